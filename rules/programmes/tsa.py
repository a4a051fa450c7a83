"""Государственная адресная социальная помощь (АСП, АӘК): Social Code arts. 120–130.

Income per member of the family, of the quarter before, not above the poverty line of the region; equal is
within. The difference is paid for every member, from the month of application to the end of its quarter.
Property is for the commission to look at (art. 125): not checked.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import AnyOf, Constant, Figure, Holds, Lacks, NumberOf, OneOf
from rules.means_test import MeansTest
from rules.programme import Form, Pays, Programme, QuarterEnd, Requirement, code

INCOME_AGAINST_THE_LINE: Final = MeansTest(
    income="household_income_monthly",
    loan="consumer_loan_last_quarter",
    members="household_size",
    region="region",
    official="poverty_line_official",
)

TSA: Final = Programme(
    id="tsa",
    law="Social Code arts. 120–130",
    requires=(
        Requirement(
            "residence",
            code("120 п. 1", "z1742"),
            OneOf("residence_status", "residence_tsa"),
        ),
        Requirement(
            "income",
            code("120 п. 1", "z1742"),
            INCOME_AGAINST_THE_LINE,
        ),
        Requirement(
            "measures",
            code("128 4)", "z1823"),
            Lacks("refused_employment_measures_6_months"),
        ),
        Requirement(
            "contract",
            code("128 5)", "z1824"),
            Lacks("broke_social_contract_6_months"),
        ),
    ),
    pays=(
        Pays(
            "monthly",
            code("126 п. 1", "z1804", certainty="one_source"),
            INCOME_AGAINST_THE_LINE,
            period="month",
        ),
        Pays(
            "child_supplement",
            code("126 п. 2", "z1805"),
            Constant("1.5") * Figure("mrp") * NumberOf("children_aged_1_to_6"),
            period="month",
            absent_without="children_aged_1_to_6",
        ),
    ),
    form=Form(
        code("121", "z1758"),
        unconditional=AnyOf(Lacks("has_able_bodied_member"), Holds("only_able_bodied_member_is_carer")),
    ),
    until=QuarterEnd(),
    may_change=(
        "household_income_monthly",
        "consumer_loan_last_quarter",
        "refused_employment_measures_6_months",
        "broke_social_contract_6_months",
    ),
    not_checked=(
        "several_homes",
        "commercial_room",
        "building_plot",
        "several_cars",
        "machines",
        "false_data",
        "budget",
    ),
    apply=(
        Destination("egov", "pass166_mtszn"),
        Destination("career_centre"),
        Destination("akim"),
    ),
)
