"""The payments of a cluster: their bounds over everything that may be, and which answers would change them.

Choices and days choose an amount's figures; the ways they can be chosen are the *cases* of the payments. In a
case an amount is a curve over a sum of money (`expressions/curve.py`), for given counts, and it never falls when
a number grows: so its ends lie at the ends of the numbers.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any, Final

from rules.assessment import AssessedPayment, UsedParameter
from rules.expressions import Amount, Curve, End, NoValue, Turns, World, money_in
from rules.expressions.curve import grouped
from rules.facts import FACTS
from rules.figures import Parameter, Row, Spread, Statuses
from rules.findings import Finding, Paid
from rules.knowledge import Absence, Bounds
from rules.memo import FEW, Memo
from rules.programme import Pays
from rules.situation import Situation
from rules.space import Space

Counts = tuple[int, ...]
Sum = tuple[int, int] | None
"""Both ends in whole tenge; None where no amount can be given."""
Priced = tuple[Curve, Curve] | NoValue
Rows = tuple[tuple[Parameter, Row], ...]


class Case:
    """One way in which choices and days choose the figures of the payments: told alike, amounts are alike.

    `points`: where. `_rows`: the figures of each payment, which may come from several rows with one value.
    """

    def __init__(self, amounts: Sequence[Amount], world: World) -> None:
        self.points = 0
        self._amounts = amounts
        self._world = world
        self._rows: list[tuple[int, tuple[Rows, ...]]] = []
        self._priced: Memo[Counts, tuple[Priced, ...]] = Memo()

    def priced(self, names: Sequence[str], counts: Counts) -> tuple[Priced, ...]:
        """The low and the high end of each payment, for counts of the facts `names`."""
        return self._priced.get(counts) or self._priced.put(counts, tuple(self._price(names, counts)))

    def _price(self, names: Sequence[str], counts: Counts) -> Iterator[Priced]:
        values = {**self._world.values, **dict(zip(names, counts, strict=True))}
        world = World(self._world.on, self._world.figures, values, self._world.moment)
        for amount in self._amounts:
            try:
                yield amount.curve(world, End.LOW), amount.curve(world, End.HIGH)
            except NoValue as missing:
                yield missing

    def add(self, points: int, rows: tuple[Rows, ...]) -> None:
        """More points, at which the payments rest on these rows."""
        self.points |= points
        self._rows.append((points, rows))

    def rows(self, place: int, among: int) -> Iterator[tuple[Parameter, Row]]:
        """The figures that a payment rests on at some points."""
        for points, rows in self._rows:
            if points & among:
                yield from rows[place]


_NO_MONEY: Final = Bounds(0, 0)
Block = tuple[tuple[Case, ...], int]
"""Cases, and the points at which just these stay possible."""


class Reckoning:
    """The payments that read the facts of `space`; `paying`: its points that do not fail."""

    def __init__(
        self,
        payments: Sequence[Pays],
        choosing: Sequence[str],
        turns: Turns,
        space: Space,
        paying: int,
        world: Callable[[dict[str, Any]], World],
    ) -> None:
        self._payments = tuple(payments)
        self._amounts = [_amount(payment) for payment in payments]
        numbers = dict.fromkeys(f for a in self._amounts for f in a.facts() if FACTS[f].is_number)
        monies = [fact for amount in self._amounts if (fact := money_in(amount))]
        assert len(set(monies)) < 2, "payments that are reckoned together rest on one sum of money"
        self._money = monies[0] if monies else None
        self._counts = tuple(fact for fact in numbers if fact != self._money)
        self._numbers = (*self._counts, self._money) if self._money else self._counts
        self._steps = {f: None if f in turns.whole else _firsts(f, turns) for f in self._counts}
        self._space = space
        self.cases = self._sorted(tuple(dict.fromkeys(choosing)), paying, world)
        self._paid: Memo[tuple[Any, ...], Paid] = Memo()
        self._of_known_money: Memo[tuple[Any, ...], Paid] = Memo(FEW)
        self._looked: Memo[tuple[Any, ...], tuple[list[Block], list[int]]] = Memo()
        self._used: Memo[tuple[int, int], tuple[bool, tuple[UsedParameter, ...]]] = Memo()

    def _sorted(
        self, facts: tuple[str, ...], paying: int, world: Callable[[dict[str, Any]], World]
    ) -> list[Case]:
        cases: dict[tuple[str, ...], Case] = {}
        classes = [self._space.classes[self._space.place[fact]] for fact in facts]

        def chosen(point: tuple[int, ...]) -> tuple[Case, tuple[Rows, ...]]:
            examples = [one.members(index)[0] for one, index in zip(classes, point, strict=True)]
            here = world(dict(zip(facts, examples, strict=True)))
            told, rows = zip(*(_told_with_rows(amount, here) for amount in self._amounts), strict=True)
            return cases.setdefault(told, Case(self._amounts, here)), rows

        for (case, rows), points in self._space.sorted_by(facts, chosen, paying).items():
            case.add(points, rows)
        return list(cases.values())

    def of(self, situation: Situation, finding: Finding, room: Mapping[str, Bounds]) -> Paid:
        """The payments, over every completion in which no condition fails.

        `room`: what the conditions on numbers leave possible.
        """
        known = situation.known
        told = [known.get(fact) for fact in self._numbers]
        if all([type(number) is int for number in told]) and not finding.details.asked:
            # Numbers that are known leave nothing to ask and nothing to narrow.
            return self._exactly([Bounds(number, number) for number in told], finding)  # type: ignore[arg-type]
        spans = [self._span(situation, fact, room) for fact in self._numbers]
        asked = tuple([fact for fact, one in zip(self._numbers, told, strict=True) if one is None])
        narrowed = tuple([by for fact in self._numbers if (by := situation.narrowed_by(fact))])
        full = (finding.key, *spans, asked, narrowed)
        memo = self._of_known_money if self._money and type(told[-1]) is int else self._paid
        return memo.get(full) or memo.put(full, self._reckon(spans, asked, narrowed, finding))

    def _exactly(self, spans: list[Bounds], finding: Finding) -> Paid:
        if self._money:
            return Paid(self._payments_at(spans, finding))
        full = (finding.key, *spans)
        return self._paid.get(full) or self._paid.put(full, Paid(self._payments_at(spans, finding)))

    def _span(self, situation: Situation, fact: str, room: Mapping[str, Bounds]) -> Bounds:
        span, left = situation.span(fact), room.get(fact)
        if left is None or (left.low <= span.low and span.high <= left.high):
            return span
        return Bounds(max(span.low, left.low), min(span.high, left.high))

    def _reckon(
        self, spans: list[Bounds], asked: tuple[str, ...], narrowed: tuple[str, ...], finding: Finding
    ) -> Paid:
        payments = self._payments_at(spans, finding)
        needed = set(self._needed(spans, asked, finding))
        if any(payment.min is not None for payment in payments):
            needed.update(narrowed)
        return Paid(payments, frozenset(needed))

    def _payments_at(self, spans: Sequence[Bounds], finding: Finding) -> tuple[AssessedPayment, ...]:
        going = finding.details.going
        cases = [case for case in self.cases if case.points & going]
        lows, highs, money = self._ends(spans)
        cheapest = [case.priced(self._counts, lows) for case in cases]
        dearest = cheapest if lows == highs else [case.priced(self._counts, highs) for case in cases]
        return tuple([
            self._assessed(
                place, [one[place] for one in cheapest], [one[place] for one in dearest], money, going
            )
            for place, payment in enumerate(self._payments)
            if payment.absent_without is None
            or spans[self._numbers.index(payment.absent_without)].high > 0
        ])

    def _assessed(
        self, place: int, cheapest: list[Priced], dearest: list[Priced], money: Bounds, going: int
    ) -> AssessedPayment:
        payment, lows, highs = self._payments[place], list[Curve](), list[Curve]()
        for low, high in zip(cheapest, dearest, strict=True):
            if isinstance(low, NoValue):
                return _unpriced(payment, low.reason)
            if isinstance(high, NoValue):
                return _unpriced(payment, high.reason)
            lows.append(low[0])
            highs.append(high[1])
        low, least = _extreme(min, lows, money.low)
        high, most = _extreme(max, highs, money.high)
        formula = low.formula(money.low)
        if least != most:
            formula = " … ".join(dict.fromkeys((formula, high.formula(money.high))))
        estimate, parameters = self._rests_on(place, going)
        return AssessedPayment(
            payment.id,
            payment.period,
            least,
            most,
            payment.net,
            estimate,
            formula,
            payment.source.law,
            payment.source.url,
            None,
            parameters,
        )

    def _ends(self, spans: Sequence[Bounds]) -> tuple[Counts, Counts, Bounds]:
        money = spans[-1] if self._money else _NO_MONEY
        if not self._counts:
            return (), (), money
        lows, highs = [], []
        for fact, (low, high) in zip(self._counts, spans, strict=False):
            first = self._step(fact, low)
            lows.append(first)
            highs.append(first if low == high else self._step(fact, high))
        return tuple(lows), tuple(highs), money

    def _step(self, fact: str, number: int) -> int:
        """The first number that is paid like this one."""
        steps = self._steps[fact]
        return number if steps is None else steps[bisect_right(steps, number) - 1]

    def _rests_on(self, place: int, going: int) -> tuple[bool, tuple[UsedParameter, ...]]:
        known = self._used.get((place, going))
        if known is None:
            rows = dict.fromkeys(row for case in self.cases for row in case.rows(place, going))
            told = tuple(_told(parameter, row) for parameter, row in rows)
            known = self._used.put((place, going), (any(row.estimate for _, row in rows), told))
        return known

    # Which answers would change an amount

    def _needed(self, spans: Sequence[Bounds], asked: tuple[str, ...], finding: Finding) -> set[str]:
        """Facts not asked for which two answers lead to different amounts, after some answers to all the
        others."""
        space, found = self._space, set[str]()
        if not asked and not finding.details.asked:
            return found
        blocks, tied = self._looked.get(finding.key) or self._looked.put(finding.key, self._look(finding))
        places, open_numbers = list(tied), list(asked)
        sums_of = cache(self._sums)
        for there in self._trials(spans, asked, blocks):
            if not places and not open_numbers:
                break
            by_sums: dict[tuple[Sum, ...], int] = {}
            for cases, points in blocks:
                sums = sums_of(cases, there)
                by_sums[sums] = by_sums.get(sums, 0) | points
                for fact in tuple(open_numbers):
                    other = self._at_its_most(fact, spans, there)
                    if other is not None and sums_of(cases, other) != sums:
                        found.add(fact)
                        open_numbers.remove(fact)
            if all(one is None for sums in by_sums for one in sums):
                return found  # where no figure is in force, no answer brings an amount
            for place in [place for place in places if space.parted(by_sums.values(), place)]:
                found.add(space.facts[place])
                places.remove(place)
        return found

    def _at_its_most(
        self, fact: str, spans: Sequence[Bounds], there: tuple[Bounds, ...]
    ) -> tuple[Bounds, ...] | None:
        """The trial with a number at its most; None unless it is at its least there, which is enough, since
        amounts never fall."""
        place = self._numbers.index(fact)
        if there[place].low != spans[place].low:
            return None
        most = spans[place].high
        return (*there[:place], Bounds(most, most), *there[place + 1 :])

    def _look(self, finding: Finding) -> tuple[list[Block], list[int]]:
        """The blocks, and the places of facts not asked that lead from one into another."""
        blocks = self._blocks(finding)
        places = [
            place
            for place in finding.details.asked
            if self._space.facts[place] not in finding.strong
            and self._space.parted((points for _, points in blocks), place)
        ]
        return blocks, places

    def _blocks(self, finding: Finding) -> list[Block]:
        """Answered points, sorted by the cases that stay possible there; cases without any value alike."""
        reach, space = finding.details, self._space
        reached: list[int] = []
        for case in self.cases:
            left = case.points & reach.going
            for place in reach.closed:
                left = space.forget(left, place)
            reached.append(left & reach.possible)
        everywhere = 0
        for points in reached:
            everywhere |= points
        blocks: list[Block] = [((), everywhere)] if everywhere else []
        for case, points in zip(self.cases, reached, strict=True):
            split = []
            for cases, block in blocks:
                if inside := block & points:
                    split.append(((*cases, case), inside))
                if outside := block & ~points:
                    split.append((cases, outside))
            blocks = split
        return blocks

    def _trials(
        self,
        spans: Sequence[Bounds],
        asked: tuple[str, ...],
        blocks: Sequence[Block],
    ) -> Iterator[tuple[Bounds, ...]]:
        """Numbers that bring out every difference, in place of those that may still be told: the ends of
        steps, and where a curve bends."""
        tries: list[Iterable[Bounds]] = []
        for fact, span in zip(self._counts, spans, strict=False):
            if fact not in asked:
                tries.append((span,))
                continue
            steps = self._steps[fact] or (span.high,)
            inside = {span.low, *(step for step in steps if span.low < step <= span.high)}
            tries.append([Bounds(number, number) for number in sorted(inside)])
        money = spans[-1] if self._money else None
        if money is None or self._money not in asked:
            fixed = [money] if money else []
            for counts in product(*tries):
                yield (*counts, *fixed)
            return
        cases = dict.fromkeys(case for block, _ in blocks for case in block)
        for counts in product(*tries):
            lows, highs, _ = self._ends((*counts, money))
            bends = {money.low, money.high}
            for case in cases:
                for at in (lows, highs):
                    for priced in case.priced(self._counts, at):
                        if not isinstance(priced, NoValue):
                            bends.update(bend for curve in priced for bend in curve.bends())
            for bend in sorted(bend for bend in bends if money.low <= bend <= money.high):
                yield (*counts, Bounds(bend, bend))

    def _sums(self, cases: tuple[Case, ...], spans: tuple[Bounds, ...]) -> tuple[Sum, ...]:
        lows, highs, money = self._ends(spans)
        low = [case.priced(self._counts, lows) for case in cases]
        high = low if lows == highs else [case.priced(self._counts, highs) for case in cases]
        return tuple([
            self._sum([one[place] for one in low], [one[place] for one in high], money)
            for place in range(len(self._payments))
        ])

    def _sum(self, low: Sequence[Priced], high: Sequence[Priced], money: Bounds) -> Sum:
        least, most = [], []
        for at_low, at_high in zip(low, high, strict=True):
            if isinstance(at_low, NoValue) or isinstance(at_high, NoValue):
                return None
            least.append(at_low[0].tenge(money.low))
            most.append(at_high[1].tenge(money.high))
        return min(least), max(most)


def _extreme(
    choose: Callable[..., tuple[int, int]], curves: Sequence[Curve], money: int
) -> tuple[Curve, int]:
    if len(curves) == 1:
        return curves[0], curves[0].tenge(money)
    tenge, place = choose((curve.tenge(money), place) for place, curve in enumerate(curves))
    return curves[place], tenge


def _amount(payment: Pays) -> Amount:
    assert isinstance(payment.amount, Amount)
    return payment.amount


def _firsts(fact: str, turns: Turns) -> list[int]:
    least, most = FACTS[fact].min, FACTS[fact].max
    assert isinstance(least, int)
    assert isinstance(most, int)
    return sorted({least, *(first for first in turns.numbers.get(fact, ()) if least < first <= most)})


def _told_with_rows(amount: Amount, world: World) -> tuple[str, Rows]:
    try:
        return amount.told(world), tuple(amount.rows(world))
    except NoValue as missing:
        return f"no value: {missing.reason}", ()


def _unpriced(payment: Pays, reason: str) -> AssessedPayment:
    return AssessedPayment(
        id=payment.id,
        period=payment.period,
        min=None,
        max=None,
        net=payment.net,
        estimate=False,
        formula=None,
        law=payment.source.law,
        url=payment.source.url,
        reason=reason,
        parameters=(),
    )


@cache
def _told(parameter: Parameter, row: Row) -> UsedParameter:
    value: Any = row.value
    if isinstance(value, Spread):
        value = {"min": grouped(value.low), "max": grouped(value.high)}
    elif isinstance(value, Statuses):
        value = value.met
    return UsedParameter(
        id=parameter.id,
        value=value,
        unit=parameter.unit,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        law=row.law,
        url=row.url,
        checked_on=row.checked_on,
        certainty=row.certainty,
    )
