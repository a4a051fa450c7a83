"""What is left to do, entry by entry."""

from bot.messages.report import left_to_do, summary
from tests.bot.messages.conftest import Shelf

ENTRIES = (
    'msgctxt "message.good"\nmsgid "Меню"\nmsgstr "Мәзір"\n',
    'msgctxt "message.missing"\nmsgid "Назад"\nmsgstr ""\n',
    '#, fuzzy\n#| msgid "Да"\nmsgctxt "message.behind"\nmsgid "Да, верно"\nmsgstr "Иә"\n',
    '#, fuzzy\n#| msgctxt "message.no"\n#| msgid "Нет"\nmsgctxt "message.moved"\nmsgid "Нет"\nmsgstr "Жоқ"\n',
    '#, fuzzy\nmsgctxt "message.doubt"\nmsgid "Зачем"\nmsgstr "Неге"\n',
    '#~ msgctxt "message.gone"\n#~ msgid "Было"\n#~ msgstr "Болған"\n',
)


def test_each_line_says_where_what_and_the_mend(shelf: Shelf) -> None:
    findings = [str(finding).partition("messages.po:")[2] for finding in left_to_do(shelf(*ENTRIES))]
    assert findings == [
        "9: missing: message.missing: «Назад»",
        "13: fuzzy: message.behind: the Russian was «Да», is «Да, верно»; bring these words up to it; "
        "then remove the mark",
        "19: fuzzy: message.moved: these words stood under message.no; see whether they fit here; "
        "then remove the mark",
        "26: fuzzy: message.doubt: see whether these words say «Зачем»; then remove the mark",
    ]


def test_one_line_sums_up(shelf: Shelf) -> None:
    assert summary(shelf(*ENTRIES)) == "kk: 5 texts, 1 missing, 3 fuzzy, 1 obsolete (--purge removes them)"
    assert summary(shelf(language="ru")) == "ru: 0 texts with plural forms, 0 missing, 0 fuzzy"
