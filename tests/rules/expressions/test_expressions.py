"""Each operator, by example."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from rules.expressions import (
    AllOf,
    Amount,
    AnyOf,
    Between,
    ByChoice,
    ByNumber,
    ByOrder,
    Choose,
    Constant,
    EachChild,
    EitherWay,
    End,
    Exceeds,
    Figure,
    Holds,
    Lacks,
    NotBelow,
    NoValue,
    NumberOf,
    OneOf,
    Test,
    Turns,
    Unsettled,
    WhileSettled,
    WithinMonths,
    World,
)
from rules.expressions.participation import participation
from rules.figures import figures
from rules.knowledge import Truth

Test.__test__ = False  # type: ignore[attr-defined]

MET, OPEN, FAILED = Truth.MET, Truth.OPEN, Truth.FAILED
ON = date(2026, 11, 22)


def world(on: date = ON, **values: Any) -> World:
    return World(on, figures(), values, on)


HALF = Exceeds("average_income_24_months", Constant("0.5") * Figure("mzp"))
ADOPTED = OneOf("child_route", ("adopted", "guardianship"))


@pytest.mark.parametrize(
    ("test", "values", "truth"),
    [
        (Holds("carer_insured"), {"carer_insured": True}, MET),
        (Holds("carer_insured"), {"carer_insured": False}, FAILED),
        (Lacks("carer_insured"), {"carer_insured": False}, MET),
        (Lacks("carer_insured"), {"carer_insured": True}, FAILED),
        (ADOPTED, {"child_route": "adopted"}, MET),
        (ADOPTED, {"child_route": "born"}, FAILED),
        # a list that stands in a parameter, with values the law leaves open
        (OneOf("residence_status", "residence_family_benefits"), {"residence_status": "kandas"}, MET),
        (OneOf("residence_status", "residence_family_benefits"), {"residence_status": "refugee"}, OPEN),
        (OneOf("residence_status", "residence_family_benefits"), {"residence_status": "abroad"}, FAILED),
        # the last day of a term is within
        (WithinMonths(18, "child_birth_date"), {"child_birth_date": date(2025, 5, 22)}, MET),
        (WithinMonths(18, "child_birth_date"), {"child_birth_date": date(2025, 5, 21)}, FAILED),
        (WithinMonths(18, "child_birth_date"), {"child_birth_date": date(2027, 1, 1)}, MET),
        (Unsettled("birth_term_after_adoption", ADOPTED), {"child_route": "adopted"}, OPEN),
        (Unsettled("birth_term_after_adoption", ADOPTED), {"child_route": "born"}, FAILED),
        (
            AllOf(Holds("ethnic_kazakh"), Lacks("held_kz_citizenship")),
            {"ethnic_kazakh": True, "held_kz_citizenship": True},
            FAILED,
        ),
        (
            AllOf(Holds("ethnic_kazakh"), Unsettled("birth_term_after_adoption", ADOPTED)),
            {"ethnic_kazakh": True, "child_route": "adopted"},
            OPEN,
        ),
        (
            AnyOf(Holds("ethnic_kazakh"), Unsettled("birth_term_after_adoption", ADOPTED)),
            {"ethnic_kazakh": True, "child_route": "adopted"},
            MET,
        ),
        (
            AnyOf(Holds("ethnic_kazakh"), Unsettled("birth_term_after_adoption", ADOPTED)),
            {"ethnic_kazakh": False, "child_route": "adopted"},
            OPEN,
        ),
        (
            WhileSettled("resettler_conditions", Holds("registered_job_seeker")),
            {"registered_job_seeker": False},
            FAILED,
        ),
        (OneOf("region", "resettler_departure"), {"region": "KZ-79"}, OPEN),
        (NotBelow("minor_children_at_home", 4), {"minor_children_at_home": 4}, MET),
        (NotBelow("minor_children_at_home", 4), {"minor_children_at_home": 3}, FAILED),
        # half of a minimum wage itself is not above it
        (HALF, {"average_income_24_months": 42_500}, FAILED),
        (HALF, {"average_income_24_months": 42_501}, MET),
    ],
)
def test_a_test_answers_for_a_filled_in_situation(test: Test, values: dict[str, Any], truth: Truth) -> None:
    assert test.at(world(**values)) is truth


def test_outside_its_years_a_rule_is_open() -> None:
    test = WhileSettled("resettler_conditions", Holds("registered_job_seeker"))
    in_2025 = world(date(2025, 6, 1), registered_job_seeker=False)
    assert test.at(in_2025) is OPEN
    assert test.reason(in_2025) == "conditions_of_the_year"


def test_a_list_without_a_row_is_open() -> None:
    test = OneOf("move_to_region", "kandas_quota_regions")
    in_2027 = world(date(2027, 6, 1), move_to_region="KZ-55")
    assert test.at(in_2027) is OPEN
    assert test.reason(in_2027) == "quota_of_the_year"
    assert test.limit(in_2027) is None


def test_a_limit_without_a_figure_is_open() -> None:
    in_2027 = world(date(2027, 6, 1), average_income_24_months=100_000)
    assert (HALF.at(in_2027), HALF.reason(in_2027), HALF.limit(in_2027)) == (OPEN, "parameter_missing", None)


def test_tests_say_their_limits() -> None:
    assert NotBelow("insured_months", 1).limit(world()) == 1
    assert HALF.limit(world()) == 42_500
    assert OneOf("residence_status", "residence_family_benefits").limit(world()) == ("citizen", "kandas")
    born = world(child_birth_date=date(2024, 8, 31))
    assert WithinMonths(18, "child_birth_date").limit(born) == date(2026, 2, 28)


def test_tests_say_where_they_turn() -> None:
    turns = Turns()
    WithinMonths(18, "child_birth_date").turns(world(), turns)
    OneOf("child_route", ("adopted", "guardianship")).turns(world(), turns)
    assert turns.days == {"child_birth_date": {date(2025, 5, 22)}}
    assert (
        turns.sets == {"child_route": [frozenset({"adopted", "guardianship"})]}
        or frozenset() in turns.sets["child_route"]
    )


MRP = Figure("mrp")
AVERAGE = NumberOf("carer_average_income_24_months")
RATES = ByOrder({1: "38", 4: "63"})
LARGE = ByNumber("minor_children_at_home", {4: "16.03", 5: "20.04"}, each_from=(8, "4"))
PARTICIPATION = participation("insured_months")


@pytest.mark.parametrize(
    ("amount", "values", "low", "high", "formula"),
    [
        (Constant("38") * MRP, {}, 164_350, 164_350, "38 × 4 325"),
        (Between("15", "30") * MRP, {}, 64_875, 129_750, "15 × 4 325"),
        (Choose(Holds("carer_insured"), RATES, MRP), {"carer_insured": True, "child_order": 1}, 38, 38, "38"),
        (Choose(Holds("carer_insured"), RATES, MRP), {"carer_insured": False}, 4325, 4325, "4 325"),
        (RATES, {"child_order": 3}, 38, 38, "38"),
        (RATES, {"child_order": 7}, 63, 63, "63"),
        (
            EachChild(RATES) * MRP,
            {"child_order": 3, "children_born_together": 2},
            101 * 4325,
            101 * 4325,
            "(38 + 63) × 4 325",
        ),
        (LARGE, {"minor_children_at_home": 7}, Fraction("20.04"), Fraction("20.04"), "20.04"),
        (LARGE, {"minor_children_at_home": 10}, 40, 40, "4 × 10"),
        (
            ByChoice("disability", {"group_1": "2.2", "group_2": Between("1.76", "3.04")}),
            {"disability": "group_2"},
            Fraction("1.76"),
            Fraction("3.04"),
            "1.76",
        ),
        (NumberOf("maternity_leave_days") / "30", {"maternity_leave_days": 126}, 4.2, 4.2, "126 ÷ 30"),
        (
            Figure("mzp", on="child_birth_date"),
            {"child_birth_date": date(2023, 5, 1)},
            70_000,
            70_000,
            "70 000",
        ),
        # while a question is open: the range over both answers
        (EitherWay("orphans_at_most_2_92", Constant("2.92"), Constant("3.08")), {}, 2.92, 3.08, "2.92"),
        # an answer holds for its days
        (EitherWay("certificate_half_of_price", Constant("1"), Constant("2")), {}, 2, 2, "2"),
    ],
)
def test_an_amount_gives_both_ends(
    amount: Amount, values: dict[str, Any], low: float, high: float, formula: str
) -> None:
    at_low, at_high = (amount.curve(world(**values), end) for end in End)
    assert (at_low.value, at_high.value) == (Fraction(str(low)), Fraction(str(high)))
    assert at_low.text == formula


@pytest.mark.parametrize(
    ("amount", "income", "paid", "formula"),
    [
        (AVERAGE / "0.9", 90, 100, "90 ÷ 0.9"),
        (Constant("0.40") * AVERAGE, 100_000, 40_000, "0.40 × 100 000"),
        (AVERAGE.at_least(MRP), 5, 4325, "4 325"),
        (AVERAGE.at_least(MRP), 5000, 5000, "5 000"),
        (AVERAGE.at_most(MRP), 5, 5, "5"),
        (AVERAGE.at_most(MRP), 5000, 4325, "4 325"),
        ((AVERAGE - Constant("0.5") * MRP) * "2", 3000, 1675, "(3 000 − 0.5 × 4 325) × 2"),
    ],
)
def test_an_amount_is_a_curve_over_a_sum_of_money(
    amount: Amount, income: int, paid: int, formula: str
) -> None:
    curve = amount.curve(world(), End.LOW)
    assert curve.at(income) == curve.tenge(income) == paid
    assert curve.formula(income) == formula


@pytest.mark.parametrize(
    ("months", "low", "high"),
    [
        (5, "0.1", "0.1"),
        (6, "0.7", "0.7"),
        (59, "0.95", "0.95"),
        (71, "1.0", "1.0"),
        # whether the first step comes at 72 or at 84 months is not settled
        (72, "1.0", "1.02"),
        (84, "1.02", "1.04"),
        (251, "1.28", "1.30"),
        (720, "1.30", "1.30"),
    ],
)
def test_participation(months: int, low: str, high: str) -> None:
    at_low, at_high = (PARTICIPATION.curve(world(insured_months=months), end) for end in End)
    assert (at_low.text, at_high.text) == (low, high)


def test_arithmetic_is_exact() -> None:
    third_child = Constant("7.85") * MRP
    assert third_child.curve(world(), End.LOW).value == Fraction("33951.25")


def test_a_figure_without_a_row_has_no_value() -> None:
    with pytest.raises(NoValue) as missing:
        (Constant("38") * MRP).curve(world(date(2027, 1, 1)), End.LOW)
    assert missing.value.reason == "parameter_missing"


def test_operators_print_themselves() -> None:
    assert str(Constant("38") * MRP) == "38 × mrp"
    assert str(AnyOf(Lacks("carer_insured"), WithinMonths(18, "child_birth_date"))) == (
        "not carer_insured or within 18 months of child_birth_date"
    )
    assert str(LARGE) == "[by minor_children_at_home, from 4: 16.03, from 5: 20.04, from 8: 4 for every one]"


def test_operators_tell_themselves_with_the_figures_in_force() -> None:
    amount = EachChild((Constant("0.40") * AVERAGE).at_least(RATES * MRP))
    assert amount.told(world()) == (
        "for each child born together ((0.40 × carer_average_income_24_months, "
        "at least [by child_order, from 1: 38, from 4: 63] × 4 325))"
    )
    either = Choose(Holds("carer_insured"), Constant("1"), Constant("2"))
    assert either.told(world()) == "(1 where carer_insured, otherwise 2)"
    assert either.told(world(carer_insured=True)) == "1"
