"""The conversation as a pure function: content, state, event and moment give a state and a reply."""

from dataclasses import replace

from bot.content import Content
from bot.conversation import opening
from bot.conversation.events import Command, Event, Location, Other, Press, Text
from bot.conversation.interview import needed
from bot.conversation.moment import Moment
from bot.conversation.pressing import press
from bot.conversation.replies import noted, shown
from bot.conversation.screen import Reply
from bot.conversation.state import Place, State
from bot.conversation.topics import arrive, topic_of
from bot.conversation.typing import locate, type_
from bot.conversation.usable import usable


def step(content: Content, state: State, event: Event, moment: Moment) -> tuple[State, Reply]:
    """What an event does. Never raises, whatever was sent or stored."""
    state = usable(content, state)
    match event:
        case Press():
            after, reply = press(content, state, event, moment)
        case _ if state.language is None and not isinstance(event, Command):
            after, reply = state, shown(content, state, moment)
        case Command(name, argument):
            after, reply = _command(content, state, name, argument, moment)
        case Text(text):
            after, reply = type_(content, state, text, moment)
        case Location(latitude, longitude):
            after, reply = locate(content, state, latitude, longitude, moment)
        case Other(kind):
            after, reply = state, noted(content, state, moment, _OTHER.get(kind, "other.unsupported"))
    return _asked_again(content, after, reply, moment)


def _asked_again(content: Content, state: State, reply: Reply, moment: Moment) -> tuple[State, Reply]:
    """An answer that does not stand any more is asked for before a result is shown without it."""
    if state.again and state.at.screen in _RESULTS:
        missing = [fact for fact in needed(content, state, moment.today) if fact in state.again]
        if missing:
            state = state.but(at=Place("question", missing[0]))
            return state, replace(reply, screen=shown(content, state, moment).screen)
    return state, reply


_RESULTS = ("review", "summary", "card")


def current(content: Content, state: State, moment: Moment) -> Reply:
    """The screen that the person is at, for a repeat after an interruption."""
    state = usable(content, state)
    return _asked_again(content, state, shown(content, state, moment), moment)[1]


_OTHER = {
    kind: f"other.{kind}"
    for kind in ("sticker", "voice", "photo", "video", "document", "contact", "forward", "edited")
}


def _command(content: Content, state: State, name: str, argument: str, moment: Moment) -> tuple[State, Reply]:
    language = state.language
    if name == "forget":
        spoken = language or opening.likelier(moment.app_language)
        return State(forgotten=True), Reply(opening.forgotten(content, spoken))
    if name == "start":
        return _start(content, state, argument, moment)
    if language is None or name == "lang":
        return state, Reply(opening.language(content, moment.app_language))
    if name == "help":
        return state, Reply(opening.help_(content, language))
    if name == "menu":
        after = state.but(at=Place("menu"))
        return after, shown(content, after, moment)
    return state, noted(content, state, moment, "other.command")


def _start(content: Content, state: State, argument: str, moment: Moment) -> tuple[State, Reply]:
    topic = topic_of(content, argument)
    if state.language is None:
        after = state.but(topic=topic or "", at=Place("notice"))
        return after, Reply(opening.language(content, moment.app_language))
    if state.at.screen == "notice":
        after = state.but(topic=topic or state.topic)
        return after, shown(content, after, moment)
    if topic is not None:
        after = arrive(content, state, topic, moment)
        return after, shown(content, after, moment)
    if state.scope:
        return state, Reply(opening.resume(content, state.language))
    after = state.but(at=Place("menu"))
    return after, shown(content, after, moment)
