"""Wordings that we do not use, from `dialogs/wording.yaml`, and a letter ё that is missing."""

import re
from collections.abc import Iterator, Mapping

from bot.check.finding import Finding
from bot.check.house import House
from bot.check.likeness import VALUE
from bot.check.words import words_of
from bot.content import LANGUAGES
from bot.content.formats import plain
from bot.content.models import Wording

_AFTER_NUMBER = re.compile(r"(?:\d|\{n\})\s(\w+(?:лар|лер|дар|дер|тар|тер))\b")
"""A Kazakh noun stays singular after a number."""
_BOTH_WAYS = frozenset(("все", "всем", "чем", "узнает", "узнаете", "признает", "счета", "берет", "осел"))
"""Words that are also right without the dots."""


def wording(house: House) -> Iterator[Finding]:
    dotted = _dotted(house)
    yield from _without_dots(house, dotted)
    if house.wording.model is None:
        return
    avoided = {language: _patterns(getattr(house.wording.model, language)) for language in LANGUAGES}
    for text in house.texts:
        words = VALUE.sub("{}", plain(text.words))
        everything, each = avoided[text.language]
        if everything.search(words):
            for pattern, better in each.items():
                for found in dict.fromkeys(pattern.findall(words)):
                    if found.lower() not in dotted:
                        yield text.finding("wording", f"«{found}»: write «{better}» instead")
        if text.language == "kk":
            for found in _AFTER_NUMBER.findall(text.words):
                yield text.finding("wording", f"«{found}» after a number; write the noun in the singular")


def _patterns(entries: tuple[Wording, ...]) -> tuple[re.Pattern[str], Mapping[re.Pattern[str], str]]:
    """One pattern for all, which nearly no text matches, and one for each entry."""
    each = {_pattern(entry.avoid): entry.write for entry in entries}
    everything = "|".join(pattern.pattern for pattern in each) or r"(?!)"
    return re.compile(everything, re.IGNORECASE), each


def _pattern(avoid: str) -> re.Pattern[str]:
    phrases = (phrase.strip() for phrase in avoid.split(",") if phrase.strip(" *"))
    said = "|".join(re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{said or '(?!)'})(?![\w-])", re.IGNORECASE)


def _dotted(house: House) -> dict[str, str]:
    """Words that some text writes with ё, by what they are without the dots."""
    words = {word.lower() for text in house.texts if "ё" in text.words for word in words_of(text.words)}
    found = {word.replace("ё", "е"): word for word in words if "ё" in word}
    return {plain_word: word for plain_word, word in found.items() if plain_word not in _BOTH_WAYS}


def _without_dots(house: House, dotted: Mapping[str, str]) -> Iterator[Finding]:
    """A word with е that another text writes with ё."""
    for text in house.texts:
        if text.language != "ru":
            continue
        for word in dict.fromkeys(words_of(text.words)):
            if word.lower() in dotted:
                yield text.finding("wording", f"«{word}»: write «{dotted[word.lower()]}», as elsewhere")
