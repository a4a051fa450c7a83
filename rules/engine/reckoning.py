"""The payments of a cluster, as an assessment tells them: their bounds over everything that may be."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from rules.assessment import AssessedPayment, UsedParameter
from rules.engine.amount_questions import AmountQuestions
from rules.engine.findings import Finding, Paid
from rules.engine.prices import NO_MONEY, Case, Fan, Prices, Sum
from rules.engine.space import Space
from rules.expressions import Curve
from rules.expressions.curve import grouped
from rules.facts import FACTS, LARGEST_IS_REAL
from rules.figures import Parameter, Row, Spread, Statuses
from rules.knowledge import Absence, Bounds
from rules.memo import FEW, Memo, key_of
from rules.programme import Pays
from rules.situation import Situation, read_with

_A_LITTLE_MONEY: Final = 1000
"""Tenge; enough to change any amount that grows with it."""


class Ahead(NamedTuple):
    """What the payments come to before the sum of money is said.

    `spans`: of the counts, `asked`: those not asked. `narrowed`: facts whose answers would narrow a span.
    `short`: the fans a little short of the largest counts, where a span reaches up to them.
    """

    spans: tuple[Bounds, ...]
    asked: tuple[str, ...]
    narrowed: frozenset[str]
    fans: tuple[Fan, ...]
    short: tuple[Fan, ...] | None


class Reckoning:
    """The payments of a cluster, and what they come to as an assessment tells it."""

    def __init__(self, payments: Sequence[Pays], prices: Prices, space: Space) -> None:
        self._payments = tuple(payments)
        self._prices = prices
        self._questions = AmountQuestions(prices, space)
        self._key = key_of(tuple(dict.fromkeys(fact for one in prices.counts for fact in read_with(one))))
        self._cases: Memo[int, tuple[Case, ...]] = Memo()
        self._ahead: Memo[tuple[Any, ...], Ahead] = Memo()
        self._paid: Memo[tuple[Any, ...], Paid] = Memo()
        self._of_known_money: Memo[tuple[Any, ...], Paid] = Memo(FEW)
        self._used: Memo[tuple[int, int], tuple[bool, tuple[UsedParameter, ...]]] = Memo()

    def of(self, situation: Situation, finding: Finding, room: Mapping[str, Bounds]) -> Paid:
        """The payments, over every completion in which no condition fails.

        `room`: what the conditions on numbers leave possible.
        """
        known = situation.known
        told = finding, self._key(known), *map(room.get, self._prices.numbers)
        money = known[self._prices.money] if self._prices.money else None
        ahead = self._ahead.get(told) or self._ahead.put(told, self._look_ahead(situation, finding, room))
        memo = self._paid
        if type(money) is int:
            if not (ahead.asked or ahead.narrowed or finding.details.asked):
                return Paid(self._payments_at(ahead, Bounds(money, money), finding))
            memo = self._of_known_money
        full = told, money
        return memo.get(full) or memo.put(full, self._reckon(situation, ahead, finding, room))

    def _look_ahead(self, situation: Situation, finding: Finding, room: Mapping[str, Bounds]) -> Ahead:
        counts, going = self._prices.counts, finding.details.going
        spans = tuple([self._span(situation, fact, room) for fact in counts])
        asked = tuple([fact for fact in counts if situation[fact] is Absence.NOT_ASKED])
        narrowed = [by for fact in counts if (by := situation.narrowed_by(fact))]
        cases = self._cases.get(going) or self._cases.put(going, self._prices.among(going))
        short = tuple(map(_short_of_the_largest, counts, spans))
        return Ahead(
            spans,
            asked,
            frozenset(narrowed),
            self._prices.fans(cases, self._prices.ends(spans)),
            self._prices.fans(cases, self._prices.ends(short)) if short != spans else None,
        )

    def _reckon(
        self, situation: Situation, ahead: Ahead, finding: Finding, room: Mapping[str, Bounds]
    ) -> Paid:
        money = self._prices.money
        span = self._span(situation, money, room) if money else NO_MONEY
        payments = self._payments_at(ahead, span, finding)
        needed = set[str]()
        if any(payment.min is None or payment.min != payment.max for payment in payments):
            spans, asked = (*ahead.spans, span), ahead.asked
            if money and situation[money] is Absence.NOT_ASKED:
                asked = (*asked, money)
            needed = self._questions.needed(spans, asked, finding, anyway=room)
        if any(payment.min is not None for payment in payments):
            needed.update(ahead.narrowed)
        return Paid(payments, frozenset(needed))

    def _span(self, situation: Situation, fact: str, room: Mapping[str, Bounds]) -> Bounds:
        span, left = situation.span(fact), room.get(fact)
        if left is None or (left.low <= span.low and span.high <= left.high):
            return span
        return Bounds(max(span.low, left.low), min(span.high, left.high))

    def _payments_at(self, ahead: Ahead, money: Bounds, finding: Finding) -> tuple[AssessedPayment, ...]:
        below: list[Sum] = [None] * len(self._payments)
        short = _short_of_the_largest(self._prices.money, money) if self._prices.money else money
        if ahead.short or short != money:
            below = [fan.sum(short) for fan in ahead.short or ahead.fans]
        spans = dict(zip(self._prices.counts, ahead.spans, strict=True))
        return tuple(
            [
                self._assessed(place, ahead.fans[place], money, finding, below[place])
                for place, payment in enumerate(self._payments)
                if payment.absent_without is None or spans[payment.absent_without].high > 0
            ]
        )

    def _assessed(self, place: int, fan: Fan, money: Bounds, finding: Finding, below: Sum) -> AssessedPayment:
        payment = self._payments[place]
        if fan.missing:
            return _unpriced(payment, fan.missing.reason)
        low, least = _extreme(min, fan.lows, money.low)
        high, most = _extreme(max, fan.highs, money.high)
        formula = low.formula(money.low)
        if least != most:
            formula = " … ".join(dict.fromkeys((formula, high.formula(money.high))))
        estimate, parameters = self._rests_on(place, finding.details.going)
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


def _short_of_the_largest(fact: str, span: Bounds) -> Bounds:
    """A little less, where it reaches up to the largest number that a fact may be."""
    low, high = span
    if low == high or high != FACTS[fact].max or fact in LARGEST_IS_REAL:
        return span
    return Bounds(low, max(low, high - (_A_LITTLE_MONEY if FACTS[fact].kind == "money" else 1)))


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
