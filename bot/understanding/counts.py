"""Counts: of people, children, days, per cent; which one in a row; ages."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.ages import TIME_UNITS, age_in_months
from bot.understanding.answer import ASK_BACK, Language, Understood
from bot.understanding.folding import fold, folded
from bot.understanding.not_said import not_said
from bot.understanding.phrases import lexicon
from bot.understanding.quantities import Quantity
from bot.understanding.scan import NUMBER, SIGN, WORD, Item, scan
from bot.understanding.tokens import Token, has_identifier, tokenize

MOST = 1_000_000
_YEARS = range(1900, 2100)


def understand_count(text: str, lang: Language) -> Understood:
    """An integer, or an age in months. Ranges and families told one by one are asked back."""
    if has_identifier(text):
        return ASK_BACK
    tokens = tokenize(text)
    items = scan(tokens, lexicon("number", "time"))
    if lang == "ru" and [item.text for item in items] == [_HE]:
        return ASK_BACK
    tags = [item.tag for item in items]
    if "number" not in tags:
        return _without_number(tokens, items)
    if {"doubt", "not", "week"}.intersection(tags) or items[0].text == "-":
        return ASK_BACK
    if any(item.tag in TIME_UNITS and item.tag not in ("day", "week") for item in items):
        months = age_in_months(items, days=False)
        return ASK_BACK if months is None else Understood(value={"months": months})
    return _count(items)


# «он» is ten in Kazakh, "he" in Russian; «мен» is "I", and "and" between two things.
_HE, _AND = fold("он"), fold("мен")
_ALL_TOGETHER = folded("вдвоем втроем вчетвером впятером вшестером всемером")


def _without_number(tokens: Sequence[Token], items: Sequence[Item]) -> Understood:
    tags = {item.tag for item in items}
    if not (tags & {"doubt", "none"}) and (months := age_in_months(items, days=False)) is not None:
        return Understood(value={"months": months})
    answer = not_said(tokens)
    if not answer.ask_back or "doubt" in tags:
        return answer
    if "none" in tags and not tags & {"one", "kin"}:
        return Understood(value=0)
    if "one" in tags and not tags & {"none", "kin"}:
        return Understood(value=1)
    children = [item for item in items if item.tag == "son_or_daughter"]
    if len(children) == 2 and tags <= {"son_or_daughter", "and", SIGN}:
        return Understood(value=2)
    return ASK_BACK


def _count(items: Sequence[Item]) -> Understood:
    tags = {item.tag for item in items}
    counts = [_whole(item.quantity) for item in items if item.tag == NUMBER]
    if None in counts or "none" in tags:
        return ASK_BACK
    if len(set(counts)) == 1 < len(counts) and any(item.text == "(" for item in items):
        return Understood(value=counts[0])
    if len(counts) > 1 or "son_or_daughter" in tags:
        return _together(items)
    told_one_by_one = "kin" in tags or ("self" in tags and counts != [1])
    if any(item.text in _ALL_TOGETHER for item in items):
        return Understood(value=counts[0])
    if told_one_by_one and "total" not in tags:
        return ASK_BACK
    return Understood(value=counts[0])


def _together(items: Sequence[Item]) -> Understood:
    """«2 сына и дочь» is three; other lists are asked back."""
    total = expected = 0
    for item in items:
        if item.tag == NUMBER and not expected and (count := _whole(item.quantity)):
            expected = count
        elif item.tag == "son_or_daughter":
            total += expected or 1
            expected = 0
        elif item.tag == SIGN and expected:
            # «двое, мальчик и девочка»
            return ASK_BACK
        elif item.tag not in ("and", "child", WORD, SIGN) and item.text != _AND:
            return ASK_BACK
    return ASK_BACK if expected or not total else Understood(value=total)


def _whole(quantity: Quantity | None) -> int | None:
    if quantity is None or quantity.doubtful or not quantity.whole or quantity.bare:
        return None
    value = int(quantity.value)
    return value if value <= MOST and value not in _YEARS else None
