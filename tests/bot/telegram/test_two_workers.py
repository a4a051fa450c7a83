"""Several workers on one Redis: a person's updates never interleave, whoever handles them."""

from __future__ import annotations

import asyncio

from bot.content import Content, Shelf
from bot.local import LocalBotApi, Person
from bot.storage import open_storage
from bot.telegram.dispatcher import build_dispatcher
from tests.bot.telegram.conftest import Stage, stage_on
from tests.bot.telegram.counting import Counting
from tests.bot.telegram.test_conversing import message, press


async def test_each_update_counts_once_whichever_worker_gets_it(
    api: LocalBotApi, content: Content, anna: Person, redis_url: str
) -> None:
    own_database = redis_url.removesuffix("0") + "1"
    async with stage_on(api, content, "webhook", storage=open_storage(own_database)) as here:
        core, storage = Counting(), open_storage(own_database)
        dispatcher = build_dispatcher(Shelf(content), storage, core=core, throttle=False)
        there = Stage(api, here.bot, dispatcher, storage, core, "webhook")
        await anna.start()
        await anna.settled()

        for number in range(10):
            update = press(anna, 2000 + number, f"next:{number}", anna.last.id)
            await asyncio.gather(here.feed(update), there.feed(update))
        assert anna.last.text == "10"
        assert len(anna.from_bot) == 1

        texts = [message(anna, 3000 + number, text="x") for number in range(20)]
        await asyncio.gather(*((here, there)[number % 2].feed(text) for number, text in enumerate(texts)))
        assert len(anna.from_bot) == 21
        assert sum(bool(said.buttons) for said in anna.from_bot) == 1, "nobody left a second keyboard behind"
        await storage.close()
