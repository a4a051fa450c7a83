"""Maternity and childcare from social insurance."""

from datetime import date
from fractions import Fraction
from math import ceil

from rules.dates import add_months
from rules.figures import Figures
from tests.rules.reference.common import UNLIKELY, Facts, Result, figure, insured_status, verdict_of
from tests.rules.reference.family import begins, care_rate, orders

_NET = Fraction("0.9")
_CAPPED_SINCE = date(2025, 4, 8)


def _counted(facts: Facts, average: int, day: date) -> tuple[Fraction, Fraction]:
    """The income that counts, by the two readings for the self-employed regime of 2026."""
    fifth = facts["insured_as"] == "special_regime" and day >= date(2026, 1, 1)
    return (Fraction(average, 5) if fifth else Fraction(average)), Fraction(average)


def childcare_payment(facts: Facts, on: date, figures: Figures) -> Result:
    if not facts["has_or_expects_child"] or not facts["carer_insured"] or facts["child_on_state_support"]:
        return UNLIKELY
    in_term: bool | None = on <= add_months(facts["child_birth_date"], 18)
    if not in_term and facts["child_route"] != "born":
        in_term = None
    at_work = None if facts["carer_returned_to_work"] else True
    verdict = verdict_of(insured_status(facts), in_term, at_work)
    if verdict == "unlikely":
        return UNLIKELY
    day = begins(facts, on)
    mrp, mzp = figure(figures, "mrp", day), figure(figures, "mzp", facts["child_birth_date"])
    if mrp is None or mzp is None:
        return Result(verdict, {"monthly_gross": None, "monthly": None})
    gross = []
    for counted in _counted(facts, facts["carer_average_income_24_months"], day):
        total = Fraction(0)
        for order in orders(facts):
            floor, cap = care_rate(order) * mrp / _NET, Fraction("0.40") * 7 * mzp
            total += min(cap, max(floor, Fraction("0.40") * counted))
        gross.append(total)
    return Result(verdict, _gross_and_net("monthly", gross))


def maternity_payment(facts: Facts, on: date, figures: Figures) -> Result:
    if not facts["has_or_expects_child"]:
        return UNLIKELY
    start: date = facts["maternity_leave_start"]
    verdict = verdict_of(insured_status(facts), facts["mother_insured"], on <= add_months(start, 12))
    if verdict == "unlikely":
        return UNLIKELY
    day = max(on, start)
    counted = _counted(facts, facts["mother_average_income_12_months"], day)
    if day >= _CAPPED_SINCE:
        mzp = figure(figures, "mzp", day)
        if mzp is None:
            return Result(verdict, {"lump_sum_gross": None, "lump_sum": None})
        counted = min(counted[0], Fraction(7 * mzp)), min(counted[1], Fraction(7 * mzp))
    days = facts["maternity_leave_days"]
    return Result(verdict, _gross_and_net("lump_sum", [income * days / 30 for income in counted]))


def _gross_and_net(name: str, gross: list[Fraction]) -> dict[str, tuple[int, int] | None]:
    low, high = gross
    return {f"{name}_gross": (ceil(low), ceil(high)), name: (ceil(_NET * low), ceil(_NET * high))}
