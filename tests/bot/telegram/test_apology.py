"""When the bot itself is broken."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import NoReturn

import pytest

from bot.content import Content
from bot.local import LocalBotApi, Person
from bot.storage import Storage, StorageError, open_storage
from bot.telegram.journal import Formatter
from bot.telegram.languages import in_both
from tests.bot.telegram.conftest import Stage, stage_on


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What an operator would read."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("how", ["text", "command", "press"])
async def test_an_exception_is_apologised_for_with_a_way_on(
    stage: Stage, anna: Person, content: Content, how: str
) -> None:
    await anna.send_text("/lang kk")
    await anna.settled()
    await anna.press("next")
    match how:
        case "text":
            await anna.send_text("crash")
        case "command":
            await anna.send_text("/crash")
        case "press":
            await anna.press("crash")
    await anna.settled()

    assert anna.last.text == str(content.text("kk", "errors.apology")), "in the person's own language"
    await anna.press("go", message=anna.last)
    await anna.settled()
    assert anna.last.text == "1", "the answers stay"
    assert sum(bool(message.buttons) for message in anna.from_bot) == 1
    stage.check()


async def test_the_log_names_the_error_and_the_update_but_nothing_of_the_person(
    stage: Stage, anna: Person, log: io.StringIO
) -> None:
    await anna.send_text("crash")
    await anna.settled()
    said = log.getvalue()
    assert "builtins.ValueError" in said
    assert "counting.py" in said
    assert f"update_id={stage.updates[-1].update_id}" in said
    for secret in ("Айгүл", "900101300123", "Анна", "1001", stage.api.token.split(":")[1]):
        assert secret not in said.replace(stage.api.url, ""), said


async def test_telegram_is_told_that_the_update_has_arrived(
    api: LocalBotApi, content: Content, anna: Person
) -> None:
    async with stage_on(api, content, "webhook") as stage:
        await anna.send_text("crash")
        await anna.settled()
        info = api._webhook_info(api.account)
        assert "last_error_message" not in info
        assert info["pending_update_count"] == 0
        assert len(stage.updates) == 1


class NoStorage:
    """A storage that is away."""

    def turn(self, person: int, update: int, step: object) -> NoReturn:
        raise StorageError("redis://127.0.0.1:1: connection refused")

    async def ping(self) -> None:
        raise StorageError("away")

    async def close(self) -> None:
        pass


async def test_a_storage_that_is_away_is_apologised_for_in_both_languages(
    api: LocalBotApi, content: Content, anna: Person, log: io.StringIO
) -> None:
    storage: Storage = NoStorage()
    async with stage_on(api, content, "webhook", storage=storage) as stage:
        await anna.start()
        await anna.settled()
        assert anna.last.text == in_both(content, "errors.apology")
        await anna.press("go")
        await anna.settled()
        stage.check()
    assert "StorageError: redis://127.0.0.1:1: connection refused" in log.getvalue()
    assert len(log.getvalue().splitlines()) == 2, "a line for each update"


async def test_when_not_even_an_apology_gets_through_the_next_update_is_served(
    stage: Stage, anna: Person, api: LocalBotApi
) -> None:
    api.fail_next("sendMessage", "400", description="something new")
    await anna.send_text("crash")
    await anna.settled(reply=False)
    await anna.send_text("hello")
    await anna.settled()
    assert anna.last.text == "hello\n0"


async def test_a_group_that_breaks_things_costs_only_itself(
    api: LocalBotApi, content: Content, anna: Person, log: io.StringIO
) -> None:
    storage = open_storage("memory://")
    async with stage_on(api, content, "webhook", storage=storage) as stage:
        group = {"id": -100500, "type": "supergroup", "title": "Group"}
        await storage.close()
        await stage.feed(
            {
                "update_id": 1,
                "message": {
                    "message_id": 1,
                    "date": 1_795_300_000,
                    "chat": group,
                    "text": "hello",
                    "from": {"id": 5, "is_bot": False, "first_name": "B"},
                },
            }
        )
    assert "update_id=1 " in log.getvalue()
