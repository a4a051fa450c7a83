"""Conditions and payments that share facts, decided together and exactly.

What two conditions ask of the same fact cannot be answered separately: each may be possible, and both at once not. So
everything of a programme that is tied together by facts forms a cluster, and a cluster is decided by going through every combination of
the classes of its facts. There are few, and each combination of what is known is worked out once and remembered.
Clusters have no fact in common, so a programme's verdict follows from theirs (`compiled.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any, Final

from rules.assessment import AssessedPayment, UsedParameter
from rules.classes import NOT_ASKED, PROMISED, UNKNOWN, Classes, Code, classes_of, code_of, possible
from rules.expressions import Amount, End, NoValue, Turns, World
from rules.facts import FACTS
from rules.figures import Figures, Parameter, Row, Spread, Statuses
from rules.knowledge import Absence, Bounds, State, Truth, round_up
from rules.means_test import MeansTest
from rules.memo import Memo
from rules.programme import Pays, Programme, Requirement
from rules.situation import Situation

_STATES: Final = {
    Truth.MET: State.MET,
    Truth.FAILED: State.FAILED,
    Truth.OPEN: State.UNKNOWN,
    Truth.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a condition stands. `reason`: the law leaves it open; `missing`: facts that are not known and could settle it."""

    state: State
    reason: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a cluster can say of a situation.

    `now`: failed when every completion fails a condition, met when every completion meets all. `can_hold`:
    whether answers to what was not asked can make it met. `strong`: facts not asked whose answer can still make or end a
    failure or change an amount; `weak`: those that can only tell met from open. `ends`: of each fact not asked, the
    part of its classes that would fail the cluster at once.
    """

    now: Truth
    can_hold: bool
    strong: frozenset[str]
    weak: frozenset[str]
    standings: tuple[Standing, ...]
    ends: Mapping[str, float]
    details: Any = None


@dataclass(frozen=True, slots=True)
class Paid:
    """The payments of a cluster, and facts not asked that can still change one of them."""

    payments: tuple[AssessedPayment, ...]
    needed: frozenset[str]


NOTHING_PAID: Final = Paid((), frozenset())


@dataclass(slots=True)
class _Answers:
    """The completions of what was not asked: which facts, their classes, and for each the combinations of payment
    facts (of those that nobody can answer any more) that do not fail."""

    facts: tuple[str, ...]
    choices: tuple[range, ...]
    paying: dict[tuple[int, ...], tuple[tuple[int, ...], ...]] = field(default_factory=dict)


class Cluster:
    """Some of a programme's conditions and payments, for one day and one set of figures."""

    def __init__(
        self,
        programme: Programme,
        requirements: Sequence[Requirement],
        payments: Sequence[Pays],
        on: date,
        figures: Figures,
    ) -> None:
        self.requirements = tuple(requirements)
        self.payments = tuple(payments)
        self._on = on
        self._figures = figures
        self._starts = programme.starts
        tested = [fact for requirement in requirements for fact in requirement.facts()]
        reckoned = [fact for payment in payments for fact in payment.amount.facts()]
        if payments and programme.starts:
            reckoned.append(programme.starts)
        self._tested = tuple(dict.fromkeys((*tested, *(f for f in reckoned if not FACTS[f].is_number))))
        self._numbers = tuple(dict.fromkeys(fact for fact in reckoned if FACTS[fact].is_number))
        self._read = tuple(dict.fromkeys((*self._tested, *self._numbers)))
        self._paid_by = tuple(fact for fact in self._tested if fact in reckoned)
        self._classes: dict[str, Classes] = {
            fact: classes_of(fact, turns) for turns in [self._turns()] for fact in self._tested
        }
        self._truths: list[dict[tuple[int, ...], tuple[Truth, str | None]]] = [{} for _ in self.requirements]
        self._findings: Memo[tuple[Code, ...], Finding] = Memo()
        self._amounts: Memo[tuple[Any, ...], Paid] = Memo()

    @property
    def facts(self) -> tuple[str, ...]:
        return self._read

    def _turns(self) -> Turns:
        turns = Turns(start=self._starts)
        world = self._world({})
        if self._starts:
            turns.day(self._starts, date.fromordinal(self._on.toordinal() + 1))
        for requirement in self.requirements:
            for test in (requirement.applies, requirement.test):
                if test is not None:
                    assert not isinstance(test, MeansTest)
                    test.turns(world, turns)
        for payment in self.payments:
            assert isinstance(payment.amount, Amount)
            payment.amount.turns(world, turns)
        return turns

    def _world(self, values: dict[str, Any]) -> World:
        begins = values.get(self._starts) if self._starts else None
        moment = begins if isinstance(begins, date) and begins > self._on else self._on
        return World(self._on, self._figures, values, moment)

    # Verdict

    def find(self, situation: Situation) -> Finding:
        """What can be said of the conditions."""
        key = tuple(self._code(situation, fact) for fact in self._tested)
        return self._findings.get(key) or self._findings.put(
            key, self._decide(dict(zip(self._tested, key, strict=True)))
        )

    def alternatives(self, situation: Situation, fact: str) -> Iterator[tuple[Sequence[Any], Truth]]:
        """What the cluster would say if the fact, which is known, had another value: the values of a class, and `now`."""
        classes = self._classes[fact]
        code = self._code(situation, fact)
        if isinstance(code, tuple) or code < 0:
            return
        for other in range(len(classes)):
            if other != code:
                codes = {one: self._code(situation, one) for one in self._tested} | {fact: other}
                yield classes.members(other), self._explore(codes)[0]

    def _code(self, situation: Situation, fact: str) -> Code:
        code = code_of(situation[fact], self._classes[fact])
        if code == UNKNOWN and fact in situation.promised:
            return PROMISED
        return code

    def _decide(self, codes: Mapping[str, Code]) -> Finding:
        standings = tuple(self._standing(index, codes) for index in range(len(self.requirements)))
        promised = {
            fact: (0 if self._classes[fact].example(0) is True else 1)
            for fact, code in codes.items()
            if code == PROMISED
        }
        now, *_ = self._explore(codes)
        _, outcomes, answers = self._explore({**codes, **promised})
        strong, weak = _relevant(answers.facts, answers.choices, outcomes)
        can_hold = Truth.MET in outcomes.values()
        return Finding(now, can_hold, strong, weak, standings, _ends(answers, outcomes), answers)

    def _explore(self, codes: Mapping[str, Code]) -> tuple[Truth, dict[tuple[int, ...], Truth], _Answers]:
        """Every combination: the outcome now, and after every possible set of answers to what was not asked."""
        choices = {fact: possible(code, self._classes[fact]) for fact, code in codes.items()}
        asked = tuple(fact for fact, code in codes.items() if code == NOT_ASKED and len(choices[fact]) > 1)
        rest = tuple(fact for fact in codes if fact not in asked)
        answers = _Answers(asked, tuple(choices[fact] for fact in asked))
        outcomes: dict[tuple[int, ...], Truth] = {}
        order = {fact: place for place, fact in enumerate((*asked, *rest))}
        tables = [
            (index, tuple(order[fact] for fact in requirement.facts()))
            for index, requirement in enumerate(self.requirements)
        ]
        paid_by = tuple(order[fact] for fact in self._paid_by)
        for answered in product(*answers.choices):
            worst, best = Truth.MET, Truth.FAILED
            paying: dict[tuple[int, ...], None] = {}
            for other in product(*(choices[fact] for fact in rest)):
                combination = answered + other
                outcome = Truth.MET
                for index, places in tables:
                    truth = self._truth(index, tuple([combination[place] for place in places]))[0]
                    if truth < outcome:
                        outcome = truth
                        if truth is Truth.FAILED:
                            break
                worst, best = min(worst, outcome), max(best, outcome)
                if outcome is not Truth.FAILED and self.payments:
                    paying[tuple([combination[place] for place in paid_by])] = None
            outcomes[answered] = _agreed(worst, best)
            if paying:
                answers.paying[answered] = tuple(paying)
        return _agreed_by_all(outcomes.values()), outcomes, answers

    def _truth(self, index: int, classes: tuple[int, ...]) -> tuple[Truth, str | None]:
        """What a condition says of a combination of classes of its own facts, and why the law leaves it open."""
        known = self._truths[index].get(classes)
        if known is None:
            requirement = self.requirements[index]
            facts = requirement.facts()
            values = {f: self._classes[f].members(c)[0] for f, c in zip(facts, classes, strict=True)}
            world = self._world(values)
            assert not isinstance(requirement.test, MeansTest)
            if requirement.applies is not None and requirement.applies.at(world) is Truth.FAILED:
                known = Truth.NOT_APPLICABLE, None
            else:
                known = requirement.test.at(world), requirement.test.reason(world)
            self._truths[index][classes] = known
        return known

    def _standing(self, index: int, codes: Mapping[str, Code]) -> Standing:
        facts = self.requirements[index].facts()
        choices = tuple(possible(codes[fact], self._classes[fact]) for fact in facts)
        truths = {classes: self._truth(index, classes) for classes in product(*choices)}
        outcomes = {classes: truth for classes, (truth, _) in truths.items()}
        if len(set(outcomes.values())) == 1:
            truth, reason = next(iter(truths.values()))
            return Standing(_STATES[truth], reason if truth is Truth.OPEN else None)
        missing = tuple(fact for place, fact in enumerate(facts) if _varies(outcomes, choices, place))
        return Standing(State.UNKNOWN, None, missing)

    # Amounts

    def pay(self, situation: Situation, finding: Finding) -> Paid:
        """The payments over every completion that does not fail."""
        if not self.payments:
            return NOTHING_PAID
        known = tuple(
            (situation.span(fact), situation[fact] is Absence.NOT_ASKED, situation.narrowed_by(fact))
            for fact in self._numbers
        )
        key = (*(self._code(situation, fact) for fact in self._tested), *known)
        return self._amounts.get(key) or self._amounts.put(key, self._reckon(situation, finding))

    def _reckon(self, situation: Situation, finding: Finding) -> Paid:
        answers: _Answers = finding.details
        spans = {fact: situation.span(fact) for fact in self._numbers}
        worlds = list(dict.fromkeys(world for worlds in answers.paying.values() for world in worlds))
        payments = tuple(
            paid for payment in self.payments if (paid := self._assessed(payment, worlds, spans)) is not None
        )
        needed = self._needed_by_amounts(situation, finding, spans)
        if any(payment.min is not None for payment in payments):
            needed |= {by for fact in self._numbers if (by := situation.narrowed_by(fact))}
        return Paid(payments, needed)

    def _worlds(self, classes: Iterable[tuple[int, ...]], spans: Mapping[str, Bounds]) -> Iterator[World]:
        for combination in classes:
            values: dict[str, Any] = dict(spans)
            for fact, index in zip(self._paid_by, combination, strict=True):
                example = self._classes[fact].example(index)
                if isinstance(example, Bounds):
                    span = spans[fact]
                    example = Bounds(max(span.low, example.low), min(span.high, example.high))
                values[fact] = example
            yield self._world(values)

    def _sum(self, payment: Pays, worlds: Iterable[World]) -> tuple[int, int] | None:
        """The ends of a payment in whole tenge; None when in some world no amount can be given."""
        assert isinstance(payment.amount, Amount)
        low: Any = None
        high: Any = None
        try:
            for world in worlds:
                least, most = payment.amount.at(world, End.LOW), payment.amount.at(world, End.HIGH)
                low = least if low is None or least < low else low
                high = most if high is None or most > high else high
        except NoValue:
            return None
        return round_up(low), round_up(high)

    def _assessed(
        self, payment: Pays, combinations: Sequence[tuple[int, ...]], spans: Mapping[str, Bounds]
    ) -> AssessedPayment | None:
        if payment.absent_without and spans[payment.absent_without].high == 0:
            return None
        worlds = list(self._worlds(combinations, spans))
        amount = payment.amount
        assert isinstance(amount, Amount)
        ends = self._sum(payment, worlds)
        source = payment.source
        if ends is None:
            reason = self._reason(amount, worlds)
            return AssessedPayment(
                payment.id,
                payment.period,
                None,
                None,
                payment.net,
                False,
                None,
                source.law,
                source.url,
                reason,
                (),
            )
        used = dict.fromkeys(row for world in worlds for row in amount.rows(world))
        lowest = min(worlds, key=lambda world: amount.at(world, End.LOW))
        highest = max(worlds, key=lambda world: amount.at(world, End.HIGH))
        formulas = dict.fromkeys((amount.formula(lowest, End.LOW), amount.formula(highest, End.HIGH)))
        return AssessedPayment(
            payment.id,
            payment.period,
            *ends,
            payment.net,
            any(row.estimate for _, row in used),
            " … ".join(formulas),
            source.law,
            source.url,
            None,
            tuple(used_parameter(parameter, row) for parameter, row in used),
        )

    def _reason(self, amount: Amount, worlds: Iterable[World]) -> str:
        for world in worlds:
            try:
                amount.at(world, End.LOW)
            except NoValue as missing:
                return missing.reason
        raise AssertionError("some world has no amount")

    def _needed_by_amounts(
        self, situation: Situation, finding: Finding, spans: Mapping[str, Bounds]
    ) -> frozenset[str]:
        """Facts not asked whose answer changes an amount after some set of answers to the rest."""
        answers: _Answers = finding.details
        numbers = [
            fact
            for fact in self._numbers
            if situation[fact] is Absence.NOT_ASKED and fact not in answers.facts
        ]
        candidates = [fact for fact in (*answers.facts, *numbers) if fact not in finding.strong]
        if not candidates:
            return frozenset()
        everywhere = list(self._worlds(dict.fromkeys(w for ws in answers.paying.values() for w in ws), spans))
        probes = [self._probes(fact, spans[fact], everywhere) for fact in numbers]
        axes = (*answers.choices, *probes)
        sums: dict[tuple[int, ...], tuple[Any, ...] | None] = {}

        def amounts(point: tuple[int, ...]) -> tuple[Any, ...] | None:
            if point not in sums:
                worlds = answers.paying.get(point[: len(answers.facts)])
                exact = {
                    **spans,
                    **{f: Bounds(n, n) for f, n in zip(numbers, point[len(answers.facts) :], strict=True)},
                }
                sums[point] = worlds and tuple(
                    self._sum(p, self._worlds(worlds, exact)) for p in self.payments
                )
            return sums[point]

        return frozenset(
            fact
            for place, fact in enumerate((*answers.facts, *numbers))
            if fact in candidates and _changes(amounts, axes, place)
        )

    def _probes(self, fact: str, span: Bounds, worlds: Iterable[World]) -> tuple[int, ...]:
        """Numbers that bring out every difference another fact can make: the ends, and where an amount stops growing."""
        bends = {
            value
            for world in worlds
            for payment in self.payments
            if isinstance(payment.amount, Amount)
            for bending, value in payment.amount.bends(world)
            if bending == fact and span.low < value < span.high
        }
        return tuple(dict.fromkeys((int(span.low), int(span.high), *sorted(bends))))


def used_parameter(parameter: Parameter, row: Row) -> UsedParameter:
    """A figure as an assessment tells it."""
    value: Any = row.value
    if isinstance(value, Spread):
        value = {"min": _plain(value.low), "max": _plain(value.high)}
    elif isinstance(value, Statuses):
        value = value.met
    return UsedParameter(
        parameter.id,
        value,
        parameter.unit,
        row.valid_from,
        row.valid_to,
        row.law,
        row.url,
        row.checked_on,
        row.certainty,
    )


def _plain(number: int | Fraction) -> int | str:
    return number if isinstance(number, int) else f"{float(number):g}"


def _agreed(worst: Truth, best: Truth) -> Truth:
    return worst if worst is best else Truth.OPEN


def _agreed_by_all(outcomes: Iterable[Truth]) -> Truth:
    seen = set(outcomes)
    return seen.pop() if len(seen) == 1 else Truth.OPEN


def _lines(choices: Sequence[Sequence[int]], place: int) -> Iterator[list[tuple[int, ...]]]:
    """Lines of points that differ in one place only."""
    before, after = choices[:place], choices[place + 1 :]
    for head in product(*before):
        for tail in product(*after):
            yield [(*head, value, *tail) for value in choices[place]]


def _varies(outcomes: Mapping[tuple[int, ...], Truth], choices: Sequence[Sequence[int]], place: int) -> bool:
    return any(len({outcomes[point] for point in line}) > 1 for line in _lines(choices, place))


def _relevant(
    facts: Sequence[str], choices: Sequence[Sequence[int]], outcomes: Mapping[tuple[int, ...], Truth]
) -> tuple[frozenset[str], frozenset[str]]:
    strong, weak = set(), set()
    for place, fact in enumerate(facts):
        for line in _lines(choices, place):
            seen = {outcomes[point] for point in line}
            if len(seen) > 1 and Truth.FAILED in seen:
                strong.add(fact)
                break
            if len(seen) > 1:
                weak.add(fact)
    return frozenset(strong), frozenset(weak)


def _ends(answers: _Answers, outcomes: Mapping[tuple[int, ...], Truth]) -> dict[str, float]:
    ends = {}
    for place, fact in enumerate(answers.facts):
        alive = {point[place] for point, outcome in outcomes.items() if outcome is not Truth.FAILED}
        ends[fact] = 1 - len(alive) / len(answers.choices[place])
    return ends


def _changes(amounts: Any, axes: Sequence[Sequence[int]], place: int) -> bool:
    for line in _lines(axes, place):
        seen = {amount for point in line if (amount := amounts(point)) is not None}
        if len(seen) > 1:
            return True
    return False
