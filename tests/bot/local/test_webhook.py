"""Delivery to a webhook: order, retries, secrets, and calls in the response."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot
from aiohttp import FormData, web

from bot.local import LocalBotApi, Person
from bot.local.webhook import telegram_delay

from .conftest import Clock, Raw, until

Answer = Callable[[dict[str, Any]], Awaitable[web.StreamResponse]]


class Hook:
    """A webhook that remembers what came and answers as a test likes."""

    def __init__(self) -> None:
        self.url = ""
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answer: Answer = self.ok

    async def ok(self, update: dict[str, Any]) -> web.StreamResponse:
        return web.Response()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        update = await request.json()
        self.updates.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return await self.answer(update)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates if "message" in update]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/webhook", hook.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/webhook"
    yield hook
    await runner.cleanup()


async def test_an_update_comes_with_the_secret(bot: Bot, anna: Person, hook: Hook) -> None:
    await anna.send_text("before")
    await bot.set_webhook(hook.url, secret_token="s-e_c")
    await anna.send_text("after")
    await anna.settled(reply=False)
    assert hook.texts == ["before", "after"]
    assert hook.secrets == ["s-e_c"] * 2


async def test_one_queue_keeps_order_and_queues_run_side_by_side(
    bot: Bot, api: LocalBotApi, anna: Person, chat: int, hook: Hook
) -> None:
    await bot.send_message(chat, "x")
    go_on = asyncio.Event()

    async def slow(update: dict[str, Any]) -> web.StreamResponse:
        if update.get("message", {}).get("text") == "first":
            await go_on.wait()
        return web.Response()

    hook.answer = slow
    await bot.set_webhook(hook.url)
    aigul = api.person(id=1002, first_name="Айгүл")
    await anna.send_text("first")
    await anna.send_text("second")
    api.cloud.press(api.account, anna.user, anna.last, {"text": "", "callback_data": "press"})
    await aigul.send_text("other")
    await until(lambda: len(hook.updates) == 4)
    # The press and the other person do not wait for the message that is still being handled.
    assert sorted(hook.texts) == ["/start", "first", "other"]
    assert any("callback_query" in update for update in hook.updates)
    assert len(api.account.updates.pending()) == 2
    go_on.set()
    await anna.settled(reply=False)
    assert [text for text in hook.texts if text in ("first", "second")] == ["first", "second"]


@pytest.mark.parametrize("status", [302, 401, 500])
async def test_what_fails_comes_again(bot: Bot, anna: Person, hook: Hook, status: int) -> None:
    async def twice(update: dict[str, Any]) -> web.StreamResponse:
        return web.Response(status=status if len(hook.updates) < 3 else 204)

    hook.answer = twice
    await bot.set_webhook(hook.url)
    await anna.send_text("a")
    await anna.settled(reply=False)
    assert len(hook.updates) == 3
    assert len({update["update_id"] for update in hook.updates}) == 1
    info = await bot.get_webhook_info()
    assert info.last_error_message
    assert info.last_error_message.startswith(f"Wrong response from the webhook: {status}")
    assert info.pending_update_count == 0


async def test_a_silent_webhook_times_out(clock: Clock, hook: Hook) -> None:
    async def first_silent(update: dict[str, Any]) -> web.StreamResponse:
        if len(hook.updates) == 1:
            await asyncio.sleep(5)
        return web.Response()

    hook.answer = first_silent
    async with LocalBotApi(clock=clock, webhook_timeout=0.1) as api:
        anna = api.person()
        from aiohttp import ClientSession

        async with ClientSession() as http:
            raw = Raw(api, http)
            await raw.result("setWebhook", url=hook.url)
            await anna.send_text("a")
            await anna.settled(reply=False)
            assert len(hook.updates) == 2
            assert (await raw.result("getWebhookInfo"))["last_error_message"] == "Read timeout expired"


async def test_a_press_is_dropped_when_it_has_expired(
    bot: Bot, api: LocalBotApi, anna: Person, chat: int, hook: Hook, clock: Clock
) -> None:
    await bot.send_message(chat, "x")

    async def always_late(update: dict[str, Any]) -> web.StreamResponse:
        clock.pass_by(100)
        return web.Response(status=500 if "callback_query" in update else 200)

    hook.answer = always_late
    await bot.set_webhook(hook.url)
    await anna.settled(reply=False)
    api.cloud.press(api.account, anna.user, anna.last, {"text": "", "callback_data": "press"})
    await anna.settled(reply=False)
    assert len([update for update in hook.updates if "callback_query" in update]) == 2


def responses(args: dict[str, Any]) -> dict[str, web.Response]:
    multipart = FormData({name: str(value) for name, value in args.items()}, default_to_multipart=True)()
    urlencoded = FormData({name: str(value) for name, value in args.items()})()
    return {
        "json": web.Response(text=json.dumps(args), content_type="application/json"),
        "urlencoded": web.Response(body=urlencoded),
        "multipart": web.Response(body=multipart),
    }


@pytest.mark.parametrize("form", ["json", "urlencoded", "multipart"])
async def test_a_call_in_the_response_is_carried_out(
    bot: Bot, api: LocalBotApi, anna: Person, hook: Hook, form: str
) -> None:
    async def reply(update: dict[str, Any]) -> web.StreamResponse:
        return responses({"method": "sendMessage", "chat_id": anna.id, "text": "Сәлем"})[form]

    hook.answer = reply
    await bot.set_webhook(hook.url)
    await anna.send_text("a")
    await anna.settled()
    assert anna.last.text == "Сәлем"
    assert api.calls_of("sendMessage")[0].by_webhook


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "setWebhook", "close", "logOut", ""])
async def test_some_calls_are_not_taken_in_a_response(
    bot: Bot, api: LocalBotApi, anna: Person, hook: Hook, method: str
) -> None:
    await bot.set_webhook(hook.url)
    before = len(api.calls)

    async def reply(update: dict[str, Any]) -> web.StreamResponse:
        return web.json_response({"method": method, "url": ""})

    hook.answer = reply
    await anna.send_text("a")
    await anna.settled(reply=False)
    assert len(api.calls) == before


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ({"url": "ftp://x.kz"}, "invalid webhook URL specified"),
        ({"url": "https://x.kz", "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "https://x.kz", "secret_token": "ә"}, "secret token contains unallowed characters"),
    ],
)
async def test_webhooks_are_refused(raw: Raw, args: dict[str, str], words: str) -> None:
    assert await raw.refused("setWebhook", **args) == f"Bad Request: {words}"


async def test_a_webhook_is_not_set_twice_a_second(raw: Raw, clock: Clock, hook: Hook) -> None:
    await raw.result("setWebhook", url=hook.url)
    assert await raw.refused("setWebhook", url=hook.url) == "Too Many Requests: retry after 1"
    clock.pass_by(1)
    await raw.result("setWebhook", url=hook.url, max_connections=5, drop_pending_updates=True)
    assert await raw.result("getWebhookInfo") == {
        "url": hook.url, "has_custom_certificate": False, "pending_update_count": 0, "max_connections": 5,
    }  # fmt: skip


def test_telegrams_patience_grows_to_two_minutes() -> None:
    assert [telegram_delay(failures) for failures in range(1, 6)] == [0, 2, 4, 8, 16]
    assert 60 <= telegram_delay(20) <= 120


async def test_an_update_can_come_twice(bot: Bot, api: LocalBotApi, anna: Person, hook: Hook) -> None:
    await bot.set_webhook(hook.url)
    await anna.send_text("a")
    await anna.settled(reply=False)
    assert api.repeat_update() == hook.updates[0]["update_id"]
    await anna.settled(reply=False)
    assert hook.updates == [hook.updates[0]] * 2
