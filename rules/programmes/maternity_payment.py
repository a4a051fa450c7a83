"""Социальная выплата по беременности и родам, усыновлению новорождённого (ГФСС): Social Code arts. 77–78.

For a mother for whom social contributions were paid. Amount, art. 78: the average income of 12 months × days
on the certificate ÷ 30. An order of 2025 counts the average only up to 7 minimum wages, for applications
since 8 April 2025. Of the self-employed in the special regime of 2026, between one fifth of the average and
the whole of it counts. Leave that has not begun yet: from its first day, by the figures of that day.
"""

from typing import Final

from rules.assessment import Destination
from rules.expressions import Choose, Constant, EitherWay, Figure, Holds, NumberOf, OneOf, WithinMonths
from rules.programme import MonthsAfter, Pays, Programme, Requirement, code

AVERAGE: Final = NumberOf("mother_average_income_12_months")
COUNTED: Final = Choose(
    OneOf("insured_as", ("special_regime",)),
    then=AVERAGE * Figure("special_regime_share"),
    otherwise=AVERAGE,
)
GROSS: Final = (
    EitherWay(
        "maternity_average_capped",
        yes=COUNTED.at_most(Constant("7") * Figure("mzp")),
        no=COUNTED,
    )
    * NumberOf("maternity_leave_days")
    / "30"
)

MATERNITY_PAYMENT: Final = Programme(
    id="maternity_payment",
    law="Social Code arts. 77–78",
    requires=(
        Requirement(
            "residence",
            code("243", "z3112"),
            OneOf("residence_status", "residence_insurance"),
        ),
        Requirement(
            "child",
            code("77 п. 2", "z1233"),
            Holds("has_or_expects_child"),
        ),
        Requirement(
            "insured",
            code("77 п. 1", "z1232", certainty="one_source"),
            Holds("mother_insured"),
        ),
        Requirement(
            "term",
            code("77 п. 4", "z1238"),
            WithinMonths(12, "maternity_leave_start"),
        ),
    ),
    pays=(
        Pays("lump_sum_gross", code("78 п. 2", "z1249", certainty="one_source"), GROSS, period="once"),
        Pays(
            "lump_sum",
            code("76 п. 1", "z1227", certainty="one_source"),
            GROSS * "0.9",
            period="once",
            net=True,
        ),
    ),
    starts="maternity_leave_start",
    until=MonthsAfter(12, "maternity_leave_start"),
    not_checked=("late_contributions", "pension_age"),
    apply=(
        Destination("egov", "pass198_mtszn"),
        Destination("state_corporation"),
        Destination("bank_app"),
    ),
)
