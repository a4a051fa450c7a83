"""One way that things may be, and where a change of it can turn an answer."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from rules.figures import Figures
from rules.knowledge import Value


class End(Enum):
    LOW = "low"
    HIGH = "high"


class NoValue(Exception):  # noqa: N818 - not an error: a day that no row covers
    """A figure has no row on the day it is needed for. `reason`: an id."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class World:
    """One way that things may be: the day, the figures, a value for every fact that is read.

    Sums of money that an amount rests on have none: they are what its curve is over. `moment`: the day by
    whose figures amounts are reckoned.
    """

    on: date
    figures: Figures
    values: dict[str, Any]
    moment: date

    def but(self, fact: str, value: Any) -> "World":
        """The same with another value of one fact."""
        return World(self.on, self.figures, {**self.values, fact: value}, self.moment)


@dataclass(slots=True)
class Turns:
    """Where answers can turn: between two turns, no test and no amount tells a fact's values apart.

    `start`: the date fact from which amounts run, where there is one. `whole`: counts of which every value is
    a case of its own.
    """

    start: str | None = None
    days: dict[str, set[date]] = field(default_factory=dict)
    sets: dict[str, list[frozenset[Value]]] = field(default_factory=dict)
    numbers: dict[str, set[int]] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)

    def day(self, fact: str, *first_days: date) -> None:
        self.days.setdefault(fact, set()).update(first_days)

    def among(self, fact: str, values: frozenset[Value]) -> None:
        self.sets.setdefault(fact, []).append(values)

    def number(self, fact: str, *firsts: int) -> None:
        self.numbers.setdefault(fact, set()).update(firsts)

    def every(self, fact: str) -> None:
        self.whole.add(fact)
