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
    """The facts that the outlooks still need: those that most likely end the matter for most programmes
    first, intimate ones late, the official poverty line last."""
    serves: dict[str, list[str]] = {}
    gain: dict[str, float] = {}
    for name, outlook in outlooks.items():
        for fact in outlook.needed:
            serves.setdefault(fact, []).append(name)
            gain[fact] = gain.get(fact, 0) + outlook.ends.get(fact, 0)
    ordered = sorted(serves, key=lambda fact: _rank(fact, gain[fact], len(serves[fact])))
    return [Question(fact, tuple(serves[fact])) for fact in ordered]


def _rank(fact: str, gain: float, programmes: int) -> tuple[bool, bool, float, int, int]:
    return fact == _LAST, FACTS[fact].sensitivity == "intimate", -gain, -programmes, _PLACE[fact]
