"""Birth, childcare from the budget, large families, awarded mothers."""

from datetime import date
from fractions import Fraction

from rules.dates import add_months
from rules.figures import Figures
from tests.rules.reference.common import UNLIKELY, Facts, Result, figure, list_a, list_b, times, verdict_of


def begins(facts: Facts, on: date) -> date:
    birth: date = facts["child_birth_date"]
    return max(on, birth)


def orders(facts: Facts) -> range:
    first: int = facts["child_order"]
    return range(first, first + facts["children_born_together"])


def birth_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    if not facts["has_or_expects_child"]:
        return UNLIKELY
    in_term: bool | None = on <= add_months(facts["child_birth_date"], 18)
    if not in_term and facts["child_route"] != "born":
        in_term = None
    verdict = verdict_of(list_a(facts), in_term)
    if verdict == "unlikely":
        return UNLIKELY
    rate = sum(38 if order <= 3 else 63 for order in orders(facts))
    return Result(verdict, {"lump_sum": times(rate, figure(figures, "mrp", begins(facts, on)))})


_CARE = {1: Fraction("5.76"), 2: Fraction("6.81"), 3: Fraction("7.85")}


def care_rate(order: int) -> Fraction:
    return _CARE.get(order, Fraction("8.90"))


def childcare_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    if not facts["has_or_expects_child"] or facts["carer_insured"] or facts["child_on_state_support"]:
        return UNLIKELY
    verdict = verdict_of(list_a(facts), on <= add_months(facts["child_birth_date"], 18))
    if verdict == "unlikely":
        return UNLIKELY
    rate = sum((care_rate(order) for order in orders(facts)), Fraction(0))
    return Result(verdict, {"monthly": times(rate, figure(figures, "mrp", begins(facts, on)))})


_LARGE_FAMILY = {4: Fraction("16.03"), 5: Fraction("20.04"), 6: Fraction("24.05"), 7: Fraction("28.06")}


def large_family_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    children = facts["minor_children_at_home"]
    verdict = verdict_of(list_a(facts), children >= 4)
    if verdict == "unlikely":
        return UNLIKELY
    rate = _LARGE_FAMILY[children] if children < 8 else Fraction(4 * children)
    return Result(verdict, {"monthly": times(rate, figure(figures, "mrp", on))})


def awarded_mother_benefit(facts: Facts, on: date, figures: Figures) -> Result:
    award = facts["mother_award"]
    verdict = verdict_of(list_b(facts), award != "none")
    if verdict == "unlikely":
        return UNLIKELY
    rate = "6.40" if award == "kumis_alka" else "7.40"
    return Result(verdict, {"monthly": times(rate, figure(figures, "mrp", on))})
