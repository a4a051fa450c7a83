"""The derived interview: which question is next, and what an answer does to the rest.

Nothing here is scripted. `rules` says which facts can still change a verdict, an amount or the
form of the programmes asked about; `dialogs/questions` says in which order people are best asked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.content import Content
from bot.conversation.state import ASKING, Answer, Place, State
from rules import Assessment, BadSituation, Figures, Situation, assess, next_questions, parse_situation

UNKNOWN = "unknown"
DECLINED = "declined"


def situation(answers: Mapping[str, Answer]) -> Situation:
    """The answers as the rules read them. What they refuse (an older record's) is left out."""
    return _read(_key(answers))[0]


def contradiction(answers: Mapping[str, Answer]) -> tuple[str, ...] | None:
    """The facts that the rules refuse: one that cannot be, or two that cannot both be; None when all can."""
    return _read(_key(answers))[1]


def needed(content: Content, state: State, today: date) -> list[str]:
    """The facts still worth asking, in the order of preference of `dialogs/questions`.

    Who declines a question is not asked what hangs on it.
    """
    facts = _needed(_key(state.answers), state.scope, today, content.figures)
    return [fact for fact in content.questions if fact in facts and not _declined_above(content, state, fact)]


def _declined_above(content: Content, state: State, fact: str) -> bool:
    """Whether something that the question hangs on, however far above it, has been declined."""
    seen = {fact}
    while (fact := content.questions[fact].hangs_on or "") in content.questions and fact not in seen:
        if state.answers.get(fact) == DECLINED:
            return True
        seen.add(fact)
    return False


# One press looks at the same answers several times, so that what was made of them is remembered.
# The type belongs to it: True == 1, and a made-up answer of one person must not be read as another's.
_Key = frozenset[tuple[str, type, Answer]] | str


def _key(answers: Mapping[str, Answer]) -> _Key:
    try:
        return frozenset((fact, type(value), value) for fact, value in answers.items())
    except TypeError:  # a range
        return json.dumps(answers, sort_keys=True)


@lru_cache(maxsize=4096)
def _needed(key: _Key, scope: tuple[str, ...], today: date, figures: Figures) -> frozenset[str]:
    questions = next_questions(_read(key)[0], on=today, programmes=scope, figures=figures)
    return frozenset(question.fact for question in questions)


@lru_cache(maxsize=4096)
def _read(key: _Key) -> tuple[Situation, tuple[str, ...] | None]:
    answers = json.loads(key) if isinstance(key, str) else {fact: value for fact, _, value in key}
    refused: tuple[str, ...] | None = None
    while True:
        try:
            return parse_situation(answers), refused
        except BadSituation as bad:
            refused = refused or bad.facts
            if answers.pop(bad.fact, None) is None:
                return parse_situation({}), refused


def result(content: Content, state: State, today: date) -> Assessment:
    """The assessment of the programmes asked about: the one source of every result screen."""
    return assess(situation(state.answers), on=today, programmes=list(state.scope), figures=content.figures)


def begin(state: State, scope: tuple[str, ...], run: str) -> State:
    """A new run of questions about `scope`; answers given before stay."""
    return state.but(scope=scope, run=run, trail=())


def advance(content: Content, state: State, today: date) -> State:
    """On to the next question that matters, or to checking the answers."""
    trail = state.trail
    if state.at.screen in ASKING and state.at.of not in trail:
        trail = (*trail, state.at.of)
    following = needed(content, state, today)
    place = Place("question", following[0]) if following else Place("review")
    return state.but(at=place, trail=trail)


def back(content: Content, state: State, today: date) -> State:
    """To the question before this one.

    From the first one to where the run began; from a change of one answer to where it was asked for:
    the question that was open then, or checking them all.
    """
    fact = state.at.of
    following = needed(content, state, today)
    if fact in state.answers and (fact in state.trail or not following):
        return state.but(at=Place("question", following[0]) if following else Place("review"))
    trail = tuple(name for name in state.trail if name != fact)
    if trail:
        return state.but(at=Place("question", trail[-1]), trail=trail[:-1])
    return state.but(at=Place("menu" if state.topic else "situations"), trail=())


def position(content: Content, state: State, today: date) -> tuple[int, int]:
    """This question's number and about how many there will be."""
    asked = len([fact for fact in state.trail if fact != state.at.of])
    ahead = {*needed(content, state, today), state.at.of}
    return asked + 1, asked + len(ahead)


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that cannot stand."""

    others: tuple[str, ...] = ()
    """The answers that it contradicts; empty when the value itself is impossible."""


def answered(state: State, fact: str, value: Answer) -> State | Refused:
    """The state with the answer taken.

    An answer given again may contradict what hung on the earlier one (no child after all: its birth
    date); what hung on it is dropped and asked again if it still matters. An answer given for the
    first time that contradicts another is refused, because either may be the wrong one.
    """
    if contradiction({fact: value}) is not None:
        return Refused()
    changed = fact in state.answers
    taken = state.with_answer(fact, value)
    others: list[str] = []
    while (facts := contradiction(taken.answers)) is not None:
        clashing = [other for other in facts if other != fact]
        if not clashing:
            return Refused()
        others += clashing
        taken = taken.without(*clashing)
    if others and not changed:
        return Refused(tuple(others))
    return taken.but(trail=tuple(name for name in taken.trail if name not in others))


def implied(state: State, facts: Mapping[str, Answer]) -> State:
    """The state with facts that situations imply, where nothing is answered and no answer contradicts."""
    for fact, value in facts.items():
        if fact in state.answers:
            continue
        outcome = answered(state, fact, value)
        if isinstance(outcome, State):
            known = None if outcome.implied is None else (*outcome.implied, fact)
            state = outcome.but(implied=known)
    return state
