"""The grounds by their names."""

import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, get_args

from bot.content import Content, Language
from bot.conversation_tests.grounds.api import ApiGround
from bot.conversation_tests.grounds.core import CoreGround
from bot.conversation_tests.grounds.dispatcher import DispatcherBot
from bot.conversation_tests.grounds.ground import Ground
from bot.conversation_tests.grounds.local_chat import LocalChat
from bot.conversation_tests.grounds.process import BotProcess
from bot.local import LocalBotApi

GroundName = Literal["core", "dispatcher", "polling", "webhook"]
GROUNDS: tuple[GroundName, ...] = get_args(GroundName)
PATIENCE = 10.0
"""Seconds of silence that fail a conversation: a busy machine is slow, but no person waits longer."""

Meet = Callable[[Language, date], AbstractAsyncContextManager[Ground]]
"""Somebody new, whose app speaks this language, comes to the bot on this day."""


@asynccontextmanager
async def opened(name: GroundName, content: Content, patience: float = PATIENCE) -> AsyncIterator[Meet]:
    """A bot that is met by one person after the other.

    It starts for the first; a process starts anew for another day. `content` is what the core shows, and the
    dispatcher; a process shows what is in the project's files.
    """
    if name == "core":
        yield _core(content)
        return
    # A bot that polls confirms an update when it has handled it, so the server knows when it is idle.
    api = LocalBotApi(busy=lambda: False)
    with TemporaryDirectory() as folder:
        async with api:
            bot = _bot(name, api, content, Path(folder))
            ids = itertools.count(1001)

            @asynccontextmanager
            async def meet(language: Language, on: date) -> AsyncIterator[Ground]:
                await bot.be_on(on)
                person = api.person(next(ids), language_code=language)
                try:
                    yield ApiGround(CoreGround(content, language, on), LocalChat(api, person, patience), bot)
                finally:
                    person.leave()

            try:
                yield meet
            finally:
                await bot.stop()


def _core(content: Content) -> Meet:
    @asynccontextmanager
    async def meet(language: Language, on: date) -> AsyncIterator[Ground]:
        yield CoreGround(content, language, on)

    return meet


def _bot(name: GroundName, api: LocalBotApi, content: Content, folder: Path) -> DispatcherBot | BotProcess:
    match name:
        case "polling":
            return BotProcess(api.url, api.token, name, folder, lambda: len(api.calls_of("deleteWebhook")))
        case "webhook":
            return BotProcess(api.url, api.token, name, folder, lambda: _accepted(api, "setWebhook"))
        case _:
            return DispatcherBot(api, content, folder)


def _accepted(api: LocalBotApi, method: str) -> int:
    return sum(call.refusal is None for call in api.calls_of(method))
