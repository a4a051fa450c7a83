"""A stage: the bot with its real dispatcher, before the local Bot API server, by polling and by webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import pytest
from aiohttp import web

from bot.content import Content, Shelf
from bot.local import LocalBotApi, Person
from bot.storage import Storage, open_storage
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.listening import listening
from bot.telegram.metrics import Metrics
from bot.telegram.polling import Polling
from bot.telegram.session import make_bot
from bot.telegram.spinner import answer
from bot.telegram.updates import read_update
from bot.telegram.webhook import BODY_LIMIT, PATH, Webhook
from tests.bot.telegram.counting import Counting

from aiogram import Bot, Dispatcher  # isort: skip  (after bot.telegram, which imports it lazily)
from aiogram.methods import AnswerCallbackQuery  # isort: skip
from aiogram.types import TelegramObject, Update  # isort: skip

Mode = Literal["polling", "webhook"]
SECRET = "correct-horse_battery"
TODAY = date(2026, 11, 22)


@dataclass
class Stage:
    """Everything a test wants to look at."""

    api: LocalBotApi
    bot: Bot
    dispatcher: Dispatcher
    storage: Storage
    core: Counting
    mode: Mode
    updates: list[Update] = field(default_factory=list)
    """What reached the dispatcher, oldest first."""
    webhook: str = ""

    async def feed(self, update: Update | dict[str, Any]) -> Any:
        """Give the dispatcher an update directly, as polling does."""
        if isinstance(update, dict):
            update = read_update(update, self.bot)
        result = await self.dispatcher.feed_update(self.bot, update)
        if isinstance(result, AnswerCallbackQuery):
            await answer(self.bot, result)
        return result

    def answers(self, callback: str) -> int:
        """How often a press was answered."""
        calls = self.api.calls_of("answerCallbackQuery")
        return sum(call.args["callback_query_id"] == callback for call in calls)

    def check(self) -> None:
        """What must hold after any test: no call refused, no press answered twice or not at all."""
        assert not self.api.refusals
        for update in self.updates:
            if query := update.callback_query:
                assert self.answers(query.id) == 1


@asynccontextmanager
async def stage_on(
    api: LocalBotApi,
    content: Content,
    mode: Mode,
    *,
    storage: Storage | None = None,
    throttle: bool = False,
    metrics: Metrics | None = None,
) -> AsyncIterator[Stage]:
    """The bot at work on `api`. Refuses to end while something is unfinished."""
    storage = storage or open_storage("memory://")
    core = Counting()
    bot = make_bot(api.token, api.url, timeout=0.5)
    dispatcher = build_dispatcher(
        Shelf(content),
        storage,
        core=core,
        today=lambda: TODAY,
        keep_days=30,
        throttle=throttle,
        metrics=metrics,
    )
    stage = Stage(api, bot, dispatcher, storage, core, mode)
    working: set[int] = set()

    async def watch(
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: Any, data: dict[str, Any]
    ) -> Any:
        stage.updates.append(event)
        working.add(id(event))
        try:
            return await handler(event, data)
        finally:
            working.discard(id(event))

    dispatcher.update.outer_middleware(watch)
    api.busy = lambda: bool(working)
    stop = asyncio.Event()
    try:
        if mode == "polling":
            running = asyncio.create_task(Polling(bot, dispatcher).run(stop, grace=1))
            yield stage
            stop.set()
            await running
        else:
            app = web.Application(client_max_size=BODY_LIMIT)
            webhook = Webhook(bot, dispatcher, SECRET)
            webhook.add_to(app)
            async with listening(app, "127.0.0.1", 0, grace=1) as port:
                stage.webhook = f"http://127.0.0.1:{port}{PATH}"
                await webhook.register(stage.webhook)
                yield stage
    finally:
        stop.set()
        await dispatcher.emit_shutdown(bot=bot)
        await bot.session.close()
        await storage.close()


async def eventually(happened: Callable[[], bool], seconds: float = 3) -> None:
    """Wait for something that nobody announces."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not happened():
        assert asyncio.get_running_loop().time() < deadline, "it has not happened"
        await asyncio.sleep(0.01)


@pytest.fixture
async def api() -> AsyncIterator[LocalBotApi]:
    async with LocalBotApi(webhook_delay=lambda failures: 0.05) as api:
        yield api


@pytest.fixture(params=["polling", "webhook"])
async def stage(api: LocalBotApi, content: Content, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with stage_on(api, content, request.param) as stage:
        yield stage


@pytest.fixture
async def polling(api: LocalBotApi, content: Content) -> AsyncIterator[Stage]:
    """For what does not depend on how updates come."""
    async with stage_on(api, content, "polling") as stage:
        yield stage


@pytest.fixture
def anna(api: LocalBotApi) -> Person:
    return api.person(1001, "Анна", "ru")
