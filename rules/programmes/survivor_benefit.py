"""Государственное социальное пособие по случаю потери кормильца: Social Code arts. 234–238.

One sum for all dependants together. Where both parents are lost, art. 236 п. 4 gives 1.54 subsistence minima
each, "but not more than 2.92 for all", and the press prints the product without that limit: not settled, so
the range over both. Beside the disability benefit only by choice, except for children and
people disabled since childhood (`rules/notices.py`).
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import ByNumber, Choose, Constant, EitherWay, Figure, Holds, NumberOf, OneOf
from rules.programme import Pays, Programme, Requirement, code

DEPENDANTS: Final = NumberOf("dependants_of_deceased")
ONE_PARENT: Final = ByNumber(
    "dependants_of_deceased", {1: "0.92", 2: "1.7", 3: "2.25", 4: "2.6", 5: "2.75", 6: "3.0"}
)
BOTH_PARENTS: Final = EitherWay(
    "orphans_at_most_2_92",
    yes=(Constant("1.54") * DEPENDANTS).at_most(Constant("2.92")),
    no=Constant("1.54") * DEPENDANTS,
)

SURVIVOR_BENEFIT: Final = Programme(
    id="survivor_benefit",
    law="Social Code arts. 234–238",
    requires=(
        Requirement(
            "residence",
            code("234 п. 1", "z2962"),
            OneOf("residence_status", "residence_state_benefits"),
        ),
        Requirement(
            "loss",
            code("234 п. 1", "z2961"),
            Holds("lost_breadwinner"),
        ),
    ),
    pays=(
        Pays(
            "monthly",
            code("236 п. 3, 4", "z2987"),
            Choose(Holds("both_parents_lost"), then=BOTH_PARENTS, otherwise=ONE_PARENT) * Figure("pm"),
            period="month",
        ),
    ),
    not_checked=("who_depends", "twelve_months_back", "on_duty"),
    apply=(Destination("egov", "pass00703005_mtszn"), Destination("state_corporation")),
)
