"""Reading situations: what is accepted, what follows from it, and how errors help."""

from datetime import date
from typing import Any

import pytest

from rules import BadSituation, parse_situation
from rules.facts import FACTS_OF_A_CHILD
from rules.knowledge import Absence, Bounds, Range


def test_the_ways_of_not_knowing_stay_apart() -> None:
    situation = parse_situation({"region": None, "child_order": "unknown", "carer_insured": "declined"})
    assert situation["region"] is Absence.NOT_ASKED
    assert situation["residence_status"] is Absence.NOT_ASKED
    assert situation["child_order"] is Absence.UNKNOWN
    assert situation["carer_insured"] is Absence.DECLINED


@pytest.mark.parametrize(
    ("fact", "written", "read"),
    [
        ("residence_status", "kandas", "kandas"),
        ("region", "KZ-71", "KZ-71"),
        ("carer_insured", False, False),
        ("child_birth_date", "2026-03-15", date(2026, 3, 15)),
        ("household_income_monthly", 150_000, 150_000),
        ("household_income_monthly", 150_000.0, 150_000),
        ("household_income_monthly", {"min": 100_000, "max": 120_000}, Range(100_000, 120_000)),
        ("household_income_monthly", {"max": 120_000}, Range(0, 120_000)),
        ("child_order", {"min": 4}, Range(4, 20)),
        ("child_order", {"min": 4, "max": 4}, 4),
        ("maternity_leave_days", 140, 140),
    ],
)
def test_what_is_accepted(fact: str, written: Any, read: Any) -> None:
    assert parse_situation({fact: written})[fact] == read


@pytest.mark.parametrize(
    ("situation", "message"),
    [
        ({"household_sise": 3}, "household_sise: unknown fact; did you mean household_size?"),
        (
            {"residence_status": "citizn"},
            'residence_status: "citizn" is not one of its values; did you mean citizen?',
        ),
        (
            {"carer_insured": "yes"},
            'carer_insured: must be true or false, not "yes"; "unknown" if it is not known',
        ),
        ({"carer_insured": 1}, 'carer_insured: must be true or false, not 1; "unknown" if it is not known'),
        (
            {"household_size": True},
            "household_size: the value must be a whole number, not true; write a number without quotes",
        ),
        (
            {"household_size": "3"},
            'household_size: the value must be a whole number, not "3"; write a number without quotes',
        ),
        ({"household_size": 0}, "household_size: the value is too small: 0; it may be 1 to 30"),
        ({"household_size": 31}, "household_size: the value is too large: 31; it may be 1 to 30"),
        (
            {"household_income_monthly": -5},
            "household_income_monthly: the value is negative: -5; it may be 0 to 1000000000",
        ),
        (
            {"household_income_monthly": 150_000.5},
            "household_income_monthly: the value must be whole tenge, not 150000.5; round it",
        ),
        (
            {"household_income_monthly": float("nan")},
            'household_income_monthly: the value is not a number; write whole tenge, or "unknown"',
        ),
        (
            {"household_income_monthly": float("inf")},
            'household_income_monthly: the value is not a number; write whole tenge, or "unknown"',
        ),
        (
            {"household_income_monthly": {"min": 5, "max": 4}},
            "household_income_monthly: the range is reversed: min 5 is above max 4; swap them",
        ),
        (
            {"household_income_monthly": {"from": 5}},
            'household_income_monthly: a range has "min", "max" or both, and nothing else',
        ),
        (
            {"child_birth_date": {"min": "2026-01-01"}},
            "child_birth_date: a range is only for a number or money; give one value",
        ),
        (
            {"maternity_leave_days": {"min": 126}},
            "maternity_leave_days: a range is only for a number or money; give one value",
        ),
        (
            {"maternity_leave_days": 130},
            "maternity_leave_days: 130 is not one of its values; choose one of 126, 140, 170, 184",
        ),
        (
            {"child_birth_date": "2026-02-30"},
            'child_birth_date: there is no day "2026-02-30"; check the month and the day',
        ),
        (
            {"child_birth_date": "15.03.2026"},
            'child_birth_date: "15.03.2026" is not a date; write year, month and day as 2026-03-15',
        ),
        (
            {"child_birth_date": 20260315},
            "child_birth_date: must be a date in quotes, not 20260315; write it as 2026-03-15",
        ),
        (
            {"child_birth_date": "1026-03-15"},
            "child_birth_date: 1026-03-15 cannot be meant; it may be 1900-01-01 to 2100-12-31",
        ),
        ([], "situation: must be an object of facts, not a list; send {} if empty"),
        (None, "situation: must be an object of facts, not null; send {} if empty"),
    ],
)
def test_an_error_names_the_fact_and_the_mend(situation: Any, message: str) -> None:
    with pytest.raises(BadSituation) as error:
        parse_situation(situation)
    assert str(error.value) == message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("situation", "facts"),
    [
        (
            {"has_or_expects_child": False, "child_birth_date": "2026-01-01"},
            ("has_or_expects_child", "child_birth_date"),
        ),
        ({"has_or_expects_child": False, "child_order": 2}, ("has_or_expects_child", "child_order")),
        ({"children_aged_1_to_6": 3, "household_size": 3}, ("children_aged_1_to_6", "household_size")),
        (
            {"children_aged_1_to_6": {"min": 3}, "household_size": {"max": 3}},
            ("children_aged_1_to_6", "household_size"),
        ),
        ({"both_parents_lost": True, "lost_breadwinner": False}, ("both_parents_lost", "lost_breadwinner")),
    ],
)
def test_a_contradiction_names_both_facts(situation: dict[str, Any], facts: tuple[str, str]) -> None:
    with pytest.raises(BadSituation) as error:
        parse_situation(situation)
    assert error.value.facts == facts
    assert all(fact in str(error.value) for fact in facts)


def test_a_fact_of_a_child_implies_the_child() -> None:
    assert parse_situation({"child_birth_date": "2026-01-01"})["has_or_expects_child"] is True
    assert parse_situation({"child_birth_date": "unknown"})["has_or_expects_child"] is Absence.NOT_ASKED


def test_whether_there_is_a_child_is_promised_while_a_fact_of_it_may_still_be_told() -> None:
    declined = {"has_or_expects_child": "declined"}
    of_a_child = dict.fromkeys(FACTS_OF_A_CHILD, "unknown")
    assert parse_situation(declined)["has_or_expects_child"] is Absence.PROMISED
    assert parse_situation({**declined, **of_a_child})["has_or_expects_child"] is Absence.DECLINED


def test_both_parents_lost_implies_the_breadwinner_lost() -> None:
    assert parse_situation({"both_parents_lost": True})["lost_breadwinner"] is True


def test_members_and_children_narrow_each_other() -> None:
    assert parse_situation({"children_aged_1_to_6": 3}).span("household_size") == Bounds(4, 30)
    assert parse_situation({"household_size": 2}).span("children_aged_1_to_6") == Bounds(0, 1)
