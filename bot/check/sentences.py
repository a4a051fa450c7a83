"""Sentences that are too long to be read on a phone, and lists that are."""

import re
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House
from bot.content import Language
from bot.content.formats import plain

WORDS: dict[Language, int] = {"ru": 15, "kk": 12}
"""The style guide's. In Kazakh the verb comes last, so long sentences are harder."""
ITEMS = 5
_END = re.compile(r"(?<=[.!?…:;])\s+|\n+")
"""A colon and a semicolon are rests too: what follows is read by itself."""
_WORD = re.compile(r"\S*\w\S*")


def sentences(house: House) -> Iterator[Finding]:
    if house.reviewed.model is None:
        return
    reviewed = house.reviewed.model.long_sentences
    long: set[str] = set()
    for text in house.texts:
        most = WORDS[text.language]
        count = longest(text.words)
        if count > most:
            long.add(text.key)
            if text.key not in reviewed:
                yield text.finding(
                    "long", f"a sentence of {count} words; say it in {most}, or in two sentences"
                )
        if (items := text.words.count("•")) > ITEMS:
            yield text.finding("long", f"a list of {items}; {ITEMS} can be taken in, put some together")
    # Without its Kazakh nobody knows how long a text is.
    unknown = {source.key for source in house.sources} - {
        text.key for text in house.texts if text.language == "kk"
    }
    for key in sorted(reviewed.keys() - long - unknown):
        at = ("long_sentences", key)
        yield house.reviewed.finding(at, "reviewed", f"{key} is not too long any more; remove it here")


def longest(words: str) -> int:
    """The number of words of the longest sentence."""
    return max(len(_WORD.findall(sentence)) for sentence in _END.split(plain(words)))
