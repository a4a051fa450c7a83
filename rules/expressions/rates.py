"""Rates that stand in the law as tables: by a number, by the order of a child."""

from __future__ import annotations

from collections.abc import Mapping

from rules.expressions.amounts import Amount, Combined, Constant
from rules.expressions.curve import Curve, grouped, total
from rules.expressions.world import End, Turns, World
from rules.facts import FACTS


class ByNumber(Amount):
    """A rate by a number: `{1: "38", 4: "63"}`, from 1 on 38, from 4 on 63; below the first nothing.

    `each_from=(8, "4")`: from 8 on, 4 for every one.
    """

    def __init__(self, fact: str, rates: Mapping[int, str], each_from: tuple[int, str] | None = None) -> None:
        assert FACTS[fact].kind == "count", fact
        self.fact = fact
        self.rates = {first: Constant(rate) for first, rate in sorted(rates.items())}
        self.each_from = (each_from[0], Constant(each_from[1])) if each_from else None

    def __str__(self) -> str:
        rates = [f"from {first}: {rate}" for first, rate in self.rates.items()]
        if self.each_from:
            rates.append(f"from {self.each_from[0]}: {self.each_from[1]} for every one")
        return f"[by {self.fact}, {', '.join(rates)}]"

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def curve(self, world: World, end: End) -> Curve:
        number: int = world.values[self.fact]
        if self.each_from and number >= self.each_from[0]:
            rate = self.each_from[1]
            return Curve.level(rate.value * number, f"{rate.text} × {grouped(number)}")
        rate = self.rates[max((first for first in self.rates if first <= number), default=min(self.rates))]
        return Curve.level(rate.value, rate.text)

    def turns(self, world: World, turns: Turns) -> None:
        turns.number(self.fact, *self.rates)
        if self.each_from:
            turns.number(self.fact, *range(self.each_from[0], int(FACTS[self.fact].max) + 1))  # type: ignore[arg-type]

    def told(self, world: World) -> str:
        return self.curve(world, End.LOW).text if self.fact in world.values else str(self)


class EachChild(Combined):
    """The amount of every child born together, each by its own order, in one sum."""

    def __init__(self, amount: Amount) -> None:
        self.parts = (amount,)

    def __str__(self) -> str:
        return f"for each child born together ({self.parts[0]})"

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.parts[0].facts(), "child_order", "children_born_together")))

    def curve(self, world: World, end: End) -> Curve:
        first, together = world.values["child_order"], world.values["children_born_together"]
        children = [world.but("child_order", order) for order in range(first, first + together)]
        return total([self.parts[0].curve(child, end) for child in children])

    def turns(self, world: World, turns: Turns) -> None:
        turns.every("children_born_together")
        super().turns(world, turns)
        # The third of triplets comes to a step two orders before it.
        most = FACTS["children_born_together"].max
        assert isinstance(most, int)
        steps = turns.numbers.get("child_order", set())
        turns.number("child_order", *(step - back for step in tuple(steps) for back in range(most)))

    def told(self, world: World) -> str:
        return f"for each child born together ({self.parts[0].told(world)})"


def ByOrder(rates: Mapping[int, str]) -> ByNumber:  # noqa: N802 - an operator like the others
    """A rate by the order of the child."""
    return ByNumber("child_order", rates)
