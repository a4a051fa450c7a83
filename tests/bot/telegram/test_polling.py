"""Long polling: what is confirmed, what comes again, and how it stops."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.content import Content, Shelf
from bot.local import LocalBotApi, Person
from bot.storage import open_storage
from bot.telegram import polling as module
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.polling import Polling, TokenRefusedError
from bot.telegram.session import make_bot
from tests.bot.telegram.conftest import Stage, eventually, stage_on
from tests.bot.telegram.counting import Counting


def waiting_for_confirmation(api: LocalBotApi) -> int:
    return len(api.account.updates.pending())


async def test_only_used_kinds_are_asked_for(polling: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    assert set(polling.api.account.updates.allowed) == {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    }


async def test_an_update_that_cannot_be_read_does_not_cost_the_others(
    polling: Stage, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.settled(reply=False)
    updates = polling.api.account.updates
    updates.allowed |= {"message"}
    updates.add("message", {"message_id": "of a new kind", "secret": "Айгүл"}, 1)
    await anna.start()
    await anna.settled()
    assert anna.last.text == "/start \n0"
    assert "an update could not be read" in caplog.text
    assert "Айгүл" not in caplog.text


async def test_an_update_of_an_unknown_kind_is_skipped_without_being_printed(
    polling: Stage, recwarn: pytest.WarningsRecorder, caplog: pytest.LogCaptureFixture
) -> None:
    await polling.feed({"update_id": 5, "brain_wave": {"text": "Айгүл"}})
    assert not recwarn.list
    assert "Айгүл" not in caplog.text


async def test_a_slow_person_does_not_hold_up_the_others(
    polling: Stage, anna: Person, api: LocalBotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    await anna.start()
    await anna.settled()
    api.fail_next("sendMessage", "429", retry_after=2, chat_id=anna.id)
    await anna.send_text("slow")
    await asyncio.sleep(0.05)
    await anna.send_text("waits for the one before")
    berik = api.person(2002, "Берік")
    await berik.start()
    await eventually(lambda: bool(berik.from_bot), seconds=1)
    await anna.settled()
    assert [said.text for said in anna.from_bot] == ["/start \n0", "slow\n0", "waits for the one before\n0"]


async def test_nothing_is_confirmed_before_it_has_been_handled(
    polling: Stage, api: LocalBotApi, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 10)
    await anna.start()
    await anna.settled()
    api.fail_next("sendMessage", "429", retry_after=1)
    await anna.send_text("hello")
    await eventually(lambda: len(api.calls_of("sendMessage")) == 2)
    await asyncio.sleep(0.3)
    assert waiting_for_confirmation(api) == 1
    await eventually(lambda: waiting_for_confirmation(api) == 0)
    assert anna.last.text == "hello\n0"


async def test_on_stopping_what_is_under_way_is_finished_and_confirmed(
    api: LocalBotApi, content: Content, anna: Person
) -> None:
    async with stage_on(api, content, "polling"):
        await anna.start()
        await anna.settled()
        api.fail_next("editMessageText", "reset")
        pressing = asyncio.create_task(anna.press("next"))
        await eventually(lambda: len(api.calls_of("editMessageText")) == 1)
    await pressing
    assert anna.last.text == "1"
    assert waiting_for_confirmation(api) == 0


async def test_on_stopping_what_takes_too_long_is_left_for_the_next_start(
    api: LocalBotApi, content: Content, anna: Person, tmp_path: object
) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    async with stage_on(api, content, "polling", storage=open_storage(url)):
        api.fail_next("sendMessage", "429", retry_after=20)
        await anna.start()
        await eventually(lambda: len(api.calls_of("sendMessage")) == 1)
        start = time.monotonic()
    assert time.monotonic() - start < 3
    assert waiting_for_confirmation(api) == 1
    async with stage_on(api, content, "polling", storage=open_storage(url)):
        await anna.settled()
    assert [said.text for said in anna.from_bot] == ["where we were\n0"]


async def test_a_server_that_is_away_is_waited_for(
    api: LocalBotApi,
    content: Content,
    anna: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(module, "PAUSES", (0.01,))
    api.fail_next("deleteWebhook", "500", 3)
    api.fail_next("getUpdates", "reset", 3)
    async with stage_on(api, content, "polling"):
        await anna.start()
        await anna.settled()
    assert anna.last.text == "/start \n0"
    said = [record.getMessage() for record in caplog.records if record.name == module.__name__]
    assert len([line for line in said if "does not answer" in line]) <= 2


async def test_a_webhook_that_was_left_behind_is_taken_down(
    api: LocalBotApi, content: Content, anna: Person
) -> None:
    async with stage_on(api, content, "webhook"):
        pass
    async with stage_on(api, content, "polling"):
        await anna.start()
        await anna.settled()
    assert anna.last.text == "/start \n0"


async def test_a_second_process_waits_instead_of_spinning(
    polling: Stage, api: LocalBotApi, content: Content, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CONFLICT_PAUSE", 0.2)
    async with stage_on(api, content, "polling"):
        await asyncio.sleep(0.7)
        conflicts = [call for call in api.refusals if call.method == "getUpdates"]
        assert 1 <= len(conflicts) <= 8
        await anna.start()
        await eventually(lambda: bool(anna.from_bot))


@pytest.mark.parametrize("description", ["Unauthorized", "Not Found"])
async def test_a_wrong_token_ends_it(content: Content, description: str) -> None:
    from aiohttp import web
    from aiohttp.test_utils import TestServer

    async def refuse(_: web.Request) -> web.Response:
        code = 401 if description == "Unauthorized" else 404
        return web.json_response({"ok": False, "error_code": code, "description": description}, status=code)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", refuse)
    async with TestServer(app) as server:
        bot = make_bot("1:wrong", str(server.make_url("")))
        storage = open_storage("memory://")
        dispatcher = build_dispatcher(Shelf(content), storage, core=Counting())
        with pytest.raises(TokenRefusedError, match=description):
            await asyncio.wait_for(Polling(bot, dispatcher).run(asyncio.Event(), 1), timeout=3)
        await bot.session.close()
        await storage.close()
