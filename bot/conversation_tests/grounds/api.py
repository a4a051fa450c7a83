"""A person who talks to a bot through a Bot API server, with the pure core beside it.

What the person sees is what the server was told to show. The core is told the same, and every screen must be
the one that it shows: so no file has to say again that the bot shows what the core decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import ndiff
from typing import Protocol

from bot.content import Content
from bot.conversation import Event, Press, State
from bot.conversation_tests.grounds.core import CoreGround
from bot.conversation_tests.grounds.ground import GroundError
from bot.conversation_tests.seen import Seen, named
from bot.telegram.spinner import TOAST_LENGTH


class Chat(Protocol):
    """One person's chat with the bot, as the person's app shows it. Silence raises `GroundError`."""

    @property
    def shown(self) -> Mapping[int, Seen]:
        """The bot's messages by their ids, oldest first."""
        ...

    @property
    def refusals(self) -> list[str]:
        """The calls of the bot that the server has refused in this chat's time."""
        ...

    async def send(self, event: Event) -> None:
        """Send a message, and wait for the bot."""
        ...

    async def press(self, data: str, message: int, times: int) -> list[str | None]:
        """Press a button that the message shows or has shown, and wait; returns the notice of each press."""
        ...


class RunningBot(Protocol):
    """The bot on the other side of the server."""

    async def pass_days(self, days: int) -> None:
        """Make it later for the bot and for what it has stored."""
        ...

    async def restart(self) -> None:
        """Stop the bot and start it again."""
        ...


@dataclass
class ApiGround:
    """A `Ground`. Raises `GroundError` for silence, for a refused call, and for whatever the core would not
    have shown: another screen, another notice, another message that it stands in.
    """

    core: CoreGround
    chat: Chat
    bot: RunningBot
    history: list[Seen] = field(default_factory=list)
    _of_core: list[Seen] = field(default_factory=list)
    """What the core showed, for each of `history`."""
    _messages: dict[int, int] = field(default_factory=dict)
    """The core's numbers of messages, and the server's."""

    @property
    def content(self) -> Content:
        """See `Ground`."""
        return self.core.content

    @property
    def today(self) -> date:
        """See `Ground`."""
        return self.core.today

    @property
    def state(self) -> State:
        """What the core remembers: with the same screens all the way, it is what the bot remembers."""
        return self.core.state

    async def wait(self, days: int) -> None:
        """See `Ground`."""
        await self.core.wait(days)
        await self.bot.pass_days(days)

    async def restart(self) -> None:
        """See `Ground`."""
        await self.core.restart()
        await self.bot.restart()

    async def tell(self, event: Event, *, on: Seen | None = None, times: int = 1) -> None:
        """See `Ground`."""
        known, told = len(self.core.history), set(self.chat.shown)
        try:
            notices = await self._do(event, on, times)
        except GroundError as silence:
            raise GroundError("\n".join([*self.chat.refusals, str(silence)])) from silence
        if refusals := self.chat.refusals:
            raise GroundError("\n".join(refusals))
        expected = self.core.history[known:]
        seen = self._screen(expected, [message for message in self.chat.shown if message not in told])
        if notices:
            _compare_notices(notices, expected)
            seen = replace(seen, toast=notices[-1])
        _compare_screens(seen, expected[-1])
        self.history.append(seen)
        self._of_core.append(expected[-1])

    async def _do(self, event: Event, on: Seen | None, times: int) -> list[str | None]:
        """What the person does, before the core and before the bot; returns the bot's notices to presses."""
        if not isinstance(event, Press):
            await self.core.tell(event)
            await self.chat.send(event)
            return []
        assert on is not None, "a button stands on a screen"
        twin, button = self._twin(event, on)
        await self.core.tell(button, on=twin, times=times)
        return await self.chat.press(event.data, on.message, times)

    def _twin(self, event: Press, on: Seen) -> tuple[Seen, Press]:
        """The screen and the button of the core: their data differ, as they name the update they came of."""
        twin = next(
            one for seen, one in zip(self.history[::-1], self._of_core[::-1], strict=True) if seen is on
        )
        place = [button.data for button in on.buttons].index(event.data)
        return twin, Press(twin.buttons[place].data or "")

    def _screen(self, expected: list[Seen], new: list[int]) -> Seen:
        """The message in which the screen is to be seen, as it is now."""
        wanted = list(dict.fromkeys(one.message for one in expected if one.message not in self._messages))
        if len(new) != len(wanted):
            raise GroundError(
                f"the bot sent {len(new)} messages, the core {len(wanted)}; the last that it shows:\n"
                + "\n".join(_lines(list(self.chat.shown.values())[-1]))
            )
        self._messages |= zip(wanted, new, strict=True)
        return self.chat.shown[self._messages[expected[-1].message]]


def _compare_notices(notices: list[str | None], expected: list[Seen]) -> None:
    for notice, one in zip(notices, expected, strict=True):
        if (notice or "") != (one.toast or "")[:TOAST_LENGTH]:
            raise GroundError(f"the notice is {notice!r}, the core's is {one.toast!r}")


def _compare_screens(seen: Seen, expected: Seen) -> None:
    """Telegram trims what is sent."""
    shown, wanted = _lines(seen), _lines(expected)
    if shown != wanted:
        lines = "\n".join(line for line in ndiff(wanted, shown) if not line.startswith("?"))
        raise GroundError(f"the bot shows another screen than the core (- the core, + the bot):\n{lines}")


def _lines(seen: Seen) -> list[str]:
    return [
        *seen.text.strip().splitlines(),
        *(f"{named(one)} {one.url or ''}".strip() for one in seen.buttons),
    ]
