"""The screens of the interview: a question, its picker, the echo of a typed answer."""

import re
from collections.abc import Iterable
from datetime import date
from math import ceil

from markupsafe import Markup

from bot.content import Content, Language, formats
from bot.content.models import Question
from bot.conversation import wording
from bot.conversation.interview import DECLINED, UNKNOWN, position
from bot.conversation.moment import Moment
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.state import State

WHY = "why"
PICKED = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2]))?")
"""What a date picker holds: a year, or a year and a month."""
_TYPED = ("money", "number", "date", "region")
_MONTHS = 12
_WIDE = 16
"""Buttons of at most this many characters stand two in a row."""


def question(content: Content, state: State, moment: Moment, language: Language) -> Screen:
    """One question: where we are, the words, the options, and the ways out."""
    asked = content.questions[state.at.of]
    number, total = position(content, state, moment.today)
    key = f"question.{asked.fact}"
    given = state.answers.get(asked.fact)
    text = content.screen(
        "question",
        language,
        number=number,
        total=total,
        text=content.words(language, f"{key}.text"),
        hint=content.words(language, f"{key}.hint") if asked.hint else "",
        why=content.words(language, f"{key}.why") if state.at.value == WHY else "",
        options=tuple(
            content.words(language, f"{key}.option.{option.value}.long")
            for option in asked.options
            if option.long
        ),
        typing=content.text(language, _typing(asked)) if asked.kind in _TYPED else "",
        given=None if given is None else wording.value(content, language, asked.fact, given),
    )
    rows = (*_answers(content, asked, state, moment, language), *_ways_out(content, asked, state, language))
    return Screen(text, rows)


def _typing(asked: Question) -> str:
    """How to type an answer: lengths of time have no buttons."""
    return "typing.months" if asked.unit == "months" else f"typing.{asked.kind}"


def _answers(content: Content, asked: Question, state: State, moment: Moment, language: Language) -> Rows:
    def press(text: object, value: object) -> Button:
        return Button(formats.plain(str(text)), f"a:{state.run}:{asked.fact}:{value}")

    match asked.kind:
        case "yes_no":
            return (
                (
                    press(content.text(language, "answer.yes"), "true"),
                    press(content.text(language, "answer.no"), "false"),
                ),
            )
        case "choice":
            return paired(
                press(content.words(language, f"question.{asked.fact}.option.{option.value}"), option.value)
                for option in asked.options
            )
        case "number" | "money":
            numbers = [
                press(wording.value(content, language, asked.fact, value), value) for value in asked.buttons
            ]
            across = ceil(len(numbers) / max(1, ceil(len(numbers) / 5)))
            return tuple(
                tuple(numbers[start : start + across]) for start in range(0, len(numbers), max(1, across))
            )
        case "region":
            return paired(press(content.region_name(code, language), code) for code in content.regions)
        case "date":
            return _picker(asked, state, moment, language, content)


def _picker(asked: Question, state: State, moment: Moment, language: Language, content: Content) -> Rows:
    """Year, then month, then day: dates can be pressed as well as typed."""
    today, picked = moment.today, str(state.at.value or "")
    first, last = bounds(asked, today)

    def deeper(text: object, to: str) -> Button:
        return Button(str(text), f"p:{state.run}:{asked.fact}:{to}")

    parts = picked.split("-") if PICKED.fullmatch(picked) else []
    if parts:
        # A year that was typed may lie before those on offer: a child can be adopted at any age.
        first = min(first, date(int(parts[0]), 1, 1))
    if len(parts) > 1:
        year, month = int(parts[0]), int(parts[1])
        days = [
            Button(str(day), f"a:{state.run}:{asked.fact}:{year:04}-{month:02}-{day:02}")
            for day in range(1, days_in(year, month) + 1)
            if first <= date(year, month, day) <= last
        ]
        weeks = tuple(tuple(days[start : start + 7]) for start in range(0, len(days), 7))
        return (*weeks, (deeper(content.text(language, "picker.month"), f"{year:04}"),))
    if parts:
        year = int(parts[0])
        months = [
            deeper(formats.month_name(month, language), f"{year:04}-{month:02}")
            for month in range(1, _MONTHS + 1)
            if (first.year, first.month) <= (year, month) <= (last.year, last.month)
        ]
        rows = tuple(tuple(months[start : start + 3]) for start in range(0, len(months), 3))
        return (*rows, (deeper(content.text(language, "picker.year"), "0"),))
    years = [deeper(year, f"{year:04}") for year in range(last.year, first.year - 1, -1)]
    return tuple(tuple(years[start : start + 4]) for start in range(0, len(years), 4))


def bounds(asked: Question, today: date) -> tuple[date, date]:
    """The first and the last day that the picker of a question offers."""
    ahead = today.month - 1 + asked.future_months
    year, month = today.year + ahead // _MONTHS, ahead % _MONTHS + 1
    last = today if not asked.future_months else date(year, month, days_in(year, month))
    return date(today.year - asked.past_years, 1, 1), last


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (following - date(year, month, 1)).days


def _ways_out(content: Content, asked: Question, state: State, language: Language) -> Rows:
    def press(key: str, data: str) -> Button:
        return Button(formats.plain(content.text(language, key)), data)

    where = f"{state.run}:{asked.fact}"
    why = () if state.at.value == WHY else ((press("button.why", f"w:{where}"),),)
    return (
        (press("answer.unknown", f"a:{where}:{UNKNOWN}"), press("answer.declined", f"a:{where}:{DECLINED}")),
        *why,
        (press("button.back", f"b:{where}"), press("button.menu", "n:menu")),
    )


def confirm(content: Content, state: State, language: Language) -> Screen:
    """The echo of a typed answer, in full, before it counts."""
    fact = state.at.of
    where = f"{state.run}:{fact}"
    text = content.screen(
        "confirm",
        language,
        question=content.words(language, f"question.{fact}.text"),
        value=wording.value(content, language, fact, state.at.value),
    )
    yes = Button(formats.plain(content.text(language, "button.right")), f"c:{where}:yes")
    no = Button(formats.plain(content.text(language, "button.correct")), f"c:{where}:no")
    return Screen(text, ((yes, no),))


def choose(content: Content, state: State, language: Language) -> Screen:
    """A typed place that has several meanings: which of them?"""
    fact = state.at.of
    codes = [code for code in state.at.value if code in content.regions]
    buttons = paired(
        Button(content.region_name(code, language), f"a:{state.run}:{fact}:{code}") for code in codes
    )
    other = Button(formats.plain(content.text(language, "button.other")), f"c:{state.run}:{fact}:no")
    return Screen(content.text(language, "ask_back.region_choice"), (*buttons, (other,)))


def paired(buttons: Iterable[Button]) -> Rows:
    """Short buttons two in a row, long ones alone, in their order."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        last = rows[-1] if rows else ()
        if len(last) == 1 and len(last[0].text) <= _WIDE and len(button.text) <= _WIDE:
            rows[-1] = (*last, button)
        else:
            rows.append((button,))
    return tuple(rows)


def note(text: Markup, screen: Screen) -> Screen:
    """The screen with a word of explanation above it."""
    return Screen(Markup("\n\n").join((text, Markup(screen.text))), screen.rows)
