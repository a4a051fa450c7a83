"""Long polling that confirms an update when it has been handled: after a crash Telegram sends it again."""

import asyncio
import contextlib
import logging
from typing import Any, ClassVar

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import AnswerCallbackQuery, DeleteWebhook, TelegramMethod
from pydantic import ValidationError

from bot.telegram.spinner import answer
from bot.telegram.updates import read_update

log = logging.getLogger(__name__)

LONG_POLL = 30
"""Seconds Telegram keeps a request open; it allows 50."""
CONFLICT_PAUSE = 5.0
PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0)
PATIENCE = 1.0
"""Seconds that the next updates wait for these: a call that is refused for long must not hold up all."""
UNDER_WAY = 500
"""Updates handled at the same time, at most."""


class TokenRefusedError(Exception):
    """The Bot API server does not know the token."""


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates, read one by one afterwards: an update that aiogram cannot read must not cost the others."""

    __returning__: ClassVar[object] = list[dict[str, Any]]
    __api_method__: ClassVar[str] = "getUpdates"

    offset: int | None = None
    timeout: int = LONG_POLL
    limit: int = 100
    allowed_updates: list[str]


class Polling:
    """Reads updates and hands each to the dispatcher, in a task of its own."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._kinds = dispatcher.resolve_used_update_types()
        self._tasks: set[asyncio.Task[None]] = set()
        self._offset: int | None = None
        self._failures = 0

    async def run(self, stop: asyncio.Event, grace: float) -> None:
        """Until `stop` is set; then what is under way gets `grace` seconds. Raises `TokenRefusedError`."""
        stopping = asyncio.create_task(stop.wait())
        reading = asyncio.create_task(self._read())
        try:
            await asyncio.wait({stopping, reading}, return_when=asyncio.FIRST_COMPLETED)
            if reading.done():
                reading.result()
        finally:
            stopping.cancel()
            reading.cancel()
            await asyncio.gather(stopping, reading, return_exceptions=True)
            await self._finish(grace)

    async def _read(self) -> None:
        await self._persistently(DeleteWebhook(drop_pending_updates=False))
        while True:
            method = GetRawUpdates(offset=self._offset, allowed_updates=self._kinds)
            updates: list[dict[str, Any]] = await self._persistently(method, timeout=LONG_POLL + 10)
            if updates:
                await self._handle(updates)

    async def _handle(self, updates: list[dict[str, Any]]) -> None:
        """Handle all at once, and wait for them: the next request tells Telegram to forget these."""
        self._offset = max(int(raw["update_id"]) for raw in updates) + 1
        begun = {asyncio.create_task(self._handle_one(raw)) for raw in updates}
        for task in begun:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        await asyncio.wait(begun, timeout=PATIENCE)
        while len(self._tasks) >= UNDER_WAY:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    async def _handle_one(self, raw: dict[str, Any]) -> None:
        try:
            update = read_update(raw, self._bot)
        except ValidationError:
            log.warning("an update could not be read", extra={"update_id": raw["update_id"]})
            return
        result = await self._dispatcher.feed_update(self._bot, update)
        if isinstance(result, AnswerCallbackQuery):
            await answer(self._bot, result)

    async def _finish(self, grace: float) -> None:
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=grace)
            if late:
                # They are not confirmed: Telegram brings them again, and the storage knows how far they got.
                log.warning("%d updates are left for the next start", len(late))
                for task in late:
                    task.cancel()
                await asyncio.gather(*late, return_exceptions=True)
                return
        if self._offset is not None:
            # Confirms the last updates. The one it may bring is not confirmed, and will come again.
            last = GetRawUpdates(offset=self._offset, timeout=0, limit=1, allowed_updates=self._kinds)
            with contextlib.suppress(AiogramError):
                await self._bot(last, request_timeout=1)

    async def _persistently(self, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        """Call until it succeeds. A network that is away comes back; a token that is wrong stays wrong."""
        while True:
            try:
                result = await self._bot(method, request_timeout=timeout)
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                raise TokenRefusedError(error.message) from error
            except TelegramConflictError as error:
                log.warning("another process reads this bot's updates: %s", error.message)
                await asyncio.sleep(CONFLICT_PAUSE)
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except AiogramError as error:
                pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
                self._failures += 1
                if self._failures == 1:
                    log.warning("the Bot API server does not answer (%s); trying again", type(error).__name__)
                await asyncio.sleep(pause)
            else:
                if self._failures:
                    log.warning("the Bot API server answers again, after %d failures", self._failures)
                    self._failures = 0
                return result
