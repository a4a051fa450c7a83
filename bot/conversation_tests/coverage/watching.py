"""A ground that notes what is reached on it, and leaves everything else as it is."""

from datetime import date

from bot.content import Content
from bot.conversation import Event, State
from bot.conversation_tests.coverage.recording import Recording, Turn
from bot.conversation_tests.grounds import Ground
from bot.conversation_tests.seen import Seen


class WatchedGround:
    """Any ground, watched from outside: the bot does not know of it."""

    def __init__(self, ground: Ground, recording: Recording) -> None:
        self._ground = ground
        self._recording = recording

    @property
    def content(self) -> Content:
        """See `Ground`."""
        return self._ground.content

    @property
    def today(self) -> date:
        """See `Ground`."""
        return self._ground.today

    @property
    def state(self) -> State:
        """See `Ground`."""
        return self._ground.state

    @property
    def history(self) -> list[Seen]:
        """See `Ground`."""
        return self._ground.history

    async def tell(self, event: Event, *, on: Seen | None = None, times: int = 1) -> None:
        """See `Ground`. What came of it is noted."""
        before, known = self._ground.state, len(self._ground.history)
        await self._ground.tell(event, on=on, times=times)
        for seen in self._ground.history[known:]:
            self._recording.note(Turn(self.today, before, event, self._ground.state, seen))

    async def wait(self, days: int) -> None:
        """See `Ground`."""
        await self._ground.wait(days)

    async def restart(self) -> None:
        """See `Ground`."""
        await self._ground.restart()
