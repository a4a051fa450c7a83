"""Tests: questions that a completely filled-in situation answers with failed, open or met."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from rules.dates import add_months, first_day_within
from rules.expressions.world import Turns, World
from rules.facts import FACTS
from rules.figures import Spread, Statuses
from rules.knowledge import Truth


class Test(Protocol):
    """A question that a completely filled-in situation answers."""

    def facts(self) -> tuple[str, ...]: ...

    def at(self, world: World) -> Truth: ...

    def turns(self, world: World, turns: Turns) -> None: ...

    def reason(self, world: World) -> str | None:
        """Why the law leaves it open in this world; None when it does not."""

    def limit(self, world: World) -> Any:
        """What the person's value is held against, for a screen; None when it is not known."""


@dataclass(frozen=True, slots=True)
class Holds:
    """The fact is true."""

    fact: str

    def __post_init__(self) -> None:
        assert FACTS[self.fact].kind == "bool", self.fact

    def __str__(self) -> str:
        return self.fact

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def at(self, world: World) -> Truth:
        return Truth.MET if world.values[self.fact] else Truth.FAILED

    def turns(self, world: World, turns: Turns) -> None:
        turns.among(self.fact, frozenset({True}))

    def reason(self, world: World) -> str | None:
        return None

    def limit(self, world: World) -> Any:
        return True


@dataclass(frozen=True, slots=True)
class Lacks:
    """The fact is false."""

    fact: str

    def __post_init__(self) -> None:
        assert FACTS[self.fact].kind == "bool", self.fact

    def __str__(self) -> str:
        return f"not {self.fact}"

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def at(self, world: World) -> Truth:
        return Truth.FAILED if world.values[self.fact] else Truth.MET

    def turns(self, world: World, turns: Turns) -> None:
        turns.among(self.fact, frozenset({True}))

    def reason(self, world: World) -> str | None:
        return None

    def limit(self, world: World) -> Any:
        return False


@dataclass(frozen=True, slots=True)
class OneOf:
    """The fact is one of the values: written here, or in a parameter of the day of application.

    A parameter may leave values open (statuses), and is open altogether on a day without a row.
    """

    fact: str
    values: tuple[str, ...] | str

    def __post_init__(self) -> None:
        if not isinstance(self.values, str):
            assert set(self.values) <= set(FACTS[self.fact].values), self

    def __str__(self) -> str:
        listed = f"[{self.values}]" if isinstance(self.values, str) else ", ".join(self.values)
        return f"{self.fact} is one of {listed}"

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def _lists(self, world: World) -> Statuses | None:
        if not isinstance(self.values, str):
            return Statuses(self.values, ())
        row = world.figures[self.values].on(world.on)
        if row is None:
            return None
        assert not isinstance(row.value, int | Fraction | Spread)
        return row.value if isinstance(row.value, Statuses) else Statuses(row.value, ())

    def at(self, world: World) -> Truth:
        lists = self._lists(world)
        if lists is None:
            return Truth.OPEN
        value = world.values[self.fact]
        if value in lists.met:
            return Truth.MET
        return Truth.OPEN if value in lists.not_settled else Truth.FAILED

    def turns(self, world: World, turns: Turns) -> None:
        lists = self._lists(world)
        if lists is not None:
            turns.among(self.fact, frozenset(lists.met))
            turns.among(self.fact, frozenset(lists.not_settled))

    def reason(self, world: World) -> str | None:
        if self.at(world) is not Truth.OPEN:
            return None
        assert isinstance(self.values, str)
        return world.figures[self.values].open_reason

    def limit(self, world: World) -> Any:
        lists = self._lists(world)
        return None if lists is None else lists.met


@dataclass(frozen=True, slots=True)
class WithinMonths:
    """The day of application is not later than so many months after the day (that day included)."""

    months: int
    fact: str

    def __post_init__(self) -> None:
        assert FACTS[self.fact].kind == "date", self.fact

    def __str__(self) -> str:
        return f"within {self.months} months of {self.fact}"

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def at(self, world: World) -> Truth:
        return Truth.MET if world.on <= add_months(world.values[self.fact], self.months) else Truth.FAILED

    def turns(self, world: World, turns: Turns) -> None:
        turns.day(self.fact, first_day_within(world.on, self.months))

    def reason(self, world: World) -> str | None:
        return None

    def limit(self, world: World) -> Any:
        day = world.values.get(self.fact)
        return add_months(day, self.months) if isinstance(day, date) else None


class _Joined:
    """Several tests read as one."""

    tests: tuple[Test, ...]

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for test in self.tests for fact in test.facts()))

    def turns(self, world: World, turns: Turns) -> None:
        for test in self.tests:
            test.turns(world, turns)

    def reason(self, world: World) -> str | None:
        return next((reason for test in self.tests if (reason := test.reason(world))), None)

    def limit(self, world: World) -> Any:
        return self.tests[0].limit(world)


class AllOf(_Joined):
    """Every one of the tests."""

    def __init__(self, *tests: Test) -> None:
        self.tests = tests

    def __str__(self) -> str:
        return " and ".join(map(str, self.tests))

    def at(self, world: World) -> Truth:
        return min(test.at(world) for test in self.tests)


class AnyOf(_Joined):
    """At least one of the tests."""

    def __init__(self, *tests: Test) -> None:
        self.tests = tests

    def __str__(self) -> str:
        return " or ".join(map(str, self.tests))

    def at(self, world: World) -> Truth:
        return max(test.at(world) for test in self.tests)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Where the test is met, the law leaves open what follows, until `question`, a parameter of answers,
    says it."""

    question: str
    test: Test

    def __str__(self) -> str:
        return f"({self.test}: not settled, [{self.question}])"

    def facts(self) -> tuple[str, ...]:
        return self.test.facts()

    def at(self, world: World) -> Truth:
        truth = self.test.at(world)
        if truth is Truth.FAILED:
            return truth
        row = world.figures[self.question].on(world.on)
        if row is None:
            return Truth.OPEN
        return truth if row.value else Truth.FAILED

    def turns(self, world: World, turns: Turns) -> None:
        self.test.turns(world, turns)

    def reason(self, world: World) -> str | None:
        return world.figures[self.question].open_reason if self.at(world) is Truth.OPEN else None

    def limit(self, world: World) -> Any:
        return self.test.limit(world)


@dataclass(frozen=True, slots=True)
class WhileSettled:
    """The test, on days for which `question`, a parameter of answers, has a row; open on other days."""

    question: str
    test: Test

    def __str__(self) -> str:
        return f"{self.test} [{self.question}]"

    def facts(self) -> tuple[str, ...]:
        return self.test.facts()

    def at(self, world: World) -> Truth:
        row = world.figures[self.question].on(world.on)
        if row is None:
            return Truth.OPEN
        return self.test.at(world) if row.value else Truth.FAILED

    def turns(self, world: World, turns: Turns) -> None:
        if world.figures[self.question].on(world.on) is not None:
            self.test.turns(world, turns)

    def reason(self, world: World) -> str | None:
        parameter = world.figures[self.question]
        return parameter.open_reason if parameter.on(world.on) is None else self.test.reason(world)

    def limit(self, world: World) -> Any:
        return self.test.limit(world)
