"""What a conversation needs of the place where it is played."""

from datetime import date
from typing import Protocol

from bot.content import Content
from bot.conversation import Event, State
from bot.conversation_tests.seen import Seen


class GroundError(AssertionError):
    """The bot did what it must never do, whatever is expected: silence, a refused call, another screen than
    the core's."""


class Ground(Protocol):
    """One person before one bot."""

    @property
    def content(self) -> Content:
        """What the bot shows."""
        ...

    @property
    def today(self) -> date:
        """The person's day."""
        ...

    @property
    def state(self) -> State:
        """What the bot remembers of the person."""
        ...

    @property
    def history(self) -> list[Seen]:
        """Every screen that was seen, oldest first; the last one is seen now."""
        ...

    async def tell(self, event: Event, *, on: Seen | None = None, times: int = 1) -> None:
        """The person does something; `on`: the screen on which a button is pressed. Raises `GroundError`."""
        ...

    async def wait(self, days: int) -> None:
        """Days pass."""
        ...

    async def restart(self) -> None:
        """The bot stops and starts again."""
        ...
