"""The payments of a cluster: their bounds over everything that may be, and which answers would change them.

An amount never falls when a number in it grows, so over numbers its ends lie at their ends; over choices
and days it is reckoned class by class.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

from rules.assessment import AssessedPayment, UsedParameter
from rules.classes import Classes, Code
from rules.expressions import Amount, End, NoValue, World
from rules.figures import Parameter, Row, Spread, Statuses
from rules.findings import Finding, Paid
from rules.knowledge import Absence, Bounds, Number, round_up
from rules.memo import Memo
from rules.programme import Pays
from rules.situation import Situation

Point = tuple[int, ...]
Sum = tuple[int, int] | None
"""Both ends in whole tenge; None where no amount can be given."""


class Reckoning:
    """`classes`: of the facts that choose figures; `numbers`: the facts that are reckoned with."""

    def __init__(
        self,
        payments: tuple[Pays, ...],
        numbers: tuple[str, ...],
        classes: Mapping[str, Classes],
        world: Callable[[dict[str, Any]], World],
    ) -> None:
        self.classes = classes
        self._payments = [(payment, _amount(payment)) for payment in payments]
        self._numbers = numbers
        self._world = world
        self._paid: Memo[tuple[Any, ...], Paid] = Memo()

    def of(self, situation: Situation, key: tuple[Code, ...], finding: Finding) -> Paid:
        """The payments, over every completion in which the conditions of the cluster do not fail."""
        spans = [situation.span(fact) for fact in self._numbers]
        told = tuple([(one.low, one.high) for one in spans])
        open_numbers = tuple(
            [(situation.known.get(fact) is None, situation.narrowed_by(fact)) for fact in self._numbers]
        )
        full = (key, told, open_numbers)
        return self._paid.get(full) or self._paid.put(
            full, self._reckon(situation, dict(zip(self._numbers, spans, strict=True)), finding)
        )

    def _reckon(self, situation: Situation, spans: Mapping[str, Bounds], finding: Finding) -> Paid:
        paying: Mapping[Point, tuple[Point, ...]] = finding.details.paying
        worlds = list(self._worlds(dict.fromkeys(p for points in paying.values() for p in points), spans))
        payments = tuple(
            _assessed(payment, amount, worlds)
            for payment, amount in self._payments
            if payment.absent_without is None or spans[payment.absent_without].high > 0
        )
        needed = frozenset(self._needed(situation, spans, finding, worlds))
        if any(payment.min is not None for payment in payments):
            needed |= {by for fact in self._numbers if (by := situation.narrowed_by(fact))}
        return Paid(payments, needed)

    def _worlds(self, points: Iterable[Point], spans: Mapping[str, Bounds]) -> Iterator[World]:
        for point in points:
            values: dict[str, Any] = dict(spans)
            for (fact, classes), index in zip(self.classes.items(), point, strict=True):
                example = classes.example(index)
                if isinstance(example, Bounds):
                    example = Bounds(max(spans[fact].low, example.low), min(spans[fact].high, example.high))
                values[fact] = example
            yield self._world(values)

    def _needed(
        self, situation: Situation, spans: Mapping[str, Bounds], finding: Finding, worlds: Sequence[World]
    ) -> Iterator[str]:
        """Facts not asked for which two answers lead to different amounts, after some answers to all the
        others."""
        outcomes = finding.details
        numbers = [fact for fact in self._numbers if situation[fact] is Absence.NOT_ASKED]
        undecided = [fact for fact in (*numbers, *outcomes.facts) if fact not in finding.strong]
        if not undecided:
            return
        probes = [self._probes(fact, spans[fact], worlds) for fact in numbers]
        sums: dict[Point, tuple[Sum, ...] | None] = {}

        def reckoned(answers: Point, figures: Point) -> tuple[Sum, ...] | None:
            point = answers + figures
            if point not in sums:
                sums[point] = None
                if (points := outcomes.paying.get(answers)) and self._fits(
                    numbers, figures, outcomes, answers
                ):
                    exact = {**spans, **{f: Bounds(n, n) for f, n in zip(numbers, figures, strict=True)}}
                    at = list(self._worlds(points, exact))
                    sums[point] = tuple(_ends(amount, at) for _, amount in self._payments)
            return sums[point]

        lowest = tuple(ends[0] for ends in probes)
        # Where no figure is in force, no answer brings an amount.
        priced = [answers for answers in outcomes.paying if _any(reckoned(answers, lowest))]
        for place, fact in enumerate(numbers):
            if fact in undecided:
                others = [*probes[:place], *probes[place + 1 :]]
                tried = (
                    [reckoned(answers, (*rest[:place], number, *rest[place:])) for number in probes[place]]
                    for rest in _trials(others)
                    for answers in priced
                )
                if any(_differ(sums) for sums in tried):
                    yield fact
        for place, fact in enumerate(outcomes.facts):
            if fact in undecided:
                choice = outcomes.choices[place]
                tried = (
                    [reckoned((*answers[:place], index, *answers[place + 1 :]), figures) for index in choice]
                    for figures in _trials(probes)
                    for answers in priced
                )
                if any(_differ(sums) for sums in tried):
                    yield fact

    def _fits(self, numbers: Sequence[str], figures: Point, outcomes: Any, answers: Point) -> bool:
        """Whether the numbers lie in the classes that the answers chose for them."""
        return all(
            self.classes[fact].of(figures[numbers.index(fact)]) == index
            for fact, index in zip(outcomes.facts, answers, strict=True)
            if fact in numbers
        )

    def _probes(self, fact: str, span: Bounds, worlds: Iterable[World]) -> tuple[int, ...]:
        """Numbers that bring out every difference another fact can make: the ends, of classes too, and
        where an amount stops growing."""
        inside: set[int] = set()
        if fact in self.classes:
            ends = (self.classes[fact].example(index) for index in range(len(self.classes[fact])))
            inside.update(int(n) for end in ends if isinstance(end, Bounds) for n in (end.low, end.high))
        for world in worlds:
            for _, amount in self._payments:
                inside.update(amount.bends(world, fact))
        between = sorted(value for value in inside if span.low < value < span.high)
        return tuple(dict.fromkeys((int(span.low), int(span.high), *between)))


def _amount(payment: Pays) -> Amount:
    assert isinstance(payment.amount, Amount)
    return payment.amount


def _any(sums: tuple[Sum, ...] | None) -> bool:
    return sums is not None and any(ends is not None for ends in sums)


def _trials(probes: Sequence[Sequence[int]]) -> Iterator[Point]:
    """Every combination of probes, those first that most often show a difference."""
    if all(len(ends) <= 2 for ends in probes):
        return product(*probes)
    ranked = sorted(product(*(range(len(ends)) for ends in probes)), key=sum)
    return (tuple([ends[at] for ends, at in zip(probes, point, strict=True)]) for point in ranked)


def _differ(sums: Iterable[tuple[Sum, ...] | None]) -> bool:
    return len({one for one in sums if one is not None}) > 1


def _ends(amount: Amount, worlds: Collection[World]) -> Sum:
    try:
        low = min([amount.at(world, End.LOW) for world in worlds])
        high = max([amount.at(world, End.HIGH) for world in worlds])
    except NoValue:
        return None
    return round_up(low), round_up(high)


def _assessed(payment: Pays, amount: Amount, worlds: Sequence[World]) -> AssessedPayment:
    source = payment.source
    try:
        low, cheapest = _extreme(amount, worlds, End.LOW)
        high, dearest = _extreme(amount, worlds, End.HIGH)
    except NoValue as missing:
        return AssessedPayment(
            id=payment.id,
            period=payment.period,
            min=None,
            max=None,
            net=payment.net,
            estimate=False,
            formula=None,
            law=source.law,
            url=source.url,
            reason=missing.reason,
            parameters=(),
        )
    used = dict.fromkeys(row for world in worlds for row in amount.rows(world))
    formula = amount.formula(cheapest, End.LOW)
    if low != high:
        formula = f"{formula} … {amount.formula(dearest, End.HIGH)}"
    return AssessedPayment(
        id=payment.id,
        period=payment.period,
        min=round_up(low),
        max=round_up(high),
        net=payment.net,
        estimate=any(row.estimate for _, row in used),
        formula=formula,
        law=source.law,
        url=source.url,
        reason=None,
        parameters=tuple(_told(parameter, row) for parameter, row in used),
    )


def _extreme(amount: Amount, worlds: Sequence[World], end: End) -> tuple[Number, World]:
    best = None
    for world in worlds:
        number = amount.at(world, end)
        if best is None or (number < best[0] if end is End.LOW else number > best[0]):
            best = number, world
    assert best is not None
    return best


@cache
def _told(parameter: Parameter, row: Row) -> UsedParameter:
    value: Any = row.value
    if isinstance(value, Spread):
        value = {"min": _plain(value.low), "max": _plain(value.high)}
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


def _plain(number: Number) -> int | str:
    return number if isinstance(number, int) else f"{float(number):g}"
