"""Words of the other language, and Latin letters that look Cyrillic."""

import re
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House, Text
from bot.check.likeness import TAG
from bot.check.words import is_mixed, reviewed_words, words_of

_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_LOOK_ALIKE = re.compile(r"(?<![\w.@/-])[aceopxyiAaBCEHKMOPTXY](?![\w.@/-])")
_RUSSIAN = re.compile(r"[щъё]|ый\b|[ео]го\b|ение\b|ость\b|ться\b", re.IGNORECASE)
_OTHER_PLACE = {
    "ru": re.compile(r"облыс|аудан|қала", re.IGNORECASE),
    "kk": re.compile(r"област|район|\bгород|[щъё]", re.IGNORECASE),
}
"""What the name of a place in one language does not hold."""
_LONG_WORDS = 3
"""So many long words without one Kazakh letter are no Kazakh text."""
_LONG = 5


def languages(house: House) -> Iterator[Finding]:
    borrowed = reviewed_words(house.root, "ru")
    for text in house.texts:
        words = words_of(text.words)
        yield from _look_alikes(text, words)
        if text.language == "ru":
            foreign = [word for word in words if _KAZAKH.search(word) and word not in borrowed]
            if foreign and borrowed:
                yield text.finding("language", f"Kazakh letters in a Russian text: {', '.join(foreign)}")
        else:
            yield from _not_kazakh(house, text, words)
    yield from _not_translated(house)
    yield from _places(house)


def _not_kazakh(house: House, text: Text, words: list[str]) -> Iterator[Finding]:
    reviewed = reviewed_words(house.root, "kk")
    long = [word for word in words if len(word) >= _LONG and _CYRILLIC.search(word)]
    russian = [word for word in words if _RUSSIAN.search(word) and word not in reviewed]
    if len(long) >= _LONG_WORDS and not _KAZAKH.search(text.words):
        yield text.finding("language", "no Kazakh letter in it; is this the Kazakh text?")
    elif russian:
        yield text.finding("language", f"a Russian word in a Kazakh text: {', '.join(russian)}")


def _not_translated(house: House) -> Iterator[Finding]:
    """Words that are left as they are in Russian; names and words of both languages are in the list."""
    both = reviewed_words(house.root, "kk")
    for russian, kazakh in house.pairs:
        if russian.words != kazakh.words or _KAZAKH.search(kazakh.words):
            continue
        left = [word for word in words_of(kazakh.words) if _CYRILLIC.search(word) and word not in both]
        if left and both:
            yield kazakh.finding("language", "the same as the Russian; translate it")


def _look_alikes(text: Text, words: list[str]) -> Iterator[Finding]:
    mixed = [word for word in words if is_mixed(word)]
    mixed += _LOOK_ALIKE.findall(TAG.sub(" ", text.words)) if _CYRILLIC.search(text.words) else []
    if mixed:
        message = f"Latin letters that look Cyrillic: {', '.join(mixed)}; type them anew"
        yield text.finding("latin", message)


def _places(house: House) -> Iterator[Finding]:
    """Names of regions and districts stand in both languages in one file, outside the catalogues."""
    file = house.regions
    if file.model is None:
        return
    for code, region in file.model.regions.items():
        for number, place in ((None, region), *enumerate(region.units)):
            at = ("regions", code) if number is None else ("regions", code, "units", number)
            for form, words in place:
                if not isinstance(words, str):
                    continue
                language = form.partition("_")[0]
                if any(is_mixed(word) for word in words_of(words)):
                    yield file.finding((*at, form), "latin", f"«{words}» has Latin letters; type them anew")
                elif language in _OTHER_PLACE and _OTHER_PLACE[language].search(words):
                    message = f"«{words}» is not in {language}; write the name in this language"
                    yield file.finding((*at, form), "language", message)
