"""Faults tried on copies of the project, one at a time on each."""

import asyncio
import itertools
import os
import random
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.mutation.checks import Check, checks, noticed_by
from tests.mutation.mutant import Mutant

_PARTS = ("rules", "bot", "dialogs", "locales", "tests", "docs", "pyproject.toml", "README.md", "Makefile")
_stamps = itertools.count(int(time.time()) + 10)


def chosen(mutants: Iterable[Mutant], number: int, seed: int) -> list[Mutant]:
    """So many, of every kind in turn, the same for a seed."""
    chance = random.Random(seed)
    kinds: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        if mutant.changed != mutant.text:
            kinds[f"{mutant.area} {mutant.kind}"].append(mutant)
    for each in kinds.values():
        chance.shuffle(each)
    rounds = itertools.zip_longest(*kinds.values())
    return [one for each in rounds for one in each if one is not None][:number]


def copied(root: Path, folder: Path) -> Path:
    """The project without what is made of it."""
    for part in _PARTS:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        elif source.is_file():
            shutil.copy2(source, folder / part)
    return folder


async def sound(tree: Path) -> tuple[list[Check], dict[str, str]]:
    """The checks that pass where nothing is wrong; and those that do not, with what fails: they could notice
    nothing."""
    good: list[Check] = []
    bad: dict[str, str] = {}
    for check in checks(tree):
        if by := await noticed_by(check, tree):
            bad[check.name] = by
        else:
            good.append(check)
    return good, bad


async def try_all(
    mutants: Sequence[Mutant],
    trees: Sequence[Path],
    known: Sequence[Check],
    tell: Callable[[Mutant, str | None], None],
) -> None:
    """`tell` hears of each what noticed it, None when nothing did."""
    waiting = list(reversed(mutants))

    async def work(tree: Path) -> None:
        while waiting:
            mutant = waiting.pop()
            with _made(mutant, tree):
                noticed = None
                for check in known:
                    if mutant.area in check.areas and (noticed := await noticed_by(check, tree)):
                        break
            tell(mutant, noticed)

    await asyncio.gather(*map(work, trees))


@contextmanager
def _made(mutant: Mutant, tree: Path) -> Iterator[None]:
    path = tree / mutant.path
    _write(path, mutant.changed)
    try:
        yield
    finally:
        _write(path, mutant.text)


def _write(path: Path, text: str) -> None:
    """Python compares whole seconds and the size to see whether what it compiled is old."""
    path.write_text(text, encoding="utf-8")
    stamp = next(_stamps)
    os.utime(path, (stamp, stamp))
