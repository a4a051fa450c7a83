"""Whatever staff can get wrong, found in one go: `python -m bot check`.

One file here is one kind of finding: a function that takes the `House` and gives its findings. `registry`
lists them all; `house` reads what staff edit, and goes on past what cannot be read.
"""

import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.check.finding import CODES, Finding
from bot.check.house import House
from bot.check.parameters import review
from bot.check.registry import CHECKS, Check

__all__ = ["CODES", "Finding", "Report", "check"]


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong, what is due, and what could not be looked at."""

    findings: tuple[Finding, ...]
    due: tuple[Finding, ...]
    """Figures to be looked up again: nothing is wrong with them yet."""
    notes: tuple[str, ...]


def check(root: Path, today: date) -> Report:
    """Everything about `dialogs/`, `locales/` and the rules under `root`, sorted by file and line.

    Never raises for what stands in a file: a check that fails is a finding itself.
    """
    house = House(root, today)
    found = {finding for look in CHECKS for finding in _safely(look, house)}
    # One line for a file that is spoilt as a whole, whatever else follows from it.
    found = {finding for finding in found if finding.path not in house.spoilt} | {*house.spoilt.values()}
    if house.refused is not None and not found:
        # No check knows what the loader refuses: it is told in the loader's words.
        found.add(house.refused)
    due = {*_safely(review, house)}
    return Report(_sorted(root, found), _sorted(root, due), tuple(house.notes))


def _safely(look: Check, house: House) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(look(house))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        message = f"the check of {look.__name__} broke off ({error!r} at {where}); show this to a developer"
        found.append(Finding(house.root / "dialogs", 1, "failure", message))
    return found


def _sorted(root: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(finding.under(root) for finding in findings))
