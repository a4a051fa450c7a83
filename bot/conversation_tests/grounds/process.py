"""`python -m bot` as it is started in service, by polling or by webhook, on a SQLite file."""

import asyncio
import os
import socket
import sqlite3
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from bot.conversation_tests.grounds.ground import GroundError
from bot.storage.sqlite import DAY, FLUSH_SECONDS

Mode = Literal["polling", "webhook"]
ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 30.0
"""Seconds that a start may take on a busy machine."""
_LAST_WORDS = 5


class BotProcess:
    """A `RunningBot` that calls the Bot API server at `api_url`.

    `announced` counts how often a bot has told that server how it takes updates, which it does at its start.
    """

    def __init__(
        self, api_url: str, token: str, mode: Mode, folder: Path, announced: Callable[[], int]
    ) -> None:
        self._database = folder / "bot.db"
        self._journal = folder / "bot.log"
        self._announced = announced
        self._today = date.min
        self._process: Process | None = None
        self._environment = {
            "BOT_API_URL": api_url,
            "BOT_TOKEN": token,
            "BOT_MODE": mode,
            "BOT_STORAGE": f"sqlite:///{self._database}",
            "BOT_THROTTLE": "off",
        }
        if mode == "webhook":
            port = str(_free_port())
            url = f"http://127.0.0.1:{port}"
            self._environment |= {"WEBHOOK_URL": url, "WEBHOOK_PORT": port, "WEBHOOK_SECRET": "s"}

    async def be_on(self, day: date) -> None:
        """Serve on this day."""
        if day != self._today:
            self._today = day
            await self.restart()

    async def pass_days(self, days: int) -> None:
        """See `RunningBot`. The process goes by the machine's clock, so what it has stored is made older."""
        await self.stop()
        with closing(sqlite3.connect(self._database)) as connection, connection:
            connection.execute("UPDATE person SET expires_day = expires_day - ?", (days,))
            connection.execute("UPDATE handled SET at = at - ?", (days * DAY,))
        await self.be_on(self._today + timedelta(days=days))

    async def restart(self) -> None:
        """See `RunningBot`. It is killed: nobody lets it put its things in order."""
        await self.stop()
        before = self._announced()
        with self._journal.open("ab") as journal:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                cwd=ROOT,
                env=_inherited() | self._environment | {"BOT_TODAY": self._today.isoformat()},
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=journal,
            )
        try:
            async with asyncio.timeout(PATIENCE):
                while self._announced() == before:
                    if self._process.returncode is not None:
                        raise GroundError(f"python -m bot ended at its start:\n{self._last_words()}")
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise GroundError(f"python -m bot does not start:\n{self._last_words()}") from None

    async def stop(self) -> None:
        """Kill it, if it runs."""
        if self._process is None:
            return
        if self._process.returncode is None:
            # The end of a turn is written a moment later; without it the screen that is seen now would count
            # as an old one, which is a case of its own.
            await asyncio.sleep(2 * FLUSH_SECONDS)
            self._process.kill()
        await self._process.wait()
        self._process = None

    def _last_words(self) -> str:
        return "\n".join(self._journal.read_text(errors="replace").splitlines()[-_LAST_WORDS:])


def _inherited() -> dict[str, str]:
    ours = ("BOT_", "WEBHOOK_", "METRICS_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
