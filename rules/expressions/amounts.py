"""Amounts: sums of money and their factors, over numbers that are known within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod

from rules.expressions.tests import Test
from rules.expressions.world import End, NoValue, Turns, World
from rules.facts import FACTS, MAX_MONEY
from rules.figures import PARAMETER_MISSING, Parameter, Row, Spread
from rules.knowledge import Bounds, Number, Truth


class Amount:
    """A sum of money, or a factor of one. Never smaller when a number in it is larger."""

    def facts(self) -> tuple[str, ...]:
        raise NotImplementedError

    def at(self, world: World, end: End) -> Number:
        """The low or high end. Raises `NoValue` when a figure has no row."""
        raise NotImplementedError

    def turns(self, world: World, turns: Turns) -> None:
        """Where discrete facts (a choice, a date) turn the amount."""

    def bends(self, world: World, fact: str) -> Iterator[int]:
        """Sums of money, as values of `fact`, from which on the amount does not grow with it any more."""
        return iter(())

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        """The figures that the amount rests on."""
        return iter(())

    def formula(self, world: World, end: End) -> str:
        raise NotImplementedError

    def __mul__(self, other: Amount | str | int) -> Product:
        return Product(self, _amount(other))

    def __truediv__(self, divisor: str) -> Product:
        return Product(self, Constant(divisor, divides=True))

    def at_least(self, floor: Amount) -> AtLeast:
        return AtLeast(self, floor)

    def at_most(self, cap: Amount) -> AtMost:
        return AtMost(self, cap)


def _amount(value: Amount | str | int) -> Amount:
    return value if isinstance(value, Amount) else Constant(str(value))


def integral(number: Number) -> Number:
    """An int where it is one: arithmetic on ints is several times as quick."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


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

    def at(self, world: World, end: End) -> Number:
        return self.value

    def formula(self, world: World, end: End) -> str:
        return self.text


class Between(Amount):
    """A range that the law itself gives."""

    def __init__(self, low: str, high: str) -> None:
        self.ends = {End.LOW: Constant(low), End.HIGH: Constant(high)}

    def __str__(self) -> str:
        return f"{self.ends[End.LOW]} to {self.ends[End.HIGH]}"

    def facts(self) -> tuple[str, ...]:
        return ()

    def at(self, world: World, end: End) -> Number:
        return self.ends[end].value

    def formula(self, world: World, end: End) -> str:
        return self.ends[end].text


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
            raise NoValue(PARAMETER_MISSING)
        return row

    def at(self, world: World, end: End) -> Number:
        value = self._row(world).value
        if isinstance(value, Spread):
            return value.low if end is End.LOW else value.high
        assert isinstance(value, int | Fraction)
        return value

    def turns(self, world: World, turns: Turns) -> None:
        days = world.figures[self.name].turns()
        if self.on:
            turns.day(self.on, *days)
        elif turns.start:
            turns.day(turns.start, *(day for day in days if day > world.on))

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        yield world.figures[self.name], self._row(world)

    def formula(self, world: World, end: End) -> str:
        return grouped(self.at(world, end))


class NumberOf(Amount):
    """The number that a fact gives."""

    def __init__(self, fact: str) -> None:
        assert FACTS[fact].is_number, fact
        self.fact = fact

    def __str__(self) -> str:
        return self.fact

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def at(self, world: World, end: End) -> Number:
        value = world.values[self.fact]
        if isinstance(value, Bounds):
            return value.low if end is End.LOW else value.high
        number: int = value
        return number

    def formula(self, world: World, end: End) -> str:
        return grouped(self.at(world, end))


class Combined(Amount):
    """An amount made of others."""

    parts: tuple[Amount, ...]

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for part in self.parts for fact in part.facts()))

    def turns(self, world: World, turns: Turns) -> None:
        for part in self.parts:
            part.turns(world, turns)

    def bends(self, world: World, fact: str) -> Iterator[int]:
        for part in self.parts:
            yield from part.bends(world, fact)

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        for part in self.parts:
            yield from part.rows(world)


class Product(Combined):
    def __init__(self, *parts: Amount) -> None:
        self.parts = tuple(
            factor for part in parts for factor in (part.parts if isinstance(part, Product) else (part,))
        )
        constants = [part.value for part in self.parts if isinstance(part, Constant)]
        self._constant = integral(prod(constants, start=Fraction(1)))
        self._varying = tuple(part for part in self.parts if not isinstance(part, Constant))
        self._facts = self.facts()
        self._of_money = any(FACTS[fact].kind == "money" for fact in self._facts)

    def __str__(self) -> str:
        return self._joined([str(part) for part in self.parts])

    def at(self, world: World, end: End) -> Number:
        if self._of_money:
            return self._product(world, end)
        # Rates and figures alone: the same for everybody, whatever their income.
        key = (self, end, world.moment, *[world.values[fact] for fact in self._facts])
        known: Number | None = world.common.get(key)
        if known is None:
            known = world.common[key] = self._product(world, end)
        return known

    def _product(self, world: World, end: End) -> Number:
        product: Number = 1
        for part in self._varying:
            product = product * part.at(world, end)
        return integral(product * self._constant)

    def formula(self, world: World, end: End) -> str:
        return self._joined([part.formula(world, end) for part in self.parts])

    def _joined(self, texts: list[str]) -> str:
        text = ""
        for part, factor in zip(self.parts, texts, strict=True):
            if isinstance(part, Figure) and factor == "1":  # a share that is the whole
                continue
            divides = isinstance(part, Constant) and part.divides
            text += (f" {'÷' if divides else '×'} " if text else "") + (
                f"({factor})" if " + " in factor else factor
            )
        return text


class _Limited(Combined):
    """One of two amounts, whichever the limit lets stand."""

    def _choose(self, world: World, end: End) -> tuple[Amount, Number]:
        raise NotImplementedError

    def _chosen(self, world: World, end: End) -> tuple[Amount, Number]:
        known: tuple[Amount, Number] | None = world.worked_out.get((self, end))
        if known is None:
            known = world.worked_out[self, end] = self._choose(world, end)
        return known

    def at(self, world: World, end: End) -> Number:
        return self._chosen(world, end)[1]

    def formula(self, world: World, end: End) -> str:
        return self._chosen(world, end)[0].formula(world, end)


class AtLeast(_Limited):
    def __init__(self, amount: Amount, floor: Amount) -> None:
        self.parts = (amount, floor)

    def __str__(self) -> str:
        return f"{self.parts[0]}, at least {self.parts[1]}"

    def _choose(self, world: World, end: End) -> tuple[Amount, Number]:
        amount, floor = self.parts
        paid, least = amount.at(world, end), floor.at(world, end)
        return (floor, least) if least > paid else (amount, paid)


class AtMost(_Limited):
    def __init__(self, amount: Amount, cap: Amount) -> None:
        self.parts = (amount, cap)

    def __str__(self) -> str:
        return f"{self.parts[0]}, at most {self.parts[1]}"

    def _choose(self, world: World, end: End) -> tuple[Amount, Number]:
        amount, cap = self.parts
        paid, most = amount.at(world, end), cap.at(world, end)
        return (cap, most) if most < paid else (amount, paid)

    def bends(self, world: World, fact: str) -> Iterator[int]:
        amount, cap = self.parts
        if fact not in amount.facts() or FACTS[fact].kind != "money":
            return
        # Above its floor the amount grows evenly, so two large numbers tell where it meets the cap.
        half, whole = (world.but(fact, number) for number in (MAX_MONEY // 2, MAX_MONEY))
        try:
            most, at_whole = cap.at(world, End.HIGH), amount.at(whole, End.HIGH)
            growth = Fraction(at_whole - amount.at(half, End.HIGH)) / (MAX_MONEY // 2)
        except NoValue:
            return
        if growth > 0:
            yield int(MAX_MONEY - (at_whole - most) / growth)


class Choose(Combined):
    """One amount where the test is met, another where it is not."""

    def __init__(self, test: Test, then: Amount, otherwise: Amount) -> None:
        self.test = test
        self.parts = (then, otherwise)

    def __str__(self) -> str:
        return f"({self.parts[0]} where {self.test}, otherwise {self.parts[1]})"

    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.test.facts(), *Combined.facts(self))))

    def _chosen(self, world: World) -> Amount:
        return self.parts[0] if self.test.at(world) is Truth.MET else self.parts[1]

    def at(self, world: World, end: End) -> Number:
        return self._chosen(world).at(world, end)

    def turns(self, world: World, turns: Turns) -> None:
        self.test.turns(world, turns)
        super().turns(world, turns)

    def rows(self, world: World) -> Iterator[tuple[Parameter, Row]]:
        return self._chosen(world).rows(world)

    def formula(self, world: World, end: End) -> str:
        return self._chosen(world).formula(world, end)


def grouped(number: Number) -> str:
    """`4 325`; a number that is not whole as a decimal or a fraction, exactly."""
    number = integral(number)
    if isinstance(number, int):
        return f"{number:,}".replace(",", " ")
    return f"{float(number):g}" if Fraction(f"{float(number):g}") == number else str(number)
