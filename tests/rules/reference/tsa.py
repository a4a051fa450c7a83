"""Targeted social assistance."""

from datetime import date
from fractions import Fraction
from math import ceil

from rules.figures import Figures
from tests.rules.reference.common import UNLIKELY, Amount, Facts, Result, figure, times


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
    payments: dict[str, Amount] = {"monthly": None}
    if official is not None or row is not None:
        payments["monthly"] = (max(0, ceil(low * members - with_loan)), high * members - income)
    children = facts["children_aged_1_to_6"]
    if children:
        payments["child_supplement"] = times(Fraction("1.5") * children, figure(figures, "mrp", on))
    can_work = facts["has_able_bodied_member"] and not facts["only_able_bodied_member_is_carer"]
    return Result(verdict, payments, "conditional" if can_work else "unconditional")
