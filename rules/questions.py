"""What to ask next: only facts that can still change something, best first."""

from collections.abc import Iterable
from datetime import date

from rules.assessment import Question
from rules.engine.compiled import ready
from rules.engine.order import best_first
from rules.figures import Figures
from rules.figures import figures as delivered
from rules.situation import Situation


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
    serves: dict[str, list[str]] = {}
    names = None if programmes is None else tuple(programmes)
    for one in ready(names, on, used):
        for fact in one.assess(situation).needed:
            serves.setdefault(fact, []).append(one.programme.id)
    return [Question(fact, tuple(serves[fact])) for fact in best_first(serves)]
