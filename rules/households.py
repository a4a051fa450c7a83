"""Example households: people as staff meet them, in life's words, whom `diff` and the tests go through.

One YAML file each in `households/`; its README says what stands in it. A date may be written as seen from
the day that one asks about (`{months_before: 4}`), so that a household makes sense on any day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from rules.dates import add_months
from rules.facts import FACTS
from rules.parsing import parse_situation
from rules.situation import BadSituation, Situation
from rules.sourced_yaml import Entry

_FOLDER: Final = Path(__file__).parent / "households"
_ANY_DAY: Final = date(2026, 1, 31)
_SHIFTS: Final = {
    "months_before": (-1, 0),
    "months_after": (1, 0),
    "days_before": (0, -1),
    "days_after": (0, 1),
}
_FARTHEST: Final = 1200


@dataclass(frozen=True, slots=True)
class Shift:
    """A day as seen from the one that is asked about: so many months and days from it."""

    months: int
    days: int

    def seen_from(self, day: date) -> date:
        return add_months(day, self.months) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Household:
    """`words`: who they are, in life's words. `facts`: as in a situation, but a date may be a `Shift`."""

    id: str
    words: str
    facts: Mapping[str, Any]
    note: str | None = None

    def facts_on(self, day: date) -> dict[str, Any]:
        """What they would say on that day: a situation as JSON has it."""
        return {fact: _on(day, value) for fact, value in self.facts.items()}

    def situation_on(self, day: date) -> Situation:
        return parse_situation(self.facts_on(day))


def _on(day: date, value: Any) -> Any:
    if isinstance(value, Shift):
        value = value.seen_from(day)
    return value.isoformat() if isinstance(value, date) else value


@cache
def households() -> tuple[Household, ...]:
    """The households that are delivered with the rules, by id."""
    return load_households(_FOLDER)


def load_households(folder: Path) -> tuple[Household, ...]:
    """All households of a folder. Raises `FigureError` for the first thing that is wrong."""
    return tuple(load_household(path) for path in sorted(folder.glob("*.yaml")))


def load_household(path: Path) -> Household:
    """One household. Raises `FigureError` with the file, the line and the mend."""
    entry = Entry.read(path)
    entry.only("words", "facts", "note")
    written = entry.entry("facts")
    facts = {name: _read(written, name) for name in written}
    household = Household(
        path.stem, entry.text("words"), facts, entry.text("note") if "note" in entry else None
    )
    try:
        household.situation_on(_ANY_DAY)
    except BadSituation as bad:
        raise written.error_at(bad.fact, str(bad)) from None
    return household


def _read(facts: Entry, name: str) -> Any:
    value = facts.value(name)
    if name not in FACTS or FACTS[name].kind != "date" or not isinstance(value, dict):
        return value
    match list(value.items()):
        case [(unit, number)] if unit in _SHIFTS and type(number) is int and 0 <= number <= _FARTHEST:
            months, days = _SHIFTS[unit]
            return Shift(months * number, days * number)
    raise facts.error_at(
        name, f"{name}: write {{months_before: 4}}; one of {', '.join(_SHIFTS)}, 0 to {_FARTHEST}"
    )
