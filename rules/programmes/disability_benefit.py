"""Государственное социальное пособие по инвалидности: Social Code arts. 175–179.

By group and cause for adults, by group for children of 7–18, one rate for children under 7. A cause that was
not named, or is another one: the range over all causes. Beside the survivor benefit only by choice,
except for children and people disabled since childhood (`rules/notices.py`).
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import Between, ByChoice, Figure, OneOf
from rules.programme import Pays, Programme, Requirement, code

GROUP_1: Final = ByChoice(
    "disability_cause",
    {
        "general_illness": "2.2",
        "since_childhood": "2.2",
        "service_or_radiation": "3.22",
        "on_duty_service": "3.94",
        "other": Between("2.2", "3.94"),
    },
)
GROUP_2: Final = ByChoice(
    "disability_cause",
    {
        "general_illness": "1.76",
        "since_childhood": "1.83",
        "service_or_radiation": "2.75",
        "on_duty_service": "3.04",
        "other": Between("1.76", "3.04"),
    },
)
GROUP_3: Final = ByChoice(
    "disability_cause",
    {
        "general_illness": "1.2",
        "since_childhood": "1.61",
        "service_or_radiation": "2.31",
        "on_duty_service": "2.31",
        "other": Between("1.2", "2.31"),
    },
)
MONTHLY_RATE: Final = ByChoice(
    "disability",
    {
        "group_1": GROUP_1,
        "group_2": GROUP_2,
        "group_3": GROUP_3,
        "child_under_7": "1.61",
        "child_group_1": "2.2",
        "child_group_2": "1.83",
        "child_group_3": "1.61",
    },
)

DISABILITY_BENEFIT: Final = Programme(
    id="disability_benefit",
    law="Social Code arts. 175–179",
    requires=(
        Requirement(
            "residence",
            code("175 п. 2", "z2266"),
            OneOf("residence_status", "residence_state_benefits"),
        ),
        Requirement(
            "disability",
            code("176", "z2273"),
            OneOf(
                "disability",
                (
                    "group_1",
                    "group_2",
                    "group_3",
                    "child_under_7",
                    "child_group_1",
                    "child_group_2",
                    "child_group_3",
                ),
            ),
        ),
    ),
    pays=(Pays("monthly", code("177 п. 2–4", "z2284"), MONTHLY_RATE * Figure("pm"), period="month"),),
    not_checked=("three_months_back", "pension_age", "care_centre"),
    apply=(Destination("egov", "pass153_mtszn"), Destination("state_corporation")),
)
