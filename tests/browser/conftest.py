"""The bot as `make run` starts it without a token, and a real Chromium before its chat page."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30


@pytest.fixture
async def page_url(tmp_path: Path) -> AsyncIterator[str]:
    """`python -m bot` without a token: its own process, its own storage, a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    outside = ("BOT_", "WEBHOOK_", "METRICS_")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(outside)}
    environment |= {
        "BOT_LOCAL_PORT": str(port),
        "BOT_STORAGE": f"sqlite:///{tmp_path / 'bot.db'}",
        "BOT_TODAY": "2026-11-23",
        "BOT_THROTTLE": "off",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=ROOT, env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        await _open(url, process)
        yield url
    finally:
        if process.returncode is None:
            process.terminate()
        assert await asyncio.wait_for(process.wait(), 10) == 0


async def _open(url: str, process: asyncio.subprocess.Process) -> None:
    async with aiohttp.ClientSession(raise_for_status=True) as client:
        for _ in range(START_SECONDS * 10):
            assert process.returncode is None, "the bot has ended"
            try:
                await client.get(url)
                return
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)
    raise AssertionError(f"no page at {url} after {START_SECONDS} s")
