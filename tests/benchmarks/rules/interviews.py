"""How many questions until everything is certain: derived, in a fixed order, and asking everything."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from statistics import mean
from typing import Any

from rules import FACTS, PROGRAMMES, assess, next_questions, parse_situation
from tests.benchmarks.rules.population import Facts, household

Order = Callable[[Facts, Sequence[str]], str]


@dataclass
class Tally:
    """Questions asked of households that are entitled to something they were asked about, and of others."""

    likely: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)

    def add(self, questions: int, *, is_likely: bool) -> None:
        (self.likely if is_likely else self.others).append(questions)

    def told(self) -> tuple[float, float, float]:
        """Mean of all, of the entitled, of the others; 0 where there are none."""
        return tuple(
            mean(some) if some else 0.0 for some in (self.likely + self.others, self.likely, self.others)
        )  # type: ignore[return-value]


@dataclass
class Interviews:
    """`derived`: what `next` says. `fixed`: in the order of the vocabulary, until nothing can change.
    `everything`: all facts that the programmes read. `seconds`: of each `next`."""

    derived: Tally = field(default_factory=Tally)
    fixed: Tally = field(default_factory=Tally)
    everything: Tally = field(default_factory=Tally)
    seconds: list[float] = field(default_factory=list)


def interviews(scope: Sequence[str], households: int, on: date, seed: int = 1) -> Interviews:
    """Interviews with seeded households about the programmes of `scope`."""
    found = Interviews()
    dice = Random(seed)
    read = [fact for fact in FACTS if any(fact in PROGRAMMES[name].facts() for name in scope)]
    for _ in range(households):
        answers = household(dice, on)
        result = assess(parse_situation(answers), on, scope)
        is_likely = any(programme.verdict == "likely" for programme in result.programmes)
        found.everything.add(len(read), is_likely=is_likely)
        found.derived.add(_ask(answers, scope, on, found.seconds), is_likely=is_likely)
        found.fixed.add(_ask_in_order(answers, scope, on, read), is_likely=is_likely)
    return found


def _ask(answers: Facts, scope: Sequence[str], on: date, seconds: list[float]) -> int:
    known: dict[str, Any] = {}
    while True:
        situation = parse_situation(known)
        began = time.perf_counter()
        questions = next_questions(situation, on, scope)
        seconds.append(time.perf_counter() - began)
        if not questions:
            return len(known)
        fact = questions[0].fact
        known[fact] = answers.get(fact, "unknown")


def _ask_in_order(answers: Facts, scope: Sequence[str], on: date, order: Sequence[str]) -> int:
    known: dict[str, Any] = {}
    for asked, fact in enumerate(order):
        if not next_questions(parse_situation(known), on, scope):
            return asked
        if fact in answers:
            known[fact] = answers[fact]
    return len(order)
