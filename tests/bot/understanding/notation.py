"""Examples as tables that read as documentation: `message → what is understood`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.understanding import Understood, understand

TODAY = date(2026, 11, 22)
HELD_OUT = Path(__file__).parent / "heldout"

_RANGE = re.compile(r"(\d*)\.\.(\d*)(?:/(\w+))?")
_FOR_PERIOD = re.compile(r"(\d+)/(\w+)")
_AGE = re.compile(r"(\d+)m")


def examples(table: str) -> list[tuple[str, str]]:
    """The rows of a table: messages separated by ` | `, an arrow, and the notation of heldout/README.md."""
    rows = [line.strip() for line in table.strip().splitlines() if line.strip()]
    return [(message.strip(), said.strip()) for row in rows for message, said in _messages(row)]


def _messages(row: str) -> Iterator[tuple[str, str]]:
    messages, _, said = row.rpartition("→")
    yield from ((message, said) for message in messages.split(" | "))


def held_out(folder: str, kind: str) -> list[tuple[str, str]]:
    lines = (HELD_OUT / folder / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()
    return [(message, said) for message, said in (line.split("\t") for line in lines)]


def expected(said: str) -> Understood:
    """The answer that a notation stands for, its language left out."""
    if said.startswith("?"):
        return Understood(ask_back=True, choices=tuple(said[1:].split()))
    if said == "declined":
        return Understood(declined=True)
    if found := _RANGE.fullmatch(said):
        bounds = {
            end: int(figure) for end, figure in zip(("min", "max"), found.groups(), strict=False) if figure
        }
        return Understood(value={"amount": bounds, "period": found[3]} if found[3] else bounds)
    if found := _FOR_PERIOD.fullmatch(said):
        return Understood(value={"amount": int(found[1]), "period": found[2]})
    if found := _AGE.fullmatch(said):
        return Understood(value={"months": int(found[1])})
    return Understood(value=int(said) if said.isdecimal() else said)


def read(message: str, expect: str, lang: str = "kk") -> Understood:
    """What is understood, its language left out."""
    answer = understand(message, expect, lang, TODAY)
    return Understood(answer.value, answer.ask_back, None, answer.choices, answer.declined)
