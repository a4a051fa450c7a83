"""What is saved is taken in within a moment; what is broken is told, and the last good content stays."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.content import Content
from bot.workshop.desk import Desk
from tests.bot.workshop.conftest import TODAY


@pytest.fixture
async def desk(root: Path) -> AsyncIterator[Desk]:
    desk = Desk(root, lambda: TODAY)
    task = asyncio.create_task(desk.run())
    await until(desk, lambda: desk.content)
    yield desk
    task.cancel()


async def until(desk: Desk, condition: Callable[[], object]) -> None:
    changed = asyncio.Event()
    forget = desk.watch(changed.set)
    async with asyncio.timeout(20):
        while not condition():
            await changed.wait()
            changed.clear()
    forget()


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def good(desk: Desk) -> Content:
    assert desk.content is not None
    return desk.content


async def test_a_save_is_taken_in(desk: Desk, root: Path) -> None:
    await until(desk, lambda: not desk.checking)
    assert desk.report.findings == ()
    assert desk.sources["ru", "question.child_birth_date.text"].startswith("dialogs/questions/child.yaml:")
    stamp = desk.stamp
    replace(root / "locales/kk/questions.po", "Кенже балаңыз", "Кіші балаңыз")
    await until(desk, lambda: desk.stamp > stamp)
    assert "Кіші балаңыз" in str(good(desk).words("kk", "question.child_birth_date.text"))


async def test_russian_that_runs_ahead_is_shown_and_told(desk: Desk, root: Path) -> None:
    before = good(desk)
    kazakh = before.words("kk", "question.region.text")
    replace(
        root / "dialogs/questions/person.yaml",
        f"text: {before.words('ru', 'question.region.text')}",
        "text: Где вы живёте?",
    )
    await until(desk, lambda: desk.content is not before)
    assert good(desk).words("ru", "question.region.text") == "Где вы живёте?"
    assert good(desk).words("kk", "question.region.text") == kazakh
    await until(desk, lambda: not desk.checking)
    assert [(str(one.path), one.code) for one in desk.report.findings] == [
        ("locales/kk/questions.po", "outdated")
    ]


async def test_what_is_broken_is_told_with_its_line_until_it_is_mended(desk: Desk, root: Path) -> None:
    path = root / "dialogs/questions/person.yaml"
    before, text = good(desk), path.read_text(encoding="utf-8")
    replace(path, "    kind:", "    kinds:")
    await until(desk, lambda: desk.trouble)
    assert (str(desk.trouble[0].path), desk.trouble[0].line > 1) == ("dialogs/questions/person.yaml", True)
    assert good(desk) is before
    path.write_text(text, encoding="utf-8")
    await until(desk, lambda: not desk.trouble)
    assert good(desk) is not before


async def test_a_template_that_fails_when_it_is_rendered_is_told(desk: Desk, root: Path) -> None:
    before = good(desk)
    replace(root / "dialogs/screens/menu.html.j2", "\n", "\n{{ nothing.there }}\n")
    await until(desk, lambda: desk.trouble)
    assert str(desk.trouble[0].path) == "dialogs/screens/menu.html.j2"
    assert desk.trouble[0].line == 2
    assert good(desk) is before


async def test_figures_are_taken_in_too(desk: Desk, root: Path) -> None:
    before = good(desk)
    path = next((root / "rules/parameters").rglob("mrp.yaml"))
    replace(path, "value: 4325", "value: 4326")
    await until(desk, lambda: desk.content is not before)
    assert good(desk).figures is not before.figures
