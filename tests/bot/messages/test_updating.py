"""What becomes of the entries when the Russian texts change."""

from bot.messages.book import Book
from bot.messages.updating import update
from tests.bot.messages.conftest import Shelf

MENU = 'msgctxt "message.menu"\nmsgid "Меню"\nmsgstr "Мәзір"\n'
DOUBTFUL = f"#, fuzzy\n{MENU}"
BEHIND = '#, fuzzy\n#| msgid "Меню"\nmsgctxt "message.menu"\nmsgid "Всё меню"\nmsgstr "Мәзір"\n'
DAYS_RU = (
    'msgctxt "message.days"\nmsgid "{n} дней"\nmsgid_plural "{n} дней"\n'
    'msgstr[0] "{n} день"\nmsgstr[1] "{n} дня"\nmsgstr[2] "{n} дней"\n'
)
DAYS_KK = (
    'msgctxt "message.days"\nmsgid "{n} дней"\nmsgid_plural "{n} дней"\n'
    'msgstr[0] "{n} күн"\nmsgstr[1] "{n} күн"\n'
)


def updated(kk: Book, ru: Book, sources: dict[str, str], *counted: str) -> dict[str, dict[str, int]]:
    changes = update(kk, ru, sources, counted)
    return {language: dict(counts) for language, counts in changes.items() if counts}


def entries(book: Book) -> list[str]:
    """The book's entries as they will stand in its file."""
    (catalogue,) = book.catalogues.values()
    return [f"{block}\n" for block in catalogue.text.rstrip("\n").split("\n\n")[1:]]


def test_nothing_new_changes_nothing(shelf: Shelf) -> None:
    kk, ru = shelf(MENU, DAYS_KK), shelf(DAYS_RU, language="ru")
    assert updated(kk, ru, {"message.menu": "Меню", "message.days": "{n} дней"}) == {}
    assert not kk.changed()
    assert not ru.changed()


def test_changed_russian_keeps_the_kazakh_in_doubt_and_the_russian_of_before(shelf: Shelf) -> None:
    kk = shelf(MENU)
    assert updated(kk, shelf(language="ru"), {"message.menu": "Всё меню"}) == {"kk": {"changed": 1}}
    assert entries(kk) == [BEHIND]


def test_russian_that_is_changed_back_was_translated_already(shelf: Shelf) -> None:
    kk = shelf(BEHIND)
    assert updated(kk, shelf(language="ru"), {"message.menu": "Меню"}) == {"kk": {"restored": 1}}
    assert entries(kk) == [MENU]


def test_changed_twice_the_russian_of_before_is_the_one_that_was_translated(shelf: Shelf) -> None:
    kk = shelf(BEHIND)
    updated(kk, shelf(language="ru"), {"message.menu": "Главное меню"})
    assert entries(kk) == [BEHIND.replace("Всё меню", "Главное меню")]


def test_what_was_in_doubt_stays_so_whichever_way_the_russian_goes(shelf: Shelf) -> None:
    kk = shelf(DOUBTFUL)
    updated(kk, shelf(language="ru"), {"message.menu": "Всё меню"})
    updated(kk, shelf(language="ru"), {"message.menu": "Меню"})
    assert entries(kk) == [DOUBTFUL]


def test_a_text_without_kazakh_has_nothing_to_doubt(shelf: Shelf) -> None:
    kk = shelf(MENU.replace("Мәзір", ""))
    updated(kk, shelf(language="ru"), {"message.menu": "Всё меню"})
    assert entries(kk) == [MENU.replace("Мәзір", "").replace("Меню", "Всё меню")]


def test_a_mark_removed_by_hand_takes_the_russian_of_before_with_it(shelf: Shelf) -> None:
    kk = shelf(BEHIND.removeprefix("#, fuzzy\n"))
    updated(kk, shelf(language="ru"), {"message.menu": "Всё меню"})
    assert entries(kk) == [MENU.replace("Меню", "Всё меню")]


def test_a_text_that_is_gone_is_kept_aside_and_comes_back(shelf: Shelf) -> None:
    kk, ru = shelf(MENU, DAYS_KK), shelf(DAYS_RU, language="ru")
    assert updated(kk, ru, {"message.menu": "Меню"}) == {"kk": {"obsolete": 1}, "ru": {"obsolete": 1}}
    assert entries(kk) == [MENU, "".join(f"#~ {line}\n" for line in DAYS_KK.splitlines())]

    both = {"message.days": "{n} дней", "message.menu": "Меню"}
    kk, ru = shelf(*entries(kk)), shelf(*entries(ru), language="ru")
    assert updated(kk, ru, both) == {"kk": {"returned": 1}, "ru": {"returned": 1}}
    assert entries(kk) == [DAYS_KK, MENU]
    assert entries(ru) == [DAYS_RU]


def test_what_comes_back_with_other_russian_is_in_doubt(shelf: Shelf) -> None:
    kk = shelf("".join(f"#~ {line}\n" for line in MENU.splitlines()))
    updated(kk, shelf(language="ru"), {"message.menu": "Всё меню"})
    assert entries(kk) == [BEHIND]


def test_a_text_that_goes_in_doubt_is_kept_with_the_russian_it_was_written_for(shelf: Shelf) -> None:
    kk = shelf(BEHIND)
    updated(kk, shelf(language="ru"), {})
    assert entries(kk) == ["".join(f"#~ {line}\n" for line in MENU.splitlines())]


def test_a_text_without_kazakh_leaves_nothing_behind(shelf: Shelf) -> None:
    kk = shelf(MENU.replace("Мәзір", ""))
    assert updated(kk, shelf(language="ru"), {}) == {"kk": {"obsolete": 1}}
    assert entries(kk) == []


def test_a_moved_text_is_offered_its_kazakh_and_moves_back_as_it_was(shelf: Shelf) -> None:
    kk = shelf(MENU)
    assert updated(kk, shelf(language="ru"), {"message.doors": "Меню"}) == {"kk": {"moved": 1}}
    (moved,) = entries(kk)
    assert moved.splitlines() == [
        "#, fuzzy",
        '#| msgctxt "message.menu"',
        '#| msgid "Меню"',
        'msgctxt "message.doors"',
        'msgid "Меню"',
        'msgstr "Мәзір"',
    ]
    kk = shelf(moved)
    assert updated(kk, shelf(language="ru"), {"message.menu": "Меню"}) == {"kk": {"returned": 1}}
    assert entries(kk) == [MENU]


def test_of_several_moved_texts_with_the_same_words_the_key_tells_which(shelf: Shelf) -> None:
    def yes(key: str, kazakh: str) -> str:
        return f'msgctxt "{key}"\nmsgid "Да"\nmsgstr "{kazakh}"\n'

    kk = shelf(yes("question.a.option.work", "Жұмыс істеймін"), yes("question.a.option.study", "Оқимын"))
    updated(kk, shelf(language="ru"), {f"question.b.option.{name}": "Да" for name in ("study", "work")})
    assert kk.live["question.b.option.study"].forms == ("Оқимын",)
    assert kk.live["question.b.option.work"].forms == ("Жұмыс істеймін",)


def test_a_moved_text_never_takes_the_words_of_one_in_use(shelf: Shelf) -> None:
    kk = shelf(MENU)
    assert updated(kk, shelf(language="ru"), {"message.menu": "Меню", "message.doors": "Меню"}) == {
        "kk": {"new": 1}
    }
    assert kk.live["message.doors"].forms == ("",)


def test_forms_are_behind_in_both_languages(shelf: Shelf) -> None:
    kk, ru = shelf(DAYS_KK), shelf(DAYS_RU, language="ru")
    assert updated(kk, ru, {"message.days": "{n} суток"}) == {"kk": {"changed": 1}, "ru": {"changed": 1}}
    for book, before in ((kk, DAYS_KK), (ru, DAYS_RU)):
        after = before.replace(
            'msgid "{n} дней"\nmsgid_plural "{n} дней"', 'msgid "{n} суток"\nmsgid_plural "{n} суток"'
        )
        assert entries(book) == [f'#, fuzzy\n#| msgid "{{n}} дней"\n#| msgid_plural "{{n}} дней"\n{after}']
    updated(kk, ru, {"message.days": "{n} дней"})
    assert (entries(kk), entries(ru)) == ([DAYS_KK], [DAYS_RU])


def test_a_text_has_forms_when_a_screen_counts_or_one_of_the_books_has_them(shelf: Shelf) -> None:
    kk, ru = shelf(), shelf(DAYS_RU, language="ru")
    sources = {"message.days": "{n} дней", "screen.summary.found": "{n} программ", "message.percent": "{n}%"}
    updated(kk, ru, sources, "screen.summary.found")
    assert {key: len(entry.forms) for key, entry in kk.live.items()} == {
        "message.days": 2,
        "screen.summary.found": 2,
        "message.percent": 1,
    }
    assert {key: entry.forms for key, entry in ru.live.items()} == {
        "message.days": ("{n} день", "{n} дня", "{n} дней"),
        "screen.summary.found": ("", "", ""),
    }


def test_a_text_that_gets_forms_keeps_its_words_in_doubt(shelf: Shelf) -> None:
    kk = shelf('msgctxt "message.days"\nmsgid "{n} дней"\nmsgstr "{n} күн"\n')
    updated(kk, shelf(DAYS_RU, language="ru"), {"message.days": "{n} дней"})
    assert entries(kk) == [f"#, fuzzy\n{DAYS_KK}"]
