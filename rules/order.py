"""In which order facts are best asked: what most likely settles most programmes first, intimate facts late."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from rules.facts import FACTS

_LAST: Final = "poverty_line_official"
_PLACE: Final = {name: place for place, name in enumerate(FACTS)}
_WORTH_OF_AN_ANSWER: Final = 0.25
_CHANCE_TO_END: Final = {
    "residence_status": 0.2,
    "has_or_expects_child": 0.6,
    "child_birth_date": 0.5,
    "carer_insured": 0.5,
    "mother_insured": 0.4,
    "carer_returned_to_work": 0.1,
    "minor_children_at_home": 0.9,
    "mother_award": 0.95,
    "ethnic_kazakh": 0.3,
    "held_kz_citizenship": 0.2,
    "move_to_region": 0.4,
    "registered_job_seeker": 0.5,
    "permanently_registered_1_year": 0.2,
    "buys_or_builds_home": 0.6,
    "household_income_monthly": 0.6,
    "disability": 0.9,
    "raises_child_with_disability": 0.95,
    "cares_for_group_1": 0.95,
    "lost_breadwinner": 0.95,
    "deceased_insured": 0.4,
    "capacity_loss_percent": 0.9,
    "insured_months": 0.1,
}
"""How often, about, an answer ends the matter for a programme. It orders questions; no verdict rests on
it."""


def best_first(serves: Mapping[str, Iterable[str]]) -> list[str]:
    """The facts, best first. `serves`: the programmes that each can still change."""
    return sorted(serves, key=lambda fact: _rank(fact, len(tuple(serves[fact]))))


def best_first_alone(facts: frozenset[str]) -> tuple[str, ...]:
    """The facts that one programme needs, best first."""
    return _ordered(facts) if facts else ()


@cache
def _ordered(facts: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(facts, key=_RANK_ALONE.__getitem__))


def _rank(fact: str, programmes: int) -> tuple[bool, bool, float, int]:
    gain = programmes * (_CHANCE_TO_END.get(fact, 0) + _WORTH_OF_AN_ANSWER)
    return fact == _LAST, FACTS[fact].sensitivity == "intimate", -gain, _PLACE[fact]


_RANK_ALONE: Final = {fact: _rank(fact, 1) for fact in FACTS}
