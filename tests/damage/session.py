"""Damage after damage, and what became of each."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT
from tests.damage.edits import Vandal
from tests.damage.serving import serving

COPIED = ("bot", "rules", "dialogs", "locales")


def copied(to: Path) -> Path:
    """A copy of the program and of what staff edit, to be damaged."""
    for name in COPIED:
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    return to


async def damage(root: Path, edits: int, seed: int, tell: Callable[[str], object]) -> dict[str, int]:
    """So many edits while two people go on; how many were shown, and how many refused."""
    vandal = Vandal(root, ROOT, seed)
    outcomes = {"shown": 0, "refused": 0, "without effect": 0}
    async with serving(root, seed) as scene:
        for number in range(edits):
            said = vandal.strike()
            before = scene.shelf.content.version
            reloading = asyncio.create_task(scene.reloading.reload())
            await scene.live(2)
            await reloading
            await scene.live(1)
            if scene.shelf.refused:
                outcome = "refused"
                assert scene.shelf.content.version == before
            else:
                outcome = "without effect" if scene.shelf.content.version == before else "shown"
            outcomes[outcome] += 1
            tell(f"{number + 1:4} {outcome:14} {said} {' '.join(scene.shelf.refused[:1])}")
        vandal.repair()
        await scene.reloading.reload()
        assert not scene.shelf.refused
        await scene.live(2)
    return outcomes
