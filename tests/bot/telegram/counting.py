"""A core that is easy to follow: the screen shows a number, its button leads to the next one."""

from __future__ import annotations

from html import escape

from bot.content import Content
from bot.conversation import (
    Button,
    Command,
    Event,
    Location,
    Moment,
    Other,
    Press,
    Reply,
    Screen,
    State,
    Text,
)
from bot.conversation.state import Place

PERSONAL = "Айгүл 900101300123"


class Counting:
    """Counts presses in `state.at.value`; a text is shown back, some words break things."""

    def __init__(self) -> None:
        self.moments: list[Moment] = []
        self.events: list[Event] = []

    def step(self, content: Content, state: State, event: Event, moment: Moment, /) -> tuple[State, Reply]:
        self.moments.append(moment)
        self.events.append(event)
        number = number_of(state)
        match event:
            case Press("go"):
                return state, Reply(screen(number))
            case Press("crash") | Text("crash") | Command("crash"):
                raise ValueError(PERSONAL)
            case Press("nothing"):
                return state, Reply(toast="nothing to see")
            case Press("same"):
                return state, Reply(screen(number))
            case Press(data, live):
                if data != f"next:{number}":
                    return state, Reply(screen(number), toast="that was before", resend=not live)
                return at(state, number + 1), Reply(screen(number + 1))
            case Command("forget"):
                return State(forgotten=True), Reply(Screen("forgotten"))
            case Command("lang", language) if language in ("kk", "ru"):
                after = state.but(language=language)
                return after, Reply(screen(number), language=language)
            case Command(name, argument):
                return state, Reply(screen(number, f"/{name} {argument}"))
            case Text("broken"):
                return state, Reply(Screen("<p>for all &amp; <b>sundry</b></p>", screen(number).rows))
            case Text(text):
                return state, Reply(screen(number, escape(text[:3000])))
            case Location(latitude, longitude):
                return state, Reply(screen(number, f"{latitude:.2f} {longitude:.2f}"))
            case Other(kind):
                return state, Reply(screen(number, kind))

    def current(self, content: Content, state: State, moment: Moment, /) -> Reply:
        return Reply(screen(number_of(state), "where we were"))


def number_of(state: State) -> int:
    return state.at.value if isinstance(state.at.value, int) else 0


def at(state: State, number: int) -> State:
    return state.but(at=Place("number", "", number))


def screen(number: int, note: str = "") -> Screen:
    rows = (
        (Button("next", f"next:{number}"), Button("same", "same"), Button("nothing", "nothing")),
        (Button("crash", "crash"), Button("egov", url="https://egov.kz/")),
    )
    return Screen(f"{note}\n<b>{number}</b>".strip(), rows)
