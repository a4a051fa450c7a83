"""One amount or another: by a test, by an answer of the day, by a choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rules.expressions.amounts import Amount, Combined, as_amount
from rules.expressions.curve import Curve
from rules.expressions.tests import Test
from rules.expressions.world import End, Turns, World
from rules.facts import FACTS
from rules.figures import Parameter, Row
from rules.knowledge import Truth


class Choose(Combined):
    """One amount where the test is met, another where it is not."""

    def __init__(self, test: Test, then: Amount, otherwise: Amount) -> None:
        self.test = test
        self.parts = (then, otherwise)

    def __str__(self) -> str:
        return f"({self.parts[0]} where {self.test}, otherwise {self.parts[1]})"

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.test.facts(), *super().facts())))

    def _chosen(self, world: World) -> Amount:
        return self.parts[0] if self.test.at(world) is Truth.MET else self.parts[1]

    def curve(self, world: World, end: End) -> Curve:
        return self._chosen(world).curve(world, end)

    def turns(self, world: World, turns: Turns) -> None:
        self.test.turns(world, turns)
        super().turns(world, turns)

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        return self._chosen(world).rows(world)

    def told(self, world: World) -> str:
        if all(fact in world.values for fact in self.test.facts()):
            return self._chosen(world).told(world)
        then, otherwise = (part.told(world) for part in self.parts)
        return f"({then} where {self.test}, otherwise {otherwise})"


class EitherWay(Combined):
    """One amount where the answer of the day to `question`, a parameter, is yes, another where it is no.

    On a day without an answer it is both: the range over the two, which must be level then.
    """

    def __init__(self, question: str, yes: Amount, no: Amount) -> None:
        self.question = question
        self.parts = (yes, no)

    def __str__(self) -> str:
        return f"({self.parts[0]} if [{self.question}], otherwise {self.parts[1]})"

    def _open_to(self, world: World) -> tuple[Amount, ...]:
        row = world.figures[self.question].on(world.moment)
        if row is None:
            return self.parts
        return self.parts[:1] if row.value else self.parts[1:]

    def curve(self, world: World, end: End) -> Curve:
        curves = [part.curve(world, end) for part in self._open_to(world)]
        if len(curves) == 1:
            return curves[0]
        return (min if end is End.LOW else max)(curves, key=lambda curve: curve.value)

    def turns(self, world: World, turns: Turns) -> None:
        if turns.start:
            days = world.figures[self.question].turns()
            turns.day(turns.start, *(day for day in days if day > world.on))
        super().turns(world, turns)

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        row = world.figures[self.question].on(world.moment)
        if row is not None:
            yield world.figures[self.question], row
        for part in self._open_to(world):
            yield from part.rows(world)

    def told(self, world: World) -> str:
        told = [part.told(world) for part in self._open_to(world)]
        return told[0] if len(told) == 1 else f"({told[0]} or {told[1]}: not settled, [{self.question}])"


class ByChoice(Combined):
    """An amount by the value of a choice; the values that are left out are no case of the payment."""

    def __init__(self, fact: str, amounts: Mapping[str, Amount | str]) -> None:
        assert set(amounts) <= set(FACTS[fact].values), fact
        self.fact = fact
        self.amounts = {value: as_amount(amount) for value, amount in amounts.items()}
        self.parts = tuple(self.amounts.values())

    def __str__(self) -> str:
        listed = ", ".join(f"{value}: {amount}" for value, amount in self.amounts.items())
        return f"[by {self.fact}, {listed}]"

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.fact, *super().facts())))

    def curve(self, world: World, end: End) -> Curve:
        return self.amounts[world.values[self.fact]].curve(world, end)

    def turns(self, world: World, turns: Turns) -> None:
        for value in FACTS[self.fact].values:
            turns.among(self.fact, frozenset({value}))
        super().turns(world, turns)

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        return self.amounts[world.values[self.fact]].rows(world)

    def told(self, world: World) -> str:
        if self.fact in world.values:
            return self.amounts[world.values[self.fact]].told(world)
        listed = ", ".join(f"{value}: {amount.told(world)}" for value, amount in self.amounts.items())
        return f"[by {self.fact}, {listed}]"
