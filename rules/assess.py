"""A situation and a day in, an assessment out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from rules.assessment import Assessment
from rules.engine.compiled import ready
from rules.figures import Figures
from rules.figures import figures as delivered
from rules.notices import notices
from rules.situation import Situation

VERSION: Final = "0.1.0"


def assess(
    situation: Situation,
    on: date,
    programmes: Iterable[str] | None = None,
    *,
    figures: Figures | None = None,
) -> Assessment:
    """What can be said of the situation on the day of application `on`, for `programmes` (all, if not said).

    Verdicts and amounts hold for every way of filling in what is not known. Raises `BadSituation` for a day
    before the Code was in force (`on`) or an unknown programme (`programme`).
    """
    (assessment,) = assess_all([situation], on, programmes, figures=figures)
    return assessment


def assess_all(
    situations: Sequence[Situation],
    on: date,
    programmes: Iterable[str] | None = None,
    *,
    figures: Figures | None = None,
) -> list[Assessment]:
    """The same for several situations, one programme after the other. Raises as `assess` does."""
    used = figures or delivered()
    names = None if programmes is None else tuple(programmes)
    by_programme = [[one.assess(each) for each in situations] for one in ready(names, on, used)]
    return [
        Assessment(on, VERSION, used.hash, told, tuple(notices(situation, told)))
        for situation, told in zip(situations, zip(*by_programme, strict=True), strict=True)
    ]
