"""A file is written back as it stands, but for the entries that changed."""

from pathlib import Path

import polib
import pytest

from bot.content.catalogue import LANGUAGES, Language
from bot.messages.catalogue import Catalogue
from tests.bot.messages.conftest import HEAD
from tests.conftest import ROOT

DELIVERED = sorted((ROOT / "locales").glob("*/*.po"))
WRAPPED = (
    'msgctxt "message.long"\nmsgid ""\n"Строка, которую редактор "\n"перенёс по-своему."\nmsgstr ""\n'
    '"Редактор өзінше "\n"бөлген жол."\n'
)
BACK = 'msgctxt "message.back"\nmsgid "Назад"\nmsgstr "Артқа"\n'


def catalogue(path: Path, text: str, newline: str = "\n") -> Catalogue:
    path.write_text(text, encoding="utf-8", newline=newline)
    return Catalogue.read(path, "kk", list(polib.pofile(str(path))))


@pytest.mark.parametrize("path", DELIVERED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_delivered_keeps_every_other_letter(path: Path) -> None:
    read = Catalogue.read(path, "kk", list(polib.pofile(str(path))))
    before = path.read_text(encoding="utf-8")
    assert read.text == before

    first = read.entries[0]
    old, first.forms = str(first), tuple("Басқа" for _ in first.forms)
    assert read.text == before.replace(old, str(first), 1) != before


def test_an_editor_wraps_lines_its_own_way(tmp_path: Path) -> None:
    read = catalogue(tmp_path / "x.po", f"{HEAD}\n{WRAPPED}\n{BACK}")
    read.entries[1].forms = ("Кері",)
    assert read.text == f"{HEAD}\n{WRAPPED}\n{BACK.replace('Артқа', 'Кері')}"


def test_ends_of_lines_stay(tmp_path: Path) -> None:
    read = catalogue(tmp_path / "x.po", f"{HEAD}\n{WRAPPED}\n{BACK}", newline="\r\n")
    read.entries[1].forms = ("Кері",)
    assert read.text == f"{HEAD}\n{WRAPPED}\n{BACK.replace('Артқа', 'Кері')}".replace("\n", "\r\n")


def test_entries_know_the_lines_at_which_they_will_stand(tmp_path: Path) -> None:
    read = catalogue(tmp_path / "x.po", f"{HEAD}\n{WRAPPED}\n{BACK}")
    read.entries[0].doubt()
    lines = read.text.splitlines()
    assert [lines[line - 1] for line, _ in read.numbered()] == ["#, fuzzy", 'msgctxt "message.back"']


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_file_begins_as_those_that_are_delivered(language: Language) -> None:
    path = ROOT / "locales" / language / "messages.po"
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    assert Catalogue.new(path, language).head == head
