"""Words and columns that `explain` and `diff` share: text for people at a terminal."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from rules.figures import Spread, Statuses, Worth

MARKS: Final = {"firm": "●", "one_source": "◐", "not_settled": "○"}
LEGEND: Final = "● firm   ◐ one source, or a reading of it   ○ not settled"
_WIDEST: Final = 60


def worth(value: Worth) -> str:
    """A parameter's value: `4 325`, `35 290–80 000`, `KZ-11, KZ-10`, `citizen; not settled: refugee`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Spread):
        return span(value.low, value.high)
    if isinstance(value, Statuses):
        not_settled = f"; not settled: {', '.join(value.not_settled)}" if value.not_settled else ""
        return ", ".join(value.met) + not_settled
    return ", ".join(value) if isinstance(value, tuple) else number(value)


def number(value: int | Fraction) -> str:
    """`4 325`; `0.2`."""
    return f"{value:,}".replace(",", " ") if isinstance(value, int) else f"{float(value):g}"


def span(low: int | Fraction, high: int | Fraction) -> str:
    """`35 290–80 000`; one number when both are the same."""
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def columns(rows: Sequence[Sequence[str]], indent: str = "") -> list[str]:
    """Lines whose cells stand under each other, but for cells that are very wide."""
    widths = [
        max((len(cell) for cell in column if len(cell) <= _WIDEST), default=0)
        for column in zip(*rows, strict=True)
    ]
    return [
        (indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
        for row in rows
    ]
