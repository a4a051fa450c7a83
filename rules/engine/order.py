"""In which order facts are best asked: what settles most programmes first, what is intimate late."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from rules.facts import FACTS

_LAST: Final = "poverty_line_official"
_PLACE: Final = {name: place for place, name in enumerate(FACTS)}
_WORTH_OF_AN_ANSWER: Final = 0.25
_CHANCE_TO_END: Final = {
    "residence_status": 0.35,
    # income ends the matter together with the size of the family and the region
    "region": 0.6,
    "household_size": 0.6,
    "household_income_monthly": 0.6,
    "has_or_expects_child": 0.6,
    "child_birth_date": 0.5,
    "carer_insured": 0.5,
    "carer_returned_to_work": 0.1,
    "mother_insured": 0.4,
    "maternity_leave_start": 0.5,
    "minor_children_at_home": 0.9,
    "mother_award": 0.95,
    "raises_child_with_disability": 0.95,
    "cares_for_group_1": 0.95,
    "disability": 0.9,
    "capacity_loss_percent": 0.9,
    "lost_breadwinner": 0.95,
    "deceased_insured": 0.4,
    "ethnic_kazakh": 0.3,
    "held_kz_citizenship": 0.2,
    "move_to_region": 0.8,
    "registered_job_seeker": 0.5,
    "permanently_registered_1_year": 0.2,
    "buys_or_builds_home": 0.6,
}
"""How often, about, an answer ends the matter for a programme. It orders questions; no verdict rests on
it."""


def best_first(serves: Mapping[str, Sequence[str]]) -> list[str]:
    """The facts, best first. `serves`: the programmes that each can still change.

    First what is easily said and may end the matter, most likely for most programmes; then details; then what
    is hard to talk about. Details of programmes that such an answer may end wait for it.
    """
    gated = {
        one
        for fact, programmes in serves.items()
        if _is_gate(fact) and _is_intimate(fact)
        for one in programmes
    }
    return sorted(serves, key=lambda fact: _rank(fact, serves[fact], gated))


def best_first_alone(facts: frozenset[str]) -> tuple[str, ...]:
    """The facts that one programme needs, best first."""
    return _ordered(facts) if facts else ()


@cache
def _ordered(facts: frozenset[str]) -> tuple[str, ...]:
    return tuple(best_first(dict.fromkeys(facts, ("",))))


def _rank(fact: str, serves: Sequence[str], gated: set[str]) -> tuple[int, float, int]:
    """`gated`: programmes that an intimate answer still to come may end."""
    if fact == _LAST:
        turn = 5
    elif _is_intimate(fact):
        turn = 2 if _is_gate(fact) else 4
    elif _is_gate(fact):
        turn = 0
    else:
        turn = 3 if gated.issuperset(serves) else 1
    return turn, -len(serves) * (_CHANCE_TO_END.get(fact, 0) + _WORTH_OF_AN_ANSWER), _PLACE[fact]


def _is_gate(fact: str) -> bool:
    return fact in _CHANCE_TO_END


def _is_intimate(fact: str) -> bool:
    return FACTS[fact].sensitivity == "intimate"
