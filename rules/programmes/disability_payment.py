"""Социальная выплата по случаю утраты трудоспособности (ГФСС): Social Code arts. 180–182.

On top of the state benefit, and whether the person works or not. Amount, art. 181: (average income of 24
months − half a minimum wage) × 0.6 × loss of capacity × participation; a negative sum is refused (art. 172),
and nothing is paid where it is zero. 10 % goes to the pension fund; from groups I and II without term it
does not, and the term is not asked, so their net is a range.

Participation: under 6 months 0.1, from 6 on 0.7, from 12 on 0.75, from 24 on 0.85, from 36 on 0.9, from 48
on 0.95, from 60 on 1.0; then 0.02 more for each further 12 months, at most 1.3; the first of these at 72 or
at 84 months: not settled.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import (
    Between,
    Choose,
    Constant,
    Exceeds,
    Figure,
    NotBelow,
    NumberOf,
    OneOf,
)
from rules.expressions.participation import participation
from rules.programme import Pays, Programme, Requirement, code

AVERAGE: Final = NumberOf("average_income_24_months")
HALF_A_MINIMUM_WAGE: Final = Constant("0.5") * Figure("mzp")
GROSS: Final = (
    (AVERAGE - HALF_A_MINIMUM_WAGE)
    * "0.6"
    * (NumberOf("capacity_loss_percent") / "100")
    * participation("insured_months")
)
LEFT_OF_IT: Final = Choose(
    OneOf("disability", ("group_1", "group_2")),
    then=Between("0.9", "1"),
    otherwise=Constant("0.9"),
)

DISABILITY_PAYMENT: Final = Programme(
    id="disability_payment",
    law="Social Code arts. 180–182",
    requires=(
        Requirement(
            "residence",
            code("243", "z3112"),
            OneOf("residence_status", "residence_insurance"),
        ),
        Requirement(
            "capacity_loss",
            code("181 п. 1", "z2358"),
            NotBelow("capacity_loss_percent", 30),
        ),
        Requirement(
            "participation",
            code("180 п. 1", "z2342"),
            NotBelow("insured_months", 1),
        ),
        Requirement(
            "sum",
            code("172 п. 2", "z2239", certainty="one_source"),
            Exceeds("average_income_24_months", HALF_A_MINIMUM_WAGE),
        ),
    ),
    pays=(
        Pays("monthly_gross", code("181 п. 1", "z2346", certainty="one_source"), GROSS, period="month"),
        Pays(
            "monthly",
            code("174 п. 3", "z2261", certainty="one_source"),
            GROSS * LEFT_OF_IT,
            period="month",
            net=True,
        ),
    ),
    not_checked=("pension_age", "late_contributions"),
    apply=(
        Destination("egov", "pass155_mtszn_1"),
        Destination("state_corporation"),
        Destination("bank_app"),
    ),
)
