"""Money and dates as each language writes them."""

from datetime import date

import pytest

from bot.content import Language, formats

NBSP = "\u00a0"


def test_money_has_no_break_spaces() -> None:
    assert formats.money(164350) == f"164{NBSP}350{NBSP}₸"
    assert formats.money(0) == f"0{NBSP}₸"


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [("ru", "5 мая 2026 года", "Май"), ("kk", "2026 жылғы 5 мамыр", "Мамыр")],
)
def test_dates_in_words(language: Language, day: str, month: str) -> None:
    assert formats.day(date(2026, 5, 5), language) == day
    assert formats.month_name(5, language) == month


def test_short_dates_are_the_same_in_both() -> None:
    assert formats.short_day(date(2026, 3, 5)) == "05.03.2026"


@pytest.mark.parametrize(("language", "words"), [("ru", "а, б и в"), ("kk", "а, б және в")])
def test_lists_end_with_a_word(language: Language, words: str) -> None:
    assert formats.listed(["а", "б", "в"], language) == words
    assert formats.listed(["а"], language) == "а"


def test_buttons_carry_no_markup() -> None:
    assert formats.plain("<b>Да</b> &amp; нет") == "Да & нет"
