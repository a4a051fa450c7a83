"""What can be known of a value, and exact arithmetic on bounds.

A fact is exact, a range, not asked yet, unknown or declined. The last three stay apart everywhere: what was
not asked may be asked, what was answered "I don't know" or "I'd rather not say" is not asked again. Nothing
is ever defaulted. Numbers are `int` or `Fraction`, never float, and are rounded once, at the very end.
"""

from datetime import date
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

CERTAINTIES: Final = ("firm", "one_source", "not_settled")
"""How certain a source is: the law or several sources say it; one source, or a reading; not settled."""

Number = int | Fraction
Value = bool | int | str | date


class Absence(Enum):
    """A way of not knowing."""

    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    PROMISED = "promised"
    """The person does not know, but another answer that is still to come will say it."""

    # Knowledge is looked up by millions; Enum's own hash is worked out in Python each time.
    __hash__ = object.__hash__


class Range(NamedTuple):
    """A number somewhere from `min` to `max`, both possible."""

    min: int
    max: int


Knowledge = Value | Range | Absence


class Truth(IntEnum):
    """What a test says of one completely filled-in situation. Ordered, so that `min` is "and", `max` is "or".

    OPEN is not a fact that is missing: the facts are all there, and the law (or a figure) leaves the answer
    open.
    """

    FAILED = 0
    OPEN = 1
    MET = 2
    NOT_APPLICABLE = 3


class State(StrEnum):
    """What is said of a condition, given everything that is known and not known."""

    MET = "met"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Verdict(StrEnum):
    """Likely or unlikely only where every way of filling in what is not known agrees."""

    LIKELY = "likely"
    UNLIKELY = "unlikely"
    UNDETERMINED = "undetermined"


class Bounds(NamedTuple):
    """A whole number from `low` to `high`, both of them possible."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        return self.low == self.high


def round_up(number: Number) -> int:
    """A whole number of tenge: up, as the ministry's tables of 2026 do."""
    return number if isinstance(number, int) else -(-number.numerator // number.denominator)
