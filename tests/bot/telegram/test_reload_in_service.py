"""The whole program, whose files are changed while people are served."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from bot.local import LocalBotApi, Person
from tests.bot.telegram.test_process import PATIENCE, first_button, program_of, settings
from tests.bot.telegram.test_reloading import MENU, edit, rename_menu
from tests.damage.session import copied
from tests.services import free_port


class Running:
    """A bot of its own folder, a person in the middle of its questions, and what its operator sees."""

    def __init__(self, root: Path, port: int, process: asyncio.subprocess.Process) -> None:
        self.root = root
        self._port = port
        self._process = process

    def hang_up(self) -> None:
        self._process.send_signal(signal.SIGHUP)

    async def sees(self, path: str, words: str, *, no: str = "\0") -> str:
        """Wait until the operator sees the words, and does not see others."""
        async with aiohttp.ClientSession() as session:
            for _ in range(int(PATIENCE / 0.1)):
                async with session.get(f"http://127.0.0.1:{self._port}{path}") as response:
                    text = await response.text()
                if words in text and no not in text:
                    return text
                await asyncio.sleep(0.1)
        raise AssertionError(text)


@asynccontextmanager
async def running(api: LocalBotApi, anna: Person, tmp_path: Path, **more: str) -> AsyncIterator[Running]:
    port = free_port()
    root = copied(tmp_path / "program")
    environment = settings(api, tmp_path, "polling") | {"METRICS_PORT": str(port)} | more
    await anna.start("birth")
    async with program_of(root, **environment) as process:
        await anna.settled(timeout=PATIENCE)
        for _ in ("language", "notice", "first question"):
            await first_button(anna)
        yield Running(root, port, process)
        assert process.returncode is None
    assert all(press.answer for press in anna.presses)
    assert not api.refusals


async def test_a_changed_word_is_shown_from_the_next_screen_on(
    api: LocalBotApi, anna: Person, tmp_path: Path
) -> None:
    async with running(api, anna, tmp_path) as bot:
        before = anna.last.buttons
        assert before[-1] == "Меню"
        before_version = await bot.sees("/readyz", "ready, content ")
        rename_menu(bot.root, "Начало", "Басы")
        bot.hang_up()
        await bot.sees("/readyz", "ready, content ", no=before_version)
        await bot.sees("/metrics", "komek_content_good 1.0")
        assert anna.last.buttons == before, "nobody is disturbed"
        await first_button(anna)
        assert anna.last.buttons[-1] == "Начало"


async def test_a_saved_mistake_is_told_to_the_operator_and_shown_to_nobody(
    api: LocalBotApi, anna: Person, tmp_path: Path
) -> None:
    async with running(api, anna, tmp_path, BOT_WATCH="on") as bot:
        edit(bot.root / "dialogs/messages.yaml", MENU, "  button.menu: <b>Меню\n")
        told = await bot.sees("/readyz", "the changed files are not shown")
        assert "button.menu" in told
        await bot.sees("/metrics", "komek_content_good 0.0")
        await first_button(anna)
        assert anna.last.buttons[-1] == "Меню"
        edit(bot.root / "dialogs/messages.yaml", "  button.menu: <b>Меню\n", MENU)
        await bot.sees("/metrics", "komek_content_good 1.0")
