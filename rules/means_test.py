"""The test of means: a family's income against the poverty line, and the difference that is paid.

Income per member not above the line, and (line − income per member) × members, are one statement: the
amount is not below zero where the condition is met. Written as `line × members − income`, everything occurs
once, so the ends follow from the ends of what is known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rules.knowledge import Truth

NO_LIMIT = 10**15
"""A line that may be any amount: above every income that a situation can hold."""


@dataclass(frozen=True, slots=True)
class MeansTest:
    """Names of the facts that it reads. A loan is counted from nothing to a third of it a month: whether
    and how it counts is debated. `official`: the line that the person knows; it wins over the table."""

    income: str
    loan: str
    members: str
    region: str
    official: str

    def __str__(self) -> str:
        return (
            f"{self.income} (+ up to {self.loan} ÷ 3) is not above the poverty line of {self.region} "
            f"(or {self.official}) × {self.members}"
        )

    def facts(self) -> tuple[str, ...]:
        return (self.income, self.members, self.region, self.loan, self.official)


class PossibleLine(NamedTuple):
    """A line somewhere from `low` to `high`. `priced`: an amount may rest on it. `exact_in_fact`: the
    person gave it, so one of the whole numbers in between is the line; otherwise the law itself is only
    known within the two ends."""

    low: int
    high: int
    priced: bool = True
    exact_in_fact: bool = False


class Lines:
    """Lines of which one holds. `low`, `high`: the ends of them all; `priced`: an amount may rest on any;
    `estimated`: some line is only known within two ends."""

    __slots__ = ("_apart", "each", "estimated", "high", "low", "priced")

    def __init__(self, *each: PossibleLine) -> None:
        self.each = each
        self.low = min([line.low for line in each])
        self.high = max([line.high for line in each])
        self.priced = all(line.priced for line in each)
        self.estimated = any(line.low < line.high for line in each)
        self._apart: tuple[Lines, ...] | None = None

    def apart(self) -> "tuple[Lines, ...]":
        """One line at a time."""
        if self._apart is None:
            self._apart = tuple(map(Lines, self.each)) if len(self.each) > 1 else (self,)
        return self._apart


class Smallest(NamedTuple):
    """The smallest sum, in whole tenge, and the line, the members and the income that make it."""

    sum: int
    line: int
    members: int
    income: int


class Means(NamedTuple):
    """What is possible: lines, members, income, and the largest loan, all of them independent of each
    other."""

    lines: Lines
    fewest: int
    most: int
    least_income: int
    largest_income: int
    largest_loan: int

    def against(self, lines: Lines) -> "Means":
        """With other lines."""
        return Means(lines, *self[1:])

    def sized(self, fewest: int, most: int) -> "Means":
        """With other numbers of members."""
        return Means(self.lines, fewest, most, *self[3:])

    def earning(self, least: int, largest: int) -> "Means":
        """With another income."""
        return Means(self.lines, self.fewest, self.most, least, largest, self.largest_loan)

    def owing(self, largest: int) -> "Means":
        """With another loan."""
        return Means(*self[:5], largest)

    def truth(self) -> Truth:
        """Met or failed when every possibility agrees, otherwise open."""
        return self.truth_at(self.lines.low, self.lines.high)

    def truth_at(self, low: int, high: int) -> Truth:
        """The same, were the line somewhere from `low` to `high`."""
        if 3 * low * self.fewest - 3 * self.largest_income - self.largest_loan >= 0:
            return Truth.MET
        return Truth.OPEN if high * self.most >= self.least_income else Truth.FAILED

    def amount(self) -> tuple[int, int] | None:
        """The smallest and the largest sum where the condition does not fail, in whole tenge, rounded up.

        None when no amount may be given, or when the condition fails everywhere.
        """
        largest = self._largest_sum()
        return None if largest is None else (self.smallest().sum, largest)

    def pays_like(self, other: "Means") -> bool:
        """Whether the amount is the same."""
        largest = self._largest_sum()
        if largest != other._largest_sum():
            return False
        return largest is None or self.smallest().sum == other.smallest().sum

    def _largest_sum(self) -> int | None:
        largest = self.lines.high * self.most - self.least_income
        if largest < 0:
            return None
        return largest if self.lines.priced or all(line.priced for line in self._holding()) else None

    def _holding(self) -> Iterator[PossibleLine]:
        """Lines at which the condition does not fail."""
        return (line for line in self.lines.each if line.high * self.most >= self.least_income)

    def smallest(self) -> "Smallest":
        """The smallest sum where the condition does not fail, and how it comes about."""
        return min([one for line in self._holding() for one in self._smallest(line)])

    def _smallest(self, line: PossibleLine) -> Iterable["Smallest"]:
        low, high, _, exact_in_fact = line
        if exact_in_fact and low < high:
            return self._smallest_of_exact(line)
        members = max(self.fewest, -(-self.least_income // high)) if high else self.fewest
        income = min(self.largest_income, high * members)
        return (Smallest(self._paid(low, members, income), low, members, income),)

    def _smallest_of_exact(self, line: PossibleLine) -> Iterator["Smallest"]:
        for members in range(self.fewest, self.most + 1):
            lowest = max(line.low, -(-self.least_income // members))
            if lowest <= line.high:
                income = min(self.largest_income, lowest * members)
                yield Smallest(self._paid(lowest, members, income), lowest, members, income)

    def _paid(self, line: int, members: int, income: int) -> int:
        return max(0, -(-(3 * line * members - 3 * income - self.largest_loan) // 3))

    def outcome(self) -> tuple[Truth, tuple[int, int] | None]:
        return self.truth(), self.amount()


def difference(first: Means, others: Iterable[Means]) -> Truth | None:
    """How outcomes differ: `FAILED` when some fail and some do not, or their amounts differ; `OPEN` when
    they only tell met from open; None when they do not differ."""
    one, found = first.truth(), None
    for means in others:
        other = means.truth()
        if other is one is Truth.FAILED:
            continue  # and there is no amount
        if other is not one and Truth.FAILED in (one, other):
            return Truth.FAILED  # whatever is still to come
        if not means.pays_like(first):
            return Truth.FAILED
        if other is not one:
            found = Truth.OPEN
    return found


def narrowed(lines: Lines) -> tuple[PossibleLine, PossibleLine]:
    """The lowest and the highest line that the person might still find out."""
    low, high = lines.low, min(lines.high, 10**9)
    return PossibleLine(low, low, exact_in_fact=True), PossibleLine(high, high, exact_in_fact=True)
