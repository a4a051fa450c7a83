"""What a situation says of a family's means, and how the test of means is told."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rules.assessment import AssessedPayment, UsedParameter
from rules.dates import end_of_quarter, start_of_quarter
from rules.engine.findings import Standing
from rules.expressions.curve import grouped
from rules.facts import FACTS, MAX_MONEY, REGIONS
from rules.figures import PARAMETER_MISSING
from rules.knowledge import Absence, State, Truth
from rules.means_test import NO_LIMIT, Lines, Means, MeansTest, PossibleLine
from rules.poverty_lines import Line
from rules.programme import Pays
from rules.situation import CHILDREN, Situation

LINE_NOT_PUBLISHED: Final = "poverty_line_not_published"
LOANS_DEBATED: Final = "loans_debated"
_UNPRICED: Final = PossibleLine(0, NO_LIMIT, priced=False)


@dataclass(eq=False, slots=True)
class MeansView:
    """The facts of one situation as a means test reads them.

    `means`: their bounds. `unasked`: which of them were not asked. `given`: the person knows the official
    line. `sizes`: what can still be learnt of the number of members, fewest and most, the largest family
    first.
    """

    test: MeansTest
    situation: Situation
    means: Means
    unasked: frozenset[str]
    given: bool
    sizes: tuple[tuple[int, int], ...]

    @property
    def lines(self) -> Lines:
        return self.means.lines

    def standing(self) -> Standing:
        """How the condition stands, and what is missing or not settled."""
        now = self.means.truth()
        if now is not Truth.OPEN:
            return Standing(State.MET if now is Truth.MET else State.FAILED)
        missing = tuple(self._missing())
        if missing:
            return Standing(State.UNKNOWN, None, missing)
        line = self.lines.each[0]
        official = () if self.given else (self.test.official,)
        if line.low == line.high:
            return Standing(State.UNKNOWN, LOANS_DEBATED, official)
        return Standing(State.UNKNOWN, LINE_NOT_PUBLISHED if line.priced else PARAMETER_MISSING, official)

    def _missing(self) -> Collection[str]:
        """Facts that are not known and could settle the condition."""
        test, means = self.test, self.means
        least, largest, loan = means.least_income, means.largest_income, means.largest_loan
        highest = max(self.lines.apart(), key=lambda lines: lines.low)
        lowest = min(self.lines.apart(), key=lambda lines: lines.high)
        surest_loan = loan if self._exact(test.loan) else 0
        without_loan = Means(highest, means.most, means.most, least, least, surest_loan)
        worst = Means(lowest, means.fewest, means.fewest, largest, largest, loan)
        met = without_loan.truth() is Truth.MET
        if not met and worst.truth() is not Truth.FAILED:
            return ()
        read = (
            test.income,
            test.members,
            *(() if self.given else (test.region,)),
            *((test.loan,) if met else ()),
        )
        return [fact for fact in read if not self._exact(fact)]

    def _exact(self, fact: str) -> bool:
        if fact == self.test.region:
            return not isinstance(self.situation[fact], Absence)
        return self.situation.span(fact).exact

    def shown(self) -> tuple[Any, Any]:
        """Income per member, without and with the loan, and the line; each where it was said or where the
        matter is settled, because then a reader wants to see by what."""
        test, means, known = self.test, self.means, self.situation
        settled = means.truth() is not Truth.OPEN
        value = limit = None
        if settled or not any(isinstance(known[fact], Absence) for fact in (test.income, test.members)):
            loan = 0 if isinstance(known[test.loan], Absence) else means.largest_loan
            value = _ends(
                _rounded_up(means.least_income, means.most),
                _rounded_up(3 * means.largest_income + loan, 3 * means.fewest),
            )
        if (settled or self.given or self._exact(test.region)) and self.lines.priced:
            limit = _ends(self.lines.low, self.lines.high)
        return value, limit

    def paid(self, payment: Pays, quarter: "Quarter") -> AssessedPayment:
        """The payment over every completion that does not fail."""
        ends = self.means.amount()
        low, high = ends or (None, None)
        return AssessedPayment(
            id=payment.id,
            period=payment.period,
            min=low,
            max=high,
            net=payment.net,
            estimate=ends is not None
            and not self.given
            and any(line.low < line.high for line in self.lines.each),
            open_ended=ends is not None and self._is_open_ended(),
            formula=_formula(self.means, ends) if ends else None,
            law=payment.source.law,
            url=payment.source.url,
            reason=None if ends else PARAMETER_MISSING,
            parameters=quarter.used.get(self.situation[self.test.region], ())
            if ends and not self.given
            else (),
        )

    def _is_open_ended(self) -> bool:
        means, largest_family = self.means, FACTS[self.test.members].max
        of_members = means.fewest < means.most == largest_family
        return of_members or any(line.low < line.high == MAX_MONEY for line in means.lines.each)


class Quarter:
    """The lines of the quarter of application: possible ones by region, and as an amount cites them."""

    def __init__(self, on: date, table: Mapping[str, Line]) -> None:
        lines = {
            region: PossibleLine(line.low, line.high) if (line := table.get(region)) else _UNPRICED
            for region in REGIONS
        }
        self.lines: dict[Any, Lines] = {region: Lines(line) for region, line in lines.items()}
        self.anywhere = Lines(*dict.fromkeys(lines.values()))
        self.used: dict[Any, tuple[UsedParameter, ...]] = {
            region: (_cited(line, on),) for region, line in table.items()
        }


def _cited(line: Line, on: date) -> UsedParameter:
    return UsedParameter(
        id="poverty_line",
        value=_ends(line.low, line.high),
        unit="tenge",
        valid_from=start_of_quarter(on),
        valid_to=end_of_quarter(on),
        law=line.law,
        url=line.url,
        checked_on=line.checked_on,
        certainty=line.certainty,
    )


def view_of(test: MeansTest, situation: Situation, quarter: Quarter) -> MeansView:
    """Reads a situation."""
    known = situation.known
    unasked = {fact for fact in test.facts() if known[fact] is Absence.NOT_ASKED}
    if situation.narrowed_by(test.members):
        unasked.add(CHILDREN)
    given = not isinstance(situation[test.official], Absence)
    if given:
        line = situation.span(test.official)
        lines = Lines(PossibleLine(line.low, line.high, exact_in_fact=True))
        unasked.discard(test.region)
    else:
        lines = quarter.lines.get(known[test.region], quarter.anywhere)
    income, members = situation.span(test.income), situation.span(test.members)
    loan = situation.span(test.loan).high
    means = Means(lines, members.low, members.high, income.low, income.high, loan)
    sizes = _sizes(test, means, unasked, situation)
    return MeansView(test, situation, means, frozenset(unasked), given, sizes)


def _sizes(
    test: MeansTest, means: Means, unasked: Collection[str], situation: Situation
) -> tuple[tuple[int, int], ...]:
    if test.members in unasked:
        return tuple((size, size) for size in range(means.most, means.fewest - 1, -1))
    if CHILDREN in unasked:
        # They fit into the family, so how many there are says how large it is at least.
        largest = max(means.fewest, min(situation.span(CHILDREN).high + 1, means.most))
        return tuple((size, means.most) for size in range(largest, means.fewest - 1, -1))
    return ((means.fewest, means.most),)


def _rounded_up(sum_: int, parts: int) -> int:
    return -(-sum_ // parts)


def _ends(low: int, high: int) -> Any:
    """One number, or both ends."""
    return low if low == high else {"min": low, "max": high}


def _formula(means: Means, ends: tuple[int, int]) -> str:
    high = means.lines.high
    most = f"{grouped(high)} × {means.most} − {grouped(means.least_income)}"
    if ends == (0, 0):
        return most
    if not ends[0]:
        return f"0 … {most}"
    _, line, members, income = means.smallest()
    loan = f" − {grouped(means.largest_loan)} ÷ 3" if means.largest_loan else ""
    least = f"{grouped(line)} × {members} − {grouped(income)}{loan}"
    return " … ".join(dict.fromkeys((least, most)))
