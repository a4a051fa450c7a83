"""Participation in social insurance, Social Code art. 181 п. 1 (and art. 240 п. 2, alike)."""

from typing import Final

from rules.expressions.alternatives import EitherWay
from rules.expressions.rates import ByNumber

_UP_TO_SIX_YEARS: Final = {
    0: "0.1",
    6: "0.7",
    12: "0.75",
    24: "0.85",
    36: "0.9",
    48: "0.95",
    60: "1.0",
}
_STEPS: Final = 15
"""Of 0.02 each, to the most that counts, 1.3."""


class Participation(ByNumber):
    """The coefficient by months of participation, the first 0.02 above 1.0 coming at `first` months."""

    def __init__(self, months: str, first: int) -> None:
        steps = {first + 12 * step: f"1.{2 * (step + 1):02}" for step in range(_STEPS)}
        super().__init__(months, {**_UP_TO_SIX_YEARS, **steps})
        self.first = first

    def __str__(self) -> str:
        return f"[participation by {self.fact}, above 1.0 from {self.first} months]"


def participation(months: str) -> EitherWay:
    """The coefficient by the months that contributions came in for.

    From 60 months on 1.0, and 0.02 more "for each twelve months", at most 1.3; whether the first step comes
    at 72 or at 84 months is not settled.
    """
    return EitherWay(
        "participation_first_step_at_72", yes=Participation(months, 72), no=Participation(months, 84)
    )
