"""The real dispatcher in this process, by polling, with what it remembers in a SQLite file."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bot.content import Content, Shelf
from bot.conversation_tests.grounds.core import KEEP_DAYS
from bot.local import LocalBotApi
from bot.storage import open_storage
from bot.storage.sqlite import FLUSH_SECONDS
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.polling import Polling
from bot.telegram.session import Session, make_bot

from aiogram import Bot  # isort: skip  (after bot.telegram, which imports it lazily)


class DispatcherBot:
    """A `RunningBot` on `api`. Its day and its storage's clock are one, moved by `pass_days` alone."""

    def __init__(self, api: LocalBotApi, content: Content, folder: Path) -> None:
        self._api = api
        self._content = content
        self._storage = f"sqlite:///{folder}/bot.db"
        self._today = date.min
        self._running = AsyncExitStack()

    async def be_on(self, day: date) -> None:
        """Serve on this day."""
        started = self._today != date.min
        self._today = day
        if not started:
            await self._start()

    async def pass_days(self, days: int) -> None:
        """See `RunningBot`."""
        await asyncio.sleep(2 * FLUSH_SECONDS)  # the end of the last turn is written on its own day
        self._today += timedelta(days=days)

    async def restart(self) -> None:
        """See `RunningBot`. Whatever was not stored is gone."""
        await self.stop()
        await self._start()

    async def stop(self) -> None:
        """Stop serving."""
        await self._running.aclose()

    async def _start(self) -> None:
        storage = open_storage(self._storage, KEEP_DAYS, self._now)
        self._running.push_async_callback(storage.close)
        bot = make_bot(self._api.token, self._api.url)
        self._running.push_async_callback(_close, bot)
        dispatcher = build_dispatcher(
            Shelf(self._content), storage, today=lambda: self._today, keep_days=KEEP_DAYS, throttle=False
        )
        self._running.push_async_callback(dispatcher.emit_shutdown, bot=bot)
        stop = asyncio.Event()
        polling = asyncio.create_task(Polling(bot, dispatcher).run(stop, grace=1))

        async def finish() -> None:
            stop.set()
            await polling

        self._running.push_async_callback(finish)

    def _now(self) -> float:
        # In the middle of the day: to the second, answers would be kept for a day less than in life.
        return datetime.combine(self._today, time(12), UTC).timestamp()


async def _close(bot: Bot) -> None:
    """aiogram's own way waits a quarter of a second for TLS to be over, and there is none here."""
    assert isinstance(bot.session, Session)
    await (await bot.session.create_session()).close()
