"""A copy of what staff edit, and small catalogues written out in full."""

import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from bot.content.catalogue import Language
from bot.messages.book import Book
from bot.messages.command import main
from tests.conftest import ROOT

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
Shelf = Callable[..., Book]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Makes a book of one catalogue, `messages.po`, of the entries given."""

    def make(*entries: str, language: Language = "kk") -> Book:
        path = tmp_path / "locales" / language / "messages.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join((HEAD, *entries)), encoding="utf-8")
        return Book(path.parent, language, [(path, entry) for entry in polib.pofile(str(path))])

    return make


class Office:
    """A folder with dialogs and locales, edited as a person would, and the command."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys
        self.complaints = ""

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def locales(self) -> dict[str, bytes]:
        return {
            path.name: path.read_bytes()
            for path in sorted((self.root / "locales").rglob("*"))
            if path.is_file()
        }

    def messages(self, *arguments: str | Path) -> tuple[int, list[str]]:
        """The exit status and the lines of `python -m bot messages …`."""
        status = main([str(argument) for argument in arguments], self.root)
        said = self._capsys.readouterr()
        self.complaints = said.err
        return status, said.out.splitlines()


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    for folder in ("dialogs", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Office(tmp_path, capsys)
