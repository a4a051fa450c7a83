import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.local import LocalBotApi, Person

NOON = 1_795_600_800.0
"""2026-11-25, around noon."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


class Raw:
    """Calls as plain HTTP: what an answer looks like on the wire."""

    def __init__(self, api: LocalBotApi, http: aiohttp.ClientSession) -> None:
        self.api = api
        self.http = http

    async def __call__(self, method: str, **args: Any) -> dict[str, Any]:
        url = f"{self.api.url}/bot{self.api.token}/{method}"
        async with self.http.post(url, json=args) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == (200 if answer["ok"] else answer["error_code"])
            return answer

    async def refused(self, method: str, **args: Any) -> str:
        """The description of the refusal that this call meets."""
        answer = await self(method, **args)
        assert not answer["ok"], f"{method} was not refused: {answer['result']}"
        return str(answer["description"])

    async def result(self, method: str, **args: Any) -> Any:
        answer = await self(method, **args)
        assert answer["ok"], answer
        return answer["result"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[LocalBotApi]:
    async with LocalBotApi(clock=clock, webhook_delay=lambda failures: 0.01) as server:
        yield server


@pytest.fixture
async def raw(api: LocalBotApi) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as http:
        yield Raw(api, http)


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so; a test that waits for ever fails after ten seconds."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.005)


class QuickSession(AiohttpSession):
    """aiogram waits a quarter of a second for TLS when it closes; here is no TLS."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@pytest.fixture
async def bot(api: LocalBotApi) -> AsyncIterator[Bot]:
    session = QuickSession(api=TelegramAPIServer.from_base(api.url))
    async with Bot(api.token, session=session) as bot:
        yield bot


@pytest.fixture
def anna(api: LocalBotApi) -> Person:
    return api.person(id=1001, first_name="Анна", language_code="ru")


@pytest.fixture
async def chat(anna: Person) -> int:
    """The id of a private chat that Anna has begun."""
    await anna.start()
    return anna.id
