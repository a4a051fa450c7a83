"""Государственное пособие воспитывающему ребёнка с инвалидностью: Social Code arts. 183–186.

For the mother, father, adopter or guardian, whether they work or not, for each such child, on top of the
child's own disability benefit.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import Constant, Figure, Holds, NumberOf, OneOf
from rules.programme import Pays, Programme, Requirement, code

CHILD_DISABILITY_CARER_BENEFIT: Final = Programme(
    id="child_disability_carer_benefit",
    law="Social Code arts. 183–186",
    requires=(
        Requirement(
            "residence",
            code("183 п. 1", "z2387"),
            OneOf("residence_status", "residence_family_benefits"),
        ),
        Requirement(
            "child",
            code("183 п. 2", "z2388"),
            Holds("raises_child_with_disability"),
        ),
    ),
    pays=(
        Pays(
            "monthly",
            code("184 п. 1", "z2392"),
            Constant("1.61") * Figure("pm") * NumberOf("children_with_disability"),
            period="month",
        ),
    ),
    not_checked=("state_support",),
    apply=(Destination("egov", "pass158_mtszn"), Destination("state_corporation")),
)
