"""A bot's updates on their way: numbered, kept for a while, handed out in order."""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .refusal import Refusal

MESSAGE_SECONDS = 24 * 60 * 60
CALLBACK_SECONDS = 150
LONG_POLL_MAX_SECONDS = 50
PAST = 1000
"""How many updates can be repeated."""

ALL = (
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages", "message_reaction",
    "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query", "shipping_query",
    "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
    "chat_join_request", "chat_boost", "removed_chat_boost",
)  # fmt: skip
DEFAULT = frozenset(ALL) - {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    kind: str
    body: dict[str, Any]
    queue: int
    """Updates of one queue go to a webhook one after the other, those of different queues at once."""
    expires: float

    def to_json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class UpdateQueue:
    """The updates that a bot has not confirmed yet."""

    def __init__(self, clock: Callable[[], float], first_id: int, confirmed: Callable[[], None]) -> None:
        self._clock = clock
        self._ids = itertools.count(first_id)
        self._updates: dict[int, Update] = {}
        self._arrival = asyncio.Event()
        self._confirmed = confirmed
        self._poll: asyncio.Future[Refusal] | None = None
        self._past: deque[Update] = deque(maxlen=PAST)
        self.allowed: frozenset[str] = DEFAULT

    def add(self, kind: str, body: dict[str, Any], queue: int) -> Update | None:
        """Queue an update; None when the bot does not want this kind."""
        if kind not in self.allowed:
            return None
        kept = CALLBACK_SECONDS if kind == "callback_query" else MESSAGE_SECONDS
        update = Update(next(self._ids), kind, body, queue, self._clock() + kept)
        self._updates[update.id] = update
        self._past.append(update)
        self._arrival.set()
        return update

    def repeat(self, number: int | None = None) -> Update:
        """Queue an earlier update once more, the last one by default: Telegram may deliver one twice.

        A webhook gets it again; a bot that polls has confirmed it, and gets it only from an older offset.
        """
        update = next(one for one in reversed(self._past) if number in (None, one.id))
        self._updates = dict(sorted([*self._updates.items(), (update.id, update)]))
        self._arrival.set()
        return update

    def pending(self) -> list[Update]:
        now = self._clock()
        for update in [one for one in self._updates.values() if one.expires <= now]:
            self.confirm(update)
        return list(self._updates.values())

    def confirm(self, update: Update) -> None:
        self._updates.pop(update.id, None)
        self._confirmed()

    def drop_all(self) -> None:
        for update in list(self._updates.values()):
            self.confirm(update)

    def allow(self, kinds: Any) -> None:
        """`allowed_updates`: None leaves the setting, an empty list means the default ones."""
        if isinstance(kinds, list):
            wanted = frozenset(kind for kind in kinds if kind in ALL)
            self.allowed = wanted or DEFAULT

    async def arrival(self) -> None:
        """Wait for the next update to be added."""
        self._arrival.clear()
        await self._arrival.wait()

    async def get(self, offset: int, limit: int, timeout: float) -> list[Update]:
        """One getUpdates: `offset` confirms what came before it, a negative one all but the last ones.

        Raises the 409 that Telegram answers to a poll when another one begins.
        """
        self.interrupt(
            "terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        pending = self.pending()
        if offset < 0:
            offset = pending[offset:][0].id if pending else 0
        for update in pending:
            if update.id < offset:
                self.confirm(update)
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            return await self._wait(poll, offset, limit, min(timeout, LONG_POLL_MAX_SECONDS))
        finally:
            if self._poll is poll:
                self._poll = None

    async def _wait(
        self, poll: asyncio.Future[Refusal], offset: int, limit: int, timeout: float
    ) -> list[Update]:
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            if poll.done():
                raise poll.result()
            # Before looking, not after: what arrives until the waiting begins would be missed.
            self._arrival.clear()
            found = [update for update in self.pending() if update.id >= offset][:limit]
            left = deadline - asyncio.get_running_loop().time()
            if found or left <= 0:
                return found
            arrival = asyncio.create_task(self._arrival.wait())
            waits: set[asyncio.Future[Any]] = {arrival, poll}
            try:
                await asyncio.wait(waits, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            finally:
                arrival.cancel()

    def interrupt(self, words: str) -> None:
        """End the getUpdates that is waiting now with 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(Refusal(409, words))

    @property
    def polled(self) -> bool:
        return self._poll is not None
