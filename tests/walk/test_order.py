"""The same result whichever order the answers came in, and whatever was said in between."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.content import LANGUAGES, Content
from bot.conversation_tests.expectations import as_word
from bot.conversation_tests.format import ON
from bot.conversation_tests.grounds import CoreGround
from bot.conversation_tests.plugin import delivered
from rules import assess, parse_situation
from tests.walk.households import Household, as_answers, households
from tests.walk.lengths import walks
from tests.walk.saying import sayings
from tests.walk.walk import Walk

CONTENT = delivered()
DOORS = ("", *CONTENT.topics)
"""Everything, or a topic of the menu."""


@walks(40)
@given(st.data(), households(CONTENT, ON), st.sampled_from(DOORS), st.sampled_from(LANGUAGES))
def test_only_the_answers_count(data: st.DataObject, household: Household, door: str, app: Any) -> None:
    """Asked in order, or with other topics, other answers, steps back and changes in between: the result is
    what the rules say of all the answers at once, asked for or not."""
    for wanders in (False, True):
        walk = Walk(CoreGround(CONTENT, app, ON), app)
        walk.do(start="")
        walk.do(press="language")
        walk.do(press="begin", see={"screen": "menu"})
        if wanders:
            for other in data.draw(st.lists(st.sampled_from(DOORS), max_size=2)):
                _enter(walk, other)
                _wander(walk, household, data)
                walk.do(type="/menu")
        _enter(walk, door)
        if wanders:
            _wander(walk, household, data)
        _answer(walk, household)
        _correct(walk, household)
        walk.do(press="summary", see=result(CONTENT, household, walk.state.scope))


def result(content: Content, household: Household, scope: tuple[str, ...]) -> dict[str, Any]:
    """What the rules say of everything that the household would answer, as a file expects it."""
    assessment = assess(
        parse_situation(as_answers(household)), on=ON, programmes=list(scope), figures=content.figures
    )
    amounts: dict[str, Any] = {}
    for one in assessment.programmes:
        for paid in one.payments:
            ends = {"min": paid.min, "max": paid.max}
            name = f"{one.id}.{paid.id}"
            amounts[name] = "none" if paid.min is None else paid.min if paid.min == paid.max else ends
    verdicts = {one.id: one.verdict.value for one in assessment.programmes}
    return {"screen": "summary", "verdicts": verdicts, "amounts": amounts}


def _enter(walk: Walk, door: str) -> None:
    if door:
        walk.do(press=f"topic {door}")
        return
    walk.do(press="situations")
    for ticked in [name for name in walk.buttons if name.startswith("untick ")]:
        walk.do(press=ticked)
    walk.do(press="done")


def _answer(walk: Walk, household: Household) -> None:
    """Every question as the household answers it, until there are no more."""
    while walk.state.at.screen == "question":
        fact = walk.state.at.of
        _say(walk, household.get(fact, "unknown"))
        if walk.state.at.of == fact:  # something else that was said contradicts it: that first
            walk.do(press=next(name for name in walk.buttons if name.startswith("change ")))


def _wander(walk: Walk, household: Household, data: st.DataObject) -> None:
    """Answers, true or not, and steps back, in any order."""
    deeds = st.sampled_from(("true", "true", "true", "other", "back", "language", "change"))
    for _ in range(data.draw(st.integers(0, 12))):
        fact = walk.state.at.of
        changes = [name for name in walk.buttons if name.startswith("change ")]
        match data.draw(deeds):
            case "true" if walk.state.at.screen == "question":
                _say(walk, household.get(fact, "unknown"))
            case "other" if walk.state.at.screen == "question":
                _say(walk, data.draw(sayings(CONTENT, fact, ON)))
            case "back" if "back" in walk.buttons:
                walk.do(press="back")
            case "change" if changes:
                walk.do(press=data.draw(st.sampled_from(changes)))
            case "language":
                walk.do(type="/lang")
                walk.do(press=data.draw(st.sampled_from(LANGUAGES)))
        if walk.state.at.screen not in ("question", "review"):
            break
    if walk.state.at.screen not in ("question", "review"):
        walk.do(type="/menu")
        walk.do(press="continue")


def _say(walk: Walk, said: str) -> None:
    """An answer that may be refused, as it may contradict another."""
    if said in walk.buttons:
        walk.do(press=said)
        return
    walk.do(type=said)
    if walk.state.at.screen == "confirm":
        walk.do(press="right")


def _correct(walk: Walk, household: Household) -> None:
    """Whatever was said otherwise in between is put right where the answers are checked."""
    while wrong := _wrong(walk, household):
        walk.do(press=f"change {wrong}")
        _answer(walk, household)


def _wrong(walk: Walk, household: Mapping[str, str]) -> str:
    given = {fact: as_word(value) for fact, value in walk.state.answers.items()}
    return next((fact for fact, said in household.items() if given.get(fact, said) != said), "")
