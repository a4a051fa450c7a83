"""Staff change files while people are served."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from bot.content import Content, Shelf, folders, load
from bot.telegram.metrics import Metrics, PrometheusMetrics
from bot.telegram.reloading import Reloading
from tests.bot.telegram.conftest import eventually

ROOT = Path(__file__).resolve().parents[3]
MENU = "  button.menu: Меню\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of what staff edit."""
    for name in ("dialogs", "locales", "rules/parameters"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def loaded(root: Path) -> Content:
    return load(*folders(root))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rename_menu(root: Path, russian: str = "Главное", kazakh: str = "Басты") -> None:
    edit(root / "dialogs/messages.yaml", MENU, MENU.replace("Меню", russian))
    key = 'msgctxt "message.button.menu"\n'
    new = f'{key}msgid "{russian}"\nmsgstr "{kazakh}"'
    edit(root / "locales/kk/messages.po", f'{key}msgid "Меню"\nmsgstr "Мәзір"', new)


class Bench:
    """A shelf, and what reloads it."""

    def __init__(self, root: Path, metrics: Metrics | None = None) -> None:
        self.shelf = Shelf(loaded(root))
        self.swapped: list[str] = []
        self.findings: list[str] = []
        self.meanwhile: list[Callable[[], None]] = []
        self.reloading = Reloading(
            root,
            self.shelf,
            today=lambda: date(2026, 11, 23),
            metrics=metrics or Metrics(),
            swapped=lambda content: self.swapped.append(content.version),
            examine=self.examine,
        )

    async def examine(self) -> list[str]:
        if self.meanwhile:
            self.meanwhile.pop(0)()
        return self.findings

    @property
    def menu(self) -> str:
        return str(self.shelf.content.text("ru", "button.menu"))


@asynccontextmanager
async def running(bench: Bench, *, watch: bool) -> AsyncIterator[None]:
    task = asyncio.create_task(bench.reloading.run(watch=watch))
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_good_change_is_shown_whole(root: Path) -> None:
    bench = Bench(root)
    rename_menu(root)
    await bench.reloading.reload()
    assert bench.menu == "Главное"
    assert str(bench.shelf.content.text("kk", "button.menu")) == "Басты"
    assert bench.swapped == [bench.shelf.content.version]


async def test_what_cannot_be_loaded_leaves_the_last_good_content(root: Path) -> None:
    bench = Bench(root)
    edit(root / "dialogs/messages.yaml", MENU, "  button.menu: [Меню\n")
    await bench.reloading.reload()
    assert bench.menu == "Меню"
    (finding,) = bench.shelf.refused
    assert "dialogs/messages.yaml:" in finding
    assert "yaml: broken YAML" in finding


async def test_what_the_check_finds_fault_with_leaves_the_last_good_content(root: Path) -> None:
    bench = Bench(root)
    rename_menu(root)
    bench.findings = ["dialogs/messages.yaml:1: spelling: «Главное»"]
    await bench.reloading.reload()
    assert bench.menu == "Меню"
    assert list(bench.shelf.refused) == bench.findings
    bench.findings = []
    await bench.reloading.reload()
    assert bench.menu == "Главное"
    assert not bench.shelf.refused


async def test_a_change_that_is_taken_back_leaves_nothing_behind(root: Path) -> None:
    bench = Bench(root)
    edit(root / "dialogs/messages.yaml", MENU, "  button.menu: [Меню\n")
    await bench.reloading.reload()
    assert bench.shelf.refused
    edit(root / "dialogs/messages.yaml", "  button.menu: [Меню\n", MENU)
    await bench.reloading.reload()
    assert not bench.shelf.refused
    assert bench.swapped == []


async def test_files_that_change_while_they_are_checked_are_looked_at_again(root: Path) -> None:
    bench = Bench(root)
    rename_menu(root)
    bench.meanwhile = [lambda: edit(root / "dialogs/messages.yaml", "Главное", "Начало")]
    await bench.reloading.reload()
    assert bench.menu == "Меню"
    assert "the Russian has changed to 'Начало'" in bench.shelf.refused[0]


async def test_a_file_that_is_gone_is_no_catastrophe(root: Path) -> None:
    bench = Bench(root)
    shutil.rmtree(root / "dialogs")
    await bench.reloading.reload()
    assert bench.menu == "Меню"
    assert bench.shelf.refused


async def test_figures_are_taken_too(root: Path) -> None:
    bench = Bench(root)
    before = bench.shelf.content.figures
    rename_menu(root)
    await bench.reloading.reload()
    assert bench.shelf.content.figures is before
    edit(root / "rules/parameters/mrp.yaml", "value: 4325", "value: 4326")
    await bench.reloading.reload()
    row = bench.shelf.content.figures["mrp"].on(date(2026, 11, 23))
    assert row is not None
    assert row.value == 4326


async def test_a_file_is_taken_when_it_is_saved(root: Path) -> None:
    bench = Bench(root)
    async with running(bench, watch=True):
        await asyncio.sleep(0.3)  # the watching begins
        rename_menu(root)
        await eventually(lambda: bench.menu == "Главное")


async def test_without_watching_a_file_is_taken_when_it_is_asked(root: Path) -> None:
    bench = Bench(root)
    async with running(bench, watch=False):
        rename_menu(root)
        await asyncio.sleep(0.5)
        assert bench.menu == "Меню"
        bench.reloading.ask()
        await eventually(lambda: bench.menu == "Главное")


async def test_an_operator_sees_which_content_is_shown_and_that_a_later_one_is_not(root: Path) -> None:
    metrics = PrometheusMetrics()
    bench = Bench(root, metrics)
    shown = f'komek_content{{version="{bench.shelf.content.version}"}} 1.0'
    assert shown in metrics.text().decode()
    assert "komek_content_good 1.0" in metrics.text().decode()
    edit(root / "dialogs/messages.yaml", MENU, "  button.menu: [Меню\n")
    await bench.reloading.reload()
    assert shown in metrics.text().decode()
    assert "komek_content_good 0.0" in metrics.text().decode()
