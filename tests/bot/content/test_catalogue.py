"""Kazakh that is missing, fuzzy or behind the Russian is refused, never shown in the other language."""

from pathlib import Path

import pytest

from bot.content.catalogue import Catalogue
from bot.content.errors import ContentError

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
DAYS_KK = (
    'msgctxt "days"\nmsgid "{n} дней"\nmsgid_plural "{n} дней"\nmsgstr[0] "{n} күн"\nmsgstr[1] "{n} күн"\n'
)
DAYS_RU = (
    'msgctxt "days"\nmsgid "{n} дней"\nmsgid_plural "{n} дней"\n'
    'msgstr[0] "{n} день"\nmsgstr[1] "{n} дня"\nmsgstr[2] "{n} дней"\n'
)
SOURCE = Path("dialogs/messages.yaml")


def catalogue(folder: Path, kk: str, ru: str = "") -> Catalogue:
    for language, entries in (("kk", kk), ("ru", ru)):
        (folder / language).mkdir()
        (folder / language / "messages.po").write_text(HEADER + entries, encoding="utf-8")
    return Catalogue(folder)


def test_both_languages_stand_under_one_key(tmp_path: Path) -> None:
    texts = catalogue(tmp_path, 'msgctxt "back"\nmsgid "Назад"\nmsgstr "Артқа"\n')
    texts.add("back", "Назад", SOURCE)
    assert texts.text("ru", "back") == "Назад"
    assert texts.text("kk", "back") == "Артқа"


def test_values_are_escaped_and_the_text_is_not(tmp_path: Path) -> None:
    texts = catalogue(tmp_path, 'msgctxt "said"\nmsgid "<b>{value}</b>"\nmsgstr "<b>{value}</b>"\n')
    texts.add("said", "<b>{value}</b>", SOURCE)
    assert texts.text("kk", "said", value="<3 & co") == "<b>&lt;3 &amp; co</b>"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("", "has no Kazakh text"),
        ('msgctxt "back"\nmsgid "Назад"\nmsgstr ""\n', "has no Kazakh text"),
        ('#, fuzzy\nmsgctxt "back"\nmsgid "Назад"\nmsgstr "Артқа"\n', "fuzzy"),
        ('msgctxt "back"\nmsgid "Вернуться"\nmsgstr "Артқа"\n', "the Russian has changed"),
        ('msgid "Назад"\nmsgstr "Артқа"\n', "without a key"),
        ('msgctxt "back"\nmsgid "Назад"\nmsgstr "Артқа"\n\n' * 2, "stands twice"),
    ],
)
def test_what_is_not_ready_is_refused(tmp_path: Path, entry: str, words: str) -> None:
    with pytest.raises(ContentError, match=words):
        catalogue(tmp_path, entry).add("back", "Назад", SOURCE)


def test_one_key_with_two_texts_is_refused(tmp_path: Path) -> None:
    texts = catalogue(tmp_path, 'msgctxt "back"\nmsgid "Назад"\nmsgstr "Артқа"\n')
    texts.add("back", "Назад", SOURCE)
    with pytest.raises(ContentError, match="twice with different words"):
        texts.add("back", "Вернуться", SOURCE)


@pytest.mark.parametrize(
    ("n", "ru", "kk"),
    [(1, "1 день", "1 күн"), (3, "3 дня", "3 күн"), (11, "11 дней", "11 күн"), (21, "21 день", "21 күн")],
)
def test_plurals_follow_each_language(tmp_path: Path, n: int, ru: str, kk: str) -> None:
    texts = catalogue(tmp_path, DAYS_KK, DAYS_RU)
    texts.add("days", "{n} дней", SOURCE)
    assert texts.plural("ru", "days", n) == ru
    assert texts.plural("kk", "days", n) == kk


def test_a_missing_plural_form_is_refused(tmp_path: Path) -> None:
    texts = catalogue(tmp_path, DAYS_KK, DAYS_RU.replace("{n} дня", ""))
    with pytest.raises(ContentError, match="plural form is empty"):
        texts.add("days", "{n} дней", SOURCE)


@pytest.mark.parametrize(
    ("forms", "words"),
    [
        (f"#, fuzzy\n{DAYS_RU}", "fuzzy"),
        (DAYS_RU.replace('msgid "{n} дней"', 'msgid "{n} суток"'), "has changed"),
    ],
)
def test_russian_forms_that_are_not_ready_are_refused(tmp_path: Path, forms: str, words: str) -> None:
    texts = catalogue(tmp_path, DAYS_KK, forms)
    with pytest.raises(ContentError, match=words):
        texts.add("days", "{n} дней", SOURCE)


def test_orphans_are_known(tmp_path: Path) -> None:
    texts = catalogue(tmp_path, 'msgctxt "gone"\nmsgid "Было"\nmsgstr "Болған"\n')
    assert texts.orphans() == {"gone"}
