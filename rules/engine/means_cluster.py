"""The test of means decided exactly for what is known and not known. See `means_test.py` for the arithmetic.

Income, members, line and loan each push the outcome one way only. So the ends of what is possible decide,
and a fact can change something exactly when its own ends do, with every other fact not asked at the end
that leaves most room.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rules.engine.findings import NONE, Finding, Look, Paid
from rules.engine.means_view import MeansView, Quarter, view_of
from rules.engine.telling import Teller
from rules.facts import MAX_MONEY
from rules.figures import Figures
from rules.knowledge import Absence, Bounds, Truth
from rules.means_test import Lines, Means, MeansTest, PossibleLine, difference, narrowed
from rules.memo import Memo, key_of
from rules.programme import Pays, Requirement
from rules.situation import CHILDREN, Situation

_LONGEST_DIVIDED = 40
"""Among so many numbers in a row one has no divisor from 2 to 30, the most members that a family has."""


class MeansCluster:
    """The condition and the payment of a means test, for one day and one set of figures."""

    pays = True

    def __init__(
        self, test: MeansTest, requirement: Requirement, payment: Pays, on: date, figures: Figures
    ) -> None:
        self.test = test
        self.facts = test.facts()
        self.requirements = (requirement,)
        self.payment = payment
        self._teller = Teller(self.requirements, on, figures)
        self._quarter = Quarter(on, figures.poverty_lines.on(on))
        self._key = key_of((*self.facts, CHILDREN))
        self._looks: Memo[Any, Look] = Memo()

    def look(self, situation: Situation) -> Look:
        """What can be said of the condition, and how an assessment tells it."""
        known = situation.known
        if type(known[self.test.income]) is int:  # hardly comes twice
            return self._look(situation)
        key = self._key(known)
        return self._looks.get(key) or self._looks.put(key, self._look(situation))

    def _look(self, situation: Situation) -> Look:
        finding = self._decide(situation)
        view: MeansView = finding.details
        # The line is published once, or estimated.
        certainty = "firm" if view.given else "one_source"
        told = self._teller.condition(0, finding.standings[0], *view.shown(), at_most=certainty)
        return finding, (told,)

    def _decide(self, situation: Situation) -> Finding:
        view = view_of(self.test, situation, self._quarter)
        now = view.means.truth()
        if not view.unasked:
            return Finding(now, now is Truth.MET, NONE, NONE, (view.standing(),), details=view)
        strong: set[str] = set()
        weak: set[str] = set()
        if now is not Truth.FAILED:
            findable = self._official(view)
            for fact, how in self._differences(view, findable):
                (strong if how is Truth.FAILED else weak).add(fact)
            if findable is not None:
                (strong if findable is Truth.FAILED else weak).add(self.test.official)
        else:
            findable = None
        best = self._best(view)
        best = best.against(_best_lines(best.lines, findable, self.test.region in view.unasked))
        return Finding(
            now,
            best.truth() is Truth.MET,
            frozenset(strong),
            frozenset(weak),
            (view.standing(),),
            details=view,
        )

    def _best(self, view: MeansView) -> Means:
        """With everything that was not asked answered in the family's favour; the line is left as it is."""
        means, test = view.means, self.test
        if test.income in view.unasked:
            means = means.earning(0, 0)
        if test.loan in view.unasked:
            means = means.owing(0)
        return means.sized(*view.sizes[0])

    def _tables(self, view: MeansView) -> tuple[Lines, ...]:
        """The lines, one region at a time where the region may still be asked."""
        return view.lines.apart() if self.test.region in view.unasked else (view.lines,)

    def _official(self, view: MeansView) -> Truth | None:
        """Whether knowing the official line could still settle the verdict: `FAILED` or `OPEN` as in
        `difference`."""
        if self.test.official not in view.unasked:
            return None
        found: Truth | None = None
        for lines in self._tables(view):
            if not lines.estimated:
                continue
            low, high = (line.low for line in narrowed(lines))
            for means in self._unsettled(view, lines):
                if means.truth() is not Truth.OPEN:
                    continue
                if means.truth_at(low, low) is Truth.FAILED:
                    return Truth.FAILED
                if means.truth_at(high, high) is Truth.MET:
                    found = Truth.OPEN
        return found

    def _unsettled(self, view: MeansView, lines: Lines) -> Iterator[Means]:
        """Possible answers among which one leaves it to the line, if any does."""
        test = self.test
        low = lines.low
        for fewest, most in reversed(view.sizes):  # a small family is more often left to the line
            means = view.means.against(lines).sized(fewest, most)
            if test.income in view.unasked:
                means = means.earning(low * most + 1, low * most + 1)
            if test.loan in view.unasked:
                spare = 3 * (low * fewest - means.largest_income)
                yield means.owing(0)
                yield means.owing(max(0, spare) + 1)
            else:
                yield means

    def _differences(self, view: MeansView, findable: Truth | None) -> Iterator[tuple[str, Truth]]:
        """Facts not asked (the official line apart) that can still change something, and what."""
        best = self._best(view)
        tables = self._tables(view)
        found = dict(self._through(tables, view, best, ()))
        if self.test.region in view.unasked:
            how = self._by_region(view, best)
            if how is not None:
                found[self.test.region] = how
        if findable is not None:
            # Whoever finds out the line will have been asked for it: only while it can settle the verdict.
            settled = [fact for fact, how in found.items() if how is Truth.FAILED]
            if not self._may_matter(view) <= set(settled):
                found_out = [one for lines in tables for one in _findable_lines(lines, best)]
                for fact, how in self._through(found_out, view, best, settled):
                    found[fact] = min(found.get(fact, Truth.MET), max(how, findable))
        yield from found.items()

    def _may_matter(self, view: MeansView) -> frozenset[str]:
        test = self.test
        return view.unasked & {test.income, test.members, test.loan, CHILDREN}

    def _through(
        self,
        tables: Sequence[Lines],
        view: MeansView,
        best: Means,
        settled: Collection[str],
    ) -> Iterator[tuple[str, Truth]]:
        for fact in self._may_matter(view).difference(settled):
            lent_to = fact == self.test.loan and self.test.income in view.unasked
            how = _worst(
                difference(one, [self._at_the_other_end(fact, one, view)])
                for against in map(best.against, tables)
                for one in (_with_a_sum_left(against) if lent_to else against,)
            )
            if how is not None:
                yield fact, how

    def _at_the_other_end(self, fact: str, best: Means, view: MeansView) -> Means:
        """The least that the answer to a fact can leave."""
        test = self.test
        if fact == test.income:
            return best.earning(MAX_MONEY, MAX_MONEY)
        if fact == test.loan:
            return best.owing(MAX_MONEY)
        return best.sized(*view.sizes[-1])

    def _by_region(self, view: MeansView, best: Means) -> Truth | None:
        found = None
        for fewest, most in view.sizes:
            sized = best.sized(fewest, most)
            first, *others = view.lines.apart()
            how = difference(sized.against(first), map(sized.against, others))
            if how is Truth.FAILED:
                return how
            found = how or found
        return found

    def pay(self, situation: Situation, finding: Finding, room: Mapping[str, Bounds]) -> Paid:
        """The payment; that it changes with a fact is part of the finding."""
        view: MeansView = finding.details
        return Paid((view.paid(self.payment, self._quarter),))

    def limits(self, finding: Finding, fact: str) -> Iterator[tuple[int, Truth]]:
        """The largest income or loan at which the condition would be met, and would not fail; the figures of
        what would change."""
        view: MeansView = finding.details
        means = view.means
        if means.fewest != means.most or not view.lines.priced:
            return
        if fact == self.test.loan:
            spare = 3 * (view.lines.low * means.most - means.largest_income)
            if 0 <= spare < means.largest_loan and not isinstance(view.situation[fact], Absence):
                yield spare, Truth.MET
            return
        if fact != self.test.income or isinstance(view.situation[fact], Absence):
            return
        lowest, highest = view.lines.low, view.lines.high
        surely = (3 * lowest * means.most - means.largest_loan) // 3
        if 0 <= surely < means.least_income:
            yield surely, Truth.MET
        possibly = highest * means.most
        if surely < possibly < means.least_income:
            yield possibly, Truth.OPEN


def _findable_lines(lines: Lines, means: Means) -> Iterator[Lines]:
    """Official lines that bring out every difference another fact can make: the highest, and the highest
    ones at which a family of fewer members would be above the line."""
    lowest, highest = narrowed(lines)
    yield Lines(highest)
    for members in range(means.fewest, means.most):
        line = (means.least_income - 1) // members
        if lowest.low <= line < highest.high:
            yield Lines(PossibleLine(line, line, exact_in_fact=True))


def _with_a_sum_left(best: Means) -> Means:
    """The same with an income, the lowest where it can be, that leaves a sum for a loan to take away.

    No income leaves the most. But a line given as "up to so much" may be nothing, and then that leaves
    nothing; an income that the members do not divide leaves some tenge, whichever whole line it is.
    """
    line = best.lines.each[0]
    if not (line.exact_in_fact and line.low == 0 < line.high):
        return best
    for members in range(best.fewest, best.most + 1):
        start = line.high * (members - 1) if members > best.fewest else 0
        for income in range(start + 1, start + 1 + min(line.high, _LONGEST_DIVIDED)):
            tried = best.earning(income, income)
            if tried.smallest().sum:
                return tried
    return best


def _best_lines(lines: Lines, findable: Truth | None, by_region: bool) -> Lines:
    if findable is not None:
        return Lines(narrowed(lines)[1])
    return max(lines.apart(), key=lambda line: line.low) if by_region else lines


def _worst(hows: Iterable[Truth | None]) -> Truth | None:
    found = None
    for how in hows:
        if how is Truth.FAILED:
            return how
        found = how or found
    return found
