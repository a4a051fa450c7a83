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
    ByOrder,
    Choose,
    Constant,
    EachChild,
    End,
    Figure,
    Holds,
    Lacks,
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
from rules.figures import figures
from rules.knowledge import Bounds, Number, Truth

Test.__test__ = False  # type: ignore[attr-defined]

MET, OPEN, FAILED = Truth.MET, Truth.OPEN, Truth.FAILED
ON = date(2026, 11, 22)


def world(on: date = ON, **values: Any) -> World:
    return World(on, figures(), values, on)


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
        (WhileSettled("resettler_departure"), {}, OPEN),
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


def test_tests_say_their_limits() -> None:
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


@pytest.mark.parametrize(
    ("amount", "values", "low", "high", "formula"),
    [
        (Constant("38") * MRP, {}, 164_350, 164_350, "38 × 4 325"),
        (Between("15", "30") * MRP, {}, 64_875, 129_750, "15 × 4 325"),
        (AVERAGE / "0.9", {AVERAGE.fact: 90}, 100, 100, "90 ÷ 0.9"),
        (Constant("0.40") * AVERAGE, {AVERAGE.fact: Bounds(100, 200)}, 40, 80, "0.40 × 100"),
        (AVERAGE.at_least(MRP), {AVERAGE.fact: 5}, 4325, 4325, "4 325"),
        (AVERAGE.at_least(MRP), {AVERAGE.fact: Bounds(5, 5000)}, 4325, 5000, "4 325"),
        (AVERAGE.at_most(MRP), {AVERAGE.fact: Bounds(5, 5000)}, 5, 4325, "5"),
        (Choose(Holds("carer_insured"), AVERAGE, MRP), {"carer_insured": True, AVERAGE.fact: 5}, 5, 5, "5"),
        (
            Choose(Holds("carer_insured"), AVERAGE, MRP),
            {"carer_insured": False, AVERAGE.fact: 5},
            4325,
            4325,
            "4 325",
        ),
        (ByOrder({1: "38", 4: "63"}), {"child_order": 3}, 38, 38, "38"),
        (ByOrder({1: "38", 4: "63"}), {"child_order": 7}, 63, 63, "63"),
        (
            EachChild(ByOrder({1: "38", 4: "63"})) * MRP,
            {"child_order": 3, "children_born_together": 2},
            101 * 4325,
            101 * 4325,
            "(38 + 63) × 4 325",
        ),
        (
            EachChild(ByOrder({1: "38", 4: "63"})),
            {"child_order": Bounds(1, 4), "children_born_together": Bounds(1, 2)},
            38,
            126,
            "38",
        ),
        (
            Figure("mzp", on="child_birth_date"),
            {"child_birth_date": date(2023, 5, 1)},
            70_000,
            70_000,
            "70 000",
        ),
    ],
)
def test_an_amount_gives_both_ends(
    amount: Amount, values: dict[str, Any], low: Number, high: Number, formula: str
) -> None:
    assert amount.at(world(**values), End.LOW) == low
    assert amount.at(world(**values), End.HIGH) == high
    assert amount.formula(world(**values), End.LOW) == formula


def test_arithmetic_is_exact() -> None:
    third_child = Constant("7.85") * MRP
    assert third_child.at(world(), End.LOW) == Fraction("33951.25")


def test_a_figure_without_a_row_has_no_value() -> None:
    with pytest.raises(NoValue) as missing:
        (Constant("38") * MRP).at(world(date(2027, 1, 1)), End.LOW)
    assert missing.value.reason == "parameter_missing"


def test_a_cap_says_where_the_amount_stops_growing() -> None:
    capped = (Constant("0.40") * AVERAGE).at_least(MRP).at_most(Constant("2.8") * Figure("mzp"))
    assert list(capped.bends(world(carer_average_income_24_months=Bounds(0, 10**9)), AVERAGE.fact)) == [
        595_000
    ]


def test_operators_print_themselves() -> None:
    assert str(Constant("38") * MRP) == "38 × mrp"
    assert str(AnyOf(Lacks("carer_insured"), WithinMonths(18, "child_birth_date"))) == (
        "not carer_insured or within 18 months of child_birth_date"
    )
