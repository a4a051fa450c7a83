"""The status of kandas, moving within the quota, the certificate of economic mobility."""

from datetime import date
from fractions import Fraction
from math import ceil

from rules.figures import Figures
from tests.rules.reference.common import UNLIKELY, Facts, Result, figure, verdict_of

KANDAS_REGIONS = {"KZ-11", "KZ-10", "KZ-39", "KZ-55", "KZ-23", "KZ-27", "KZ-63", "KZ-59"}
RESETTLER_REGIONS = {"KZ-59", "KZ-55", "KZ-63", "KZ-39", "KZ-10", "KZ-62", "KZ-35"}


def kandas_status(facts: Facts, on: date, figures: Figures) -> Result:
    if facts["residence_status"] in ("citizen", "kandas"):
        return UNLIKELY
    if not facts["ethnic_kazakh"] or facts["held_kz_citizenship"]:
        return UNLIKELY
    return Result("likely", {})


def _may_move(facts: Facts, on: date) -> bool | None:
    status, region = facts["residence_status"], facts["move_to_region"]
    conditions: tuple[bool | None, ...]
    if status == "citizen":
        if on.year != 2026:
            return None
        # The regions of departure were not seen.
        conditions = (
            facts["registered_job_seeker"],
            facts["permanently_registered_1_year"],
            region in RESETTLER_REGIONS,
            None,
        )
    else:
        can = status == "kandas" or (facts["ethnic_kazakh"] and not facts["held_kz_citizenship"])
        taken = region in KANDAS_REGIONS if on.year in (2025, 2026) else None
        conditions = (can, taken, not facts["included_in_quota_before"])
    if False in conditions:
        return False
    return None if None in conditions else True


def relocation_support(facts: Facts, on: date, figures: Figures) -> Result:
    verdict = verdict_of(_may_move(facts, on))
    if verdict == "unlikely":
        return UNLIKELY
    mrp = figure(figures, "mrp", on)
    if mrp is None:
        return Result(verdict, {"subsidy": None, "rent": None})
    subsidy = 70 * mrp * facts["family_size_moving"]
    return Result(verdict, {"subsidy": (subsidy, subsidy), "rent": (15 * mrp, 30 * mrp)})


def mobility_certificate(facts: Facts, on: date, figures: Figures) -> Result:
    verdict = verdict_of(_may_move(facts, on), facts["buys_or_builds_home"])
    if verdict == "unlikely":
        return UNLIKELY
    mrp, price = figure(figures, "mrp", on), facts["home_price"]
    if on.year < 2025 or mrp is None:
        return Result(verdict, {"certificate": None})
    if on.year == 2025:
        half = min(Fraction(price, 2), Fraction(1160 * mrp))
        return Result(verdict, {"certificate": (ceil(half), ceil(half))})
    # The sum is not tied to the price any more; whether it may exceed it is not settled.
    full = 1625 * mrp
    return Result(verdict, {"certificate": (min(price, full), full)})
