"""Amounts in words, with what they are reckoned from."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from bot.content import Content, Language, formats
from rules import PROGRAMMES, AssessedPayment, AssessedProgramme

_DIGIT_GROUPS = re.compile(r"(?<=\d)\s(?=\d{3})")


@dataclass(frozen=True, slots=True)
class Amount:
    """A payment on a card: its name, its amount, and what it is reckoned from."""

    name: Markup
    amount: Markup
    formula: str
    figures: str


def headline(content: Content, one: AssessedProgramme, language: Language) -> Markup | None:
    """The amount that reaches the person's account: the net one, else the first."""
    if one.verdict == "unlikely":
        return None
    net = [payment for payment in one.payments if payment.net] or list(one.payments)
    return _sum(content, net[0], language) if net else None


def _sum(content: Content, payment: AssessedPayment, language: Language) -> Markup | None:
    """`164 350 ₸ единовременно`, a range, or "from" the lower end of an estimate or of an open end.

    None without an amount, and for one that may be anything from nothing: that says nothing.
    """
    if payment.min is None or payment.max is None or _says_nothing(payment):
        return None
    low, high = formats.money(payment.min), formats.money(payment.max)
    period = f"amount.{payment.period}"
    if payment.estimate or payment.open_ended:
        return content.text(language, f"{period}.from", min=low)
    if payment.min == payment.max:
        return content.text(language, f"{period}.exact", amount=low)
    return content.text(language, f"{period}.range", min=formats.number(payment.min), max=high)


def _says_nothing(payment: AssessedPayment) -> bool:
    """Whether it may be anything from nothing, or from the one tenge that is left of nearly nothing."""
    if payment.min is None or payment.max is None:
        return False
    return payment.min == 0 < payment.max or (payment.open_ended and payment.min <= 1)


def amount_of(
    content: Content, one: AssessedProgramme, payment: AssessedPayment, language: Language
) -> Amount | None:
    amount = _sum(content, payment, language)
    if amount is None:
        return None
    formula = _formula(payment)
    figures = [
        content.text(
            language,
            "basis.parameter",
            name=content.text(language, f"parameter.{parameter.id}"),
            value=formats.money(parameter.value),
            year=parameter.valid_from.year,
        )
        for parameter in payment.parameters
        if isinstance(parameter.value, int)
        and content.has(f"message.parameter.{parameter.id}")
        and formats.number(parameter.value) in formula
    ]
    name = content.words(language, f"programme.{one.id}.payment.{payment.id}")
    return Amount(name, amount, formula, "; ".join(figures))


def _formula(payment: AssessedPayment) -> str:
    """How an exact amount, or the lower end that alone is shown, comes about; nothing for a range."""
    if payment.formula is None or not (payment.estimate or payment.open_ended or payment.min == payment.max):
        return ""
    lower_end = payment.formula.split(" … ")[0]
    return _DIGIT_GROUPS.sub(formats.NBSP, lower_end).replace(".", ",")


def checked(one: AssessedProgramme) -> str | None:
    """The day when the figures behind the amounts were last checked; the oldest of them."""
    days = [parameter.checked_on for payment in one.payments for parameter in payment.parameters]
    return formats.short_day(min(days)) if days else None


def no_amount(content: Content, one: AssessedProgramme, language: Language) -> Markup | None:
    """Why there is no sum, where there is none."""
    for payment in one.payments:
        for sum_of, key in _WAITS_FOR.items():
            if _waits_for(one, payment, sum_of):
                return content.text(language, key)
    reasons = {payment.reason for payment in one.payments if payment.min is None and payment.reason}
    if reasons and one.from_ is None and PROGRAMMES[one.id].starts:
        return content.text(language, "no_amount.no_date")
    for reason in sorted(reasons):
        key = f"programme.{one.id}.no_amount.{reason}"
        if content.has(key):
            return content.words(language, key)
    return content.text(language, "no_amount") if reasons else None


_WAITS_FOR = {"income": "no_amount.income", "price": "no_amount.price"}
"""Sums of money, by a part of their fact's name, and what is said while they are not known."""


def _waits_for(one: AssessedProgramme, payment: AssessedPayment, sum_of: str) -> bool:
    """Whether the payment is not shown because a sum is not known."""
    if not _says_nothing(payment):
        return False
    reckoned = next(pays for pays in PROGRAMMES[one.id].pays if pays.id == payment.id)
    sums = {fact for fact in reckoned.amount.facts() if sum_of in fact}
    missing = [condition.missing for condition in one.conditions if condition.fact in sums]
    return bool(sums) and (not missing or any(sums.intersection(facts) for facts in missing))
