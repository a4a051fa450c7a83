"""The webhook's door."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.content import Content
from bot.local import LocalBotApi, Person
from bot.telegram.webhook import BODY_LIMIT, HEADER
from tests.bot.telegram.conftest import SECRET, Stage, stage_on
from tests.bot.telegram.test_conversing import message, press


@pytest.fixture
async def stage(api: LocalBotApi, content: Content) -> AsyncIterator[Stage]:
    async with stage_on(api, content, "webhook") as stage:
        yield stage


async def post(stage: Stage, body: object, secret: str | None = SECRET) -> tuple[int, str]:
    headers = {HEADER: secret} if secret is not None else {}
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with (
        aiohttp.ClientSession() as session,
        session.post(stage.webhook, data=data, headers=headers) as response,
    ):
        return response.status, await response.text()


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", "пароль"])
async def test_without_the_right_secret_nothing_is_handled(
    stage: Stage, anna: Person, secret: str | None
) -> None:
    assert (await post(stage, message(anna, 1, text="hello"), secret))[0] == 401
    assert not stage.updates


async def test_the_answer_to_a_press_travels_in_the_response(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    status, body = await post(stage, press(anna, 900, "nothing", anna.last.id))
    assert status == 200
    assert json.loads(body) == {
        "method": "answerCallbackQuery",
        "callback_query_id": "c900",
        "text": "nothing to see",
    }


async def test_a_message_is_answered_before_the_response(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    assert await post(stage, message(anna, 900, text="hello")) == (200, "")
    assert anna.last.text == "hello\n0"


@pytest.mark.parametrize(
    "body", [b"", b"no json", b"[1, 2]", b'{"update_id": "x"}', b"\xff\xfe", b"[" * 100_000]
)
async def test_what_is_no_update_is_not_asked_for_again(stage: Stage, body: bytes) -> None:
    assert (await post(stage, body))[0] == 200
    assert not stage.updates


async def test_a_body_beyond_all_measure_is_refused(stage: Stage) -> None:
    assert (await post(stage, b" " * (BODY_LIMIT + 1)))[0] == 413


async def test_a_hang_up_does_not_stop_what_has_begun(stage: Stage, anna: Person, api: LocalBotApi) -> None:
    await anna.start()
    await anna.settled()
    api.fail_next("sendMessage", "429", retry_after=1)
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(post(stage, message(anna, 900, text="hello")), timeout=0.3)
    status, body = await post(stage, message(anna, 900, text="hello"))
    assert (status, body) == (200, "")
    assert [said.text for said in anna.from_bot] == ["/start \n0", "hello\n0"]


async def test_other_paths_and_methods_are_not_there(stage: Stage) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(stage.webhook) as response:
            assert response.status == 405
        async with session.post(stage.webhook + "/x") as response:
            assert response.status == 404


async def test_registering_is_repeated_until_it_succeeds(
    api: LocalBotApi, content: Content, anna: Person
) -> None:
    api.fail_next("setWebhook", "reset")
    async with stage_on(api, content, "webhook") as stage:
        await anna.start()
        await anna.settled()
        asked = api.calls_of("setWebhook")[-1].args
        assert asked["secret_token"] == SECRET
        assert "drop_pending_updates" not in asked or asked["drop_pending_updates"] == "false"
        assert sorted(json.loads(asked["allowed_updates"])) == stage.dispatcher.resolve_used_update_types()
