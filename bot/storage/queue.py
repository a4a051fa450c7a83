"""One turn at a time for each person, in order of arrival."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class PersonQueue:
    """Holds nothing of people who have no turn under way."""

    def __init__(self) -> None:
        self._waiting: dict[int, deque[asyncio.Future[None]]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    @asynccontextmanager
    async def turn(self, person: int) -> AsyncIterator[None]:
        """Wait for the earlier turns of this person, then keep the later ones waiting."""
        await self._enter(person)
        try:
            yield
        finally:
            self._leave(person)

    async def _enter(self, person: int) -> None:
        waiting = self._waiting.get(person)
        if waiting is None:
            self._waiting[person] = deque()
            return
        ticket = asyncio.get_running_loop().create_future()
        waiting.append(ticket)
        try:
            await ticket
        except asyncio.CancelledError:
            if not ticket.cancelled():
                # The turn had just been handed over.
                self._leave(person)
            raise

    def _leave(self, person: int) -> None:
        waiting = self._waiting[person]
        while waiting:
            ticket = waiting.popleft()
            if not ticket.done():
                ticket.set_result(None)
                return
        del self._waiting[person]
