"""A fact's values, sorted into classes that nothing in a programme tells apart.

A programme asks a few things of each fact: is the status on this list, is the birth less than 18 months
ago, by which year's figures. Between the turns of those questions all values are alike, so a handful of
classes stands for all values, and going through the classes is going through everything that may be.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Protocol

from rules.expressions import Turns
from rules.facts import FACTS, Fact
from rules.knowledge import Absence, Bounds, Knowledge, Range, Value

NOT_ASKED: Final = -1
UNKNOWN: Final = -2
PROMISED: Final = -3

Code = int | tuple[int, int]
"""What a situation says of a fact, in classes: one class, a run of them (both ends included), or one of the
above."""


_ABSENT: Final[dict[Absence, int]] = {
    Absence.NOT_ASKED: NOT_ASKED,
    Absence.UNKNOWN: UNKNOWN,
    Absence.DECLINED: UNKNOWN,
    Absence.PROMISED: PROMISED,
}


class Classes(Protocol):
    """The classes of one fact, numbered from 0."""

    def __len__(self) -> int: ...

    def of(self, value: Value) -> int:
        """The class of a value."""

    def code(self, known: Knowledge) -> Code:
        """What a situation says, in classes."""

    def members(self, index: int) -> Sequence[Value]:
        """All values of a class of a choice; of a date or a number the first alone, which stands for all."""


class Groups:
    """Classes of a choice, a region or a boolean."""

    def __init__(self, fact: Fact, turns: Turns) -> None:
        sets = turns.sets.get(fact.name, [])
        groups: dict[tuple[bool, ...], list[Value]] = {}
        for value in fact.values:
            groups.setdefault(tuple(value in among for among in sets), []).append(value)
        self._groups = tuple(tuple(group) for group in groups.values())
        self._index = {value: index for index, group in enumerate(self._groups) for value in group}
        self._codes: dict[Any, int] = {**self._index, **_ABSENT}

    def code(self, known: Knowledge) -> Code:
        return self._codes[known]

    def __len__(self) -> int:
        return len(self._groups)

    def of(self, value: Value) -> int:
        return self._index[value]

    def members(self, index: int) -> Sequence[Value]:
        return self._groups[index]


class Days:
    """Classes of a date: from one turn to the day before the next."""

    def __init__(self, fact: Fact, turns: Turns) -> None:
        assert isinstance(fact.min, date)
        assert isinstance(fact.max, date)
        first, last = fact.min, fact.max
        inside = {day for day in turns.days.get(fact.name, ()) if first < day <= last}
        self._firsts = sorted({first, *inside})

    def __len__(self) -> int:
        return len(self._firsts)

    def of(self, value: Value) -> int:
        assert isinstance(value, date)
        return bisect_right(self._firsts, value) - 1

    def code(self, known: Knowledge) -> Code:
        if isinstance(known, Absence):
            return _ABSENT[known]
        assert not isinstance(known, Range)
        return self.of(known)

    def members(self, index: int) -> Sequence[Value]:
        return (self._firsts[index],)


class Numbers:
    """Classes of a count or of money: from one turn to the number before the next."""

    def __init__(self, fact: Fact, turns: Turns) -> None:
        assert isinstance(fact.min, int)
        assert isinstance(fact.max, int)
        first, self._last = fact.min, fact.max
        inside = {number for number in turns.numbers.get(fact.name, ()) if first < number <= self._last}
        self._firsts = sorted({first, *inside})

    def __len__(self) -> int:
        return len(self._firsts)

    def of(self, value: Value) -> int:
        assert isinstance(value, int)
        return bisect_right(self._firsts, value) - 1

    def code(self, known: Knowledge) -> Code:
        if isinstance(known, Absence):
            return _ABSENT[known]
        if isinstance(known, Range):
            first, last = self.of(known.min), self.of(known.max)
            return first if first == last else (first, last)
        return self.of(known)

    def span(self, index: int) -> Bounds:
        """The first and the last number of a class."""
        following = self._firsts[index + 1] - 1 if index + 1 < len(self._firsts) else self._last
        return Bounds(self._firsts[index], following)

    def members(self, index: int) -> Sequence[Value]:
        return (self._firsts[index],)


def classes_of(name: str, turns: Turns) -> Groups | Days | Numbers:
    """The classes of a fact that `turns` tell apart."""
    fact = FACTS[name]
    if fact.is_number:
        return Numbers(fact, turns)
    return Days(fact, turns) if fact.kind == "date" else Groups(fact, turns)
