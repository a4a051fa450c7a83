"""Ежемесячное государственное пособие награждённой матери: Social Code arts. 93–95.

The benefit follows the award, not the number of children; nothing excludes the large-family benefit beside
it (art. 71 lists both).
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import ByChoice, Figure, OneOf
from rules.programme import Pays, Programme, Requirement, code

MONTHLY_RATE: Final = {
    "kumis_alka": "6.40",
    "altyn_alka": "7.40",
    "mother_heroine": "7.40",
    "maternal_glory_1": "7.40",
    "maternal_glory_2": "7.40",
}

AWARDED_MOTHER_BENEFIT: Final = Programme(
    id="awarded_mother_benefit",
    law="Social Code arts. 93–95",
    requires=(
        Requirement(
            "residence",
            code("93 п. 1", "z1410"),
            OneOf("residence_status", "residence_state_benefits"),
        ),
        Requirement(
            "award",
            code("93 п. 1", "z1409"),
            OneOf("mother_award", tuple(MONTHLY_RATE)),
        ),
    ),
    pays=(
        Pays(
            "monthly",
            code("94 п. 1", "z1414"),
            ByChoice("mother_award", MONTHLY_RATE) * Figure("mrp"),
            period="month",
        ),
    ),
    apply=(Destination("egov", "pass622_mtszn"), Destination("state_corporation")),
)
