"""The test of means decided exactly for what is known and not known. See `means_test.py` for the arithmetic.

Income, members, line and loan each push the outcome one way only, so the ends of what is possible decide,
and a fact can change something exactly when its ends do, with every other open fact at the end that leaves
most room.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

from rules.assessment import AssessedPayment, UsedParameter
from rules.dates import end_of_quarter, start_of_quarter
from rules.expressions.amounts import grouped
from rules.facts import MAX_MONEY, REGIONS
from rules.figures import PARAMETER_MISSING, Figures
from rules.findings import Finding, Paid, Standing
from rules.knowledge import Absence, Bounds, Knowledge, State, Truth
from rules.means_test import NO_LIMIT, Means, MeansTest, PossibleLine, difference, narrowed
from rules.memo import Memo
from rules.poverty_lines import Line
from rules.programme import Pays, Requirement
from rules.situation import CHILDREN, Situation

LINE_NOT_PUBLISHED: Final = "poverty_line_not_published"
LOANS_DEBATED: Final = "loans_debated"
_UNPRICED: Final = PossibleLine(0, NO_LIMIT, priced=False)


@dataclass(frozen=True, slots=True)
class _View:
    """The facts of one situation: their bounds, and which were not asked."""

    means: Means
    table: tuple[PossibleLine, ...]
    unasked: frozenset[str]
    official_given: bool
    sizes: tuple[tuple[int, int], ...]
    """What can still be learnt of the number of members, fewest and most, the largest family first."""


class MeansCluster:
    """The condition and the payment of a means test, for one day and one set of figures."""

    def __init__(
        self, test: MeansTest, requirement: Requirement, payment: Pays, on: date, figures: Figures
    ) -> None:
        self.test = test
        self.facts = test.facts()
        self.requirements = (requirement,)
        self.payment = payment
        self._on = on
        self._lines = figures.poverty_lines.on(on)
        self._findings: Memo[tuple[Knowledge, ...], Finding] = Memo()

    def find(self, situation: Situation) -> Finding:
        """What can be said of the condition."""
        key = tuple([situation[fact] for fact in (*self.facts, CHILDREN)])
        return self._findings.get(key) or self._findings.put(key, self._decide(situation))

    def _decide(self, situation: Situation) -> Finding:
        view = self._view(situation)
        now = view.means.truth()
        strong: set[str] = set()
        weak: set[str] = set()
        if now is not Truth.FAILED:
            findable = self._official(view)
            for fact, how in self._differences(view, situation, findable):
                (strong if how is Truth.FAILED else weak).add(fact)
            if findable is not None:
                (strong if findable is Truth.FAILED else weak).add(self.test.official)
        else:
            findable = None
        best = self._best(view)
        best = replace(best, lines=_best_lines(best.lines, findable, self.test.region in view.unasked))
        ends = {self.test.income: 0.5} if self.test.income in strong else {}
        return Finding(
            now,
            best.truth() is Truth.MET,
            frozenset(strong),
            frozenset(weak),
            (self._standing(now, view, situation),),
            ends,
            view,
        )

    def _view(self, situation: Situation) -> _View:
        test = self.test
        income, loan = situation.span(test.income), situation.span(test.loan)
        members, official = situation.span(test.members), situation[test.official]
        given = not isinstance(official, Absence)
        unasked = {fact for fact in test.facts() if situation[fact] is Absence.NOT_ASKED}
        if situation.narrowed_by(test.members):
            unasked.add(CHILDREN)
        if given:
            line = situation.span(test.official)
            table: tuple[PossibleLine, ...] = (
                PossibleLine(int(line.low), int(line.high), exact_in_fact=True),
            )
            unasked.discard(test.region)
        else:
            region = situation[test.region]
            regions = REGIONS if isinstance(region, Absence) else (str(region),)
            table = tuple(dict.fromkeys(_possible(self._lines.get(name)) for name in regions))
        means = Means(
            table,
            int(members.low),
            int(members.high),
            int(income.low),
            int(income.high),
            int(loan.high),
        )
        return _View(means, table, frozenset(unasked), given, _sizes(means, unasked, test.members, situation))

    def _best(self, view: _View) -> Means:
        """With everything that was not asked answered in the family's favour; the line is left as it is."""
        means, test = view.means, self.test
        if test.income in view.unasked:
            means = replace(means, least_income=0, largest_income=0)
        if test.loan in view.unasked:
            means = replace(means, largest_loan=0)
        return replace(means, fewest=view.sizes[0][0], most=view.sizes[0][1])

    def _tables(self, view: _View) -> list[tuple[PossibleLine, ...]]:
        """The lines, one region at a time where the region may still be asked."""
        return [(line,) for line in view.table] if self.test.region in view.unasked else [view.table]

    def _official(self, view: _View) -> Truth | None:
        """Whether knowing the official line could still settle the verdict: `FAILED` or `OPEN` as in
        `difference`."""
        if self.test.official not in view.unasked:
            return None
        found: Truth | None = None
        for lines in self._tables(view):
            if all(line.low == line.high for line in lines):
                continue
            lowest, highest = narrowed(lines)
            for means in self._unsettled(view, lines):
                if means.truth() is not Truth.OPEN:
                    continue
                if replace(means, lines=(lowest,)).truth() is Truth.FAILED:
                    return Truth.FAILED
                if replace(means, lines=(highest,)).truth() is Truth.MET:
                    found = Truth.OPEN
        return found

    def _unsettled(self, view: _View, lines: tuple[PossibleLine, ...]) -> Iterator[Means]:
        """Possible answers among which one leaves it to the line, if any does."""
        test = self.test
        low = min(line.low for line in lines)
        for fewest, most in view.sizes:
            means = replace(view.means, lines=lines, fewest=fewest, most=most)
            if test.income in view.unasked:
                means = replace(means, least_income=low * most + 1, largest_income=low * most + 1)
            if test.loan in view.unasked:
                spare = 3 * (low * fewest - means.largest_income)
                yield replace(means, largest_loan=0)
                yield replace(means, largest_loan=max(0, spare) + 1)
            else:
                yield means

    def _differences(
        self, view: _View, situation: Situation, findable: Truth | None
    ) -> Iterator[tuple[str, Truth]]:
        """Facts not asked (the official line apart) that can still change something, and what."""
        best = self._best(view)
        tables = self._tables(view)
        yield from self._through(tables, view, situation, best)
        if self.test.region in view.unasked:
            how = self._by_region(view, best)
            if how is not None:
                yield self.test.region, how
        if findable is not None:
            # Whoever finds out the line will have been asked for it: only while it can settle the verdict.
            found_out = [(line,) for lines in tables for line in _findable_lines(lines, best)]
            for fact, how in self._through(found_out, view, situation, best):
                yield fact, max(how, findable)

    def _through(
        self, tables: Sequence[tuple[PossibleLine, ...]], view: _View, situation: Situation, best: Means
    ) -> Iterator[tuple[str, Truth]]:
        test = self.test
        for fact in (test.income, test.members, test.loan, CHILDREN):
            if fact in view.unasked:
                how = _worst(
                    difference(one.outcome() for one in self._ends(fact, replace(best, lines=lines), view))
                    for lines in tables
                )
                if how is not None:
                    yield fact, how

    def _ends(self, fact: str, best: Means, view: _View) -> tuple[Means, Means]:
        test = self.test
        if fact == test.income:
            return best, replace(best, least_income=MAX_MONEY, largest_income=MAX_MONEY)
        if fact == test.loan:
            return best, replace(best, largest_loan=MAX_MONEY)
        return best, replace(best, fewest=view.sizes[-1][0], most=view.sizes[-1][1])

    def _by_region(self, view: _View, best: Means) -> Truth | None:
        found = None
        for fewest, most in view.sizes:
            sized = replace(best, fewest=fewest, most=most)
            how = difference(replace(sized, lines=(line,)).outcome() for line in view.table)
            if how is Truth.FAILED:
                return how
            found = how or found
        return found

    # What is shown

    def _standing(self, now: Truth, view: _View, situation: Situation) -> Standing:
        if now is not Truth.OPEN:
            return Standing(State.MET if now is Truth.MET else State.FAILED)
        test = self.test
        read = (test.income, test.members, *(() if view.official_given else (test.region,)), test.loan)
        missing = tuple(fact for fact in read if not _exact(situation, fact))
        if missing:
            return Standing(State.UNKNOWN, None, missing)
        if view.official_given or view.table[0].low == view.table[0].high:
            return Standing(
                State.UNKNOWN, LOANS_DEBATED, () if _exact(situation, test.official) else (test.official,)
            )
        return Standing(
            State.UNKNOWN,
            LINE_NOT_PUBLISHED if view.table[0].priced else PARAMETER_MISSING,
            (test.official,),
        )

    def shown(self, situation: Situation, finding: Finding) -> tuple[Any, Any]:
        """Income per member, with and without the loan, and the line."""
        view: _View = finding.details
        test, means = self.test, view.means
        value = None
        if all(not isinstance(situation[fact], Absence) for fact in (test.income, test.members)):
            loan = 0 if isinstance(situation[test.loan], Absence) else means.largest_loan
            low = Fraction(means.least_income, means.most)
            high = Fraction(3 * means.largest_income + loan, 3 * means.fewest)
            value = _ends_of(-(-low.numerator // low.denominator), -(-high.numerator // high.denominator))
        line = view.table[0]
        known = view.official_given or not isinstance(situation[test.region], Absence)
        return value, _ends_of(line.low, line.high) if known and line.priced else None

    def pay(self, situation: Situation, finding: Finding) -> Paid:
        view: _View = finding.details
        payment, ends = self.payment, view.means.amount()
        source = payment.source
        if ends is None:
            paid = AssessedPayment(
                payment.id, payment.period, None, None, payment.net, False, None,
                source.law, source.url, PARAMETER_MISSING, (),
            )  # fmt: skip
            return Paid((paid,), frozenset())
        estimate = not view.official_given and any(line.low < line.high for line in view.table)
        paid = AssessedPayment(
            payment.id, payment.period, *ends, payment.net, estimate, _formula(view.means, ends),
            source.law, source.url, None, self._used(view, situation),
        )  # fmt: skip
        return Paid((paid,), frozenset())

    def _used(self, view: _View, situation: Situation) -> tuple[UsedParameter, ...]:
        region = situation[self.test.region]
        line = None if view.official_given or isinstance(region, Absence) else self._lines.get(str(region))
        if line is None:
            return ()
        return (
            UsedParameter(
                "poverty_line",
                _ends_of(line.low, line.high),
                "tenge",
                start_of_quarter(self._on),
                end_of_quarter(self._on),
                line.law,
                line.url,
                line.checked_on,
                line.certainty,
            ),
        )

    def limits(self, situation: Situation, finding: Finding) -> Iterator[tuple[int, Truth]]:
        """The largest income at which the condition would be met, and would not fail; the figures of what
        would change."""
        view: _View = finding.details
        means = view.means
        if means.fewest != means.most or not all(line.priced for line in view.table):
            return
        for line, loan, truth in (
            (min(line.low for line in view.table), means.largest_loan, Truth.MET),
            (max(line.high for line in view.table), 0, Truth.OPEN),
        ):
            limit = (3 * line * means.most - loan) // 3
            if 0 <= limit < means.least_income:
                yield limit, truth


def _possible(line: Line | None) -> PossibleLine:
    return _UNPRICED if line is None else PossibleLine(line.low, line.high)


def _sizes(
    means: Means, unasked: Collection[str], members: str, situation: Situation
) -> tuple[tuple[int, int], ...]:
    if members in unasked:
        return tuple((size, size) for size in range(means.most, means.fewest - 1, -1))
    if CHILDREN in unasked:
        # They fit into the family, so how many there are says how large it is at least.
        largest = min(int(situation.span(CHILDREN).high) + 1, means.most)
        return tuple((size, means.most) for size in range(largest, means.fewest - 1, -1))
    return ((means.fewest, means.most),)


def _findable_lines(lines: Sequence[PossibleLine], means: Means) -> Iterator[PossibleLine]:
    """Official lines that bring out every difference another fact can make: the highest, and the highest
    ones at which a family of fewer members would be above the line."""
    lowest, highest = narrowed(lines)
    yield highest
    for members in range(means.fewest, means.most):
        line = (means.least_income - 1) // members
        if lowest.low <= line < highest.high:
            yield PossibleLine(line, line, exact_in_fact=True)


def _best_lines(
    lines: tuple[PossibleLine, ...], findable: Truth | None, by_region: bool
) -> tuple[PossibleLine, ...]:
    if findable is not None:
        return (narrowed(lines)[1],)
    return (max(lines, key=lambda line: line.low),) if by_region else lines


def _worst(hows: Iterable[Truth | None]) -> Truth | None:
    found = None
    for how in hows:
        if how is Truth.FAILED:
            return how
        found = how or found
    return found


def _exact(situation: Situation, fact: str) -> bool:
    span: Bounds | None = situation.span(fact) if fact != "region" else None
    return span.exact if span is not None else not isinstance(situation[fact], Absence)


def _ends_of(low: int, high: int) -> Any:
    return low if low == high else {"min": low, "max": high}


def _formula(means: Means, ends: tuple[int, int]) -> str:
    low, high = min(line.low for line in means.lines), max(line.high for line in means.lines)
    loan = f" − {grouped(means.largest_loan)} ÷ 3" if means.largest_loan else ""
    least = f"{grouped(low)} × {means.fewest} − {grouped(means.largest_income)}{loan}" if ends[0] else "0"
    most = f"{grouped(high)} × {means.most} − {grouped(means.least_income)}"
    if ends == (0, 0):
        return most
    return " … ".join(dict.fromkeys((least, most)))
