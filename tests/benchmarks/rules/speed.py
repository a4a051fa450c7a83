"""How quick: the commands in a process of their own, as another channel uses them."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from statistics import median
from typing import Any

from rules import BadSituation, next_questions, parse_situation
from tests.benchmarks.rules.population import household


@dataclass(frozen=True)
class Lines:
    """`assess --lines`: per second of its processor time, start-up included; most memory, in MB."""

    per_second: float
    megabytes: float


def situations(count: int, known: float, on: date, seed: int = 7) -> Iterator[str]:
    """Households as JSON, each fact with the chance `known`."""
    dice = Random(seed)
    made = 0
    while made < count:
        facts = {name: value for name, value in household(dice, on).items() if dice.random() < known}
        try:
            parse_situation(facts)
        except BadSituation:  # what was left out contradicts what was not
            continue
        made += 1
        yield json.dumps(facts)


def on_the_way(count: int, on: date, seed: int = 7) -> Iterator[str]:
    """Situations as they are in the middle of interviews, shuffled: the first answers of a household, in the
    order in which the rules ask for them."""
    dice = Random(seed)
    made: list[str] = []
    while len(made) < count:
        answers, known = household(dice, on), dict[str, Any]()
        made.append("{}")
        while questions := next_questions(parse_situation(known), on):
            fact = questions[0].fact
            known[fact] = answers.get(fact, "unknown")
            made.append(json.dumps(known))
    dice.shuffle(made)
    yield from made[:count]


def lines(sent: Iterable[str], on: date) -> Lines:
    """Measures `assess --lines` over these situations."""
    read = list(sent)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "rules", "assess", "--lines", "--on", on.isoformat()]
    subprocess.run(command, input="\n".join(read).encode(), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Lines(len(read) / seconds, after.ru_maxrss / 1024)


def import_milliseconds(times: int = 11) -> float:
    """Median of `import rules` in a fresh process."""
    code = "import time; t = time.perf_counter(); import rules; print(time.perf_counter() - t)"
    took = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)
        for _ in range(times)
    ]
    return median(took) * 1000


def machine() -> str:
    return f"Python {sys.version.split()[0]}, {os.cpu_count()} cores"
