"""Presses. Their data names what they answer, so that a stale one is known without storage.

`l:ru` language · `n:card:tsa:why` go to a screen · `go` the current screen · `e:fact` change an answer ·
`t:baby:1` tick a situation · `d` done ticking · `a:run:fact:value` answer · `c:run:fact:yes` confirm what was
typed · `p:run:fact:2026-03` date picker · `w:run:fact` why we ask · `b:run:fact` back
"""

import re

from bot.content import LANGUAGES, Content
from bot.conversation.asking import PICKED, WHY
from bot.conversation.events import Press
from bot.conversation.interview import DECLINED, UNKNOWN, advance, back, begin
from bot.conversation.moment import Moment
from bot.conversation.replies import noted, shown, toasted
from bot.conversation.screen import Reply
from bot.conversation.state import ASKING, Answer, Place, State
from bot.conversation.taking import take
from bot.conversation.topics import arrive, settled, unimplied
from bot.conversation.usable import fits

_WHOLE = re.compile(r"[0-9]{1,15}")
_WORDS: dict[str, Answer] = {"true": True, "false": False}


def press(content: Content, state: State, event: Press, moment: Moment) -> tuple[State, Reply]:
    """What a press does, or a toast when it cannot count any more."""
    kind, *rest = event.data.split(":")
    if kind == "l" and rest and rest[0] in LANGUAGES:
        chosen = state.but(language=rest[0])
        return chosen, Reply(shown(content, chosen, moment).screen, language=rest[0])
    if state.language is None:
        return state, toasted(content, state, moment, "stale.menu", live=event.live)
    after: State | None = None
    match kind, rest:
        case "go", []:
            return state, shown(content, state, moment)
        case "n", [screen, *arguments]:
            after = _go(content, state, screen, arguments, moment)
        case "t", [situation, wanted] if state.at.screen == "situations":
            after = _tick(content, state, situation, wanted == "1")
        case "d", [] if state.at.screen == "situations":
            after = _ticked(content, state, moment)
        case "e", [fact] if fact in state.answers and fact in content.questions and state.scope:
            after = state.but(at=Place("question", fact))
        case "a" | "p" | "w" | "b" | "c", [run, fact, *arguments] if _open(content, state, run, fact):
            return _asked(content, state, kind, fact, arguments, moment, live=event.live)
        case _:
            pass
    if after is None:
        key = "stale.answered" if kind in "apwbc" and rest else "stale.menu"
        return state, toasted(content, state, moment, key, live=event.live)
    return after, shown(content, after, moment)


def _open(content: Content, state: State, run: str, fact: str) -> bool:
    return (
        run == state.run and fact == state.at.of and state.at.screen in ASKING and fact in content.questions
    )


def _asked(
    content: Content,
    state: State,
    kind: str,
    fact: str,
    arguments: list[str],
    moment: Moment,
    *,
    live: bool,
) -> tuple[State, Reply]:
    after: State | None = None
    match kind, arguments:
        case "a", [value] if _is_offered(content, fact, value):
            return take(content, state, fact, _value(content, fact, value), moment)
        case "a", [_]:
            after = state.but(at=Place("question", fact))
            return after, noted(content, after, moment, "stale.option")
        case "c", ["yes"] if state.at.screen == "confirm" and live:
            # An older echo, pressed while the next one was on its way, showed another value.
            return take(content, state, fact, state.at.value, moment)
        case "c", ["no"]:
            after = state.but(at=Place("question", fact))
        case "p", [picked] if content.questions[fact].kind == "date":
            after = state.but(at=Place("question", fact, picked if PICKED.fullmatch(picked) else None))
        case "w", []:
            after = state.but(at=Place("question", fact, WHY))
        case "b", []:
            after = back(content, state, moment.today)
        case _:
            pass
    if after is None:
        return state, toasted(content, state, moment, "stale.answered", live=live)
    return after, shown(content, after, moment)


def _value(content: Content, fact: str, value: str) -> Answer:
    if value in _WORDS:
        return _WORDS[value]
    asked = content.questions[fact]
    if asked.kind == "choice":
        return next((option.value for option in asked.options if str(option.value) == value), value)
    whole = asked.kind in ("number", "money")
    return int(value) if whole and _WHOLE.fullmatch(value) else value


def _is_offered(content: Content, fact: str, value: str) -> bool:
    """Whether a button's answer is still among the options, where there are options."""
    options = {str(option.value) for option in content.questions[fact].options}
    return not options or value in options or value in (UNKNOWN, DECLINED)


def _tick(content: Content, state: State, situation: str, wanted: bool) -> State | None:
    if situation not in {one.id for one in content.situations}:
        return None
    ticked = tuple(name for name in state.ticked if name != situation)
    return state.but(ticked=(*ticked, situation) if wanted else ticked)


def _ticked(content: Content, state: State, moment: Moment) -> State:
    """The situations settle their facts; with none ticked, everything is asked about."""
    scope: dict[str, None] = {}
    state = settled(content, state) if state.ticked else unimplied(content, state)
    for situation in content.situations:
        if situation.id in state.ticked or not state.ticked:
            scope.update(dict.fromkeys(situation.ticked.programmes))
    return advance(content, begin(state.but(topic=""), tuple(scope), moment.nonce), moment.today)


def _go(content: Content, state: State, screen: str, arguments: list[str], moment: Moment) -> State | None:
    match screen, arguments:
        case "begin", []:
            return arrive(content, state, state.topic, moment) if state.topic else state.but(at=Place("menu"))
        case "restart", []:
            return State(language=state.language, at=Place("menu"), run=moment.nonce)
        case "continue", [] if state.scope:
            return advance(content, state, moment.today)
        case "rest", [] if state.scope:
            everything = unimplied(content, state).but(scope=tuple(content.programmes))
            return advance(content, everything, moment.today)
        case "topic", [topic] if topic in content.topics:
            return arrive(content, state, topic, moment)
        case "where", ["mine"]:
            region = str(state.answers.get("region"))
            return state.but(at=Place("where", region if region in content.regions else ""))
        case _, [] | [_] | [_, _] if screen in (
            "menu",
            "situations",
            "where",
            "about",
            "summary",
            "review",
            "card",
        ):
            of, value = (*arguments, "", "")[:2]
            place = Place(screen, of, value or None)
            return state.but(at=place) if fits(content, place, state.scope) else None
    return None
