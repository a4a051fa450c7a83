"""The measured rounds as a table for people, as JSON for machines, and against the goals."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from statistics import median
from typing import Any

from tests.benchmarks.bots import Running
from tests.benchmarks.measure import Round

SPEED, TAIL, MEMORY, FIRST_ANSWER = 0.8, 1.0, 200, 3.0
"""Goals: updates per second and 99th percentile beside the echo, resident MB, seconds to the first answer."""

_MEASURES = ("updates_per_second", "p50", "p95", "p99", "processor", "form_steps")
_COLUMNS = {
    "updates/s": (11, ".0f", "updates_per_second"),
    "of echo": (9, ".2f", "speed_of_echo"),
    "p50 ms": (9, ".1f", "p50"),
    "p95 ms": (9, ".1f", "p95"),
    "p99 ms": (9, ".1f", "p99"),
    "of echo's": (11, ".2f", "p99_of_echo"),
    "CPU ms": (9, ".2f", "processor"),
    "form steps": (12, ".0%", "form_steps"),
    "lost": (7, "d", "unanswered"),
    "MB": (6, ".0f", "megabytes"),
    "start s": (10, ".2f", "first_answer"),
}


def report(
    bots: Sequence[Running], rounds: Mapping[str, Sequence[Round]], *, people: int, seconds: float
) -> dict[str, Any]:
    """Medians of the rounds for each bot, and the rounds. The first bot is the one to compare with."""
    echo = rounds[bots[0].name]
    return {
        "people": people,
        "seconds": seconds,
        "python": platform.python_version(),
        "aiogram": version("aiogram"),
        "bots": [
            {
                "name": bot.name,
                **{key: median(getattr(one, key) for one in rounds[bot.name]) for key in _MEASURES},
                "unanswered": sum(len(one.unanswered) for one in rounds[bot.name]),
                "speed_of_echo": _beside(rounds[bot.name], echo, "updates_per_second"),
                "p99_of_echo": _beside(rounds[bot.name], echo, "p99"),
                "megabytes": bot.resident_megabytes(),
                "first_answer": bot.first_answer,
                "rounds": [asdict(one) for one in rounds[bot.name]],
            }
            for bot in bots
        ],
    }


def _beside(ours: Sequence[Round], echo: Sequence[Round], key: str) -> float:
    # Round by round, so that what else the machine does meanwhile weighs on both alike.
    return float(
        median(getattr(one, key) / getattr(other, key) for one, other in zip(ours, echo, strict=True))
    )


def table(result: Mapping[str, Any]) -> str:
    """The result for a terminal."""
    head = (
        f"{result['people']} people at once, medians of {len(result['bots'][0]['rounds'])} rounds of "
        f"{result['seconds']:g} s; Python {result['python']}, aiogram {result['aiogram']}"
    )
    columns = [
        "bot".ljust(8) + "".join(name.rjust(width) for name, (width, *_) in _COLUMNS.items()),
        *(
            bot["name"].ljust(8)
            + "".join(f"{bot[key]:{width}{form}}" for width, form, key in _COLUMNS.values())
            for bot in result["bots"]
        ),
    ]
    return "\n".join((head, "", *columns))


def goals_missed(result: Mapping[str, Any]) -> list[str]:
    """One line for each goal that our bot does not reach; empty when all is well."""
    missed = []
    for bot in result["bots"][1:]:
        for key, reached, goal in (
            ("updates per second of the echo's", bot["speed_of_echo"], f"at least {SPEED}"),
            ("99th percentile of the echo's", bot["p99_of_echo"], f"at most {TAIL}"),
            ("resident megabytes", bot["megabytes"], f"at most {MEMORY}"),
            ("seconds to the first answer", bot["first_answer"], f"at most {FIRST_ANSWER}"),
            ("updates left unanswered", bot["unanswered"], "at most 0"),
        ):
            limit = float(goal.split()[-1])
            if not (reached >= limit if goal.startswith("at least") else reached <= limit):
                missed.append(f"{bot['name']}: {key} {reached:.2f}, goal {goal}")
    return missed
