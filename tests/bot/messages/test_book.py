"""Where the entries of a language stand."""

from datetime import date

import polib

from bot.check.house import House
from bot.messages.book import HOMES
from bot.messages.catalogue import Entry
from tests.bot.messages.conftest import Shelf
from tests.conftest import ROOT

BACK = 'msgctxt "message.back"\nmsgid "Назад"\nmsgstr "Артқа"\n'
MENU = 'msgctxt "message.menu"\nmsgid "Меню"\nmsgstr "Мәзір"\n'


def test_every_delivered_text_stands_in_the_catalogue_of_its_kind() -> None:
    house = House(ROOT, date(2026, 11, 23))
    stands = {str(entry.msgctxt): path.stem for path, entry in house.kk}
    assert {key: HOMES[key.split(".")[0]] for key in stands} == stands


def test_a_new_entry_stands_behind_the_text_before_it(shelf: Shelf) -> None:
    book = shelf(BACK, MENU)
    new = Entry(polib.POEntry(msgctxt="message.why", msgid="Зачем"), "kk")
    book.add(new, [book.live["message.back"]])
    (text,) = book.changed().values()
    assert [line for line in text.splitlines() if "msgctxt" in line] == [
        'msgctxt "message.back"',
        'msgctxt "message.why"',
        'msgctxt "message.menu"',
    ]


def test_the_first_text_of_a_kind_begins_a_new_file(shelf: Shelf) -> None:
    book = shelf(BACK)
    book.add(Entry(polib.POEntry(msgctxt="screen.menu.title", msgid="Чем помочь?"), "kk"), [])
    ((path, text),) = book.changed().items()
    assert path.name == "screens.po"
    assert '"Language: kk\\n"' in text
    assert text.endswith('\n\nmsgctxt "screen.menu.title"\nmsgid "Чем помочь?"\nmsgstr ""\n')


def test_what_is_obsolete_stands_last_and_can_be_purged(shelf: Shelf) -> None:
    book = shelf(BACK, MENU)
    book.retire(book.live["message.back"])
    (text,) = book.changed().values()
    assert text.endswith('\n\n#~ msgctxt "message.back"\n#~ msgid "Назад"\n#~ msgstr "Артқа"\n')
    book.purge()
    (text,) = book.changed().values()
    assert "message.back" not in text
    assert MENU in text
