"""Spelling, with hunspell's dictionaries and our own reviewed words."""

import os
import shutil
import subprocess
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House, Text
from bot.check.words import is_mixed, list_of, reviewed_words, words_of
from bot.content import LANGUAGES, Language

_DICTIONARY = {"kk": "kk_KZ", "ru": "ru_RU"}
_SECONDS = 20


def spelling(house: House) -> Iterator[Finding]:
    if shutil.which("hunspell") is None:
        house.notes.append("spelling was not checked: hunspell is not installed")
        return
    asked: dict[Language, dict[str, list[Text]]] = {}
    for language in LANGUAGES:
        path = list_of(house.root, language)
        if not path.is_file():
            yield Finding(path, 1, "spelling", "the list of reviewed words is missing; put the file back")
        asked[language] = _words(house, language) if path.is_file() and path not in house.spoilt else {}
    # Both at once: each reads a dictionary of some megabytes first.
    running = {language: _start(language) for language in LANGUAGES}
    for language, words in asked.items():
        wrong = _answer(running[language], words)
        if wrong is None:
            house.notes.append(
                f"spelling in {language} was not checked: hunspell-{language} is not installed"
            )
            continue
        for word in sorted(wrong):
            for text in words.get(word, ()):
                where = list_of(house.root, language).relative_to(house.root)
                message = f"«{word}» is not spelt so; correct it, or add it to {where} if it is right"
                yield text.finding("spelling", message)


def can_spell(language: Language) -> bool:
    """Whether hunspell and its dictionary of a language are here."""
    return shutil.which("hunspell") is not None and _answer(_start(language), {}) is not None


def _words(house: House, language: Language) -> dict[str, list[Text]]:
    reviewed = reviewed_words(house.root, language)
    words: dict[str, list[Text]] = {}
    for text in house.texts:
        if text.language != language:
            continue
        for word in dict.fromkeys(words_of(text.words)):
            if word in reviewed or is_mixed(word):
                continue
            for part in word.split("-"):
                if part not in reviewed:
                    words.setdefault(part, []).append(text)
    return words


def _start(language: Language) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["hunspell", "-d", _DICTIONARY[language], "-i", "utf-8", "-l"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


def _answer(process: subprocess.Popen[str], words: dict[str, list[Text]]) -> set[str] | None:
    """The words that the dictionary does not know; None without a dictionary."""
    try:
        said, _ = process.communicate("\n".join(words) + "\n", timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return None
    return set(said.split()) if process.returncode == 0 else None
