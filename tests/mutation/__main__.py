"""`python -m tests.mutation`: makes faults on a copy of the project, and tells which nothing notices."""

import argparse
import asyncio
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.mutation import code, dialogs, figures
from tests.mutation.mutant import Mutant
from tests.mutation.trying import chosen, copied, sound, try_all

ROOT = Path(__file__).resolve().parents[2]
ENOUGH = 0.95


def main() -> int:
    """Exit status: 0 when at least 95 % are noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--mutants", type=int, default=200, help="how many faults (200)")
    parser.add_argument("--seed", type=int, default=0, help="which ones (0)")
    parser.add_argument("--at-once", type=int, choices=(1, 2), default=2, help="how many at a time (2)")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    parser.add_argument("--list", action="store_true", help="only show the faults")
    options = parser.parse_args()
    known = (*dialogs.mutants(ROOT), *code.mutants(ROOT), *figures.mutants(ROOT))
    mutants = chosen([one for one in known if options.kind in one.kind], options.mutants, options.seed)
    if options.list:
        for mutant in mutants:
            print(f"{mutant.diff()}\n")
        return 0
    return asyncio.run(_try(mutants, options.at_once))


async def _try(mutants: list[Mutant], at_once: int) -> int:
    noticed: Counter[str] = Counter()
    missed: list[Mutant] = []

    def tell(mutant: Mutant, by: str | None) -> None:
        noticed.update([by] if by else [])
        missed.extend([] if by else [mutant])
        done = noticed.total() + len(missed)
        print(f"{done:>4}/{len(mutants)}  {by or 'NOT NOTICED':<28} {mutant.kind}: {mutant.path}", flush=True)

    with TemporaryDirectory() as folder:
        trees = [copied(ROOT, Path(folder, str(number))) for number in range(at_once)]
        checks, broken = await sound(trees[0])
        for name, by in broken.items():
            print(f"{name}: {by} fails without any fault; the whole is left out", file=sys.stderr)
        await try_all(mutants, trees, checks, tell)
    for mutant in missed:
        print(f"\nnot noticed: {mutant.kind}\n{mutant.diff()}")
    print()
    for name, number in noticed.most_common():
        print(f"{number:>4}  {name}")
    share = noticed.total() / len(mutants) if mutants else 1.0
    print(f"{noticed.total()} of {len(mutants)} noticed, {share:.1%}")
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
