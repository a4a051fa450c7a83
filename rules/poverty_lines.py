"""The poverty line per region and quarter: an exact line where an akimat printed one, else a range that
holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from rules.dates import quarter_of
from rules.facts import REGIONS
from rules.knowledge import CERTAINTIES
from rules.sourced_yaml import Entry


@dataclass(frozen=True, slots=True)
class Line:
    """Tenge per person per month. `estimate`: the true line lies from `low` to `high`, both included."""

    low: int
    high: int
    law: str
    url: str
    checked_on: date
    certainty: str

    @property
    def estimate(self) -> bool:
        return self.certainty == "not_settled"


@dataclass(frozen=True, eq=False, slots=True)
class PovertyLines:
    """The table. A published line wins over an estimate of the same region and quarter."""

    quarters: Mapping[str, Mapping[str, Line]]

    def on(self, day: date) -> Mapping[str, Line]:
        """Lines by region for applications made in the quarter of `day`; regions without one are left out."""
        return self.quarters.get(quarter_of(day), {})

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises `FigureError` for the first thing that is wrong."""
        entry = Entry.read(path)
        entry.only("id", "unit", "law", "url", "checked_on", "published", "estimate")
        law, url, checked_on = entry.text("law"), entry.text("url"), entry.day("checked_on")
        quarters: dict[str, dict[str, Line]] = {}
        estimates = entry.entry("estimate")
        for region in estimates:
            _region(estimates, region, region)
            row = estimates.entry(region)
            for quarter in row:
                low, high = _ends(row, quarter)
                _quarter(row, quarter, quarter)
                line = Line(low, high, law, url, checked_on, "not_settled")
                quarters.setdefault(quarter, {})[region] = line
        seen: set[tuple[str, str]] = set()
        for published in entry.entries("published"):
            published.only("region", "quarter", "value", "law", "url", "checked_on", "certainty")
            region, quarter = published.text("region"), published.text("quarter")
            _region(published, "region", region)
            _quarter(published, "quarter", quarter)
            if (region, quarter) in seen:
                raise published.error_at(
                    "quarter", f"the line of {region} in {quarter} stands twice; keep one"
                )
            seen.add((region, quarter))
            value = _tenge(published, "value", published.value("value"))
            _near(published, value, quarters.get(quarter, {}).get(region))
            quarters.setdefault(quarter, {})[region] = Line(
                value,
                value,
                published.text("law"),
                published.text("url"),
                published.day("checked_on"),
                _certainty(published),
            )
        return cls(quarters)


def _certainty(entry: Entry) -> str:
    certainty = entry.text("certainty")
    if certainty not in CERTAINTIES:
        raise entry.error_at(
            "certainty", f"certainty `{certainty}` is not known; use {', '.join(CERTAINTIES)}"
        )
    return certainty


def _region(entry: Entry, name: str, region: str) -> None:
    if region not in REGIONS:
        raise entry.error_at(name, f"region `{region}` is not known; use ISO codes such as KZ-55")


def _quarter(entry: Entry, name: str, quarter: str) -> None:
    if len(quarter) != 7 or not quarter[:4].isdigit() or quarter[4:6] != "-Q" or quarter[6] not in "1234":
        raise entry.error_at(name, f"`{quarter}` is not a quarter; write it as 2026-Q1")


def _ends(entry: Entry, quarter: str) -> tuple[int, int]:
    value = entry.value(quarter)
    if not isinstance(value, dict) or set(value) != {"min", "max"}:
        raise entry.error_at(
            quarter, f"the estimate of {quarter} needs both ends; write {{min: 35290, max: 80000}}"
        )
    low, high = (_tenge(entry, quarter, value[end]) for end in ("min", "max"))
    if low > high:
        raise entry.error_at(quarter, f"min {low} is above max {high}; swap them")
    return low, high


def _near(entry: Entry, value: int, estimate: Line | None) -> None:
    """A slip of the pen is far from the estimate, which is wide."""
    if estimate and not 0.9 * estimate.low <= value <= 1.1 * estimate.high:
        raise entry.error_at(
            "value",
            f"{value} is far from the estimate, {estimate.low} to {estimate.high}; check the digits, "
            "or mend the estimate",
        )


def _tenge(entry: Entry, name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise entry.error_at(
            name, f"`{value}` is not an amount; write whole tenge above zero, without spaces"
        )
    return value
