"""Whatever staff can get wrong, found in one go: `python -m bot check`.

One file here is one kind of finding: a function that takes the `House` and gives its findings. `registry`
lists them all; `house` reads what staff edit, and goes on past what cannot be read.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.check.finding import Finding
from bot.check.house import House
from bot.check.parameters import review
from bot.check.registry import CHECKS

__all__ = ["Finding", "Report", "check"]


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong, what is due, and what could not be looked at."""

    findings: tuple[Finding, ...]
    due: tuple[Finding, ...]
    """Figures to be looked up again: nothing is wrong with them yet."""
    notes: tuple[str, ...]


def check(root: Path, today: date) -> Report:
    """Everything about `dialogs/`, `locales/` and the rules under `root`, sorted by file and line."""
    house = House(root, today)
    found = {finding.under(root) for look in CHECKS for finding in look(house)}
    if house.refused is not None and not found:
        # No check knows what the loader refuses: it is told in the loader's words.
        found.add(house.refused.under(root))
    due = {finding.under(root) for finding in review(house)}
    return Report(tuple(sorted(found)), tuple(sorted(due)), tuple(house.notes))
