"""Поддержка переезда по региональной квоте: Social Code art. 112, and the orders on the quota.

Two routes. Kandas, and those who can get the status, move to a region with a quota for kandas. Citizens
(resettlers), by the order of 2026, move to a region with a quota for resettlers; from which regions they
may come is not settled, so this route is never more than "cannot say yet". Which regions and conditions
hold stands in parameters, year by year.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import (
    AllOf,
    AnyOf,
    Between,
    Constant,
    Figure,
    Holds,
    Lacks,
    NumberOf,
    OneOf,
    WhileSettled,
)
from rules.programme import Pays, Programme, Requirement, Source, code
from rules.programmes.kandas_status import NOT_CITIZEN, WHO

CITIZEN: Final = OneOf("residence_status", ("citizen",))
NOT_A_CITIZEN: Final = OneOf("residence_status", NOT_CITIZEN)
HAS_OR_CAN_GET_KANDAS_STATUS: Final = AnyOf(
    OneOf("residence_status", ("kandas",)),
    AllOf(NOT_A_CITIZEN, Holds("ethnic_kazakh"), Lacks("held_kz_citizenship")),
)

# Orders set both; where one is known for the day, its row is cited.
WITHIN_A_QUOTA: Final = code("112 п. 3", "z1654")
BY_ORDER: Final = code("112 п. 6", "z1662")
FIRST_TIME: Final = Source(
    "Order of 31.12.2024 № 513",
    "https://adilet.zan.kz/rus/docs/V2400035613/compare/kaz",
    certainty="one_source",
)
SUMS: Final = Source(
    "Rules of voluntary resettlement",
    "https://alau.kz/po-302-tysjachi-tenge-kazhdomu-dlja-kogo-vyrastut-vyplaty-v-kazahstane/",
)

CONDITIONS: Final = (
    Requirement(
        "route",
        code("112 п. 1", "z1647", certainty="one_source"),
        AnyOf(CITIZEN, HAS_OR_CAN_GET_KANDAS_STATUS),
    ),
    # Kandas
    Requirement(
        "kandas_status",
        WHO,
        HAS_OR_CAN_GET_KANDAS_STATUS,
        applies=NOT_A_CITIZEN,
    ),
    Requirement(
        "kandas_region",
        WITHIN_A_QUOTA,
        OneOf("move_to_region", "kandas_quota_regions"),
        applies=NOT_A_CITIZEN,
        shows="move_to_region",
    ),
    Requirement(
        "first_time",
        FIRST_TIME,
        Lacks("included_in_quota_before"),
        applies=NOT_A_CITIZEN,
        shows="included_in_quota_before",
    ),
    # Citizens
    Requirement(
        "job_seeker",
        BY_ORDER,
        WhileSettled("resettler_conditions", Holds("registered_job_seeker")),
        applies=CITIZEN,
        shows="registered_job_seeker",
    ),
    Requirement(
        "registered_1_year",
        BY_ORDER,
        WhileSettled("resettler_conditions", Holds("permanently_registered_1_year")),
        applies=CITIZEN,
        shows="permanently_registered_1_year",
    ),
    Requirement(
        "resettler_region",
        WITHIN_A_QUOTA,
        OneOf("move_to_region", "resettler_quota_regions"),
        applies=CITIZEN,
        shows="move_to_region",
    ),
    Requirement(
        "departure_region",
        code("112 п. 3", "z1652", certainty="not_settled"),
        OneOf("region", "resettler_departure"),
        applies=CITIZEN,
        shows="region",
    ),
)
"""The certificate of economic mobility has them too."""

RELOCATION_SUPPORT: Final = Programme(
    id="relocation_support",
    law="Social Code art. 112",
    requires=CONDITIONS,
    pays=(
        Pays(
            "subsidy",
            SUMS,
            Constant("70") * Figure("mrp") * NumberOf("family_size_moving"),
            period="once",
        ),
        Pays("rent", SUMS, Between("15", "30") * Figure("mrp"), period="month"),
    ),
    may_change=("registered_job_seeker", "permanently_registered_1_year", "move_to_region"),
    not_checked=("commission", "employer_pays", "social_contract", "five_years"),
    apply=(
        Destination("career_centre"),
        Destination("migration_portal"),
        Destination("state_corporation"),
        Destination("egov"),
        Destination("egov_mobile"),
    ),
)
