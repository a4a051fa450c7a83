"""A situation and a day in, an assessment out."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from rules.assessment import Assessment, Notice
from rules.compiled import compiled
from rules.figures import Figures
from rules.figures import figures as delivered
from rules.programmes import chosen
from rules.questions import in_order
from rules.situation import Situation

VERSION: Final = "0.1.0"
_SCORING_PILOT: Final = ("KZ-35", "KZ-79")


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
    used = figures or delivered()
    told = []
    for programme in chosen(programmes, on):
        one = compiled(programme, on, used)
        outlook = one.outlook(situation)
        told.append(one.assess(situation, in_order(outlook.needed), outlook))
    return Assessment(on, VERSION, used.hash, tuple(told), tuple(_notices(situation)))


def _notices(situation: Situation) -> list[Notice]:
    region = situation["region"]
    if region not in _SCORING_PILOT:
        return []
    owns = situation["owns_two_homes_and_two_cars"]
    about = {"region": region, "two_homes_and_two_cars": owns if isinstance(owns, bool) else None}
    return [Notice("scoring_pilot", about)]
