"""Социальная выплата по уходу за ребёнком до полутора лет (ГФСС): Social Code arts. 84–89.

For a carer for whom social contributions were paid; otherwise `childcare_benefit` takes its place. Amount,
art. 85: 40 % of the average income of 24 months; at most 40 % of 7 minimum wages of the day the right
arises (the birth); at least the state benefit for that child with the pension contribution reckoned on top,
so that the net is not below it. Of the self-employed in the special regime of 2026, between one fifth of
the average and the whole of it counts.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import (
    AnyOf,
    ByOrder,
    Choose,
    Constant,
    EachChild,
    Figure,
    Holds,
    Lacks,
    NumberOf,
    OneOf,
    Unsettled,
    WithinMonths,
)
from rules.programme import MonthsAfter, Pays, Programme, Requirement, code

AFTER_ADOPTION: Final = Unsettled(
    "childcare_payment_after_adoption", OneOf("child_route", ("adopted", "guardianship"))
)

AVERAGE: Final = NumberOf("carer_average_income_24_months")
COUNTED: Final = Choose(
    OneOf("insured_as", ("special_regime",)),
    then=AVERAGE * Figure("special_regime_share"),
    otherwise=AVERAGE,
)
STATE_BENEFIT: Final = ByOrder({1: "5.76", 2: "6.81", 3: "7.85", 4: "8.90"}) * Figure("mrp")
GROSS: Final = EachChild(
    (Constant("0.40") * COUNTED)
    .at_least(STATE_BENEFIT / "0.9")
    .at_most(Constant("0.40") * Constant("7") * Figure("mzp", on="child_birth_date"))
)

CHILDCARE_PAYMENT: Final = Programme(
    id="childcare_payment",
    law="Social Code arts. 84–89",
    requires=(
        Requirement(
            "residence",
            code("243", "z3112"),
            OneOf("residence_status", "residence_insurance"),
        ),
        Requirement(
            "insured",
            code("84 п. 1", "z1303", certainty="one_source"),
            Holds("carer_insured"),
        ),
        Requirement(
            "child",
            code("84 п. 1", "z1303"),
            Holds("has_or_expects_child"),
        ),
        Requirement(
            "age",
            code("84 п. 1", "z1303"),
            AnyOf(WithinMonths(18, "child_birth_date"), AFTER_ADOPTION),
        ),
        Requirement(
            "term",
            code("84 п. 5", "z1310"),
            AnyOf(WithinMonths(18, "child_birth_date"), AFTER_ADOPTION),
        ),
        Requirement(
            "not_on_state_support",
            code("84 п. 8", "z1313"),
            Lacks("child_on_state_support"),
        ),
        Requirement(
            "not_working",
            code("86 п. 1, 2, 4", "z1327"),
            AnyOf(
                Lacks("carer_returned_to_work"),
                Unsettled("childcare_payment_at_work", Holds("carer_returned_to_work")),
            ),
        ),
    ),
    pays=(
        Pays("monthly_gross", code("85 п. 1, 2", "z1316", certainty="one_source"), GROSS, period="month"),
        Pays(
            "monthly",
            code("76 п. 1", "z1227", certainty="one_source"),
            GROSS * "0.9",
            period="month",
            net=True,
        ),
    ),
    starts="child_birth_date",
    until=MonthsAfter(18, "child_birth_date"),
    not_checked=("pension_age",),
    apply=(
        Destination("egov", "pass156_mtszn"),
        Destination("state_corporation"),
        Destination("bank_app"),
    ),
)
