"""A saved file is told, whatever has happened to the folders before."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.content.watching import FOLDERS, saved
from tests.conftest import ROOT

PATIENCE = 5.0


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@asynccontextmanager
async def watched(root: Path) -> AsyncIterator[list[frozenset[Path]]]:
    """What is told of what happens meanwhile."""
    told: list[frozenset[Path]] = []

    async def listen() -> None:
        async for files in saved(root):
            told.append(files)  # noqa: PERF401 - each one as it comes

    listening = asyncio.create_task(listen())
    await asyncio.sleep(0.4)  # the watching begins
    try:
        yield told
        assert not listening.done()
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def eventually(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not happened():  # noqa: ASYNC110 - nobody announces it
            await asyncio.sleep(0.02)


def save(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


async def test_a_saved_file_is_told(root: Path) -> None:
    path = root / "dialogs" / "messages.yaml"
    async with watched(root) as told:
        save(path)
        await eventually(lambda: frozenset((path,)) in told)


async def test_after_a_folder_was_taken_away_and_put_back_its_files_are_told_as_before(root: Path) -> None:
    path = root / "dialogs" / "questions" / "child.yaml"
    async with watched(root) as told:
        shutil.rmtree(root / "dialogs")
        await eventually(lambda: bool(told))
        shutil.copytree(ROOT / "dialogs", root / "dialogs")
        await asyncio.sleep(1)
        told.clear()
        save(path)
        await eventually(lambda: frozenset((path,)) in told)


async def test_a_folder_that_comes_back_is_told(root: Path) -> None:
    shutil.move(root / "locales", root / "aside")
    async with watched(root) as told:
        assert not told
        shutil.move(root / "aside", root / "locales")
        await eventually(lambda: bool(told))
        path = root / "locales" / "kk" / "messages.po"
        await asyncio.sleep(1)
        save(path)
        await eventually(lambda: frozenset((path,)) in told)
