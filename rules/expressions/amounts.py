"""Amounts: sums of money and their factors.

An amount answers for one world, in which choices, days and counts have a value each, with a curve over the
one sum of money that is left (`curve.py`). It has a low and a high end where a figure or the law itself
gives a range.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rules.expressions.curve import SUM, Curve, Piece, bracketed, grouped, integral, product
from rules.expressions.world import End, NoValue, Turns, World
from rules.facts import FACTS
from rules.figures import Parameter, Row, Spread


class Amount:
    """A sum of money, or a factor of one. Never smaller when a number in it is larger."""

    def facts(self) -> tuple[str, ...]:
        raise NotImplementedError

    def curve(self, world: World, end: End) -> Curve:
        """The low or high end over sums of money. Raises `NoValue` when a figure has no row."""
        raise NotImplementedError

    def turns(self, world: World, turns: Turns) -> None:
        """Where choices, days and counts turn the amount."""

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        """The figures that the amount rests on. Raises `NoValue`."""
        return iter(())

    def told(self, world: World) -> str:
        """The formula with the figures in force; facts that the world does not hold stand by their names.

        Amounts that are told alike are alike.
        """
        raise NotImplementedError

    def __mul__(self, other: Amount | str | int) -> Product:
        return Product(self, as_amount(other))

    def __truediv__(self, divisor: str) -> Product:
        return Product(self, Constant(divisor, divides=True))

    def __sub__(self, other: Amount) -> Less:
        return Less(self, other)

    def at_least(self, floor: Amount) -> AtLeast:
        return AtLeast(self, floor)

    def at_most(self, cap: Amount) -> AtMost:
        return AtMost(self, cap)


def as_amount(value: Amount | str | int) -> Amount:
    return value if isinstance(value, Amount) else Constant(str(value))


class Constant(Amount):
    """A number that stands in the law, written as there: `"5.76"`."""

    def __init__(self, text: str, *, divides: bool = False) -> None:
        self.text = text
        self.divides = divides
        self.value = integral(1 / Fraction(text) if divides else Fraction(text))

    def __str__(self) -> str:
        return self.text

    def facts(self) -> tuple[str, ...]:
        return ()

    def curve(self, world: World, end: End) -> Curve:
        return Curve.level(self.value, self.text)

    def told(self, world: World) -> str:
        return self.text


class Figure(Amount):
    """A parameter in force on the day from which the amount runs, or on the day of a fact (`on`)."""

    def __init__(self, name: str, on: str | None = None) -> None:
        self.name = name
        self.on = on

    def __str__(self) -> str:
        return f"{self.name} on {self.on}" if self.on else self.name

    def facts(self) -> tuple[str, ...]:
        return (self.on,) if self.on else ()

    def _row(self, world: World) -> Row:
        row = world.figures[self.name].on(world.values[self.on] if self.on else world.moment)
        if row is None:
            raise NoValue(world.figures[self.name].open_reason)
        return row

    def curve(self, world: World, end: End) -> Curve:
        value = self._row(world).value
        if isinstance(value, Spread):
            value = value.low if end is End.LOW else value.high
        assert isinstance(value, int | Fraction)
        return Curve.level(value, grouped(value))

    def turns(self, world: World, turns: Turns) -> None:
        days = world.figures[self.name].turns()
        if self.on:
            turns.day(self.on, *days)
        elif turns.start:
            turns.day(turns.start, *(day for day in days if day > world.on))

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        yield world.figures[self.name], self._row(world)

    def told(self, world: World) -> str:
        if self.on and self.on not in world.values:
            return str(self)
        value = self._row(world).value
        if isinstance(value, Spread):
            ends = dict.fromkeys((grouped(value.low), grouped(value.high)))
            return f"({' to '.join(ends)})" if len(ends) > 1 else next(iter(ends))
        assert isinstance(value, int | Fraction)
        return grouped(value)


class NumberOf(Amount):
    """The number that a fact gives: money, a count, or a choice among numbers."""

    def __init__(self, fact: str) -> None:
        assert FACTS[fact].is_number or all(isinstance(value, int) for value in FACTS[fact].values), fact
        self.fact = fact

    def __str__(self) -> str:
        return self.fact

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def curve(self, world: World, end: End) -> Curve:
        if FACTS[self.fact].kind == "money":
            return Curve((Piece(0, 1, 0, SUM),))
        number: int = world.values[self.fact]
        return Curve.level(number, grouped(number))

    def turns(self, world: World, turns: Turns) -> None:
        fact = FACTS[self.fact]
        if fact.kind == "count":
            turns.every(self.fact)
        for value in fact.values:
            turns.among(self.fact, frozenset({value}))

    def told(self, world: World) -> str:
        return grouped(world.values[self.fact]) if self.fact in world.values else self.fact


class Combined(Amount):
    """An amount made of others."""

    parts: tuple[Amount, ...]

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for part in self.parts for fact in part.facts()))

    def turns(self, world: World, turns: Turns) -> None:
        for part in self.parts:
            part.turns(world, turns)

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        for part in self.parts:
            yield from part.rows(world)


class Product(Combined):
    """Factors. At most one of them may be a sum of money."""

    def __init__(self, *parts: Amount) -> None:
        self.parts = tuple(
            factor for part in parts for factor in (part.parts if isinstance(part, Product) else (part,))
        )

    def __str__(self) -> str:
        return self._joined([str(part) for part in self.parts])

    def curve(self, world: World, end: End) -> Curve:
        varying, value, texts, place = None, Fraction(1), list[str](), 0
        for part in self.parts:
            curve = part.curve(world, end)
            if curve.is_level:
                value *= curve.value
                texts.append(self._signed(part, curve.text))
            else:
                assert varying is None, f"two sums of money are multiplied: {self}"
                varying, place = curve, len(texts)
        if varying is None:
            return Curve.level(integral(value), "".join(texts).removeprefix(" × "))
        return product(integral(value), texts, varying, place)

    def told(self, world: World) -> str:
        return self._joined([part.told(world) for part in self.parts])

    def _joined(self, texts: list[str]) -> str:
        signed = (self._signed(part, text) for part, text in zip(self.parts, texts, strict=True))
        return "".join(signed).removeprefix(" × ")

    @staticmethod
    def _signed(part: Amount, text: str) -> str:
        if isinstance(part, Figure) and text == "1":  # a share that is the whole
            return ""
        sign = "÷" if isinstance(part, Constant) and part.divides else "×"
        return f" {sign} {bracketed(text)}"


class Less(Combined):
    """An amount less a level one."""

    def __init__(self, amount: Amount, less: Amount) -> None:
        self.parts = (amount, less)

    def __str__(self) -> str:
        return f"{self.parts[0]} − {self.parts[1]}"

    def curve(self, world: World, end: End) -> Curve:
        amount, less = self.parts
        return amount.curve(world, end).less(less.curve(world, end))

    def told(self, world: World) -> str:
        return " − ".join(part.told(world) for part in self.parts)


class AtLeast(Combined):
    """An amount, or the floor where it is below."""

    def __init__(self, amount: Amount, floor: Amount) -> None:
        self.parts = (amount, floor)

    def __str__(self) -> str:
        return f"({self.parts[0]}, at least {self.parts[1]})"

    def curve(self, world: World, end: End) -> Curve:
        amount, floor = self.parts
        return amount.curve(world, end).at_least(floor.curve(world, end))

    def told(self, world: World) -> str:
        amount, floor = self.parts
        return f"({amount.told(world)}, at least {floor.told(world)})"


class AtMost(Combined):
    """An amount, or the cap where it is above."""

    def __init__(self, amount: Amount, cap: Amount) -> None:
        self.parts = (amount, cap)

    def __str__(self) -> str:
        return f"({self.parts[0]}, at most {self.parts[1]})"

    def curve(self, world: World, end: End) -> Curve:
        amount, cap = self.parts
        return amount.curve(world, end).at_most(cap.curve(world, end))

    def told(self, world: World) -> str:
        amount, cap = self.parts
        return f"({amount.told(world)}, at most {cap.told(world)})"


class Between(Combined):
    """A range that the law itself gives, or leaves."""

    def __init__(self, low: Amount | str, high: Amount | str) -> None:
        self.parts = (as_amount(low), as_amount(high))

    def __str__(self) -> str:
        return f"({self.parts[0]} to {self.parts[1]})"

    def curve(self, world: World, end: End) -> Curve:
        low, high = self.parts
        return (low if end is End.LOW else high).curve(world, end)

    def told(self, world: World) -> str:
        low, high = self.parts
        return f"({low.told(world)} to {high.told(world)})"


def money_in(amount: Amount) -> str | None:
    """The fact that is the amount's sum of money; None where there is none."""
    sums = [fact for fact in amount.facts() if FACTS[fact].kind == "money"]
    assert len(sums) < 2, f"an amount rests on two sums of money: {', '.join(sums)}"
    return sums[0] if sums else None
