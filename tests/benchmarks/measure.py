"""One bot under load for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.bots import Running
from tests.benchmarks.people import Person, Turn


@dataclass(frozen=True, slots=True)
class Round:
    """What a bot did in one round. Times are in milliseconds."""

    updates_per_second: float
    p50: float
    p95: float
    p99: float
    processor: float
    """Milliseconds of processor time for an update: what is left when other programs disturb the clock."""
    form_steps: float
    """Share of the updates that are presses on a question's own buttons; 0 for the echo bot."""
    unanswered: list[str]
    """For each update that was not answered as it should, what was lacking."""


async def measure(bot: Running, seconds: float) -> Round:
    """Let all people write at once, each the next update when the last is answered."""
    used = bot.processor_seconds()
    until = time.perf_counter() + seconds
    turns = [
        turn for own in await asyncio.gather(*(_write(one, until) for one in bot.people)) for turn in own
    ]
    moved = [turn for turn in turns if turn.moved and not turn.lacking]
    steps = [turn for turn in moved if turn.form_step]
    times = sorted(turn.seconds * 1_000 for turn in steps or moved)
    return Round(
        updates_per_second=sum(turn.ended <= until for turn in moved) / seconds,
        p50=_percentile(times, 50),
        p95=_percentile(times, 95),
        p99=_percentile(times, 99),
        processor=(bot.processor_seconds() - used) * 1_000 / len(turns),
        form_steps=len(steps) / len(turns),
        unanswered=[turn.lacking for turn in turns if turn.lacking],
    )


async def _write(person: Person, until: float) -> list[Turn]:
    turns = []
    while time.perf_counter() < until:
        turns.append(await person.turn())
    return turns


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """The smallest value that `percent` of all values do not exceed; not a number when there is none."""
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else float("nan")
