"""Two chats in lock-step: one event, and what it does in Kazakh and in Russian. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.content import Content, Language
from bot.content.tracing import traced
from bot.conversation import (
    Command,
    Event,
    Location,
    Moment,
    Other,
    Press,
    Screen,
    State,
    Text,
    current,
    step,
)
from bot.conversation.usable import usable

JSON = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one chat shows after an event, and where it is now."""

    state: State
    screen: Screen
    keys: tuple[str, ...]
    """The texts that the screen is made of."""
    toast: str | None = None
    resend: bool = False
    passing: bool = False
    """The screen is of this event alone; the place itself looks otherwise."""


class BadWishError(ValueError):
    """A page asked for what there is not."""


def event_of(wish: JSON, language: Language) -> Event:
    """An event as a page tells it. Each chat keeps its language, whichever is pressed."""
    match wish:
        case {"press": str(data), **rest}:
            if data.startswith("l:"):
                data = f"l:{language}"
            return Press(data, live=rest.get("live") is not False)
        case {"text": str(text)} if text.startswith("/"):
            name, _, argument = text[1:].partition(" ")
            return Command(name.lower(), argument.strip())
        case {"text": str(text)}:
            return Text(text)
        case {"location": [float() | int() as latitude, float() | int() as longitude]}:
            return Location(latitude, longitude)
        case {"other": str(kind)}:
            return Other(kind)
    raise BadWishError("no such event")


def stepped(content: Content, state: State, event: Event, moment: Moment) -> Turn:
    """The chat after an event."""
    traced_content, keys = traced(content)
    after, reply = step(traced_content, state, event, moment)
    usual = shown(content, after, moment)
    screen = reply.screen or usual.screen
    return Turn(
        after,
        screen,
        tuple(keys) if screen != usual.screen else usual.keys,
        reply.toast,
        reply.resend,
        passing=screen != usual.screen,
    )


def shown(content: Content, state: State, moment: Moment) -> Turn:
    """The chat where it is, without an event."""
    state = usable(content, state)
    traced_content, keys = traced(content)
    reply = current(traced_content, state, moment)
    return Turn(state, reply.screen or Screen(""), tuple(keys))


_ALIKE = ("at", "answers", "scope", "ticked", "trail", "topic")


def differences(one: State, other: State) -> list[str]:
    """What of two chats is not the same (`at`, `answers`); their language is no difference."""
    return [name for name in _ALIKE if getattr(one, name) != getattr(other, name)]
