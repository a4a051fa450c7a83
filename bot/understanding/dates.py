"""Dates, written with figures or in words, and days told from today."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from bot.understanding.ages import TIME_UNITS, age_in_months
from bot.understanding.answer import ASK_BACK, Understood
from bot.understanding.calendar_words import (
    DAY_OFFSETS,
    MONTH_OFFSETS,
    MONTH_TAGS,
    YEAR_OFFSETS,
    calendar_lexicon,
)
from bot.understanding.folding import clean
from bot.understanding.not_said import not_said
from bot.understanding.phrases import lexicon
from bot.understanding.quantities import Quantity
from bot.understanding.scan import NUMBER, Item, scan
from bot.understanding.tokens import has_identifier, tokenize

Prefer: TypeAlias = Literal["past", "future", "none"]

EARLIEST_YEAR = 1900
YEARS_AHEAD = 3
_LEAP_CYCLE = 8

_BETWEEN = r"(?: ?[-./] ?|, ?| )"
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<y>\d{{4}}){_BETWEEN}(?P<m>\d{{1,2}}){_BETWEEN}(?P<d>\d{{1,2}})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}}){_BETWEEN}(?P<m>\d{{1,2}}){_BETWEEN}(?P<y>\d{{4}}|\d\d)(?!\d)"
)
_RUN_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d\d)(?P<m>\d\d)(?P<y>(?:19|20)\d\d)(?!\d)")
_RUN_YEAR_FIRST = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)")
_MONTH_YEAR = re.compile(r"(?<!\d)(?P<m>\d{1,2}) ?[-./] ?(?P<y>\d{4})(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)(?P<y>\d{4}) ?[-./] ?(?P<m>\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(?P<d>\d{1,2})(?:\.(?P<m>[01]\d)|/(?P<m2>\d{1,2}))(?!\d)")
_NUMERIC = (_YEAR_FIRST, _DAY_FIRST, _RUN_DAY_FIRST, _RUN_YEAR_FIRST, _MONTH_YEAR, _YEAR_MONTH, _DAY_MONTH)
_DIGIT = re.compile(r"\d")


def understand_date(text: str, today: date, prefer: Prefer = "past") -> Understood:
    """A day, a month when the day is not told, or an age in months.

    `prefer`: when no year is told, the nearest past day is meant, or the nearest future one; none: ask back.
    What the message itself says («родился», «жду») goes before it.
    """
    if has_identifier(text):
        return ASK_BACK
    tokens = tokenize(text, grouping=False)
    items = scan(tokens, calendar_lexicon())
    tags = [item.tag for item in items]
    if "doubt" in tags or "not" in tags or "declined" in tags:
        return not_said(tokens)
    if "past" in tags or "future" in tags:
        prefer = "past" if "past" in tags else "future"
    if any(tag in MONTH_TAGS for tag in tags):
        return _Words(items, today, prefer).answer()
    if any(tag in DAY_OFFSETS or tag in MONTH_OFFSETS or tag in ("ago", "in", "later") for tag in tags):
        return _from_today(items, today)
    with_figures = _numeric(clean(text), today, prefer)
    if with_figures is not None:
        return with_figures
    months = age_in_months(scan(tokenize(text), lexicon("time")), days=True)
    # «8 месяцев беременности» is no age, «в прошлом году» no year old.
    if months is not None and not any(tag in YEAR_OFFSETS or tag == "pregnancy" for tag in tags):
        return Understood(value={"months": months})
    return not_said(tokens)


def _numeric(text: str, today: date, prefer: Prefer) -> Understood | None:
    """The one date in figures; None when there is none of that shape."""
    for shape in _NUMERIC:
        found = shape.search(text)
        if not found:
            continue
        if _DIGIT.search(text[: found.start()] + text[found.end() :]):
            return ASK_BACK
        parts = found.groupdict()
        year = _year(int(parts["y"]), len(parts["y"]), today) if parts.get("y") else None
        month = int(parts.get("m") or parts["m2"])
        day = int(parts["d"]) if parts.get("d") else None
        return _resolved(day, month, year, today, prefer)
    return None


def _year(number: int, digits: int, today: date) -> int:
    """Two digits are of this century, unless that lies too far ahead."""
    if digits > 2:
        return number
    return number + (2000 if 2000 + number <= today.year + YEARS_AHEAD else 1900)


def _resolved(day: int | None, month: int, year: int | None, today: date, prefer: Prefer) -> Understood:
    if not 1 <= month <= 12 or (year is not None and not EARLIEST_YEAR <= year <= today.year + YEARS_AHEAD):
        return ASK_BACK
    if year is None:
        year = _nearest_year(day, month, today, prefer)
    if year is None:
        return ASK_BACK
    if day is None:
        return Understood(value=f"{year:04}-{month:02}")
    if not 1 <= day <= monthrange(year, month)[1]:
        return ASK_BACK
    return Understood(value=date(year, month, day).isoformat())


def _nearest_year(day: int | None, month: int, today: date, prefer: Prefer) -> int | None:
    if prefer == "none" or (day is not None and not 1 <= day <= monthrange(2000, month)[1]):
        return None
    step = -1 if prefer == "past" else 1
    for year in range(today.year, today.year + step * _LEAP_CYCLE, step):
        if day is None:
            distance = month - today.month if year == today.year else step
        elif day <= monthrange(year, month)[1]:
            distance = (date(year, month, day) - today).days
        else:
            continue
        if distance * step >= 0:
            return year
    return None


class _Words:
    """A date with a month's name: «5 марта», «2026 жылғы 5 наурыз», «наурыздың бесі»."""

    def __init__(self, items: Sequence[Item], today: date, prefer: Prefer) -> None:
        self.items = items
        self.today = today
        self.prefer = prefer

    def answer(self) -> Understood:
        months = {MONTH_TAGS[item.tag] for item in self.items if item.tag in MONTH_TAGS}
        relative = [YEAR_OFFSETS[item.tag] for item in self.items if item.tag in YEAR_OFFSETS]
        if len(months) > 1 or len(set(relative)) > 1 or any(_points_at_a_day(item) for item in self.items):
            return ASK_BACK
        day: int | None = None
        year = self.today.year + relative[0] if relative else None
        for at, item in enumerate(self.items):
            if item.tag != NUMBER:
                continue
            number = _whole(item.quantity)
            if number is None:
                return ASK_BACK
            if self._is_year(at, number, day):
                if year is not None:
                    return ASK_BACK
                year = _year(number, 2 if number < 100 else 4, self.today)
            elif day is None:
                day = number
            else:
                return ASK_BACK
        return _resolved(day, months.pop(), year, self.today, self.prefer)

    def _is_year(self, at: int, number: int, day: int | None) -> bool:
        following = self.items[at + 1].tag if at + 1 < len(self.items) else ""
        month_before = any(item.tag in MONTH_TAGS for item in self.items[:at])
        return number > 999 or following == "year" or (month_before and day is not None)


def _points_at_a_day(item: Item) -> bool:
    return item.tag in DAY_OFFSETS or item.tag in MONTH_OFFSETS or item.tag in ("ago", "in", "later")


def _whole(quantity: Quantity | None) -> int | None:
    return int(quantity.value) if quantity and not quantity.doubtful and quantity.whole else None


def _from_today(items: Sequence[Item], today: date) -> Understood:
    """Days are exact; of months only the month is known; years are too vague."""
    named = [item.tag for item in items if item.tag in DAY_OFFSETS or item.tag in MONTH_OFFSETS]
    counted = [item.tag for item in items if item.tag in ("ago", "in", "later")]
    numbers = [item for item in items if item.tag == NUMBER]
    if len(named) == 1 and not counted and not numbers:
        if named[0] in DAY_OFFSETS:
            return Understood(value=(today + timedelta(days=DAY_OFFSETS[named[0]])).isoformat())
        return Understood(value=_month_from(today, MONTH_OFFSETS[named[0]]))
    if named or len(counted) != 1 or len(numbers) > 2:
        return ASK_BACK
    return _counted_from(items, today, -1 if counted[0] == "ago" else 1)


def _counted_from(items: Sequence[Item], today: date, sign: int) -> Understood:
    units = [item for item in items if item.tag in TIME_UNITS]
    numbers = [_whole(item.quantity) for item in items if item.tag == NUMBER]
    if len(units) == 1 and units[0].tag in ("day", "week", "month") and len(numbers) <= 1:
        number = numbers[0] if numbers else 1
        if number is None or not 0 < number <= 400:
            return ASK_BACK
        if units[0].tag == "month":
            return Understood(value=_month_from(today, sign * number))
        days = number * (7 if units[0].tag == "week" else 1)
        return Understood(value=(today + timedelta(days=sign * days)).isoformat())
    half_years = any(item.quantity and not item.quantity.whole for item in items)
    if {unit.tag for unit in units} in ({"half_year"}, {"year", "month"}) or (units and half_years):
        months = age_in_months(
            [item for item in items if item.tag in (NUMBER, "half_year", "year", "month")], days=False
        )
        if months is not None:
            return Understood(value=_month_from(today, sign * months))
    return ASK_BACK


def _month_from(today: date, months: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"
