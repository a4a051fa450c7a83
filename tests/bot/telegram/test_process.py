"""The whole program as people start it: killed, stopped, wrongly set, without a token."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.local import LocalBotApi, Person
from tests.bot.telegram.conftest import eventually
from tests.services import free_port

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 30.0


@asynccontextmanager
async def program(*arguments: str, **environment: str) -> AsyncIterator[Process]:
    """`python -m bot`, killed at the end if it still runs."""
    async with program_of(ROOT, *arguments, **environment) as process:
        yield process


@asynccontextmanager
async def program_of(root: Path, *arguments: str, **environment: str) -> AsyncIterator[Process]:
    """The same of a copy of the program."""
    ours = ("BOT_", "WEBHOOK_", "METRICS_")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=root,
        env=inherited | environment,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def settings(api: LocalBotApi, tmp_path: Path, mode: str) -> dict[str, str]:
    """Polling or webhook, on SQLite."""
    chosen = {
        "BOT_TOKEN": api.token,
        "BOT_API_URL": api.url,
        "BOT_STORAGE": f"sqlite:///{tmp_path}/bot.db",
        "BOT_MODE": mode,
    }
    if mode == "webhook":
        port = str(free_port())
        chosen |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "s", "WEBHOOK_PORT": port}
    return chosen


async def first_button(anna: Person) -> None:
    """Whatever the screen offers first, until a question is shown."""
    data = [
        str(button["callback_data"])
        for row in anna.last.inline_rows
        for button in row
        if "callback_data" in button
    ]
    await anna.press(data[0])
    await anna.settled(timeout=PATIENCE)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_killed_in_the_middle_it_goes_on_where_it_was(
    api: LocalBotApi, anna: Person, tmp_path: Path, mode: str
) -> None:
    environment = settings(api, tmp_path, mode)
    await anna.start("birth")
    async with program(**environment) as process:
        await anna.settled(timeout=PATIENCE)
        for _ in ("language", "notice", "first question"):
            await first_button(anna)
        position = (anna.last.text or "").splitlines()[0]
        process.kill()
        await process.wait()
    async with program(**environment):
        await anna.send_text("?")
        await anna.settled(timeout=PATIENCE)
        assert position in (anna.last.text or ""), "the same question"
        await first_button(anna)
        assert position not in (anna.last.text or ""), "and the next one"
    assert all(press.answer for press in anna.presses)
    assert not api.refusals


async def test_killed_between_the_write_and_the_reply_it_shows_the_screen_that_was_not_seen(
    api: LocalBotApi, anna: Person, tmp_path: Path
) -> None:
    environment = settings(api, tmp_path, "polling")
    await anna.start()
    async with program(**environment) as process:
        await anna.settled(timeout=PATIENCE)
        language = anna.last.text
        api.fail_next("editMessageText", "429", retry_after=20)
        pressing = asyncio.create_task(anna.press("l:kk", timeout=PATIENCE))
        await eventually(lambda: bool(api.calls_of("editMessageText")))
        process.kill()
        await process.wait()
    assert anna.last.text == language
    async with program(**environment):
        await pressing
        await anna.settled(timeout=PATIENCE)
        assert anna.last.text != language
        assert len(anna.from_bot) == 1


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_told_to_stop_it_stops_within_five_seconds_and_loses_nothing(
    api: LocalBotApi, anna: Person, tmp_path: Path, mode: str
) -> None:
    environment = settings(api, tmp_path, mode)
    await anna.start()
    async with program(**environment) as process:
        await anna.settled(timeout=PATIENCE)
        api.fail_next("editMessageText", "429", retry_after=1)
        pressing = asyncio.create_task(anna.press("l:kk", timeout=PATIENCE))
        await eventually(lambda: bool(api.calls_of("editMessageText")))
        began = time.monotonic()
        process.terminate()
        assert await process.wait() == 0
        assert time.monotonic() - began < 5
        await pressing
        assert api.calls_of("editMessageText")[-1].refusal is None, "what was under way has been finished"


async def test_a_second_one_on_the_same_file_says_so(api: LocalBotApi, anna: Person, tmp_path: Path) -> None:
    environment = settings(api, tmp_path, "polling")
    await anna.start()
    async with program(**environment):
        await anna.settled(timeout=PATIENCE)
        async with program(**environment) as second:
            output, errors = await second.communicate()
            assert second.returncode == 1
            assert b"in use by another process" in errors
            assert len(errors.splitlines()) == 1
            assert output == b""


async def test_without_a_token_it_opens_the_local_page(tmp_path: Path) -> None:
    port = free_port()
    async with program(BOT_STORAGE="memory://", BOT_LOCAL_PORT=str(port)) as process:
        assert process.stdout is not None
        line = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
        assert f"http://127.0.0.1:{port}" in line
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/") as page:
            assert page.status == 200
            assert page.content_type == "text/html"
        async with program(BOT_STORAGE="memory://", BOT_LOCAL_PORT=str(port)) as second:
            _, errors = await second.communicate()
            assert second.returncode == 1
            assert str(port) in errors.decode()
            assert len(errors.splitlines()) == 1
        process.terminate()
        assert await process.wait() == 0


async def test_a_wrong_environment_is_told_at_once_without_secrets(tmp_path: Path) -> None:
    async with program(BOT_TOKEN="hush hush", BOT_MODE="webhook") as process:
        _, errors = await process.communicate()
        assert process.returncode == 2
        assert errors.decode().startswith("BOT_TOKEN: is no bot token")
        assert b"hush" not in errors


async def test_a_wrong_command_is_told_with_the_right_ones() -> None:
    async with program("serv") as process:
        output, errors = await process.communicate()
        assert (process.returncode, output) == (2, b"")
        assert errors.startswith(b"usage: python -m bot")


async def test_understanding_needs_no_telegram(tmp_path: Path) -> None:
    async with program("understand", "--lang", "ru", "--expect", "money") as process:
        output, errors = await process.communicate("сто пятьдесят тысяч\n".encode())
        assert process.returncode == 0, errors
        assert re.search(rb'"value": ?150000', output)


async def test_the_operators_port_answers(api: LocalBotApi, anna: Person, tmp_path: Path) -> None:
    port = free_port()
    await anna.start()
    async with program(**settings(api, tmp_path, "polling"), METRICS_PORT=str(port)):
        await anna.settled(timeout=PATIENCE)
        async with aiohttp.ClientSession() as session:
            for path in ("healthz", "readyz"):
                async with session.get(f"http://127.0.0.1:{port}/{path}") as response:
                    assert response.status == 200
            async with session.get(f"http://127.0.0.1:{port}/metrics") as response:
                assert 'komek_updates_total{kind="command",outcome="done"} 1.0' in await response.text()
