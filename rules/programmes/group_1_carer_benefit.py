"""Государственное пособие лицу, осуществляющему уход за лицом с инвалидностью первой группы:
Social Code arts. 187–189.

Kinship does not matter. Not checked: an adult carer, the same settlement, one carer for one person
(art. 172 п. 3, art. 187).
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import Constant, Figure, Holds, OneOf
from rules.programme import Pays, Programme, Requirement, code

GROUP_1_CARER_BENEFIT: Final = Programme(
    id="group_1_carer_benefit",
    law="Social Code arts. 187–189",
    requires=(
        Requirement(
            "residence",
            code("187 п. 1", "z2417"),
            OneOf("residence_status", "residence_family_benefits"),
        ),
        Requirement(
            "care",
            code("187 п. 2", "z2418"),
            Holds("cares_for_group_1"),
        ),
    ),
    pays=(Pays("monthly", code("188 п. 1", "z2426"), Constant("1.61") * Figure("pm"), period="month"),),
    not_checked=("adult_carer", "same_settlement", "one_carer"),
    apply=(Destination("egov", "pass62-3_mtszn"), Destination("state_corporation")),
)
