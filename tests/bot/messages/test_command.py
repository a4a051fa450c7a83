"""`python -m bot messages` as staff use it, on a copy of what is delivered."""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.messages.conftest import Office
from tests.bot.messages.test_revision import commit
from tests.conftest import ROOT

MESSAGES, KK, RU = "dialogs/messages.yaml", "locales/kk/messages.po", "locales/ru/messages.po"
MENU = ("  button.menu: Меню\n", "  button.menu: Всё меню\n")
FUZZY = (
    f"{KK}:39: fuzzy: message.button.menu: the Russian was «Меню», is «Всё меню»; "
    "bring these words up to it; then remove the mark"
)


def write_cell(path: Path, key: str, **written: str) -> None:
    """As a spreadsheet does: reads the whole table, writes it with commas."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        if row["key"] == key:
            row.update(written)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_what_is_delivered_is_up_to_date_to_the_letter(office: Office) -> None:
    before = office.locales()
    status, lines = office.messages()
    assert status == 0
    assert [line.partition(" texts")[2] for line in lines] == [
        ", 0 missing, 0 fuzzy",
        " with plural forms, 0 missing, 0 fuzzy",
    ]
    assert office.locales() == before


def test_changed_russian_is_told_written_and_taken_back(office: Office) -> None:
    before = office.locales()
    office.edit(MESSAGES, *MENU)
    status, lines = office.messages("--check")
    assert status == 1
    assert lines[:3] == [f"{KK}: would be written", "kk: 1 changed", FUZZY]
    assert office.locales() == before

    status, lines = office.messages()
    assert status == 0
    assert lines[:3] == [f"{KK}: written", "kk: 1 changed", FUZZY]
    assert office.read(KK).splitlines()[38:43] == [
        "#, fuzzy",
        '#| msgid "Меню"',
        'msgctxt "message.button.menu"',
        'msgid "Всё меню"',
        'msgstr "Мәзір"',
    ]
    assert office.messages("--dry-run")[0] == 0

    office.edit(MESSAGES, *reversed(MENU))
    assert office.messages()[1][:2] == [f"{KK}: written", "kk: 1 restored"]
    assert office.locales() == before


def test_a_new_text_goes_to_its_place(office: Office) -> None:
    office.edit(MESSAGES, MENU[0], f"{MENU[0]}  button.news: Новости\n")
    office.edit(
        "dialogs/screens/menu.html.j2", '{{ t("title"', '{{ plural("found", "{n} пособий", 2) }}{{ t("title"'
    )
    _, lines = office.messages()
    assert "kk: 2 new" in lines
    assert "ru: 1 new" in lines
    assert f"{KK}:43: missing: message.button.news: «Новости»" in lines
    assert 'msgstr "Мәзір"\n\nmsgctxt "message.button.news"\nmsgid "Новости"\nmsgstr ""\n' in office.read(KK)
    assert office.read("locales/ru/screens.po").endswith(
        'msgctxt "screen.menu.found"\nmsgid "{n} пособий"\nmsgid_plural "{n} пособий"\n'
        'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
    )


def test_what_was_kept_aside_can_be_purged(office: Office) -> None:
    office.edit(MESSAGES, MENU[0], "")
    assert office.messages()[1][-2].endswith(", 1 obsolete (--purge removes them)")
    assert '#~ msgctxt "message.button.menu"' in office.read(KK)
    assert office.messages("--purge")[0] == 0
    assert "message.button.menu" not in office.read(KK)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        (MESSAGES, MENU[0], "  button.menu: [Меню\n", ": yaml: broken YAML"),
        (MESSAGES, MENU[0], MENU[0] * 2, ": twice: button.menu stands twice here; keep one"),
        ("dialogs/screens/menu.html.j2", '{{ t("title"', '{{ t("title",', ": template: broken template"),
        (KK, 'msgid "Меню"', 'msgid "Меню', ": po: the text does not end in a quotation mark; add it"),
        (RU, "msgid_plural", "msgid_plurals", ": po: broken catalogue"),
        (KK, 'msgctxt "message.button.menu"\n', "", ": key: an entry without msgctxt"),
    ],
)
def test_where_something_cannot_be_read_nothing_is_changed(
    office: Office, name: str, old: str, new: str, says: str
) -> None:
    text = office.read(name)
    (office.root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    office.edit("dialogs/situations.yaml", "text: Инвалидность в семье", "text: В семье инвалидность")
    before = office.locales()
    status, lines = office.messages()
    assert status == 1
    assert any(line.startswith(f"{name}:") and says in line for line in lines)
    assert office.complaints == "nothing was changed\n"
    assert office.locales() == before


def test_words_go_out_to_a_table_and_come_back(office: Office, tmp_path: Path) -> None:
    table = tmp_path / "texts.csv"
    office.edit(MESSAGES, *MENU)
    office.messages("--export", table)
    assert table.read_bytes().startswith(b"\xef\xbb\xbfkey;place;state;")
    write_cell(table, "message.button.menu", kazakh="Бүкіл мәзір")
    status, lines = office.messages("--import", table)
    assert status == 0
    assert any(re.search(r": 1 of \d+ rows changed something", line) for line in lines)
    assert 'msgctxt "message.button.menu"\nmsgid "Всё меню"\nmsgstr "Бүкіл мәзір"\n' in office.read(KK)
    assert "fuzzy" not in office.read(KK)
    # A second time it changes nothing more.
    status, lines = office.messages("--import", table)
    assert status == 0
    assert re.search(r": 0 of \d+ rows changed something", lines[0])


def test_a_table_is_taken_as_a_whole_or_not_at_all(office: Office, tmp_path: Path) -> None:
    table = tmp_path / "texts.csv"
    office.messages("--export", table)
    write_cell(table, "message.button.menu", kazakh="Бүкіл мәзір")
    wrong = table.read_text(encoding="utf-8").replace("Тілді таңдаңыз.", "{x}")
    table.write_text(wrong, encoding="utf-8")
    before = office.locales()
    status, lines = office.messages("--import", table)
    assert status == 1
    assert [line.partition(": ")[2][:12] for line in lines] == ["placeholders"]
    assert office.locales() == before


def test_a_table_that_is_not_there(office: Office, tmp_path: Path) -> None:
    assert office.messages("--import", tmp_path / "none.csv") == (1, [])
    assert office.complaints == f"{tmp_path}/none.csv: No such file or directory\n"


def test_what_changed_in_one_language_only_since_a_revision(office: Office) -> None:
    commit(office.root)
    office.edit(MESSAGES, *MENU)
    office.edit(KK, 'msgstr "Артқа"', 'msgstr "Кері"')
    office.edit(RU, 'msgstr[1] "{n} месяца"', 'msgstr[1] "{n} мес."')
    status, lines = office.messages("--since", "HEAD", "--check")
    assert status == 1
    assert [line for line in lines if ": only-" in line] == [
        f"{KK}:39: only-ru: message.button.menu: the Russian has changed since HEAD, the Kazakh has not: "
        "«Меню» → «Всё меню»",
        f"{KK}:45: only-kk: message.button.back: the Kazakh has changed since HEAD, the Russian has not: "
        "«Артқа» → «Кері»",
        f"{KK}:161: only-ru: message.answer.months: the Russian has changed since HEAD, the Kazakh has not: "
        "«{n} месяца» → «{n} мес.»",
    ]


def test_a_wrong_command_or_revision_is_2_and_changes_nothing(office: Office) -> None:
    office.edit(MESSAGES, *MENU)
    before = office.locales()
    assert office.messages("--since", "no-such") == (2, [])
    assert office.complaints.count("\n") == 1
    assert office.messages("--chek")[0] == 2
    assert office.messages("--check", "--export", "x.csv")[0] == 2
    assert office.messages("--help")[0] == 0
    assert office.locales() == before


def test_from_the_command_line(tmp_path: Path) -> None:
    for folder in ("bot", "rules", "dialogs", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    dialogs = tmp_path / MESSAGES
    dialogs.write_text(dialogs.read_text(encoding="utf-8").replace(*MENU), encoding="utf-8")

    def messages(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", "messages", *arguments],
            cwd=tmp_path,
            env=os.environ | {"PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    done = messages("--export", "texts.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert FUZZY in done.stdout.splitlines()
    write_cell(tmp_path / "texts.csv", "message.button.menu", state="ready")
    assert messages("--import", "texts.csv").returncode == 0
    done = messages("--check")
    assert done.returncode == 0
    assert "0 missing, 0 fuzzy" in done.stdout
