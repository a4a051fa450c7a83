"""Income against the line, and the difference that is paid."""

import pytest

from rules.knowledge import Truth
from rules.means_test import Lines, Means, PossibleLine, difference

PUBLISHED = PossibleLine(37_060, 37_060)
ESTIMATE = PossibleLine(35_090, 80_000)


def means(line: PossibleLine, members: int, income: int, loan: int = 0) -> Means:
    return Means(Lines(line), members, members, income, income, loan)


@pytest.mark.parametrize(
    ("possible", "truth", "amount"),
    [
        (means(PUBLISHED, 5, 150_000), Truth.MET, (35_300, 35_300)),
        # equal is within, and there is nothing to top up
        (means(PUBLISHED, 4, 148_240), Truth.MET, (0, 0)),
        (means(PUBLISHED, 4, 148_241), Truth.FAILED, None),
        # a loan counts from nothing to a third of it
        (means(PUBLISHED, 5, 150_000, loan=30_000), Truth.MET, (25_300, 35_300)),
        (means(PUBLISHED, 5, 150_000, loan=300_000), Truth.OPEN, (0, 35_300)),
        (means(PUBLISHED, 5, 150_000, loan=100), Truth.MET, (35_267, 35_300)),
        # between the ends of an estimate nothing is settled
        (means(ESTIMATE, 4, 176_000), Truth.OPEN, (0, 144_000)),
        (means(ESTIMATE, 4, 140_000), Truth.MET, (360, 180_000)),
        (means(ESTIMATE, 4, 320_001), Truth.FAILED, None),
        # no line at all: only zero income is settled, without an amount
        (means(PossibleLine(0, 10**15, priced=False), 4, 0), Truth.MET, None),
        (means(PossibleLine(0, 10**15, priced=False), 4, 1), Truth.OPEN, None),
    ],
)
def test_condition_and_amount(possible: Means, truth: Truth, amount: tuple[int, int] | None) -> None:
    assert possible.outcome() == (truth, amount)


def test_the_smallest_sum_leaves_out_families_above_the_line() -> None:
    two_or_three = Means(Lines(PUBLISHED), 2, 3, 100_000, 100_000, 0)
    assert two_or_three.outcome() == (Truth.OPEN, (11_180, 11_180))


def test_differences() -> None:
    no_line = PossibleLine(0, 10**15, priced=False)
    met, less = means(PUBLISHED, 5, 150_000), means(PUBLISHED, 5, 150_001)
    failed, failed_too = means(PUBLISHED, 4, 148_241), means(PUBLISHED, 4, 150_000)
    assert difference(met, [met, met]) is None
    assert difference(failed, [failed_too]) is None
    assert difference(means(no_line, 4, 0), [means(no_line, 4, 1)]) is Truth.OPEN
    assert difference(met, [met, less]) is Truth.FAILED
    assert difference(met, [failed]) is Truth.FAILED
    assert difference(failed, [failed_too, met]) is Truth.FAILED
