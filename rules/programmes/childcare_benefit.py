"""Ежемесячное государственное пособие по уходу за ребёнком по достижении им возраста полутора лет:
Social Code arts. 81–83.

For a carer for whom no social contributions were paid; otherwise `childcare_payment` takes its place.
An adopted child or a ward past a year and a half has no right either: art. 81 п. 4 ends with that age.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import ByOrder, EachChild, Figure, Holds, Lacks, OneOf, WithinMonths
from rules.programme import MonthsAfter, Pays, Programme, Requirement, code

CHILDCARE_BENEFIT: Final = Programme(
    id="childcare_benefit",
    law="Social Code arts. 81–83",
    requires=(
        Requirement(
            "residence",
            code("81 п. 1", "z1264"),
            OneOf("residence_status", "residence_family_benefits"),
        ),
        Requirement(
            "child",
            code("81 п. 2", "z1265"),
            Holds("has_or_expects_child"),
        ),
        Requirement(
            "age",
            code("81 п. 4", "z1269"),
            WithinMonths(18, "child_birth_date"),
        ),
        Requirement(
            "not_insured",
            code("81 п. 2", "z1265", certainty="one_source"),
            Lacks("carer_insured"),
        ),
        Requirement(
            "not_on_state_support",
            code("81 п. 3", "z1267"),
            Lacks("child_on_state_support"),
        ),
    ),
    pays=(
        Pays(
            "monthly",
            code("82 п. 1", "z1277"),
            EachChild(ByOrder({1: "5.76", 2: "6.81", 3: "7.85", 4: "8.90"})) * Figure("mrp"),
            period="month",
        ),
    ),
    starts="child_birth_date",
    until=MonthsAfter(18, "child_birth_date"),
    not_checked=("other_child", "kandas_from_status"),
    apply=(Destination("egov"), Destination("state_corporation"), Destination("bank_app")),
)
