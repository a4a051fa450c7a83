"""The schema and the rules agree on what a situation and an assessment look like."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from rules import FACTS, PROGRAMMES, BadSituation, assess, parse_situation
from rules.assessment import (
    AssessedCondition,
    AssessedPayment,
    AssessedProgramme,
    Assessment,
    Change,
    UsedParameter,
)
from rules.cli.schema import schema
from rules.households import Household, households
from rules.meanings import MEANINGS

DAYS = [date(2023, 7, 1), date(2024, 12, 31), date(2025, 6, 15), date(2026, 11, 22), date(2027, 3, 1)]
DEFINITIONS = schema()["$defs"]
SITUATION, ASSESSMENT = (
    Draft202012Validator(DEFINITIONS[name], format_checker=FormatChecker())
    for name in ("situation", "assessment")
)
CASES = [
    case["facts"]
    for path in sorted((Path(__file__).parents[1] / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
]


def test_each_is_a_schema_that_stands_alone() -> None:
    assert set(DEFINITIONS) == {"situation", "assessment"}
    for definition in DEFINITIONS.values():
        Draft202012Validator.check_schema(definition)
        assert "$ref" not in str(definition)


def test_every_fact_is_described_with_its_unit() -> None:
    assert set(MEANINGS) == set(FACTS)
    described = DEFINITIONS["situation"]["properties"]
    assert list(described) == list(FACTS)
    for name, fact in FACTS.items():
        assert MEANINGS[name] in described[name]["description"]
        if fact.kind == "money":
            assert described[name]["description"].endswith("Whole tenge.")


# Situations


def _accepted(situation: Any) -> bool:
    try:
        parse_situation(situation)
    except BadSituation:
        return False
    return True


def test_published_cases_are_situations() -> None:
    for facts in CASES:
        SITUATION.validate(facts)


@pytest.mark.parametrize("household", households(), ids=lambda household: household.id)
def test_households_are_situations(household: Household) -> None:
    for day in DAYS:
        SITUATION.validate(household.facts_on(day))


@pytest.mark.parametrize("situation", [None, [], "citizen", 3, {"household_sise": 3}])
def test_what_is_no_object_of_facts_is_neither(situation: Any) -> None:
    assert not _accepted(situation)
    assert not SITUATION.is_valid(situation)


NUMBERS = st.one_of(
    st.integers(-2, 40),
    st.sampled_from([126, 140, 720, 721, 10**9, 10**9 + 1, 10**30]),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-2, 800).map(float),
)
ENDS = st.one_of(NUMBERS, st.none(), st.booleans(), st.just("5"))
WORDS = st.sampled_from(
    [
        *(value for fact in FACTS.values() for value in fact.values if isinstance(value, str)),
        *("unknown", "declined", "", "yes", "Citizen", "5"),
        *("2026-03-15", "1899-12-31", "1900-01-01", "2100-12-31", "2101-01-01", "2026-02-30", "2026-2-3"),
        *("15.03.2026", "20260315", "2026-03-15T00:00", "2026-W01-1"),
    ]
)
ANYTHING = st.one_of(
    NUMBERS,
    WORDS,
    st.none(),
    st.booleans(),
    st.lists(NUMBERS, max_size=1),
    st.dictionaries(st.sampled_from(["min", "max", "from"]), ENDS, max_size=3),
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(list(FACTS)), ANYTHING)
@example("household_income_monthly", 150_000.0)
@example("household_income_monthly", 150_000.5)
@example("household_income_monthly", {"max": 120_000})
@example("maternity_leave_days", 126.0)
@example("carer_insured", 1)
@example("household_size", True)
@example("child_birth_date", "2026-02-30")
@example("child_birth_date", {"min": "2026-02-03"})
def test_one_fact_is_valid_where_it_is_accepted(fact: str, value: Any) -> None:
    accepted = _accepted({fact: value})
    reversed_range = not accepted and isinstance(value, dict) and _accepted({fact: _turned(value)})
    assert SITUATION.is_valid({fact: value}) is (accepted or reversed_range)


def _turned(ends: dict[str, Any]) -> dict[str, Any]:
    return {{"min": "max", "max": "min"}.get(name, name): end for name, end in ends.items()}


# Assessments


@pytest.mark.parametrize("household", households(), ids=lambda household: household.id)
def test_what_is_said_of_households_is_valid(household: Household) -> None:
    for day in DAYS:
        ASSESSMENT.validate(assess(household.situation_on(day), day).to_json())


def test_what_is_said_of_published_cases_is_valid() -> None:
    for facts in CASES:
        ASSESSMENT.validate(assess(parse_situation(facts), date(2026, 11, 22)).to_json())


def test_ids_are_those_of_the_programmes() -> None:
    programme = DEFINITIONS["assessment"]["properties"]["programmes"]["items"]["properties"]
    assert programme["id"]["enum"] == list(PROGRAMMES)
    condition_ids = {one.id for each in PROGRAMMES.values() for one in each.requires}
    payment_ids = {one.id for each in PROGRAMMES.values() for one in each.pays}
    assert set(programme["conditions"]["items"]["properties"]["id"]["enum"]) == condition_ids
    assert set(programme["payments"]["items"]["properties"]["id"]["enum"]) == payment_ids


def test_nothing_that_an_assessment_tells_is_left_out() -> None:
    assessment = DEFINITIONS["assessment"]
    programme = assessment["properties"]["programmes"]["items"]
    payment = programme["properties"]["payments"]["items"]
    told = [
        (Assessment, assessment),
        (AssessedProgramme, programme),
        (AssessedCondition, programme["properties"]["conditions"]["items"]),
        (AssessedPayment, payment),
        (UsedParameter, payment["properties"]["parameters"]["items"]),
        (Change, programme["properties"]["what_would_change"]["items"]),
    ]
    for kind, described in told:
        names = {each.name.rstrip("_") for each in fields(kind)} - {"has_form"}
        assert set(described["properties"]) == names
