"""The words of a text, and the words that somebody has looked at."""

import re
from functools import cache
from pathlib import Path

from bot.content import Language
from bot.content.formats import plain

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_NO_WORDS = re.compile(r"\{[^{}]*\}|https?://\S+|\b(?:[\w-]+\.)+kz\b|(?<![\w/<])/[a-z]+\b|&\w+;")


def words_of(text: str) -> list[str]:
    """Words without tags, values, links and commands."""
    return _WORD.findall(_NO_WORDS.sub(" ", plain(text)))


def is_mixed(word: str) -> bool:
    """Whether Latin and Cyrillic letters stand in one word."""
    return bool(_LATIN.search(word) and _CYRILLIC.search(word))


def list_of(root: Path, language: Language) -> Path:
    """Where the reviewed words of a language stand, one a line."""
    return root / "locales" / "spelling" / f"{language}.txt"


def reviewed_words(root: Path, language: Language) -> frozenset[str]:
    """Reviewed words; one in lower case is right with a capital too."""
    path = list_of(root, language)
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError):
        return frozenset()


@cache
def _read(path: Path, _changed: int) -> frozenset[str]:
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    words = {line for line in lines if line}
    return frozenset(words | {word[0].upper() + word[1:] for word in words})
