"""Numbers, whatever they count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.folding import listed
from bot.understanding.quantities import read
from bot.understanding.tokens import tokenize

KK_UNITS = listed("бір екі үш төрт бес алты жеті сегіз тоғыз")
KK_TENS = listed("он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан")
RU_UNITS = listed("один два три четыре пять шесть семь восемь девять")
RU_TEENS = listed(
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать "
    "девятнадцать"
)
RU_TENS = listed("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
RU_HUNDREDS = listed("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")


def in_kazakh(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [KK_UNITS[hundreds - 1]] if hundreds > 1 else []
    words += ["жүз"] if hundreds else []
    words += [KK_TENS[tens - 1]] if tens else []
    return " ".join(words + ([KK_UNITS[units - 1]] if units else []))


def in_russian(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [RU_HUNDREDS[hundreds - 1]] if hundreds else []
    if 10 <= rest < 20:
        return " ".join([*words, RU_TEENS[rest - 10]])
    tens, units = divmod(rest, 10)
    words += [RU_TENS[tens - 2]] if tens else []
    return " ".join(words + ([RU_UNITS[units - 1]] if units else []))


@pytest.mark.parametrize("number", range(1, 1000))
def test_every_number_word(number: int) -> None:
    for words, thousand in ((in_kazakh(number), "мың"), (in_russian(number), "тысяч")):
        assert value(words) == number, words
        assert value(f"{words} {thousand}") == number * 1000
        assert value(f"{words} {thousand} {words}") == number * 1001 or number < 100


def test_number_words_without_spaces() -> None:
    for number in range(21, 1000):
        for words in (in_kazakh(number), in_russian(number)):
            # Shorter ones could be ordinary words.
            if len(words) > 8:
                assert value(words.replace(" ", "")) == number, words


def value(text: str) -> Decimal | None:
    quantity = read(tokens := tokenize(text), 0)
    return quantity.value if quantity and quantity.end == len(tokens) else None


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("200 тысяч 80 тысяч", 200_000, "80 тисиач"),
        ("150 тысяч 3 детей", 150_000, "3 детеи"),
        ("двадцать тридцать", 20, "трицат"),
        ("5 6", 5, "6"),
        ("миллион 200 тысяч", 1_200_000, ""),
        ("две тысячи двадцать шестого", 2026, ""),
        ("екі мың жиырма алтыншы", 2026, ""),
    ],
)
def test_where_a_number_ends(text: str, number: int, rest: str) -> None:
    tokens = tokenize(text)
    quantity = read(tokens, 0)
    assert quantity is not None
    assert quantity.value == number
    assert " ".join(token.key for token in tokens[quantity.end :]) == rest
