"""The core of the bot: a pure function from content, state, event and moment to state and reply."""

from bot.conversation.events import Command, Event, Location, Other, Press, Text
from bot.conversation.moment import Moment
from bot.conversation.screen import Button, Reply, Screen
from bot.conversation.state import State
from bot.conversation.step import current, step
from bot.conversation.warming import warm_up

__all__ = [
    "Button",
    "Command",
    "Event",
    "Location",
    "Moment",
    "Other",
    "Press",
    "Reply",
    "Screen",
    "State",
    "Text",
    "current",
    "step",
    "warm_up",
]
