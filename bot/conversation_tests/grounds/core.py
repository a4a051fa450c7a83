"""The pure core, with its state written and read at every step as a storage does. Microseconds a step."""

import html
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from bot.content import Content, Language
from bot.conversation import Event, Moment, Other, Press, Reply, Screen, State, step
from bot.conversation_tests.grounds.ground import GroundError
from bot.conversation_tests.seen import Seen, SeenButton
from bot.telegram.show import plain
from bot.telegram.updates import KINDS

_HREF = re.compile(r'<a href="([^"]+)"')
KEEP_DAYS = 30


@dataclass
class CoreGround:
    """`app_language`: of the person's app, a first guess at what they read."""

    content: Content
    app_language: Language
    today: date
    state: State = field(default_factory=State.new)
    history: list[Seen] = field(default_factory=list)
    _updates: int = 0
    _away: int = 0
    _messages: int = 0
    _live: int | None = None
    """The message whose buttons count; none when the person is not remembered."""

    async def tell(self, event: Event, *, on: Seen | None = None, times: int = 1) -> None:
        """See `Ground`."""
        for _ in range(times):
            self._tell(event, on)

    def _tell(self, event: Event, on: Seen | None) -> None:
        self._updates += 1
        self._away = 0
        pressed = on.message if on else 0
        if isinstance(event, Press):
            event = Press(event.data, live=pressed == self._live)
        elif isinstance(event, Other):
            event = Other(KINDS.get(event.kind, event.kind))
        moment = Moment(self.today, self.app_language, f"n{self._updates}", KEEP_DAYS)
        state, reply = step(self.content, State.from_json(self.state.to_json()), event, moment)
        self.state = State.new() if state.forgotten else state
        message = self._show(event, reply, pressed)
        self._live = None if state.forgotten else message

    def _show(self, event: Event, reply: Reply, pressed: int) -> int:
        if reply.screen is None:
            raise GroundError("the bot shows nothing")
        if not isinstance(event, Press) or reply.resend:
            self._messages += 1
            pressed = self._messages
        self.history.append(as_seen(reply.screen, reply.toast, pressed))
        return pressed

    async def wait(self, days: int) -> None:
        """See `Ground`. Answers are kept for `KEEP_DAYS` whole days after the person's last word."""
        self.today += timedelta(days=days)
        self._away += days
        if self._away > KEEP_DAYS:
            self.state, self._live = State.new(), None

    async def restart(self) -> None:
        """See `Ground`. All that the core has is its state."""
        self.state = State.from_json(self.state.to_json())


def as_seen(screen: Screen, toast: str | None, message: int) -> Seen:
    """A screen as the person sees it."""
    text, links = _read(screen.text)
    buttons = tuple(SeenButton(one.text, one.data, one.url) for row in screen.rows for one in row)
    opened = tuple(button.url for button in buttons if button.url)
    return Seen(text, buttons, (*opened, *links), toast, message)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str, tuple[str, ...]]:
    return plain(text), tuple(html.unescape(link) for link in _HREF.findall(text))
