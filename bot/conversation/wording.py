"""A fact's value in a person's language."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil
from numbers import Rational

from markupsafe import Markup

from bot.content import Content, Language, formats
from bot.conversation.interview import DECLINED, UNKNOWN
from bot.conversation.state import Answer


def value(content: Content, language: Language, fact: str, answer: Answer) -> Markup:
    """An answer as it is shown to the person: `185 000 ₸ в месяц`, `5 марта 2026 года`, `Да`."""
    question = content.questions.get(fact)
    if answer == UNKNOWN:
        return content.text(language, "answer.unknown")
    if answer == DECLINED:
        return content.text(language, "answer.declined")
    if isinstance(answer, bool):
        return content.text(language, "answer.yes" if answer else "answer.no")
    if question is None:
        return Markup.escape(answer)
    if question.kind == "choice":
        key = f"question.{fact}.option.{answer}"
        return content.words(language, f"{key}.long" if content.has(f"{key}.long") else key)
    if question.kind == "region":
        return Markup.escape(content.region_name(str(answer), language))
    if question.kind == "date":
        return Markup.escape(formats.day(date.fromisoformat(str(answer)), language))
    shown = formats.money if question.kind == "money" else formats.number
    if isinstance(answer, Mapping):
        between = _range(content, language, answer, shown_as_money=question.kind == "money")
        if question.period == "month":
            return content.text(language, "answer.monthly", amount=between)
        return between
    if question.period == "month":
        return content.text(language, "answer.monthly", amount=shown(int(answer)))
    if question.unit == "months":
        return content.plural(language, "answer.months", int(answer))
    if question.unit == "percent":
        return content.text(language, "answer.percent", n=int(answer))
    return Markup.escape(shown(int(answer)))


def _range(content: Content, language: Language, ends: Mapping[str, int], *, shown_as_money: bool) -> Markup:
    shown = formats.money if shown_as_money else formats.number
    low, high = ends.get("min"), ends.get("max")
    if low is None:
        return content.text(language, "answer.up_to", max=shown(high or 0))
    if high is None:
        return content.text(language, "answer.at_least", min=shown(low))
    return content.text(language, "answer.between", min=shown(low), max=shown(high))


def compared(content: Content, language: Language, held: object, fact: str = "") -> Markup:
    """A condition's own value or its limit: a date, an amount, a region, an option, or several of them.

    `fact`: whose value it is; it tells a count of children or months from an amount of money.
    """
    question = content.questions.get(fact)
    counted = question is not None and question.kind == "number"
    if isinstance(held, list | tuple):
        words = [str(compared(content, language, one, fact)) for one in held]
        return Markup(formats.listed(words, language))
    if isinstance(held, bool):
        return content.text(language, "answer.yes" if held else "answer.no")
    if isinstance(held, date):
        return Markup.escape(formats.day(held, language))
    if isinstance(held, Mapping):
        ends = {end: _whole(value) for end, value in held.items() if value is not None}
        return _range(content, language, ends, shown_as_money=not counted)
    if isinstance(held, Rational) and counted:
        return value(content, language, fact, _whole(held))
    if isinstance(held, Rational):
        return Markup.escape(formats.money(_whole(held)))
    if held in content.regions:
        return Markup.escape(content.region_name(str(held), language))
    status = f"question.residence_status.option.{held}"
    for key in (f"{status}.long", status):
        if content.has(key):
            return content.words(language, key)
    return Markup("")


def _whole(value: object) -> int:
    return ceil(Fraction(value)) if isinstance(value, Rational) else 0
