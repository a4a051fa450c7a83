"""Verdicts, amounts, forms and needed facts are exact for whatever is known and not known.

Each drawn situation is assessed, and worked out a second time by brute force over the completions
(`brute_force.py`) with an independent reading of the rules (`reference.py`). Never a verdict that some
completion contradicts; never "cannot say" where all agree; never a question that changes nothing, and never
one left out.
"""

import os
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rules import FACTS, PROGRAMMES, BadSituation, assess, parse_situation
from rules.facts import REGIONS
from rules.figures import figures
from tests.rules.brute_force import FACTS_READ, OFFICIAL, BruteForce, Report

EXAMPLES = int(os.environ.get("EXACTNESS_EXAMPLES", "60"))
MOST_COMPLETIONS = 2_500
DAYS = [
    date(2023, 7, 1),
    date(2024, 2, 29),
    date(2024, 8, 31),
    date(2025, 4, 8),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 2, 10),
    date(2026, 8, 31),
    date(2026, 11, 22),
    date(2027, 3, 1),
]
NUMBERS = {
    "household_size": st.one_of(st.integers(1, 6), st.integers(1, 30)),
    "children_aged_1_to_6": st.one_of(st.integers(0, 3), st.integers(0, 20)),
    "child_order": st.one_of(st.integers(1, 5), st.integers(1, 20)),
    "children_born_together": st.sampled_from((1, 1, 1, 2, 3, 5)),
    "household_income_monthly": st.one_of(
        st.sampled_from((0, 1, 37_060, 74_120, 111_180, 148_240, 148_241, 240_000, 320_001)),
        st.integers(0, 500_000),
    ),
    "consumer_loan_last_quarter": st.one_of(st.just(0), st.integers(0, 600_000)),
    OFFICIAL: st.one_of(st.sampled_from((0, 37_060)), st.integers(20_000, 90_000)),
    "carer_average_income_24_months": st.one_of(
        st.sampled_from((0, 69_200, 490_000, 595_000, 595_001, 3_000_000)), st.integers(0, 800_000)
    ),
    "family_size_moving": st.integers(1, 30),
}


def _values(name: str, on: date) -> st.SearchStrategy[Any]:
    fact = FACTS[name]
    if fact.kind == "date":
        edge = on - timedelta(days=548)
        return st.one_of(
            st.dates(on - timedelta(days=900), on + timedelta(days=500)),
            st.dates(edge - timedelta(days=4), edge + timedelta(days=4)),
        )
    if fact.kind == "region":
        return st.one_of(st.sampled_from(("KZ-15", "KZ-43", "KZ-47", "KZ-71")), st.sampled_from(REGIONS))
    if not fact.is_number:
        return st.sampled_from(fact.values)
    number = NUMBERS[name]
    span = st.tuples(number, number).map(sorted).filter(lambda ends: ends[0] < ends[1]).map(tuple)
    return st.one_of(number, number, number, span)


@st.composite
def situations(draw: st.DrawFn, programme: str) -> tuple[dict[str, Any], date]:
    """Facts of the programme: exact, `(min, max)`, "unknown" or "declined"; and a day."""
    on = draw(st.one_of(st.sampled_from(DAYS), st.dates(date(2023, 7, 1), date(2027, 12, 31))))
    facts: dict[str, Any] = {}
    for name in FACTS_READ[programme]:
        known = draw(st.sampled_from(("value", "value", "value", "value", "absent", "unknown", "declined")))
        if known == "value":
            facts[name] = draw(_values(name, on))
        elif known != "absent":
            facts[name] = known
    return facts, on


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_an_assessment_is_what_going_through_the_completions_gives(programme: str) -> None:
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
    )
    @given(situations(programme))
    def check(drawn: tuple[dict[str, Any], date]) -> None:
        facts, on = drawn
        try:
            situation = parse_situation({name: _json(value) for name, value in facts.items()})
        except BadSituation:
            assume(False)
        brute = BruteForce(programme, facts, on, figures())
        assume(brute.completions <= MOST_COMPLETIONS)
        expected = brute.expected()
        (found,) = assess(situation, on, [programme]).programmes
        payments = {
            one.id: None if one.min is None or one.max is None else (one.min, one.max)
            for one in found.payments
        }
        assert Report(found.verdict.value, tuple(sorted(payments.items())), found.form) == expected.report
        assert set(found.needed) == expected.needed

    check()


def _json(value: Any) -> Any:
    return {"min": value[0], "max": value[1]} if isinstance(value, tuple) else value
