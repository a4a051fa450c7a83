"""The three storages, behind one fixture."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.storage import Storage, open_storage


class Clock:
    """A clock that a test moves. Starts in November 2026."""

    def __init__(self) -> None:
        self.now = 1_795_300_000.0

    def __call__(self) -> float:
        return self.now

    def forward(self, *, days: float = 0, seconds: float = 0) -> None:
        self.now += days * 24 * 60 * 60 + seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def clean_redis(redis_url: str) -> AsyncIterator[Redis]:
    client = Redis.from_url(redis_url, decode_responses=True)
    await client.flushdb()
    yield client
    await client.aclose()


@pytest.fixture(params=["memory", "sqlite", "redis"])
def storage_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "memory":
        return "memory://"
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'deep' / 'er' / 'bot.db'}"
    request.getfixturevalue("clean_redis")
    url: str = request.getfixturevalue("redis_url")
    return url


@pytest.fixture
async def storage(storage_url: str, clock: Clock) -> AsyncIterator[Storage]:
    opened = open_storage(storage_url, clock=clock)
    yield opened
    await opened.close()
