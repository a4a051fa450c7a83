"""Conditions and payments that share facts, decided together and exactly.

What two conditions ask of one fact cannot be answered separately: either may be met, and both at once not.
So the parts of a programme that are tied together by facts form a cluster, and a cluster is decided by
going through every combination of the classes of its facts (`classes.py`). There are few, and what follows
from each state of knowledge is remembered. Clusters have no fact in common, so the verdict on a programme
follows from theirs (`compiled.py`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from operator import itemgetter
from typing import Any, Final

from rules.classes import NOT_ASKED, PROMISED, UNKNOWN, Classes, Code, classes_of, possible
from rules.expressions import Turns, World
from rules.facts import FACTS
from rules.figures import Figures
from rules.findings import NOTHING_PAID, Finding, Paid, Standing
from rules.knowledge import State, Truth
from rules.means_test import MeansTest
from rules.memo import Memo
from rules.programme import Pays, Programme, Requirement
from rules.reckoning import Reckoning
from rules.situation import Situation

_STATES: Final = {
    Truth.MET: State.MET,
    Truth.FAILED: State.FAILED,
    Truth.OPEN: State.UNKNOWN,
    Truth.NOT_APPLICABLE: State.NOT_APPLICABLE,
}

Point = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What every set of answers to what was not asked would lead to.

    `paying`: for each of them, the combinations of the payments' facts that do not fail.
    """

    facts: tuple[str, ...]
    choices: tuple[range, ...]
    truths: dict[Point, Truth] = field(default_factory=dict)
    paying: dict[Point, tuple[Point, ...]] = field(default_factory=dict)


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
        self._on = on
        self._figures = figures
        self._starts = programme.starts
        self._common: dict[Any, Any] = {}
        self._read = [requirement.facts() for requirement in requirements]
        reckoned = [fact for payment in payments for fact in payment.amount.facts()]
        if payments and programme.starts:
            reckoned.append(programme.starts)
        tested = [fact for facts in self._read for fact in facts]
        tested += [fact for fact in reckoned if not FACTS[fact].is_number]
        self._tested = tuple(dict.fromkeys(tested))
        turns = self._turns(payments)
        self._classes: dict[str, Classes] = {fact: classes_of(fact, turns) for fact in self._tested}
        self._coders = tuple((fact, classes.code) for fact, classes in self._classes.items())
        self._tables = [_Table(self._truth_of(requirement)) for requirement in requirements]
        self._findings: Memo[tuple[Code, ...], Finding] = Memo()
        self._reckoning = None
        if payments:
            classes = {fact: self._classes[fact] for fact in self._tested if fact in reckoned}
            numbers = tuple(dict.fromkeys(fact for fact in reckoned if FACTS[fact].is_number))
            self._reckoning = Reckoning(tuple(payments), numbers, classes, self._world)
        self.facts = tuple(dict.fromkeys((*self._tested, *reckoned)))

    def _turns(self, payments: Sequence[Pays]) -> Turns:
        turns = Turns(start=self._starts)
        world = self._world({})
        if self._starts:
            turns.day(self._starts, self._on + timedelta(days=1))
        for requirement in self.requirements:
            for test in (requirement.applies, requirement.test):
                if test is not None and not isinstance(test, MeansTest):
                    test.turns(world, turns)
        for payment in payments:
            if not isinstance(payment.amount, MeansTest):
                payment.amount.turns(world, turns)
        return turns

    def _world(self, values: dict[str, Any]) -> World:
        begins = values.get(self._starts) if self._starts else None
        moment = begins if isinstance(begins, date) and begins > self._on else self._on
        return World(self._on, self._figures, values, moment, self._common)

    def find(self, situation: Situation) -> Finding:
        """What can be said of the conditions."""
        return self._found(self._key(situation))

    def pay(self, situation: Situation, finding: Finding) -> Paid:
        """The payments over every completion that does not fail."""
        if self._reckoning is None:
            return NOTHING_PAID
        return self._reckoning.of(situation, self._key(situation), finding)

    def alternatives(self, situation: Situation, fact: str) -> Iterator[tuple[Sequence[Any], Truth]]:
        """What the conditions would come to if the fact, which is known, had another value: class by
        class."""
        key = self._key(situation)
        place = self._tested.index(fact)
        code = key[place]
        if isinstance(code, int) and code >= 0:
            for other in range(len(self._classes[fact])):
                if other != code:
                    found = self._found((*key[:place], other, *key[place + 1 :]))
                    yield self._classes[fact].members(other), found.now

    def _key(self, situation: Situation) -> tuple[Code, ...]:
        known = situation.known
        key = tuple([code(known.get(fact)) for fact, code in self._coders])
        if situation.promised and UNKNOWN in key:
            return tuple(
                PROMISED if code == UNKNOWN and fact in situation.promised else code
                for fact, code in zip(self._tested, key, strict=True)
            )
        return key

    def _found(self, key: tuple[Code, ...]) -> Finding:
        return self._findings.get(key) or self._findings.put(key, self._decide(key))

    def _decide(self, key: tuple[Code, ...]) -> Finding:
        codes = dict(zip(self._tested, key, strict=True))
        standings = tuple(self._standing(place, codes) for place in range(len(self.requirements)))
        after = now = self._explore(codes)
        if PROMISED in key:
            held = {fact: self._classes[fact].of(True) for fact, code in codes.items() if code == PROMISED}
            after = self._explore({**codes, **held})
        strong, weak = _relevant(after)
        truths = set(now.truths.values())
        return Finding(
            now=truths.pop() if len(truths) == 1 else Truth.OPEN,
            can_hold=Truth.MET in after.truths.values(),
            strong=strong,
            weak=weak,
            standings=standings,
            details=after,
        )

    def _explore(self, codes: Mapping[str, Code]) -> Outcomes:
        """Goes through every combination."""
        choices = {fact: possible(code, self._classes[fact]) for fact, code in codes.items()}
        asked = tuple(fact for fact, code in codes.items() if code == NOT_ASKED and len(choices[fact]) > 1)
        rest = tuple(fact for fact in codes if fact not in asked)
        outcomes = Outcomes(asked, tuple(choices[fact] for fact in asked))
        order = {fact: place for place, fact in enumerate((*asked, *rest))}
        tables = [
            (table, _picker([order[fact] for fact in facts]))
            for table, facts in zip(self._tables, self._read, strict=True)
        ]
        reckoned = _picker([order[fact] for fact in self._reckoning.classes]) if self._reckoning else None
        for answered in product(*outcomes.choices):
            truths: set[Truth] = set()
            paying: dict[Point, None] = {}
            for other in product(*(choices[fact] for fact in rest)):
                combination = answered + other
                outcome = Truth.MET
                for table, pick in tables:
                    truth = table[pick(combination)][0]
                    if truth < outcome:
                        outcome = truth
                        if truth is Truth.FAILED:
                            break
                truths.add(outcome)
                if reckoned is not None and outcome is not Truth.FAILED:
                    paying[reckoned(combination)] = None
            outcomes.truths[answered] = truths.pop() if len(truths) == 1 else Truth.OPEN
            if paying:
                outcomes.paying[answered] = tuple(paying)
        return outcomes

    def _truth_of(self, requirement: Requirement) -> Callable[[Point], tuple[Truth, str | None]]:
        facts, test = requirement.facts(), requirement.test
        assert not isinstance(test, MeansTest)

        def truth(point: Point) -> tuple[Truth, str | None]:
            values = {fact: self._classes[fact].members(c)[0] for fact, c in zip(facts, point, strict=True)}
            world = self._world(values)
            if requirement.applies is not None and requirement.applies.at(world) is Truth.FAILED:
                return Truth.NOT_APPLICABLE, None
            return test.at(world), test.reason(world)

        return truth

    def _standing(self, place: int, codes: Mapping[str, Code]) -> Standing:
        facts, table = self._read[place], self._tables[place]
        choices = tuple(possible(codes[fact], self._classes[fact]) for fact in facts)
        truths = {point: table[point][0] for point in product(*choices)}
        if len(set(truths.values())) == 1:
            point, truth = next(iter(truths.items()))
            return Standing(_STATES[truth], table[point][1] if truth is Truth.OPEN else None)
        varying = (
            fact
            for at, fact in enumerate(facts)
            if any(len({truths[point] for point in line}) > 1 for line in lines(choices, at))
        )
        return Standing(State.UNKNOWN, None, tuple(varying))


class _Table(dict[Point, tuple[Truth, str | None]]):
    """What a condition says of classes of its own facts, and why the law leaves it open; worked out when
    first asked."""

    def __init__(self, truth: Callable[[Point], tuple[Truth, str | None]]) -> None:
        self._truth = truth

    def __missing__(self, point: Point) -> tuple[Truth, str | None]:
        self[point] = found = self._truth(point)
        return found


def _picker(places: Sequence[int]) -> Callable[[Point], Point]:
    if len(places) > 1:
        return itemgetter(*places)
    if not places:
        return lambda _: ()
    place = places[0]
    return lambda point: (point[place],)


def lines(choices: Sequence[Sequence[int]], place: int) -> Iterator[list[Point]]:
    """Points that differ in one place only, line by line."""
    for head in product(*choices[:place]):
        for tail in product(*choices[place + 1 :]):
            yield [(*head, value, *tail) for value in choices[place]]


def _relevant(outcomes: Outcomes) -> tuple[frozenset[str], frozenset[str]]:
    strong, weak = set(), set()
    for place, fact in enumerate(outcomes.facts):
        for line in lines(outcomes.choices, place):
            seen = {outcomes.truths[point] for point in line}
            if len(seen) > 1:
                if Truth.FAILED in seen:
                    strong.add(fact)
                    break
                weak.add(fact)
    return frozenset(strong), frozenset(weak)
