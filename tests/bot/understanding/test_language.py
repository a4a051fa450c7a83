"""The language of a message."""

from __future__ import annotations

import pytest

from bot.understanding import language_of, understand
from tests.bot.understanding.notation import TODAY

KAZAKH = """
сәлем|жоқ|айына 150 мың|білмеймін|билмеймин|жок|бар|екі балам бар|еки балам бар|кыркуйекте туды|канша|
myn|joq|bilmeimin|elu myn tenge|Астанада тұрамын|астанада турамын|balam bar|шамамен 100 мын|отбасымда 5 адам|
менин балам бар|рахмет|керек|жардемакы керек
"""
RUSSIAN = """
да|нет|не знаю|у меня 2 детей|сто тысяч|в Астане|привет|живу в Шымкенте|ne znayu|муж получает 200 тысяч|
родился 5 марта|сегодня|область|я|полтора года|наверное|зарплата|Карагандинская область|сколько ждать
"""
NEITHER = "150 000|05.03.2026|Астана|150k|₸|😊||...|Алматы|KZ-71|да, бар"


@pytest.mark.parametrize("message", KAZAKH.replace("\n", "").split("|"))
def test_kazakh(message: str) -> None:
    assert language_of(message) == "kk"


@pytest.mark.parametrize("message", RUSSIAN.replace("\n", "").split("|"))
def test_russian(message: str) -> None:
    assert language_of(message) == "ru"


@pytest.mark.parametrize("message", NEITHER.split("|"))
def test_neither(message: str) -> None:
    assert language_of(message) is None


def test_every_answer_carries_it() -> None:
    assert understand("150 мың", "money", "ru", TODAY).lang == "kk"
    assert understand("150 тысяч", "money", "kk", TODAY).lang == "ru"
    assert understand("150 000", "money", "kk", TODAY).lang is None
