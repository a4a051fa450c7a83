"""Единовременное государственное пособие в связи с рождением ребёнка: Social Code arts. 79–80.

Not a condition: income, work, full state support of the child (art. 79 names no such exclusion). Who counts
for the order of the child is said in the question: born alive, adopted, wards, step-children not counted
with the other parent; not those with parental rights lost or limited.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import AnyOf, ByOrder, EachChild, Figure, Holds, OneOf, Unsettled, WithinMonths
from rules.programme import MonthsAfter, Pays, Programme, Requirement, code

BIRTH_BENEFIT: Final = Programme(
    id="birth_benefit",
    law="Social Code arts. 79–80",
    requires=(
        Requirement(
            "residence",
            code("79 п. 1", "z1254"),
            OneOf("residence_status", "residence_family_benefits"),
        ),
        Requirement(
            "child",
            code("79 п. 1", "z1254"),
            Holds("has_or_expects_child"),
        ),
        Requirement(
            "term",
            code("79 п. 3", "z1256"),
            AnyOf(
                WithinMonths(18, "child_birth_date"),
                Unsettled("birth_term_after_adoption", OneOf("child_route", ("adopted", "guardianship"))),
            ),
        ),
    ),
    pays=(
        Pays(
            "lump_sum",
            code("80 п. 1", "z1258", certainty="one_source"),
            EachChild(ByOrder({1: "38", 4: "63"})) * Figure("mrp"),
            period="once",
        ),
    ),
    starts="child_birth_date",
    until=MonthsAfter(18, "child_birth_date"),
    not_checked=("state_support",),
    apply=(Destination("egov"), Destination("state_corporation"), Destination("bank_app")),
)
