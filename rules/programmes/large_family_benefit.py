"""Ежемесячное государственное пособие многодетной семье: Social Code arts. 90–92.

Four or more children under 18 who live together, and full-time students to 23 wherever they live; no income
test. Who counts is said in the question: born, adopted, wards, step-children not counted with the other
parent; not children on full state support, nor those with parental rights lost or limited.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import ByNumber, Figure, NotBelow, OneOf
from rules.programme import Pays, Programme, Requirement, code

LARGE_FAMILY_BENEFIT: Final = Programme(
    id="large_family_benefit",
    law="Social Code arts. 90–92",
    requires=(
        Requirement(
            "residence",
            code("90 п. 1", "z1363"),
            OneOf("residence_status", "residence_family_benefits"),
        ),
        Requirement(
            "children",
            code("90 п. 2", "z1364"),
            NotBelow("minor_children_at_home", 4),
        ),
    ),
    pays=(
        Pays(
            "monthly",
            code("91 п. 1", "z1375"),
            ByNumber(
                "minor_children_at_home",
                {4: "16.03", 5: "20.04", 6: "24.05", 7: "28.06"},
                each_from=(8, "4"),
            )
            * Figure("mrp"),
            period="month",
        ),
    ),
    may_change=("minor_children_at_home",),
    not_checked=("living_together", "state_support"),
    apply=(Destination("egov", "mtczn_00402014"), Destination("state_corporation")),
)
