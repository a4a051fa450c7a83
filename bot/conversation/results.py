"""The result: a summary, and a card per programme. Both read the one assessment."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from bot.content import Content, Language, formats
from bot.conversation import law, wording
from bot.conversation.asking import paired
from bot.conversation.opening import topic_button
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.state import State
from rules.assessment import AssessedCondition, AssessedPayment, AssessedProgramme, Assessment

VERDICTS = ("likely", "undetermined", "unlikely")
_TAB_LABEL = {"why": "button.why_tab", "documents": "button.documents", "apply": "button.apply"}


_DIGIT_GROUPS = re.compile(r"(?<=\d)\s(?=\d{3})")


@dataclass(frozen=True, slots=True)
class Line:
    """A programme in the summary: its name, and its main amount where there is one."""

    name: Markup
    amount: Markup | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A payment on a card: its name, its amount, and what it is reckoned from."""

    name: Markup
    amount: Markup
    formula: str
    figures: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition on a card: how it stands, the sentence, the law."""

    state: str
    sentence: Markup
    law: Markup
    url: str


def summary(content: Content, state: State, assessment: Assessment, language: Language) -> Screen:
    """Likely, cannot say yet, not likely; and what was not looked at."""
    by_verdict = {
        verdict: [one for one in assessment.programmes if one.verdict == verdict] for verdict in VERDICTS
    }
    topics = tuple(
        dict.fromkeys(
            situation.ticked.see
            for situation in content.situations
            if situation.id in state.ticked and situation.ticked.see
        )
    )
    unchecked = [name for name in content.programmes if name not in state.scope]
    text = content.screen(
        "summary",
        language,
        on=formats.day(assessment.on, language),
        **{
            verdict: [
                Line(content.words(language, f"programme.{one.id}.name"), _headline(content, one, language))
                for one in programmes
            ]
            for verdict, programmes in by_verdict.items()
        },
        unchecked=[content.words(language, f"programme.{name}.short") for name in unchecked],
        topics=[content.words(language, f"topic.{topic}.text") for topic in topics],
        notices=[
            content.text(language, f"notice.{notice.id}")
            for notice in assessment.notices
            if content.has(f"message.notice.{notice.id}")
        ],
    )
    cards = tuple(
        (Button(formats.plain(content.words(language, f"programme.{one.id}.short")), f"n:card:{one.id}"),)
        for verdict in VERDICTS
        for one in by_verdict[verdict]
    )
    ways_on = [
        *([("button.check_rest", "n:rest")] if unchecked else []),
        ("button.answers", "n:review"),
        ("button.where", "n:where"),
        ("button.restart", "n:restart"),
        ("button.menu", "n:menu"),
    ]
    rows: Rows = (
        *cards,
        *(topic_button(content, topic, language) for topic in topics),
        *paired(Button(formats.plain(content.text(language, key)), data) for key, data in ways_on),
    )
    return Screen(text, rows)


def card(content: Content, assessment: Assessment, name: str, tab: str, language: Language) -> Screen:
    """One programme: the verdict with amounts and their basis, or one of its tabs."""
    one = next(programme for programme in assessment.programmes if programme.id == name)
    title = content.words(language, f"programme.{name}.name")
    match tab:
        case "why":
            text = content.screen(
                "card_why",
                language,
                title=title,
                reasons=[_reason(content, one, condition, language) for condition in _relevant(one)],
                not_checked=_said(content, one, "not_checked", one.not_checked, language),
            )
        case "documents":
            text = content.screen(
                "card_documents",
                language,
                title=title,
                documents=[content.words(language, f"document.{document}") for document in one.documents],
            )
        case "apply":
            text = content.screen(
                "card_apply", language, title=title, channels=_channels(content, one, language)
            )
        case _:
            text = _front(content, assessment, one, title, language)
    return Screen(text, _card_rows(content, one, tab, language))


def _front(
    content: Content, assessment: Assessment, one: AssessedProgramme, title: Markup, language: Language
) -> Markup:
    open_or_failed = [c for c in _relevant(one) if c.state in ("failed", "unknown")]
    wanted = "failed" if one.verdict == "unlikely" else "unknown"
    return content.screen(
        "card",
        language,
        title=title,
        about=content.words(language, f"programme.{one.id}.about"),
        verdict=one.verdict.value,
        amounts=[amount for payment in one.payments if (amount := _amount(content, one, payment, language))],
        checked=_checked(one),
        no_amount=_no_amount(content, one, language),
        reasons=[_reason(content, one, c, language) for c in open_or_failed if c.state == wanted],
        starts=None if one.from_ is None or one.from_ <= assessment.on else formats.day(one.from_, language),
        ends=None if one.until is None else formats.day(one.until, language),
        notes=_notes(content, one, language),
        on=formats.day(assessment.on, language),
    )


def _card_rows(content: Content, one: AssessedProgramme, tab: str, language: Language) -> Rows:
    def press(key: str, data: str) -> Button:
        return Button(formats.plain(content.text(language, key)), data)

    services = [service for way in one.apply if (service := way.service) and service in content.services]
    links = tuple(
        (
            Button(
                formats.plain(content.text(language, "button.apply_egov")),
                url=content.service_url(code, language),
            ),
        )
        for code in services[:1]
    )
    channels = tuple(
        (Button(formats.plain(content.words(language, f"channel.{way.channel}.name")), url=url),)
        for way in one.apply
        if way.channel in content.channels and not way.service
        for url in (content.channel_url(way.channel, language),)
        if url and (tab == "apply" or not links)
    )
    tabs = [
        press(_TAB_LABEL[name], f"n:card:{one.id}:{name}")
        for name in _TAB_LABEL
        if name != tab and (name != "documents" or one.documents)
    ]
    back = (
        (press("button.to_card", f"n:card:{one.id}"), press("button.to_summary", "n:summary"))
        if tab
        else (press("button.to_summary", "n:summary"), press("button.menu", "n:menu"))
    )
    centre = ((press("button.centre", "n:where:mine"),),) if tab == "apply" else ()
    return (*links, *channels[:3], *centre, *paired(tabs), back)


def _relevant(one: AssessedProgramme) -> list[AssessedCondition]:
    return [condition for condition in one.conditions if condition.state != "not_applicable"]


def _reason(
    content: Content, one: AssessedProgramme, condition: AssessedCondition, language: Language
) -> Reason:
    key = f"programme.{one.id}.condition.{condition.id}"
    said = condition.state.value
    if said == "unknown" and condition.reason and content.has(f"{key}.not_settled"):
        said = "not_settled"
    sentence = content.words(
        language,
        f"{key}.{said}",
        value=wording.compared(content, language, condition.value),
        limit=wording.compared(content, language, condition.limit),
    )
    return Reason(
        condition.state.value,
        sentence,
        law.reference(content, language, condition.law),
        law.address(condition.url, language),
    )


def _said(
    content: Content, one: AssessedProgramme, group: str, names: tuple[str, ...], language: Language
) -> list[Markup]:
    return [content.words(language, f"programme.{one.id}.{group}.{name}") for name in names]


def _notes(content: Content, one: AssessedProgramme, language: Language) -> list[Markup]:
    shown = []
    for name in content.programmes[one.id].notes:
        if name.startswith("form_") and name != f"form_{one.form}":
            continue
        if name == "line_estimate" and not any(payment.estimate for payment in one.payments):
            continue
        if name.startswith("if_") and name != f"if_{one.verdict.value}":
            continue
        shown.append(name)
    return _said(content, one, "note", tuple(shown), language)


def _channels(content: Content, one: AssessedProgramme, language: Language) -> list[tuple[Markup, Markup]]:
    return [
        (
            content.words(language, f"channel.{way.channel}.name"),
            content.words(language, f"channel.{way.channel}.text"),
        )
        for way in one.apply
        if way.channel in content.channels
    ]


def _headline(content: Content, one: AssessedProgramme, language: Language) -> Markup | None:
    """The amount that reaches the person's account: the net one, else the first."""
    if one.verdict == "unlikely":
        return None
    net = [payment for payment in one.payments if payment.net] or list(one.payments)
    return sum_of(content, net[0], language) if net else None


def sum_of(content: Content, payment: AssessedPayment, language: Language) -> Markup | None:
    """`164 350 ₸ единовременно`, a range, or "from" the lower end of an estimate.

    None without an amount, and for one that may be anything from nothing: that says nothing.
    """
    if payment.min is None or payment.max is None or payment.min == 0 < payment.max:
        return None
    low, high = formats.money(payment.min), formats.money(payment.max)
    period = f"amount.{payment.period}"
    if payment.estimate:
        return content.text(language, f"{period}.from", min=low)
    if payment.min == payment.max:
        return content.text(language, f"{period}.exact", amount=low)
    return content.text(language, f"{period}.range", min=low, max=high)


def _amount(
    content: Content, one: AssessedProgramme, payment: AssessedPayment, language: Language
) -> Amount | None:
    amount = sum_of(content, payment, language)
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
    """How an exact amount, or the lower end of an estimate, comes about; nothing for a wide range."""
    if payment.formula is None or not (payment.estimate or payment.min == payment.max):
        return ""
    lower_end = payment.formula.split(" … ")[0]
    return _DIGIT_GROUPS.sub(formats.NBSP, lower_end).replace(".", ",")


def _checked(one: AssessedProgramme) -> str | None:
    """The day when the figures behind the amounts were last checked; the oldest of them."""
    days = [parameter.checked_on for payment in one.payments for parameter in payment.parameters]
    return formats.short_day(min(days)) if days else None


def _no_amount(content: Content, one: AssessedProgramme, language: Language) -> Markup | None:
    reasons = {payment.reason for payment in one.payments if payment.min is None and payment.reason}
    for reason in sorted(reasons):
        key = f"programme.{one.id}.no_amount.{reason}"
        if content.has(key):
            return content.words(language, key)
    return content.text(language, "no_amount") if reasons else None
