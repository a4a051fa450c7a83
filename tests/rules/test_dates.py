"""Months as the law counts them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dates import add_months, end_of_quarter, first_day_within, quarter_of, start_of_quarter


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 18, date(2026, 7, 31)),
        (date(2024, 8, 31), 18, date(2026, 2, 28)),
        (date(2022, 8, 31), 18, date(2024, 2, 29)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(st.dates(date(2023, 7, 1), date(2030, 12, 31)), st.sampled_from((12, 18)))
def test_the_first_day_within_a_term_is_the_edge_of_it(on: date, months: int) -> None:
    first = first_day_within(on, months)
    assert add_months(first, months) >= on
    assert add_months(first - timedelta(days=1), months) < on


def test_quarters() -> None:
    assert quarter_of(date(2026, 3, 31)) == "2026-Q1"
    assert (start_of_quarter(date(2026, 11, 22)), end_of_quarter(date(2026, 11, 22))) == (
        date(2026, 10, 1),
        date(2026, 12, 31),
    )
