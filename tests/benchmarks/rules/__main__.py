"""`python -m tests.benchmarks.rules`: measures, prints, exits with 1 when a goal is missed."""

import argparse
import sys
from datetime import date
from pathlib import Path
from statistics import mean, quantiles

from rules import PROGRAMMES
from tests.benchmarks.rules.comparison import compare
from tests.benchmarks.rules.interviews import Interviews, interviews
from tests.benchmarks.rules.speed import import_milliseconds, lines, machine, on_the_way, situations

ON = date(2026, 11, 22)
PER_SECOND, NEXT_MILLISECONDS, IMPORT_MILLISECONDS = 5000, 0.5, 150


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.rules", description=__doc__)
    parser.add_argument("--households", type=int, default=20_000, help="that assess --lines is given")
    parser.add_argument("--interviews", type=int, default=300, help="with as many households")
    parser.add_argument("--peers", type=Path, help="an interpreter that has zen-engine and openfisca-core")
    options = parser.parse_args()
    print(machine())
    missed = [*_speed(options.households), *_questions(options.interviews)]
    if options.peers:
        _peers(options.peers)
    for line in missed:
        print(f"missed: {line}", file=sys.stderr)
    return 1 if missed else 0


def _speed(count: int) -> list[str]:
    missed = []
    print(f"\nassess --lines, all {len(PROGRAMMES)} programmes, {count} households, processor time")
    streams = {
        "everything known": situations(count, 1.0, ON),
        "in the middle of interviews": on_the_way(count, ON),
        "7 of 10 facts known, any": situations(count, 0.7, ON),
        "3 of 10 facts known, any": situations(count, 0.3, ON),
    }
    for who, sent in streams.items():
        found = lines(sent, ON)
        print(f"  {who:28} {found.per_second:8,.0f} a second  {found.megabytes:5.0f} MB")
        if found.per_second < PER_SECOND:
            missed.append(f"{who}: {found.per_second:.0f} assessments a second, the goal is {PER_SECOND}")
    took = import_milliseconds()
    print(f"\nimport rules           {took:8.0f} ms")
    if took > IMPORT_MILLISECONDS:
        missed.append(f"import takes {took:.0f} ms, the goal is {IMPORT_MILLISECONDS}")
    return missed


def _questions(count: int) -> list[str]:
    print(f"\nmean number of questions until everything is certain, {count} households")
    print(f"  {'':32} {'derived':>23} {'fixed order':>23} {'ask everything':>16}")
    print(f"  {'':32} {'all  likely  others':>23} {'all  likely  others':>23}")
    everything = interviews(list(PROGRAMMES), count, ON)
    _row("all programmes together", everything)
    for name in PROGRAMMES:
        _row(name, interviews([name], count, ON))
    took = [seconds * 1000 for seconds in everything.seconds]
    tail = quantiles(took, n=100)
    print(f"\nnext, all programmes   {mean(took):8.3f} ms mean, {tail[49]:.3f} median, {tail[98]:.3f} p99")
    if mean(took) > NEXT_MILLISECONDS:
        return [f"the next question takes {mean(took):.3f} ms, the goal is {NEXT_MILLISECONDS}"]
    return []


def _row(name: str, found: Interviews) -> None:
    derived, fixed = (
        "  ".join(f"{part:5.1f}" for part in tally.told()) for tally in (found.derived, found.fixed)
    )
    print(f"  {name:32} {derived:>23} {fixed:>23} {found.everything.told()[0]:16.0f}")


def _peers(python: Path) -> None:
    print("\nthree programmes, households about whom all is known, one after the other, processor time")
    ours, *others = compare(python, 2000, ON)
    for engine in (ours, *others):
        ratio = engine.microseconds / ours.microseconds
        print(f"  {engine.name:28} {engine.microseconds:8.1f} µs  × {ratio:5.2f}  {engine.remark}")


if __name__ == "__main__":
    sys.exit(main())
