"""A bot that serves two people while its files are damaged under it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from aiogram.types import TelegramObject

from bot import conversation
from bot.content import LANGUAGES, Content, Shelf, folders, load
from bot.conversation import Event, Moment, Reply, Screen, State
from bot.local import LocalBotApi, Person
from bot.local.texts import formatted
from bot.storage import open_storage
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.metrics import Metrics
from bot.telegram.polling import Polling
from bot.telegram.reloading import Reloading
from bot.telegram.session import make_bot
from tests.walk.nonsense import TYPED

TODAY = date(2026, 11, 23)


class Errors(Metrics):
    """What reached the last line of defence."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    def error(self, kind: str) -> None:
        self.kinds.append(kind)


class WatchedCore:
    """The core, and the last screen it made for each language and the content it was made of."""

    def __init__(self) -> None:
        self.last: dict[str | None, tuple[str, Screen]] = {}

    def step(self, content: Content, state: State, event: Event, moment: Moment, /) -> tuple[State, Reply]:
        after, reply = conversation.step(content, state, event, moment)
        if reply.screen is not None:
            self.last[after.language] = content.version, reply.screen
        return after, reply

    def current(self, content: Content, state: State, moment: Moment, /) -> Reply:
        return conversation.current(content, state, moment)


class Serving:
    """People, the shelf they are served from, and what reloads it with the real check."""

    def __init__(self, root: Path, api: LocalBotApi, seed: int) -> None:
        self.api = api
        self.errors = Errors()
        self.core = WatchedCore()
        self.shelf = Shelf(load(*folders(root)))
        self.good = {self.shelf.content.version}
        self.reloading = Reloading(
            root,
            self.shelf,
            today=lambda: TODAY,
            metrics=self.errors,
            swapped=lambda content: self.good.add(content.version),
        )
        self.people = {language: api.person(ord(language[0]), language, language) for language in LANGUAGES}
        self._chance = random.Random(seed)

    async def open(self) -> None:
        """Both people come and choose their language."""
        for language, person in self.people.items():
            await person.start()
            await person.settled()
            await person.press(f"l:{language}")
            await person.settled()

    async def live(self, steps: int) -> None:
        """Both people go on, whatever happens to the files; each sees a whole screen of a good content."""
        for _ in range(steps):
            for language, person in self.people.items():
                await self._act(person)
                await person.settled()
                version, screen = self.core.last[language]
                assert version in self.good
                assert not person.unanswered
                assert person.last.text == formatted(screen.text, "HTML", None).text
                assert person.last.inline_rows, "a way on"
        assert not self.errors.kinds
        assert not self.api.refusals, [(one.method, one.args, one.refusal) for one in self.api.refusals]

    async def _act(self, person: Person) -> None:
        buttons = [button.get("callback_data") for row in person.last.inline_rows for button in row]
        presses = [one for one in buttons if one and not one.startswith("l:")]
        if self._chance.random() < 0.1:
            await person.send_text("/start birth")
        elif self._chance.random() < 0.85 and presses:
            await person.press(self._chance.choice(presses), message=person.last)
        else:
            await person.send_text(self._chance.choice(TYPED))


@asynccontextmanager
async def serving(root: Path, seed: int) -> AsyncIterator[Serving]:
    """The bot at work on a local Bot API server, by polling."""
    async with LocalBotApi() as api:
        scene = Serving(root, api, seed)
        storage = open_storage("memory://")
        bot = make_bot(api.token, api.url, timeout=10)
        dispatcher = build_dispatcher(
            scene.shelf,
            storage,
            core=scene.core,
            today=lambda: TODAY,
            throttle=False,
            metrics=scene.errors,
        )
        working = 0

        async def watch(handler: Any, event: TelegramObject, data: dict[str, Any]) -> Any:
            nonlocal working
            working += 1
            try:
                return await handler(event, data)
            finally:
                working -= 1

        dispatcher.update.outer_middleware(watch)
        api.busy = lambda: working > 0
        stop = asyncio.Event()
        running = asyncio.create_task(Polling(bot, dispatcher).run(stop, grace=1))
        try:
            await scene.open()
            yield scene
        finally:
            stop.set()
            await running
            await dispatcher.emit_shutdown(bot=bot)
            await bot.session.close()
            await storage.close()
