"""2,000 random actions on the real dispatcher, over HTTP before the strict local Bot API server.

Whatever people do: no unhandled error, no silence, no press without an answer, nothing that the server
refuses, and no word of the other language.
"""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from aiogram.types import TelegramObject

from bot.content import LANGUAGES, Content, Language, Shelf
from bot.local import LocalBotApi, Message, Person
from bot.storage import open_storage
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.polling import Polling
from bot.telegram.session import make_bot
from tests.walk.languages import Foreign
from tests.walk.nonsense import KINDS, PLACES, TYPED

PEOPLE, ACTIONS, SEED = 4, 500, 20261123


@pytest.fixture
async def api(content: Content) -> AsyncIterator[LocalBotApi]:
    """The bot at work on a local Bot API server."""
    async with LocalBotApi() as api:
        storage = open_storage("memory://")
        bot = make_bot(api.token, api.url, timeout=10)
        dispatcher = build_dispatcher(
            Shelf(content), storage, today=lambda: date(2026, 11, 23), keep_days=30, throttle=False
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
        yield api
        stop.set()
        await running
        await dispatcher.emit_shutdown(bot=bot)
        await bot.session.close()
        await storage.close()


async def test_two_thousand_random_actions(
    api: LocalBotApi, content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    foreign = Foreign(content)
    walkers = [
        Walker(
            api.person(1000 + number, f"P{number}", language),
            language,
            random.Random(SEED + number),
            content,
            foreign,
        )
        for number, language in enumerate(LANGUAGES * (PEOPLE // len(LANGUAGES)))
    ]
    with caplog.at_level(logging.WARNING):
        for walker in walkers:
            await walker.walk(ACTIONS)
    assert not api.refusals
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert sum(walker.done for walker in walkers) == PEOPLE * ACTIONS


class Walker:
    """One person who does anything."""

    def __init__(
        self, person: Person, language: Language, chance: random.Random, content: Content, foreign: Foreign
    ) -> None:
        self.person = person
        self.language = language
        self.chance = chance
        self.content = content
        self.foreign = foreign
        self.done = 0

    async def walk(self, actions: int) -> None:
        await self.begin()
        for self.done in range(1, actions + 1):
            await self.act()
            assert not self.person.unanswered
            self.look()

    async def begin(self) -> None:
        await self.person.send_text("/start")
        await self.person.settled()
        await self.person.press(f"l:{self.language}")

    async def act(self) -> None:
        person, chance = self.person, self.chance
        presses = self.presses(person.last)
        roll = chance.random()
        if roll < 0.6 and presses:
            await person.press(chance.choice(presses), message=person.last, times=chance.choice((1, 1, 1, 2)))
        elif roll < 0.66:
            old = chance.choice([message for message in person.from_bot if message.id])
            if data := self.presses(old):
                await person.press(chance.choice(data), message=old)
        elif roll < 0.70 and presses:
            await person.press_data(chance.choice(("a:x:region:KZ-71", "n:gone", "??")), person.last)
        elif roll < 0.90:
            await person.send_text(chance.choice(TYPED))
        elif roll < 0.94:
            await person.send(
                chance.choice([kind for kind in KINDS if kind in ("sticker", "voice", "photo")])
            )
        elif roll < 0.97:
            await person.send_location(*chance.choice(PLACES))
        elif roll < 0.99:
            await person.send_text(chance.choice(("/start", "/start birth", "/start tsa", "/start no_such")))
        else:
            await person.send_text("/forget")
            await person.settled()
            await self.begin()
        await person.settled()

    @staticmethod
    def presses(message: Message) -> list[str]:
        """Buttons that can be pressed; the language is left as it is."""
        data = [button.get("callback_data") for row in message.inline_rows for button in row]
        return [one for one in data if one and not one.startswith("l:")]

    def look(self) -> None:
        shown = self.person.last
        assert shown.text
        assert shown.inline_rows, f"no way on under {shown.text!r}"
        if any(
            (button.get("callback_data") or "").startswith("l:")
            for row in shown.inline_rows
            for button in row
        ):
            return
        apology = str(self.content.text(self.language, "errors.apology"))
        assert apology not in shown.text
        for text in (shown.text, *shown.buttons, *(self.person.toasts[-1:])):
            assert not self.foreign.words(text, self.language), text
