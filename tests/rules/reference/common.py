"""What the readings of several programmes have in common."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from rules.figures import Figures

Facts = Mapping[str, Any]
Amount = tuple[int, int] | None


class Result(NamedTuple):
    """`payments`: (min, max), or None where no amount can be given. `form`: of tsa."""

    verdict: str
    payments: Mapping[str, Amount]
    form: str | None = None


UNLIKELY = Result("unlikely", {})


def verdict_of(*conditions: bool | None) -> str:
    """None: the law leaves it open."""
    if False in conditions:
        return "unlikely"
    return "undetermined" if None in conditions else "likely"


def list_a(facts: Facts) -> bool | None:
    """Status for benefits of families with children and of carers."""
    status = facts["residence_status"]
    if status in ("citizen", "kandas"):
        return True
    return None if status in ("foreigner_permanent", "stateless_permanent", "refugee") else False


def list_b(facts: Facts) -> bool | None:
    """Status for the benefits of awarded mothers, by disability and on the loss of a breadwinner."""
    status = facts["residence_status"]
    if status in ("citizen", "kandas", "foreigner_permanent", "stateless_permanent"):
        return True
    return None if status == "refugee" else False


def insured_status(facts: Facts) -> bool | None:
    """Status for the payments of social insurance."""
    status = facts["residence_status"]
    return True if status in ("citizen", "kandas", "foreigner_permanent", "stateless_permanent") else None


def figure(figures: Figures, name: str, day: date) -> int | None:
    row = figures[name].on(day)
    return None if row is None else int(row.value)  # type: ignore[arg-type]


def exactly(amount: Fraction | int) -> Amount:
    return ceil(amount), ceil(amount)


def times(rate: str | int | Fraction, base: int | None) -> Amount:
    """So many indices or minimums; None where there is none for the day."""
    return None if base is None else exactly(Fraction(rate) * base)
