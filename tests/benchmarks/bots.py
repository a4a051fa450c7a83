"""The bots as processes: how they are started, how soon they answer, how much memory they take."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.people import Citizen, Person, Talker, Webhook
from tests.benchmarks.telegram import Telegram
from tests.services import free_port

TOKEN = "42:benchmark"
_SECRET = "benchmark-secret"
_START_LIMIT = 30.0
_STOP_LIMIT = 10.0


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that answers, and the people who will write to it."""

    name: str
    process: subprocess.Popen[bytes]
    people: list[Person]
    first_answer: float
    """Seconds from the start of the process to its first answer to a person."""

    def processor_seconds(self) -> float:
        """Processor time that the process has used so far; not a number where the system does not tell."""
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.exists():
            return float("nan")
        # After the name, which may hold anything: the 14th and 15th fields of all are user and system time.
        user, system = status.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self) -> float:
        """Memory of the process that is in RAM now, in MB (10⁶ bytes)."""
        status = Path(f"/proc/{self.process.pid}/statm")
        if status.exists():
            return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        kilobytes = subprocess.check_output(["ps", "-o", "rss=", "-p", str(self.process.pid)])
        return int(kilobytes) * 1024 / 1e6


@asynccontextmanager
async def echo_bot(telegram: Telegram, api_url: str, people: int, folder: Path) -> AsyncIterator[Running]:
    """Run the stock echo bot."""
    port = free_port()
    command = ["-m", "tests.benchmarks.echo", TOKEN, api_url, str(port), _SECRET]
    async with _running("echo", command, {}, folder) as process:
        yield await _introduce("echo", process, telegram, Talker, 1_000, Webhook(port, _SECRET), people)


@asynccontextmanager
async def our_bot(
    name: str, storage: str, telegram: Telegram, api_url: str, people: int, folder: Path
) -> AsyncIterator[Running]:
    """Run `python -m bot` by webhook on the given storage."""
    port = free_port()
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": api_url,
        "BOT_MODE": "webhook",
        "BOT_STORAGE": storage,
        "BOT_THROTTLE": "off",
        "WEBHOOK_URL": "https://bot.example/webhook",
        "WEBHOOK_SECRET": _SECRET,
        "WEBHOOK_HOST": "127.0.0.1",
        "WEBHOOK_PORT": str(port),
    }
    async with _running(name, ["-m", "bot"], settings, folder) as process:
        first_chat = (len(telegram.people) + 1) * 1_000
        yield await _introduce(name, process, telegram, Citizen, first_chat, Webhook(port, _SECRET), people)


@asynccontextmanager
async def _running(
    name: str, command: list[str], settings: dict[str, str], folder: Path
) -> AsyncIterator[tuple[subprocess.Popen[bytes], float, Path]]:
    inherited = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("BOT_", "WEBHOOK_", "METRICS_"))
    }
    log = folder / f"{name}.log"
    begun = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: ASYNC220  (nothing else runs yet)
            [sys.executable, *command], env=inherited | settings, stdout=output, stderr=output
        )
    try:
        yield process, begun, log
    finally:
        process.terminate()
        try:
            await asyncio.to_thread(process.wait, _STOP_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()


async def _introduce(
    name: str,
    started: tuple[subprocess.Popen[bytes], float, Path],
    telegram: Telegram,
    kind: type[Person],
    first_chat: int,
    webhook: Webhook,
    people: int,
) -> Running:
    """Wait for the first answer, then bring everybody to the bot."""
    process, begun, log = started
    everybody = [kind(telegram, first_chat + number, webhook) for number in range(people)]
    while not await _answers(everybody[0]):
        if process.poll() is not None or time.perf_counter() - begun > _START_LIMIT:
            raise RuntimeError(f"{name} does not answer:\n{log.read_text(errors='replace')[-4_000:]}")
        await asyncio.sleep(0.01)
    first_answer = time.perf_counter() - begun
    for person in everybody[1:]:
        await person.connect()
    return Running(name, process, everybody, first_answer)


async def _answers(person: Person) -> bool:
    try:
        await person.connect()
    except OSError:
        return False
    if not (await person.turn()).lacking:
        return True
    person.transport.close()
    return False
