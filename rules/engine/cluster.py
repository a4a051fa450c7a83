"""Conditions and payments that share facts, decided together and exactly.

What two conditions ask of one fact cannot be answered separately: either may be met, and both at once not.
So the parts of a programme that are tied together by facts form a cluster, and a cluster is decided over all
combinations of the classes of its facts (`classes.py`, `space.py`). Clusters have no fact in common, so the
verdict on a programme follows from theirs (`compiled.py`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final

from rules.engine.classes import NOT_ASKED, PROMISED, UNKNOWN, Code, Numbers, classes_of
from rules.engine.findings import NO_ROOM, NOTHING_PAID, Finding, Look, Paid, Standing
from rules.engine.prices import Prices
from rules.engine.reckoning import Reckoning
from rules.engine.space import Space
from rules.engine.telling import Teller
from rules.expressions import Amount, Turns, World
from rules.facts import FACTS
from rules.figures import Figures
from rules.knowledge import Bounds, Knowledge, State, Truth
from rules.means_test import MeansTest
from rules.memo import FEW, MANY, Memo, key_of
from rules.programme import Pays, Requirement
from rules.situation import IMPLIED_BY_TRUE, Situation

_STATES: Final = {
    Truth.MET: State.MET,
    Truth.FAILED: State.FAILED,
    Truth.OPEN: State.UNKNOWN,
    Truth.NOT_APPLICABLE: State.NOT_APPLICABLE,
}
_Said = tuple[Truth, str | None]
"""What a condition says, and why the law leaves it open."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the answers can still lead.

    `possible`: the points that nothing known excludes; `going`: those of them that do not fail. `asked`:
    places of the facts that may still be answered; `closed`: places of those that never will be.
    """

    possible: int
    going: int
    asked: tuple[int, ...]
    closed: tuple[int, ...]


class Cluster:
    """Some of a programme's conditions and payments, for one day and one set of figures."""

    def __init__(
        self,
        requirements: Sequence[Requirement],
        payments: Sequence[Pays],
        starts: str | None,
        on: date,
        figures: Figures,
    ) -> None:
        self.requirements = tuple(requirements)
        self._on = on
        self._figures = figures
        self._starts = starts if payments else None
        self._read = [requirement.facts() for requirement in requirements]
        choosing = [fact for payment in payments for fact in choosing_facts(payment)]
        if self._starts:
            choosing.append(self._starts)
        tested = dict.fromkeys([fact for facts in self._read for fact in facts] + choosing)
        implying = [by for fact in tested for by in IMPLIED_BY_TRUE.get(fact, ())]
        tested |= dict.fromkeys(implying)
        turns = self._turns(payments)
        for fact in implying:
            turns.among(fact, frozenset({True}))
        self.space = Space({fact: classes_of(fact, turns) for fact in tested})
        self.facts = self.space.facts
        self._coders = tuple(zip(self.facts, [one.code for one in self.space.classes], strict=True))
        self._said = [self.space.sorted_by(one.facts(), self._answer(one)) for one in requirements]
        self._possible = self._without_contradictions()
        self._failed = reduce(or_, (_points(said, Truth.FAILED) for said in self._said), 0)
        self._open = reduce(or_, (_points(said, Truth.OPEN) for said in self._said), 0) & ~self._failed
        self._own = [tuple(self.space.place[fact] for fact in facts) for facts in self._read]
        self._standings: Memo[tuple[Code, ...], Standing] = Memo()
        self._findings: Memo[tuple[Code, ...], Finding] = Memo(2 * MANY)
        self._teller = Teller(self.requirements, on, figures)
        self._key = key_of(tuple(dict.fromkeys((*self.facts, *self._teller.shown))))
        money = any(FACTS[fact].kind == "money" for fact in self.facts)
        self._looks: Memo[Any, Look] = Memo(FEW if money else MANY)
        self._reckoning = None
        if payments:
            paying = self._possible & ~self._failed
            amounts = [one.amount for one in payments if isinstance(one.amount, Amount)]
            prices = Prices(amounts, choosing, turns, self.space, paying, self._world)
            self._reckoning = Reckoning(payments, prices, self.space)

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
        return World(self._on, self._figures, values, moment)

    def _answer(self, requirement: Requirement) -> Callable[[tuple[int, ...]], _Said]:
        facts, test = requirement.facts(), requirement.test
        assert not isinstance(test, MeansTest)
        classes = [self.space.classes[self.space.place[fact]] for fact in facts]

        def answer(point: tuple[int, ...]) -> _Said:
            values = [one.members(index)[0] for one, index in zip(classes, point, strict=True)]
            world = self._world(dict(zip(facts, values, strict=True)))
            if requirement.applies is not None and requirement.applies.at(world) is Truth.FAILED:
                return Truth.NOT_APPLICABLE, None
            truth = test.at(world)
            return truth, test.reason(world) if truth is Truth.OPEN else None

        return answer

    def _without_contradictions(self) -> int:
        points = self.space.all
        for fact, by_true in IMPLIED_BY_TRUE.items():
            if fact in self.space.place:
                false = self._at(fact, False)
                for by in by_true:
                    points &= ~(false & self._at(by, True))
        return points

    def _at(self, fact: str, value: bool) -> int:
        place = self.space.place[fact]
        classes = self.space.classes[place]
        return self.space.at(place, classes.of(value)) if len(classes) > 1 else 0

    # What is found

    def look(self, situation: Situation) -> Look:
        """What can be said of the conditions, and how an assessment tells them."""
        known = situation.known
        key = self._key(known)
        return self._looks.get(key) or self._looks.put(key, self._look(known))

    def _look(self, known: Mapping[str, Knowledge]) -> Look:
        codes = tuple([code(known[fact]) for fact, code in self._coders])
        finding = self._findings.get(codes) or self._findings.put(codes, self._decide(codes))
        return finding, self._teller.tell(finding, known)

    @property
    def pays(self) -> bool:
        """Whether it has payments."""
        return self._reckoning is not None

    def pay(self, situation: Situation, finding: Finding, room: Mapping[str, Bounds]) -> Paid:
        """The payments over every completion that does not fail. `room`: what the conditions on numbers
        leave possible."""
        if self._reckoning is None:
            return NOTHING_PAID
        return self._reckoning.of(situation, finding, room)

    def alternatives(self, finding: Finding, fact: str) -> Iterator[tuple[int, Truth]]:
        """What the conditions would come to if the fact, which is known, had another value: class by
        class."""
        key, place = finding.key, self.space.place[fact]
        code = key[place]
        if isinstance(code, int) and code >= 0:
            others = self.space.within((*key[:place], UNKNOWN, *key[place + 1 :])) & self._possible
            for other in range(len(self.space.classes[place])):
                if other != code:
                    yield other, self._now(others & self.space.at(place, other))

    def _decide(self, key: tuple[Code, ...]) -> Finding:
        space = self.space
        possible = space.within(key) & self._possible
        after = possible
        if PROMISED in key:
            kept = [
                one.of(True) if code == PROMISED else code
                for one, code in zip(space.classes, key, strict=True)
            ]
            after = space.within(kept) & self._possible
        places = [place for place, one in enumerate(space.classes) if len(one) > 1]
        asked = tuple(place for place in places if key[place] == NOT_ASKED)
        closed = tuple(place for place in places if key[place] == UNKNOWN or isinstance(key[place], tuple))
        failed, held, open_ = self._answered(after, closed)
        strong = frozenset(space.facts[p] for p in asked if space.parted((failed, held | open_), p))
        weak = frozenset(space.facts[p] for p in asked if space.parted((held, open_), p)) - strong
        return Finding(
            now=self._now(possible),
            can_hold=held != 0 or not self.requirements,
            strong=strong,
            weak=weak,
            standings=tuple(self._standing(place, possible, key) for place in range(len(self.requirements))),
            key=key,
            room=self._room(possible),
            details=Reach(possible, possible & ~self._failed, asked, closed),
        )

    def _now(self, possible: int) -> Truth:
        going = possible & ~self._failed
        if not going:
            return Truth.FAILED
        return Truth.OPEN if going != possible or going & self._open else Truth.MET

    def _answered(self, possible: int, closed: tuple[int, ...]) -> tuple[int, int, int]:
        """The points by what they come to once everything not asked is answered as in them: failed, met,
        open."""
        failed, open_ = possible & self._failed, possible & self._open
        met = possible & ~failed & ~open_
        for place in closed:
            failed, open_, met = (self.space.forget(points, place) for points in (failed, open_, met))
        failed, open_, met = failed & possible, open_ & possible, met & possible
        return failed & ~open_ & ~met, met & ~open_ & ~failed, open_ | (failed & met)

    def _standing(self, place: int, possible: int, key: tuple[Code, ...]) -> Standing:
        own = (place, *[key[at] for at in self._own[place]])
        return self._standings.get(own) or self._standings.put(own, self._stand(place, possible, key))

    def _stand(self, place: int, possible: int, key: tuple[Code, ...]) -> Standing:
        said = {one: points & possible for one, points in self._said[place].items() if points & possible}
        truths: dict[Truth, int] = {}
        for (truth, _), points in said.items():
            truths[truth] = truths.get(truth, 0) | points
        if len(truths) == 1:
            (truth,) = truths
            return Standing(_STATES[truth], next(reason for _, reason in said))
        varying = (
            fact
            for fact, at in zip(self._read[place], self._own[place], strict=True)
            if not _settles(key[at]) and self.space.parted(truths.values(), at)
        )
        return Standing(State.UNKNOWN, None, tuple(varying))

    def _room(self, possible: int) -> Mapping[str, Bounds]:
        classes = self.space.classes[0] if self.space.classes else None
        if not isinstance(classes, Numbers):
            return NO_ROOM
        going = self.space.present(possible & ~self._failed, 0)
        if not going:
            return NO_ROOM
        return {self.facts[0]: Bounds(classes.span(going[0]).low, classes.span(going[-1]).high)}


def choosing_facts(payment: Pays) -> list[str]:
    """The facts that choose an amount's figures: all but its numbers."""
    return [fact for fact in payment.amount.facts() if not FACTS[fact].is_number]


def _points(said: dict[_Said, int], truth: Truth) -> int:
    return reduce(or_, (points for (one, _), points in said.items() if one is truth), 0)


def _settles(code: Code) -> bool:
    return isinstance(code, int) and code >= 0
