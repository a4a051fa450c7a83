"""Tests of a number against a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rules.expressions.world import End, NoValue, Turns, World
from rules.facts import FACTS
from rules.knowledge import Number, Truth, round_up

if TYPE_CHECKING:
    from rules.expressions.amounts import Amount


@dataclass(frozen=True, slots=True)
class NotBelow:
    """The number is `least` or more."""

    fact: str
    least: int

    def __post_init__(self) -> None:
        assert FACTS[self.fact].is_number, self.fact

    def __str__(self) -> str:
        return f"{self.fact} is {self.least} or more"

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def at(self, world: World) -> Truth:
        return Truth.MET if world.values[self.fact] >= self.least else Truth.FAILED

    def turns(self, world: World, turns: Turns) -> None:
        turns.number(self.fact, self.least)

    def reason(self, world: World) -> str | None:
        return None

    def limit(self, world: World) -> Any:
        return self.least


@dataclass(frozen=True, slots=True)
class Exceeds:
    """The number is above an amount made of figures; open on a day without them."""

    fact: str
    amount: Amount

    def __post_init__(self) -> None:
        assert FACTS[self.fact].is_number, self.fact
        assert not self.amount.facts(), self

    def __str__(self) -> str:
        return f"{self.fact} is above {self.amount}"

    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def _limit(self, world: World) -> Number:
        return self.amount.curve(world, End.LOW).value

    def at(self, world: World) -> Truth:
        try:
            return Truth.MET if world.values[self.fact] > self._limit(world) else Truth.FAILED
        except NoValue:
            return Truth.OPEN

    def turns(self, world: World, turns: Turns) -> None:
        try:
            turns.number(self.fact, int(self._limit(world)) + 1)
        except NoValue:
            return

    def reason(self, world: World) -> str | None:
        try:
            self._limit(world)
        except NoValue as missing:
            return missing.reason
        return None

    def limit(self, world: World) -> Any:
        try:
            return round_up(self._limit(world))
        except NoValue:
            return None
