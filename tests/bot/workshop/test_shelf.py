"""What is saved is taken in within a moment; what is broken is told, and the last good content stays."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.content import Content
from bot.workshop.shelf import Shelf
from tests.bot.workshop.conftest import TODAY


@pytest.fixture
async def shelf(root: Path) -> AsyncIterator[Shelf]:
    shelf = Shelf(root, lambda: TODAY)
    task = asyncio.create_task(shelf.run())
    await until(shelf, lambda: shelf.content)
    yield shelf
    task.cancel()


async def until(shelf: Shelf, condition: Callable[[], object]) -> None:
    changed = asyncio.Event()
    forget = shelf.watch(changed.set)
    async with asyncio.timeout(20):
        while not condition():
            await changed.wait()
            changed.clear()
    forget()


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def good(shelf: Shelf) -> Content:
    assert shelf.content is not None
    return shelf.content


async def test_a_save_is_taken_in(shelf: Shelf, root: Path) -> None:
    await until(shelf, lambda: not shelf.checking)
    assert shelf.report.findings == ()
    assert shelf.sources["ru", "question.child_birth_date.text"].startswith("dialogs/questions/child.yaml:")
    stamp = shelf.stamp
    replace(root / "locales/kk/questions.po", "Кенже балаңыз", "Кіші балаңыз")
    await until(shelf, lambda: shelf.stamp > stamp)
    assert "Кіші балаңыз" in str(good(shelf).words("kk", "question.child_birth_date.text"))


async def test_russian_that_runs_ahead_is_shown_and_told(shelf: Shelf, root: Path) -> None:
    before = good(shelf)
    kazakh = before.words("kk", "question.region.text")
    replace(
        root / "dialogs/questions/person.yaml",
        f"text: {before.words('ru', 'question.region.text')}",
        "text: Где вы живёте?",
    )
    await until(shelf, lambda: shelf.content is not before)
    assert good(shelf).words("ru", "question.region.text") == "Где вы живёте?"
    assert good(shelf).words("kk", "question.region.text") == kazakh
    await until(shelf, lambda: not shelf.checking)
    assert [(str(one.path), one.code) for one in shelf.report.findings] == [
        ("locales/kk/questions.po", "outdated")
    ]


async def test_what_is_broken_is_told_with_its_line_until_it_is_mended(shelf: Shelf, root: Path) -> None:
    path = root / "dialogs/questions/person.yaml"
    before, text = good(shelf), path.read_text(encoding="utf-8")
    replace(path, "    kind:", "    kinds:")
    await until(shelf, lambda: shelf.trouble)
    assert (str(shelf.trouble[0].path), shelf.trouble[0].line > 1) == ("dialogs/questions/person.yaml", True)
    assert good(shelf) is before
    path.write_text(text, encoding="utf-8")
    await until(shelf, lambda: not shelf.trouble)
    assert good(shelf) is not before


async def test_a_template_that_fails_when_it_is_rendered_is_told(shelf: Shelf, root: Path) -> None:
    before = good(shelf)
    replace(root / "dialogs/screens/menu.html.j2", "\n", "\n{{ nothing.there }}\n")
    await until(shelf, lambda: shelf.trouble)
    assert str(shelf.trouble[0].path) == "dialogs/screens/menu.html.j2"
    assert shelf.trouble[0].line == 2
    assert good(shelf) is before


async def test_figures_are_taken_in_too(shelf: Shelf, root: Path) -> None:
    before = good(shelf)
    path = next((root / "rules/parameters").rglob("mrp.yaml"))
    replace(path, "value: 4325", "value: 4326")
    await until(shelf, lambda: shelf.content is not before)
    assert good(shelf).figures is not before.figures
