"""An amount as a function of the one sum of money that a person brings to it.

An income, a price: everything else about an amount is settled by choices, days and counts. Limits bend the
function and figures tilt it, so it is made of straight pieces, and it never falls: whoever earned more is not
paid less. An amount that no sum of money enters is one level piece.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from rules.knowledge import Number, round_up

SUM: Final = "{sum}"
"""Stands in a piece's text for the sum of money."""


class Piece(NamedTuple):
    """From the sum `start` on, the amount is `slope` × sum + `constant`. `text`: the arithmetic behind it."""

    start: Number
    slope: Number
    constant: Number
    text: str

    def at(self, amount: Number) -> Number:
        return self.slope * amount + self.constant


class Curve:
    """The pieces, in order; the first starts at 0."""

    __slots__ = ("_steps", "pieces")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)
        self._steps: tuple[list[int], list[tuple[int, int, int]]] | None = None

    @classmethod
    def level(cls, value: Number, text: str) -> Curve:
        """The same for every sum."""
        return cls((Piece(0, 0, value, text),))

    @property
    def is_level(self) -> bool:
        return len(self.pieces) == 1 and self.pieces[0].slope == 0

    @property
    def value(self) -> Number:
        """Of a level curve: its value."""
        assert self.is_level
        return self.pieces[0].constant

    @property
    def text(self) -> str:
        """Of a level curve: its arithmetic."""
        assert self.is_level
        return self.pieces[0].text

    def at(self, amount: int) -> Number:
        """Exactly."""
        return self.pieces[self._place(amount)[0]].at(amount)

    def tenge(self, amount: int) -> int:
        """In whole tenge, rounded up once."""
        _, (slope, constant, divisor) = self._place(amount)
        return -(-(slope * amount + constant) // divisor)

    def formula(self, amount: int) -> str:
        """The arithmetic, with the sum in it."""
        text = self.pieces[self._place(amount)[0]].text
        return text.replace(SUM, grouped(amount)) if SUM in text else text

    def bends(self) -> list[int]:
        """Whole sums beside which the amount takes another piece."""
        return [whole for piece in self.pieces[1:] for whole in (int(piece.start), int(piece.start) + 1)]

    def _place(self, amount: int) -> tuple[int, tuple[int, int, int]]:
        """Which piece a whole sum is on, and that piece in whole numbers."""
        if self._steps is None:
            firsts = [round_up(piece.start) for piece in self.pieces]
            self._steps = firsts, [_whole(piece) for piece in self.pieces]
        starts, steps = self._steps
        place = bisect_right(starts, amount) - 1
        return place, steps[place]

    def less(self, other: Curve) -> Curve:
        """The difference to a level amount."""
        text = f" − {other.text}"
        return Curve([p._replace(constant=p.constant - other.value, text=p.text + text) for p in self.pieces])

    def at_least(self, floor: Curve) -> Curve:
        """Where it is below a level floor, the floor."""
        least, kept = Piece(0, 0, floor.value, floor.text), list[Piece]()
        for piece, end in zip(self.pieces, self._ends(), strict=True):
            if end is not None and piece.at(end) <= least.constant:
                continue
            crossing = piece.start
            if piece.at(crossing) < least.constant:
                if piece.slope == 0:
                    continue
                crossing = Fraction(least.constant - piece.constant) / piece.slope
            kept.append(piece._replace(start=crossing))
        if kept and kept[0].start == 0:
            return Curve(kept)
        return Curve([least, *kept])

    def at_most(self, cap: Curve) -> Curve:
        """Where it is above a level cap, the cap."""
        kept: list[Piece] = []
        for piece, end in zip(self.pieces, self._ends(), strict=True):
            if piece.at(piece.start) > cap.value:
                return Curve([*kept, Piece(piece.start, 0, cap.value, cap.text)])
            kept.append(piece)
            if piece.slope and (end is None or piece.at(end) > cap.value):
                crossing = Fraction(cap.value - piece.constant) / piece.slope
                return Curve([*kept, Piece(crossing, 0, cap.value, cap.text)])
        return Curve(kept)

    def _ends(self) -> list[Number | None]:
        return [*(piece.start for piece in self.pieces[1:]), None]


def product(value: Number, texts: Sequence[str], curve: Curve, place: int) -> Curve:
    """`value` × the curve. `texts`: of all factors, each with its sign; the curve's own is put in at
    `place`."""

    def text(own: str) -> str:
        signed = f" × {bracketed(own)}"
        return "".join((*texts[:place], signed, *texts[place:]))[3:]

    return Curve(
        [
            Piece(piece.start, piece.slope * value, piece.constant * value, text(piece.text))
            for piece in curve.pieces
        ]
    )


def total(curves: Sequence[Curve]) -> Curve:
    """The sum of several."""
    starts = sorted({piece.start for curve in curves for piece in curve.pieces})
    pieces = []
    for start in starts:
        parts = [next(p for p in reversed(curve.pieces) if p.start <= start) for curve in curves]
        pieces.append(
            Piece(
                start,
                sum(part.slope for part in parts),
                sum(part.constant for part in parts),
                " + ".join(part.text for part in parts),
            )
        )
    return Curve(pieces)


def bracketed(text: str) -> str:
    """A sum as a factor."""
    return f"({text})" if " + " in text or " − " in text else text


def grouped(number: Number) -> str:
    """`4 325`; a number that is not whole as a decimal or a fraction, exactly."""
    number = integral(number)
    if isinstance(number, int):
        return f"{number:,}".replace(",", " ")
    return f"{float(number):g}" if Fraction(f"{float(number):g}") == number else str(number)


def integral(number: Number) -> Number:
    """An int where it is one."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def _whole(piece: Piece) -> tuple[int, int, int]:
    slope, constant = Fraction(piece.slope), Fraction(piece.constant)
    divisor = slope.denominator * constant.denominator
    return int(slope * divisor), int(constant * divisor), divisor
