"""What is to be said beside the programmes."""

from collections.abc import Iterator, Sequence
from typing import Final

from rules.assessment import AssessedProgramme, Notice
from rules.knowledge import Verdict
from rules.situation import Situation

_SCORING_PILOT: Final = ("KZ-35", "KZ-79")
"""Karaganda region and Shymkent: local services look at six categories of household well-being; it is not
applied to targeted social assistance (joint order of 21.05.2025)."""


def notices(situation: Situation, programmes: Sequence[AssessedProgramme]) -> Iterator[Notice]:
    """The notices for a situation and what was found of it."""
    region = situation["region"]
    if region in _SCORING_PILOT:
        owns = situation["owns_two_homes_and_two_cars"]
        about = {"region": region, "two_homes_and_two_cars": owns if isinstance(owns, bool) else None}
        yield Notice("scoring_pilot", about)
    likely = [one.id for one in programmes if one.verdict is Verdict.LIKELY]
    if "disability_benefit" in likely and "survivor_benefit" in likely:
        yield Notice(_of_disability_and_survivor(situation), {})


def _of_disability_and_survivor(situation: Situation) -> str:
    """One of the two by choice (Social Code art. 175 п. 6); for children with disability and people disabled
    since childhood the survivor sum is added (art. 177 п. 5, 6)."""
    child = str(situation["disability"]).startswith("child_")
    since_childhood = situation["disability_cause"] == "since_childhood"
    return "survivor_added" if child or since_childhood else "choose_one"
