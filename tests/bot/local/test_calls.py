"""Tokens, methods, the ways of passing arguments, and ordered faults."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.local import LocalBotApi, Person

from .conftest import Raw


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/bot1:x/getNothing", 404, "Not Found: method not found"),
        ("/bot1:x/GETME", 200, None),
        ("/botx:1/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot12/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot0:x/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot7000000001:another-secret/getMe", 401, "Unauthorized"),
        ("/bot1:x", 404, None),
        ("/elsewhere", 404, None),
    ],
)
async def test_paths(api: LocalBotApi, raw: Raw, path: str, status: int, words: str | None) -> None:
    async with raw.http.get(api.url + path) as response:
        assert response.status == status
        if words:
            assert await response.json() == {"ok": False, "error_code": status, "description": words}


async def test_several_bots_each_have_their_own_chats(api: LocalBotApi, raw: Raw) -> None:
    anna = api.person(token="42:other")
    await anna.start()
    assert (await raw.refused("sendMessage", chat_id=anna.id, text="x")).startswith("Forbidden")
    async with raw.http.get(f"{api.url}/bot42:other/sendMessage?chat_id={anna.id}&text=x") as response:
        assert (await response.json())["result"]["from"]["id"] == 42
    assert anna.last.text == "x"


def forms() -> dict[str, dict[str, Any]]:
    args = {
        "chat_id": 1001,
        "text": "Сәлем",
        "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]},
    }
    strings = {name: value if isinstance(value, str) else json.dumps(value) for name, value in args.items()}
    parts = aiohttp.FormData(strings, default_to_multipart=True)
    return {
        "json": {"json": args},
        "query": {"params": strings},
        "form": {"data": strings},
        "multipart": {"data": parts},
    }


@pytest.mark.parametrize("form", ["json", "query", "form", "multipart"])
async def test_arguments_come_in_four_ways(
    api: LocalBotApi, raw: Raw, anna: Person, chat: int, form: str
) -> None:
    url = f"{api.url}/bot{api.token}/sendMessage"
    async with raw.http.post(url, **forms()[form]) as response:
        assert (await response.json())["ok"]
    assert (anna.last.text, anna.buttons) == ("Сәлем", ["x"])


async def test_a_body_that_is_no_json_is_refused(api: LocalBotApi, raw: Raw) -> None:
    headers = {"Content-Type": "application/json"}
    async with raw.http.post(f"{api.url}/bot{api.token}/getMe", data="{", headers=headers) as response:
        assert response.status == 400


async def test_every_refusal_is_recorded(api: LocalBotApi, raw: Raw, chat: int) -> None:
    await raw.result("sendMessage", chat_id=chat, text="x")
    assert api.refusals == []
    await raw.refused("sendMessage", chat_id=chat, text="<p>", parse_mode="HTML")
    assert [call.args["text"] for call in api.refusals] == ["<p>"]
    assert [call.method for call in api.calls_of("sendmessage")] == ["sendMessage"] * 2


async def test_too_many_requests(api: LocalBotApi, bot: Bot, anna: Person, chat: int) -> None:
    api.fail_next("sendMessage", "429", times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(chat, "x")
        assert refused.value.retry_after == 7
    await bot.send_message(chat, "x")
    assert (len(anna.from_bot), api.refusals) == (1, [])


async def test_retry_after_is_a_header_too(api: LocalBotApi, raw: Raw) -> None:
    api.fail_next("getMe", "429", retry_after=7)
    async with raw.http.get(f"{api.url}/bot{api.token}/getMe") as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "7")
        answer = await response.json()
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_faults_of_the_server_and_of_the_network(
    api: LocalBotApi, bot: Bot, anna: Person, chat: int
) -> None:
    api.fail_next("sendMessage", "500")
    with pytest.raises(TelegramServerError):
        await bot.send_message(chat, "a")
    api.fail_next("*", "403", chat_id=chat)
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(chat, "b")
    api.fail_next("sendMessage", "reset")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(chat, "c")
    api.fail_next("sendMessage", "timeout")
    with pytest.raises((TelegramNetworkError, asyncio.TimeoutError)):
        await bot.send_message(chat, "d", request_timeout=1)
    assert anna.from_bot == []
    api.fail_next("sendMessage", "lost")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(chat, "e")
    assert [message.text for message in anna.from_bot] == ["e"]
    assert api.refusals == []


async def test_a_taken_port_is_named(api: LocalBotApi) -> None:
    from bot.local import PortTakenError, serve

    with pytest.raises(PortTakenError, match=f"port {api.port} of 127.0.0.1 is taken by another program"):
        await serve(port=api.port)


async def test_numbers_go_on_after_a_restart(api: LocalBotApi, clock: Any) -> None:
    first = (await api.person().start()).id
    clock.pass_by(60)
    async with LocalBotApi(clock=clock) as restarted:
        assert (await restarted.person().start()).id > first
