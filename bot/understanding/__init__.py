"""Typed answers, understood as people write them in Kazakh and Russian.

    understand("айына 185 мың", "money", "kk", today).value == {"amount": 185000, "period": "month"}

Pure functions: no network, no clock. What is doubtful is asked back, never guessed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal, TypeAlias, get_args

from bot.understanding.answer import Language, Understood, Value
from bot.understanding.counts import understand_count
from bot.understanding.dates import Prefer, understand_date
from bot.understanding.language import language_of
from bot.understanding.money import understand_money
from bot.understanding.nearest import nearest_region
from bot.understanding.phrases import forget
from bot.understanding.regions import understand_region
from bot.understanding.yes_no import understand_yes_no

Expect: TypeAlias = Literal["money", "number", "date", "yes_no", "region"]
EXPECTATIONS: tuple[str, ...] = get_args(Expect)

__all__ = [
    "EXPECTATIONS",
    "Expect",
    "Language",
    "Prefer",
    "Understood",
    "Value",
    "forget",
    "language_of",
    "nearest_region",
    "understand",
    "warm_up",
]


def understand(text: str, expect: str, lang: str, today: date, *, prefer: Prefer = "past") -> Understood:
    """What a message answers to a question that expects `expect`. Never raises for any text.

    `lang`: the language the person has chosen; it settles the few words that both languages write alike.
    `prefer`: for a date without a year, the nearest past or future one, or `none`: ask back.
    """
    match expect:
        case "money":
            answer = understand_money(text)
        case "number":
            answer = understand_count(text, "kk" if lang == "kk" else "ru")
        case "date":
            answer = understand_date(text, today, prefer)
        case "yes_no":
            answer = understand_yes_no(text)
        case "region":
            answer = understand_region(text)
        case _:
            raise ValueError(f"expect is one of {', '.join(EXPECTATIONS)}, not {expect!r}")
    return replace(answer, lang=language_of(text))


def warm_up() -> None:
    """Load every table now, so that the first message does not wait for it (some 100 ms)."""
    for expect in EXPECTATIONS:
        understand("-", expect, "kk", date(2000, 1, 1))
    language_of("сәлем")
