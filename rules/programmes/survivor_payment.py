"""Социальная выплата по случаю потери кормильца (ГФСС): Social Code arts. 239–241.

Besides the state benefit, when contributions were paid for the person who died. Amount, art. 240: (average
income of 24 months − half a minimum wage) × 0.6 × dependants × participation; a negative sum is refused
(art. 231), and nothing is paid where it is zero. Nothing is withheld (art. 233).

Participation: under 6 months 0.1, from 6 on 0.7, from 12 on 0.75, from 24 on 0.85, from 36 on 0.9, from 48
on 0.95, from 60 on 1.0; then 0.02 more for each further 12 months, at most 1.3; the first of these at 72 or
at 84 months: not settled.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import ByNumber, Constant, Exceeds, Figure, Holds, NumberOf, OneOf
from rules.expressions.participation import participation
from rules.programme import Pays, Programme, Requirement, code

HALF_A_MINIMUM_WAGE: Final = Constant("0.5") * Figure("mzp")

SURVIVOR_PAYMENT: Final = Programme(
    id="survivor_payment",
    law="Social Code arts. 239–241",
    requires=(
        Requirement(
            "residence",
            code("243", "z3112"),
            OneOf("residence_status", "residence_insurance"),
        ),
        Requirement(
            "loss",
            code("239 п. 1", "z3029"),
            Holds("lost_breadwinner"),
        ),
        Requirement(
            "insured",
            code("239 п. 2", "z3031"),
            Holds("deceased_insured"),
        ),
        Requirement(
            "sum",
            code("231 п. 2", "z2945", certainty="one_source"),
            Exceeds("deceased_average_income_24_months", HALF_A_MINIMUM_WAGE),
        ),
    ),
    pays=(
        Pays(
            "monthly",
            code("240 п. 1, 2", "z3049", certainty="one_source"),
            (NumberOf("deceased_average_income_24_months") - HALF_A_MINIMUM_WAGE)
            * "0.6"
            * ByNumber("dependants_of_deceased", {1: "0.5", 2: "0.65", 3: "0.8", 4: "1.0"})
            * participation("deceased_insured_months"),
            period="month",
        ),
    ),
    not_checked=("who_depends_insured", "each_parent"),
    apply=(
        Destination("egov", "pass196_mtszn"),
        Destination("state_corporation"),
        Destination("bank_app"),
    ),
)
