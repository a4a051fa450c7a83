"""What a table may change, and what it is refused for."""

from pathlib import Path

import pytest

from bot.check.house import Text
from bot.messages import sheet
from bot.messages.book import Book
from bot.messages.sheet import Row
from bot.messages.taking import refused, take
from tests.bot.messages.conftest import Shelf

MENU = '#, fuzzy\n#| msgid "Меню"\nmsgctxt "message.menu"\nmsgid "Всё меню"\nmsgstr "Мәзір"\n'
HELLO = 'msgctxt "message.hello"\nmsgid "<b>{name}</b>"\nmsgstr "<b>{name}</b>"\n'
DAYS_KK = (
    'msgctxt "message.days"\nmsgid "{n} дней"\nmsgid_plural "{n} дней"\n'
    'msgstr[0] "{n} күн"\nmsgstr[1] "{n} күн"\n'
)
DAYS_RU = (
    'msgctxt "message.days"\nmsgid "{n} дней"\nmsgid_plural "{n} дней"\n'
    'msgstr[0] "{n} день"\nmsgstr[1] ""\nmsgstr[2] ""\n'
)
RUSSIAN = {"message.menu": "Всё меню", "message.hello": "<b>{name}</b>", "message.days": "{n} дней"}
SOURCES = {key: Text(key, "ru", words, Path("messages.yaml"), 5) for key, words in RUSSIAN.items()}


@pytest.fixture
def kk(shelf: Shelf) -> Book:
    return shelf(MENU, HELLO, DAYS_KK)


@pytest.fixture
def ru(shelf: Shelf) -> Book:
    return shelf(DAYS_RU, language="ru")


def row(kk: Book, ru: Book, key: str, **written: str) -> Row:
    """The row of a key as exported, and what was written into it since (`kazakh_one` for «kazakh one»)."""
    own = sheet.cells(kk.live[key], ru.live.get(key)) if key in kk.live else {}
    cells = {"key": key, "russian": RUSSIAN.get(key, ""), **own}
    return Row(2, cells | {name.replace("_", " "): words for name, words in written.items()})


@pytest.mark.parametrize(
    ("written", "kazakh", "fuzzy"),
    [
        ({}, "Мәзір", True),
        ({"kazakh": "Бүкіл мәзір"}, "Бүкіл мәзір", False),
        ({"state": "ready"}, "Мәзір", False),
        ({"kazakh": "Бүкіл мәзір", "state": "ready"}, "Бүкіл мәзір", False),
        ({"kazakh": ""}, "Мәзір", True),
        ({"version": ""}, "Мәзір", True),
    ],
)
def test_the_mark_goes_with_new_words_or_when_the_row_says_ready(
    kk: Book, ru: Book, written: dict[str, str], kazakh: str, fuzzy: bool
) -> None:
    rows = [row(kk, ru, "message.menu", **written)]
    assert list(refused(rows, Path("x.csv"), SOURCES, kk.live, ru.live)) == []
    assert take(rows, kk.live, ru.live) == ((kazakh, fuzzy) != ("Мәзір", True))
    entry = kk.live["message.menu"]
    assert (entry.forms, entry.po.fuzzy) == ((kazakh,), fuzzy)
    assert entry.po.previous_msgid == ("Меню" if fuzzy else None)


def test_a_row_can_set_the_mark(kk: Book, ru: Book) -> None:
    take([row(kk, ru, "message.hello", state="fuzzy")], kk.live, ru.live)
    assert kk.live["message.hello"].po.fuzzy


def test_forms_of_both_languages_are_taken_and_an_empty_cell_takes_nothing_away(kk: Book, ru: Book) -> None:
    written = {
        "kazakh_one": "",
        "kazakh_other": "{n} тәулік",
        "russian_few": "{n} дня",
        "russian_many": "{n} дней",
    }
    rows = [row(kk, ru, "message.days", **written)]
    assert list(refused(rows, Path("x.csv"), SOURCES, kk.live, ru.live)) == []
    assert take(rows, kk.live, ru.live) == 1
    assert kk.live["message.days"].forms == ("{n} күн", "{n} тәулік")
    assert ru.live["message.days"].forms == ("{n} день", "{n} дня", "{n} дней")


@pytest.mark.parametrize(
    ("key", "written", "says"),
    [
        ("message.men", {}, "key: no text has the key «message.men»; correct it or remove the row"),
        (
            "message.menu",
            {"russian": "Меню"},
            "russian: message.menu: messages.yaml:5 says «Всё меню»; "
            "change Russian there, and export the table anew",
        ),
        (
            "message.menu",
            {"state": "готово"},
            "state: message.menu: «готово» is no state; write ready, fuzzy or missing",
        ),
        (
            "message.hello",
            {"kazakh": "<b>{nam}</b>"},
            "placeholders: message.hello: kazakh: differ from the Russian ({name} there, {nam} here); "
            "make both languages agree",
        ),
        (
            "message.hello",
            {"kazakh": "<b>{name}"},
            "tags: message.hello: kazakh: differ from the Russian (</b> there, nothing here); "
            "make both languages agree",
        ),
        (
            "message.days",
            {"russian_few": "дня"},
            "placeholders: message.days: russian few: differ from the Russian ({n} there, nothing here); "
            "make both languages agree",
        ),
        (
            "message.menu",
            {"kazakh_one": "Мәзір"},
            "column: message.menu: «kazakh one» is not for this text; write into kazakh",
        ),
        (
            "message.menu",
            {"kazakh": "Бүкіл мәзір", "version": "v0"},
            "version: message.menu: the catalogue has changed since the table was exported; "
            "export it anew, write again",
        ),
    ],
)
def test_refused_with_line_and_mend(kk: Book, ru: Book, key: str, written: dict[str, str], says: str) -> None:
    found = refused([row(kk, ru, key, **written)], Path("x.csv"), SOURCES, kk.live, ru.live)
    assert [str(finding) for finding in found] == [f"x.csv:2: {says}"]


def test_a_key_stands_once(kk: Book, ru: Book) -> None:
    first = row(kk, ru, "message.menu")
    (found,) = refused([first, Row(3, first.cells)], Path("x.csv"), SOURCES, kk.live, ru.live)
    assert str(found) == "x.csv:3: key: message.menu stands at line 2 too; keep one row"


def test_a_row_nobody_wrote_into_takes_back_no_newer_words(kk: Book, ru: Book) -> None:
    untouched = row(kk, ru, "message.menu")
    kk.live["message.menu"].forms = ("Бүкіл мәзір",)
    assert list(refused([untouched], Path("x.csv"), SOURCES, kk.live, ru.live)) == []
    assert take([untouched], kk.live, ru.live) == 0
    assert kk.live["message.menu"].forms == ("Бүкіл мәзір",)
