"""The payments of a cluster, as an assessment tells them: their bounds over everything that may be."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from rules.assessment import AssessedPayment, UsedParameter
from rules.engine.amount_questions import AmountQuestions
from rules.engine.findings import Finding, Paid
from rules.engine.prices import Priced, Prices, Sum
from rules.engine.space import Space
from rules.expressions import Curve, NoValue
from rules.expressions.curve import grouped
from rules.facts import FACTS, LARGEST_IS_REAL
from rules.figures import Parameter, Row, Spread, Statuses
from rules.knowledge import Absence, Bounds
from rules.memo import FEW, Memo
from rules.programme import Pays
from rules.situation import Situation

_A_LITTLE_MONEY: Final = 1000
"""Tenge; enough to change any amount that grows with it."""


class Reckoning:
    """The payments of a cluster, and what they come to as an assessment tells it."""

    def __init__(self, payments: Sequence[Pays], prices: Prices, space: Space) -> None:
        self._payments = tuple(payments)
        self._prices = prices
        self._questions = AmountQuestions(prices, space)
        self._paid: Memo[tuple[Any, ...], Paid] = Memo()
        self._of_known_money: Memo[tuple[Any, ...], Paid] = Memo(FEW)
        self._used: Memo[tuple[int, int], tuple[bool, tuple[UsedParameter, ...]]] = Memo()

    def of(self, situation: Situation, finding: Finding, room: Mapping[str, Bounds]) -> Paid:
        """The payments, over every completion in which no condition fails.

        `room`: what the conditions on numbers leave possible.
        """
        known = situation.known
        told = [known[fact] for fact in self._prices.numbers]
        exact = [Bounds(number, number) for number in told if type(number) is int]
        if len(exact) == len(told) and not finding.details.asked:
            # Numbers that are known leave nothing to ask and nothing to narrow.
            return self._exactly(exact, finding)
        spans = [self._span(situation, fact, room) for fact in self._prices.numbers]
        asked = tuple(
            [fact for fact, one in zip(self._prices.numbers, told, strict=True) if one is Absence.NOT_ASKED]
        )
        narrowed = tuple([by for fact in self._prices.numbers if (by := situation.narrowed_by(fact))])
        full = (finding.key, *spans, asked, narrowed)
        memo = self._of_known_money if self._prices.money and type(told[-1]) is int else self._paid
        return memo.get(full) or memo.put(full, self._reckon(spans, asked, narrowed, finding, room))

    def _exactly(self, spans: list[Bounds], finding: Finding) -> Paid:
        if self._prices.money:
            return Paid(self._payments_at(spans, finding))
        full = (finding.key, *spans)
        return self._paid.get(full) or self._paid.put(full, Paid(self._payments_at(spans, finding)))

    def _span(self, situation: Situation, fact: str, room: Mapping[str, Bounds]) -> Bounds:
        span, left = situation.span(fact), room.get(fact)
        if left is None or (left.low <= span.low and span.high <= left.high):
            return span
        return Bounds(max(span.low, left.low), min(span.high, left.high))

    def _reckon(
        self,
        spans: list[Bounds],
        asked: tuple[str, ...],
        narrowed: tuple[str, ...],
        finding: Finding,
        room: Mapping[str, Bounds],
    ) -> Paid:
        payments = self._payments_at(spans, finding)
        needed = set[str]()
        if any(payment.min is None or payment.min != payment.max for payment in payments):
            needed = self._questions.needed(spans, asked, finding, anyway=room)
        if any(payment.min is not None for payment in payments):
            needed.update(narrowed)
        return Paid(payments, frozenset(needed))

    def _payments_at(self, spans: Sequence[Bounds], finding: Finding) -> tuple[AssessedPayment, ...]:
        going = finding.details.going
        cases = [case for case in self._prices.cases if case.points & going]
        lows, highs, money = self._prices.ends(spans)
        cheapest = [case.priced(self._prices.counts, lows) for case in cases]
        dearest = cheapest if lows == highs else [case.priced(self._prices.counts, highs) for case in cases]
        short = self._short_of_the_largest(spans)
        below = self._prices.sums(cases, short) if short else [None] * len(self._payments)
        return tuple(
            [
                self._assessed(
                    place,
                    [one[place] for one in cheapest],
                    [one[place] for one in dearest],
                    money,
                    going,
                    below[place],
                )
                for place, payment in enumerate(self._payments)
                if payment.absent_without is None
                or spans[self._prices.numbers.index(payment.absent_without)].high > 0
            ]
        )

    def _short_of_the_largest(self, spans: Sequence[Bounds]) -> list[Bounds] | None:
        """The spans, a little less where one reaches up to the largest number that a fact may be; None where
        none does."""
        short: list[Bounds] | None = None
        for place, (low, high) in enumerate(spans):
            fact = self._prices.numbers[place]
            if low < high == FACTS[fact].max and fact not in LARGEST_IS_REAL:
                short = short or list(spans)
                step = _A_LITTLE_MONEY if fact == self._prices.money else 1
                short[place] = Bounds(low, max(low, high - step))
        return short

    def _assessed(
        self,
        place: int,
        cheapest: list[Priced],
        dearest: list[Priced],
        money: Bounds,
        going: int,
        below: Sum,
    ) -> AssessedPayment:
        payment, lows, highs = self._payments[place], list[Curve](), list[Curve]()
        for at_low, at_high in zip(cheapest, dearest, strict=True):
            if isinstance(at_low, NoValue):
                return _unpriced(payment, at_low.reason)
            if isinstance(at_high, NoValue):
                return _unpriced(payment, at_high.reason)
            lows.append(at_low[0])
            highs.append(at_high[1])
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
            below is not None and below[1] < most,
            formula,
            payment.source.law,
            payment.source.url,
            None,
            parameters,
        )

    def _rests_on(self, place: int, going: int) -> tuple[bool, tuple[UsedParameter, ...]]:
        known = self._used.get((place, going))
        if known is None:
            rows = dict.fromkeys(row for case in self._prices.cases for row in case.rows(place, going))
            told = tuple(_told(parameter, row) for parameter, row in rows)
            known = self._used.put((place, going), (any(row.estimate for _, row in rows), told))
        return known


def _extreme(
    choose: Callable[..., tuple[int, int]], curves: Sequence[Curve], money: int
) -> tuple[Curve, int]:
    if len(curves) == 1:
        return curves[0], curves[0].tenge(money)
    tenge, place = choose((curve.tenge(money), place) for place, curve in enumerate(curves))
    return curves[place], tenge


def _unpriced(payment: Pays, reason: str) -> AssessedPayment:
    return AssessedPayment(
        id=payment.id,
        period=payment.period,
        min=None,
        max=None,
        net=payment.net,
        estimate=False,
        open_ended=False,
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
