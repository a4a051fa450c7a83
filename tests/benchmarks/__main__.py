"""`python -m tests.benchmarks`: measures, prints a table, exits with 1 when a goal is missed."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.bots import Running, echo_bot, our_bot
from tests.benchmarks.measure import Round, measure
from tests.benchmarks.report import goals_missed, report, table
from tests.benchmarks.telegram import Telegram
from tests.services import MissingProgramError, redis_server

STORAGES = ("memory", "sqlite", "redis")


def main() -> int:
    arguments = _arguments()
    with TemporaryDirectory(prefix="komek-bench-") as folder:
        result = asyncio.run(_run(arguments, Path(folder)))
    print(table(result))
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n")
    missed = goals_missed(result)
    for line in missed:
        print(f"missed: {line}", file=sys.stderr)
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--people", type=int, default=40, help="who write at once, each waits for the answer")
    parser.add_argument(
        "--rounds", type=int, default=5, help="rounds in which the bots take turns; medians are told"
    )
    parser.add_argument("--seconds", type=float, default=4, help="length of one bot's turn in a round")
    parser.add_argument("--storages", nargs="*", choices=STORAGES, default=list(STORAGES), help="of our bot")
    parser.add_argument("--json", type=Path, help="write the result to this file too")
    return parser.parse_args()


async def _run(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    telegram = Telegram()
    async with AsyncExitStack() as stack:
        api_url = await stack.enter_async_context(telegram.listening())
        bots = [await stack.enter_async_context(echo_bot(telegram, api_url, arguments.people, folder))]
        for name in arguments.storages:
            if (storage := _storage(name, folder, stack)) is None:
                continue
            bot = our_bot(name, storage, telegram, api_url, arguments.people, folder)
            bots.append(await stack.enter_async_context(bot))
        rounds = await _rounds(bots, arguments.rounds, arguments.seconds)
        return report(bots, rounds, people=arguments.people, seconds=arguments.seconds)


def _storage(name: str, folder: Path, stack: AsyncExitStack) -> str | None:
    if name == "memory":
        return "memory://"
    if name == "sqlite":
        return f"sqlite:///{folder}/bot.db"
    try:
        return stack.enter_context(redis_server())
    except MissingProgramError as missing:
        print(f"left out: {missing}", file=sys.stderr)
        return None


async def _rounds(bots: list[Running], rounds: int, seconds: float) -> dict[str, list[Round]]:
    # The generator's own collections would show up as the bots' slowest answers.
    gc.collect()
    gc.freeze()
    gc.disable()
    for bot in bots:
        await measure(bot, min(seconds, 2))  # a warm-up: caches filled, everybody past the greeting
    measured: dict[str, list[Round]] = {bot.name: [] for bot in bots}
    for number in range(rounds):
        for bot in bots:
            one = await measure(bot, seconds)
            measured[bot.name].append(one)
            for lacking in one.unanswered:
                print(f"{bot.name}: {lacking}", file=sys.stderr)
            gc.collect()
        speeds = ", ".join(f"{name} {one[number].updates_per_second:.0f}" for name, one in measured.items())
        print(f"round {number + 1}/{rounds}, updates per second: {speeds}", file=sys.stderr)
    return measured


if __name__ == "__main__":
    sys.exit(main())
