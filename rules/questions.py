"""What to ask next: only facts that can still change something, best first."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from rules.assessment import Question
from rules.compiled import Outlook, compiled
from rules.facts import FACTS
from rules.figures import Figures
from rules.figures import figures as delivered
from rules.programmes import chosen
from rules.situation import Situation

_LAST: Final = "poverty_line_official"
_PLACE: Final = {name: place for place, name in enumerate(FACTS)}
_WORTH_OF_AN_ANSWER: Final = 0.25
_CHANCE_TO_END: Final = {
    "residence_status": 0.2,
    "has_or_expects_child": 0.6,
    "child_birth_date": 0.5,
    "carer_insured": 0.5,
    "carer_returned_to_work": 0.1,
    "ethnic_kazakh": 0.3,
    "held_kz_citizenship": 0.2,
    "move_to_region": 0.4,
    "registered_job_seeker": 0.5,
    "permanently_registered_1_year": 0.2,
    "household_income_monthly": 0.6,
}
"""How often, about, an answer ends the matter for a programme. It orders questions; no verdict rests on
it."""


def next_questions(
    situation: Situation,
    on: date,
    programmes: Iterable[str] | None = None,
    *,
    figures: Figures | None = None,
) -> list[Question]:
    """The facts worth asking for `programmes` (all, if not said), best first; none when nothing can change
    any more.

    Raises `BadSituation` as `assess` does.
    """
    used = figures or delivered()
    outlooks = {one.id: compiled(one, on, used).outlook(situation) for one in chosen(programmes, on)}
    return best_first(outlooks)


def best_first(outlooks: Mapping[str, Outlook]) -> list[Question]:
    """The facts that the outlooks still need: first those that most likely end the matter for most
    programmes, intimate ones late, the official poverty line last."""
    serves: dict[str, list[str]] = {}
    for name, outlook in outlooks.items():
        for fact in outlook.needed:
            serves.setdefault(fact, []).append(name)
    ordered = sorted(serves, key=lambda fact: _rank(fact, len(serves[fact])))
    return [Question(fact, tuple(serves[fact])) for fact in ordered]


def in_order(facts: Iterable[str]) -> tuple[str, ...]:
    """The facts that one programme needs, best first."""
    return tuple(sorted(facts, key=_RANK_ALONE.__getitem__))


def _rank(fact: str, programmes: int) -> tuple[bool, bool, float, int]:
    gain = programmes * (_CHANCE_TO_END.get(fact, 0) + _WORTH_OF_AN_ANSWER)
    return fact == _LAST, FACTS[fact].sensitivity == "intimate", -gain, _PLACE[fact]


_RANK_ALONE: Final = {fact: _rank(fact, 1) for fact in FACTS}
