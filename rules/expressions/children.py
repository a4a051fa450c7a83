"""Amounts by the order of a child, and for each of the children born together."""

from collections.abc import Iterator

from rules.expressions.amounts import Amount, Combined, Constant, NumberOf
from rules.expressions.world import End, World
from rules.figures import Parameter, Row
from rules.knowledge import Number


class ByOrder(Amount):
    """A rate by the order of the child: `{1: "38", 4: "63"}`, from the first on 38, from the fourth on 63."""

    def __init__(self, rates: dict[int, str]) -> None:
        self.rates = {order: Constant(rate) for order, rate in sorted(rates.items())}

    def __str__(self) -> str:
        return "[" + ", ".join(f"from child {order}: {rate}" for order, rate in self.rates.items()) + "]"

    def facts(self) -> tuple[str, ...]:
        return ("child_order",)

    def _rate(self, world: World) -> Constant:
        order: int = world.values["child_order"]
        return self.rates[max(first for first in self.rates if first <= order)]

    def at(self, world: World, end: End) -> Number:
        return self._rate(world).value

    def formula(self, world: World, end: End) -> str:
        return self._rate(world).text


class EachChild(Combined):
    """The amount of every child born together, each by its own order, in one sum."""

    def __init__(self, amount: Amount) -> None:
        self.parts = (amount,)

    def __str__(self) -> str:
        return f"for each child born together ({self.parts[0]})"

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.parts[0].facts(), "child_order", "children_born_together")))

    def _children(self, world: World, end: End) -> list[World]:
        children: list[World] | None = world.worked_out.get((self, end, "children"))
        if children is None:
            first = NumberOf("child_order").at(world, end)
            together = NumberOf("children_born_together").at(world, end)
            assert isinstance(first, int)
            assert isinstance(together, int)
            children = [world.but("child_order", order) for order in range(first, first + together)]
            world.worked_out[self, end, "children"] = children
        return children

    def at(self, world: World, end: End) -> Number:
        # The gross and the net amount, and their formulas, all ask for the same sum.
        known: Number | None = world.worked_out.get((self, end))
        if known is None:
            known = sum([self.parts[0].at(child, end) for child in self._children(world, end)])
            world.worked_out[self, end] = known
        return known

    def bends(self, world: World, fact: str) -> Iterator[int]:
        for child in self._children(world, End.LOW):
            yield from self.parts[0].bends(child, fact)

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        for child in self._children(world, End.LOW):
            yield from self.parts[0].rows(child)

    def formula(self, world: World, end: End) -> str:
        return " + ".join(self.parts[0].formula(child, end) for child in self._children(world, end))
