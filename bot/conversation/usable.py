"""What of a stored record can stand today: records outlive contents, and no reader trusts a record."""

import re
from collections.abc import Mapping
from datetime import date

from bot.content import Content
from bot.conversation.asking import PICKED, WHY
from bot.conversation.card import TABS
from bot.conversation.interview import DECLINED, UNKNOWN, contradiction
from bot.conversation.state import ASKING, Answer, Place, State

_RUN = re.compile(r"[0-9a-z]{0,16}")
_UNIT = re.compile(r"[0-9]{1,3}")
_ALONE = ("notice", "menu", "situations", "about")


def usable(content: Content, state: State) -> State:
    """The state without what the content does not have and the rules do not read."""
    scope = tuple(name for name in dict.fromkeys(state.scope) if name in content.programmes)
    known = {situation.id for situation in content.situations}
    answers = _readable(state.answers)
    gone = [fact for fact, value in answers.items() if _has_no_option(content, state, fact, value)]
    answers = {fact: value for fact, value in answers.items() if fact not in gone}
    again = dict.fromkeys((*(fact for fact in state.again if fact in content.questions), *gone))
    return state.but(
        version=content.version,
        scope=scope,
        at=_place(content, state.at, scope),
        answers=answers,
        implied=None if state.implied is None else tuple(fact for fact in state.implied if fact in answers),
        ticked=tuple(name for name in state.ticked if name in known),
        trail=tuple(fact for fact in state.trail if fact in content.questions),
        run=state.run if _RUN.fullmatch(state.run) else "",
        topic=state.topic if state.topic in content.topics else "",
        again=tuple(again),
    )


def fits(content: Content, place: Place, scope: tuple[str, ...]) -> bool:
    """Whether there is this place for a person who is asked about `scope`."""
    match place:
        case Place("question", of, value):
            return of in content.questions and (
                value in (None, WHY) or (isinstance(value, str) and PICKED.fullmatch(value) is not None)
            )
        case Place("confirm", of, value):
            return of in content.questions and _can_be_echoed(content, of, value)
        case Place("choose", of, list(codes)):
            return of in content.questions and all(
                isinstance(code, str) and code in content.regions for code in codes
            )
        case Place("review" | "summary", "", None):
            return bool(scope)
        case Place("card", of, value):
            return of in scope and value in (None, *TABS)
        case Place("where", of, None):
            return not of or of in content.regions
        case Place("where", of, str(unit)):
            return of in content.regions and _UNIT.fullmatch(unit) is not None
        case Place(screen, "", None):
            return screen in _ALONE
        case _:
            return False


def _can_be_echoed(content: Content, fact: str, value: Answer) -> bool:
    """Whether it is of the fact's kind: an impossible one is echoed too, and refused when confirmed."""
    match content.questions[fact].kind, value:
        case "number" | "money", dict(ends):
            return bool(ends) and all(end in ("min", "max") and type(ends[end]) is int for end in ends)
        case "number" | "money", _:
            return type(value) is int
        case "date", str(day):
            return _is_day(day)
        case "region", str(code):
            return code in content.regions
        case "choice", str() | int():
            return any(
                type(value) is type(option.value) and value == option.value
                for option in content.questions[fact].options
            )
        case _:
            return False


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _place(content: Content, at: Place, scope: tuple[str, ...]) -> Place:
    if fits(content, at, scope):
        return at
    asked = Place("question", at.of)
    lost_value = at.screen in ASKING and fits(content, asked, scope)
    return asked if lost_value else Place("menu")


def _has_no_option(content: Content, state: State, fact: str, value: Answer) -> bool:
    """Whether the person chose among options of which this one has been taken away since."""
    asked = content.questions.get(fact)
    if asked is None or asked.kind != "choice" or fact in (state.implied or ()):
        return False
    return value not in (UNKNOWN, DECLINED, *(option.value for option in asked.options))


def _readable(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Both of two answers that contradict each other are left: the person is told when either is touched."""
    if contradiction(answers) is None:
        return answers
    return {fact: value for fact, value in answers.items() if contradiction({fact: value}) is None}
