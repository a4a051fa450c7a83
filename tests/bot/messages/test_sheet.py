"""The table: what it holds, and how it is read back from whatever saved it."""

from pathlib import Path

import pytest

from bot.check.house import Text
from bot.messages import sheet
from bot.messages.sheet import SheetError
from tests.bot.messages.conftest import Shelf

MENU = '#, fuzzy\n#| msgid "Меню"\nmsgctxt "message.menu"\nmsgid "Всё меню"\nmsgstr "Мәзір"\n'
DAYS_KK = (
    'msgctxt "message.days"\nmsgid "{n} дней"\nmsgid_plural "{n} дней"\n'
    'msgstr[0] "{n} күн"\nmsgstr[1] "{n} күн"\n'
)
DAYS_RU = (
    'msgctxt "message.days"\nmsgid "{n} дней"\nmsgid_plural "{n} дней"\n'
    'msgstr[0] "{n} день"\nmsgstr[1] "{n} дня"\nmsgstr[2] ""\n'
)


def exported(shelf: Shelf, root: Path) -> str:
    path = root / "dialogs" / "messages.yaml"
    sources = [
        Text("message.menu", "ru", "Всё меню", path, 7),
        Text("message.days", "ru", "{n} дней", path, 9),
    ]
    return sheet.export(sources, shelf(MENU, DAYS_KK).live, shelf(DAYS_RU, language="ru").live, root)


def test_a_row_holds_all_that_a_translator_needs(shelf: Shelf, tmp_path: Path) -> None:
    lines = exported(shelf, tmp_path).split("\r\n")
    assert lines[0] == (
        "\ufeffkey;place;state;previous russian;russian;kazakh;kazakh one;kazakh other;"
        "russian one;russian few;russian many;version"
    )
    assert lines[1].startswith("message.menu;dialogs/messages.yaml:7;fuzzy;Меню;Всё меню;Мәзір;;;;;;v")
    assert lines[2].startswith(
        "message.days;dialogs/messages.yaml:9;missing;;{n} дней;;{n} күн;{n} күн;{n} день;{n} дня;;v"
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_delimiter_is_read(tmp_path: Path, delimiter: str, mark: str) -> None:
    path = tmp_path / "x.csv"
    cells = (("Key", "Russian ", "kazakh"), ("message.menu", '"Меню; да, и"', "Мәзір"))
    path.write_text(mark + "\n".join(delimiter.join(row) for row in cells), encoding="utf-8")
    (row,) = sheet.read(path)
    assert (row.line, row["key"], row["russian"], row["kazakh"]) == (
        2,
        "message.menu",
        "Меню; да, и",
        "Мәзір",
    )
    assert row["state"] == ""


def test_rows_know_their_lines_and_cells_may_have_several(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes('key;russian\r\na;"Раз\r\nдва"\r\n;\r\nb;Три\r\n'.encode())
    assert [(row.line, row["russian"]) for row in sheet.read(path)] == [(2, "Раз\nдва"), (5, "Три")]


@pytest.mark.parametrize("words", ["=1+1", "+7 700", "-", "@komek", "'кавычка"])
def test_a_spreadsheet_reckons_no_text(tmp_path: Path, shelf: Shelf, words: str) -> None:
    book = shelf(f'msgctxt "message.x"\nmsgid "{words}"\nmsgstr "{words}"\n')
    table = sheet.export([Text("message.x", "ru", words, tmp_path / "x", 1)], book.live, {}, tmp_path)
    cell = table.split("\r\n")[1].split(";")[4]
    assert cell[0] == "'"
    path = tmp_path / "x.csv"
    path.write_text(table, encoding="utf-8")
    (row,) = sheet.read(path)
    assert (row["russian"], row["kazakh"]) == (words, words)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("key;russian\nx;Меню".encode("cp1251"), "the file is not UTF-8; save it as «CSV UTF-8»"),
        (b"key;kazakh\nx;y", "there is no column «russian»; keep the first row"),
        (b"", "there is no column «key»; keep the first row"),
    ],
)
def test_what_is_no_such_table_is_said(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(SheetError) as caught:
        sheet.read(path)
    assert str(caught.value) == f"{path}:1: csv: {says}"
