"""One of several named things: the options of a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import TypeVar

from bot.understanding.numerals import numeral
from bot.understanding.tokens import Token, tokenize

Name = TypeVar("Name", bound="str | int")

_ROMAN = re.compile(r"[iі]{1,3}")
"""As `clean` leaves it; people type the Kazakh letter for the Latin one."""
_STEM, _ENDING = 4, 3
"""Words are alike that share at least so many letters, and all but so many of the shorter one."""


def named(text: str, options: Mapping[Name, Iterable[str]]) -> Name | None:
    """The option that the words of `text` name; None where none or several fit.

    An option is named by its whole name, by some of the words of its name, or by words like them.
    """
    said = _words(text)
    names = {name: [_words(each) for each in called] for name, called in options.items()}
    for fits in (_same, _among, _like):
        found = [name for name, called in names.items() if said and any(fits(said, each) for each in called)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def touches(text: str, names: Iterable[str]) -> bool:
    """Whether any word of `text` is a word of the names."""
    said = _words(text)
    return any(_alike(word, other) for name in names for other in _words(name) for word in said)


def _words(text: str) -> list[str]:
    return [_word(token) for token in tokenize(text) if token.kind != "sign"]


def _word(token: Token) -> str:
    """A word folded; a number as a figure, however it is written: folded, «II» and «III» are the same."""
    if _ROMAN.fullmatch(token.raw):
        return str(len(token.raw))
    counted = numeral(token.key) if token.kind == "word" else None
    return str(counted.value) if counted and counted.place == "unit" else token.key


def _same(said: list[str], name: list[str]) -> bool:
    return said == name


def _among(said: list[str], name: list[str]) -> bool:
    return set(said) <= set(name)


def _like(said: list[str], name: list[str]) -> bool:
    return all(any(_alike(word, other) for other in name) for word in said)


def _alike(word: str, other: str) -> bool:
    pairs = zip(word, other, strict=False)
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return word == other or shared >= max(_STEM, min(len(word), len(other)) - _ENDING)
