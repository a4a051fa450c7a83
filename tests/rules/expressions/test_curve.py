"""Curves: straight pieces over a sum of money that never fall."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.expressions.curve import SUM, Curve, Piece, product, total

INCOME = Curve((Piece(0, 1, 0, SUM),))


def level(value: int) -> Curve:
    return Curve.level(value, str(value))


def test_a_floor_and_a_cap_bend_it() -> None:
    curve = product(Fraction("0.40"), [" × 0.40"], INCOME, 1).at_least(level(40)).at_most(level(400))
    assert [curve.tenge(sum_) for sum_ in (0, 100, 101, 999, 1000, 10**9)] == [40, 40, 41, 400, 400, 400]
    assert [curve.formula(sum_) for sum_ in (0, 500, 2000)] == ["40", "0.40 × 500", "400"]
    assert curve.bends() == [100, 101, 1000, 1001]


def test_a_floor_above_the_cap_leaves_the_cap() -> None:
    curve = INCOME.at_least(level(50)).at_most(level(20))
    assert [curve.tenge(sum_) for sum_ in (0, 50, 100)] == [20, 20, 20]


def test_a_sum_of_curves_bends_where_each_of_them_does() -> None:
    curve = total([INCOME.at_least(level(10)), INCOME.at_least(level(30))])
    assert [curve.tenge(sum_) for sum_ in (0, 10, 20, 30, 40)] == [40, 40, 50, 60, 80]
    assert curve.formula(20) == "20 + 30"


def test_whole_tenge_are_rounded_up_once() -> None:
    assert Curve.level(Fraction("29453.25"), "").tenge(0) == 29_454
    assert product(Fraction(1, 3), [" ÷ 3"], INCOME, 0).tenge(100) == 34


@given(
    st.lists(
        st.tuples(st.sampled_from(("at_least", "at_most", "less", "times")), st.integers(0, 1000)), max_size=6
    ),
    st.integers(0, 5000),
)
def test_it_is_what_the_operations_say(steps: list[tuple[str, int]], sum_: int) -> None:
    curve, number = INCOME, Fraction(sum_)
    for step, by in steps:
        if step == "at_least":
            curve, number = curve.at_least(level(by)), max(number, Fraction(by))
        elif step == "at_most":
            curve, number = curve.at_most(level(by)), min(number, Fraction(by))
        elif step == "less":
            curve, number = curve.less(level(by)), number - by
        else:
            curve, number = product(Fraction(by, 7), [], curve, 0), number * Fraction(by, 7)
    assert curve.at(sum_) == number


@pytest.mark.parametrize("sum_", [0, 1, 10**9])
def test_a_level_curve_is_the_same_for_every_sum(sum_: int) -> None:
    assert level(7).at(sum_) == 7
