"""A second, independent reading of the six programmes, for completely filled-in situations only.

Written straight from the law with plain `if`s, it shares nothing with `rules` but the figures. Together with
`brute_force.py`, which goes through completions one by one, it says what an assessment of a partly known
situation must be.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from rules.dates import add_months
from rules.figures import Figures

Facts = Mapping[str, Any]


class Result(NamedTuple):
    """`payments`: (min, max), or None where no amount can be given. `form`: of tsa."""

    verdict: str
    payments: Mapping[str, tuple[int, int] | None]
    form: str | None = None


UNLIKELY = Result("unlikely", {})


def _verdict(*conditions: bool | None) -> str:
    """None: the law leaves it open."""
    if False in conditions:
        return "unlikely"
    return "undetermined" if None in conditions else "likely"


def _list_a(facts: Facts) -> bool | None:
    if facts["residence_status"] in ("citizen", "kandas"):
        return True
    return (
        None
        if facts["residence_status"] in ("foreigner_permanent", "stateless_permanent", "refugee")
        else False
    )


def _year(figures: Figures, name: str, day: date) -> int | None:
    row = figures[name].on(day)
    return None if row is None else int(row.value)  # type: ignore[arg-type]


def _begins(facts: Facts, on: date) -> date:
    birth: date = facts["child_birth_date"]
    return max(on, birth)


def _orders(facts: Facts) -> range:
    first: int = facts["child_order"]
    return range(first, first + facts["children_born_together"])


def birth_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    if not facts["has_or_expects_child"]:
        return UNLIKELY
    in_term: bool | None = on <= add_months(facts["child_birth_date"], 18)
    if not in_term and facts["child_route"] != "born":
        in_term = None
    verdict = _verdict(_list_a(facts), in_term)
    if verdict == "unlikely":
        return UNLIKELY
    mrp = _year(figures, "mrp", _begins(facts, on))
    rate = sum(38 if order <= 3 else 63 for order in _orders(facts))
    return Result(verdict, {"lump_sum": None if mrp is None else (rate * mrp, rate * mrp)})


_CARE = {1: Fraction("5.76"), 2: Fraction("6.81"), 3: Fraction("7.85")}


def _care_rate(order: int) -> Fraction:
    return _CARE.get(order, Fraction("8.90"))


def childcare_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    if not facts["has_or_expects_child"] or facts["carer_insured"] or facts["child_on_state_support"]:
        return UNLIKELY
    verdict = _verdict(_list_a(facts), on <= add_months(facts["child_birth_date"], 18))
    if verdict == "unlikely":
        return UNLIKELY
    mrp = _year(figures, "mrp", _begins(facts, on))
    if mrp is None:
        return Result(verdict, {"monthly": None})
    amount = ceil(sum(_care_rate(order) for order in _orders(facts)) * mrp)
    return Result(verdict, {"monthly": (amount, amount)})


def childcare_payment(facts: Facts, on: date, figures: Figures) -> Result:
    if not facts["has_or_expects_child"] or not facts["carer_insured"] or facts["child_on_state_support"]:
        return UNLIKELY
    status = facts["residence_status"]
    insured = True if status in ("citizen", "kandas", "foreigner_permanent", "stateless_permanent") else None
    in_term: bool | None = on <= add_months(facts["child_birth_date"], 18)
    if not in_term and facts["child_route"] != "born":
        in_term = None
    verdict = _verdict(insured, in_term, None if facts["carer_returned_to_work"] else True)
    if verdict == "unlikely":
        return UNLIKELY
    begins = _begins(facts, on)
    mrp, mzp = _year(figures, "mrp", begins), _year(figures, "mzp", facts["child_birth_date"])
    if mrp is None or mzp is None:
        return Result(verdict, {"monthly_gross": None, "monthly": None})
    average = facts["carer_average_income_24_months"]
    fifth = facts["insured_as"] == "special_regime" and begins >= date(2026, 1, 1)
    gross = []
    for counted in (Fraction(average, 5) if fifth else average, average):
        total = Fraction(0)
        for order in _orders(facts):
            floor, cap = _care_rate(order) * mrp / Fraction("0.9"), Fraction("0.40") * 7 * mzp
            total += min(cap, max(floor, Fraction("0.40") * counted))
        gross.append(total)
    net = [total * Fraction("0.9") for total in gross]
    return Result(
        verdict,
        {"monthly_gross": (ceil(gross[0]), ceil(gross[1])), "monthly": (ceil(net[0]), ceil(net[1]))},
    )


def kandas_status(facts: Facts, on: date, figures: Figures) -> Result:
    if facts["residence_status"] in ("citizen", "kandas"):
        return UNLIKELY
    if not facts["ethnic_kazakh"] or facts["held_kz_citizenship"]:
        return UNLIKELY
    return Result("likely", {})


_KANDAS_REGIONS = {"KZ-11", "KZ-10", "KZ-39", "KZ-55", "KZ-23", "KZ-27", "KZ-63", "KZ-59"}
_RESETTLER_REGIONS = {"KZ-59", "KZ-55", "KZ-63", "KZ-39", "KZ-10", "KZ-62", "KZ-35"}


def relocation_support(facts: Facts, on: date, figures: Figures) -> Result:
    status, region = facts["residence_status"], facts["move_to_region"]
    if status == "citizen":
        if on.year == 2026:
            right = facts["registered_job_seeker"] and facts["permanently_registered_1_year"]
            verdict = _verdict(right, region in _RESETTLER_REGIONS, None)
        else:
            verdict = "undetermined"
    else:
        can = status == "kandas" or (facts["ethnic_kazakh"] and not facts["held_kz_citizenship"])
        taken = region in _KANDAS_REGIONS if on.year in (2025, 2026) else None
        verdict = _verdict(can, taken, not facts["included_in_quota_before"])
    if verdict == "unlikely":
        return UNLIKELY
    mrp = _year(figures, "mrp", on)
    if mrp is None:
        return Result(verdict, {"subsidy": None, "rent": None})
    subsidy = 70 * mrp * facts["family_size_moving"]
    return Result(verdict, {"subsidy": (subsidy, subsidy), "rent": (15 * mrp, 30 * mrp)})


def tsa(facts: Facts, on: date, figures: Figures) -> Result:
    """`poverty_line_official`: None where the table stands."""
    if facts["refused_employment_measures_6_months"] or facts["broke_social_contract_6_months"]:
        return UNLIKELY
    if facts["residence_status"] in ("foreigner_temporary", "abroad"):
        return UNLIKELY
    members, income = facts["household_size"], facts["household_income_monthly"]
    with_loan = income + Fraction(facts["consumer_loan_last_quarter"], 3)
    official = facts["poverty_line_official"]
    row = None
    if official is not None:
        low = high = official
    else:
        row = figures.poverty_lines.on(on).get(facts["region"])
        low, high = (row.low, row.high) if row else (0, 10**15)
    if income > high * members:
        return UNLIKELY
    verdict = "likely" if with_loan <= low * members else "undetermined"
    payments: dict[str, tuple[int, int] | None] = {"monthly": None}
    if official is not None or row is not None:
        payments["monthly"] = (max(0, ceil(low * members - with_loan)), high * members - income)
    children = facts["children_aged_1_to_6"]
    if children:
        mrp = _year(figures, "mrp", on)
        supplement = None if mrp is None else ceil(Fraction("1.5") * mrp * children)
        payments["child_supplement"] = None if supplement is None else (supplement, supplement)
    can_work = facts["has_able_bodied_member"] and not facts["only_able_bodied_member_is_carer"]
    return Result(verdict, payments, "conditional" if can_work else "unconditional")


REFERENCE = {
    "tsa": tsa,
    "birth_benefit": birth_benefit,
    "childcare_benefit": childcare_benefit,
    "childcare_payment": childcare_payment,
    "kandas_status": kandas_status,
    "relocation_support": relocation_support,
}
