"""A message as a row of items: numbers, and the words that a lexicon knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.understanding.quantities import Quantity, read
from bot.understanding.tokens import Token, tokenize

NUMBER, SIGN, WORD = "number", "sign", "word"
"""Tags of what no lexicon names."""


@dataclass(frozen=True, slots=True)
class Item:
    tag: str
    text: str
    """The folded words, or the sign."""
    start: int
    end: int
    quantity: Quantity | None = None


class Lexicon:
    """Phrases under tags. A star at the end stands for any ending: `доход*`."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """`phrases`: tag and its phrases with commas between them; of equal phrases the first stands."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        for tag, listed in phrases:
            for phrase in listed.split(","):
                self._add(tag, phrase.strip())
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)
        for stems in self._stems.values():
            stems.sort(key=lambda entry: len(entry[0]), reverse=True)

    def _add(self, tag: str, phrase: str) -> None:
        starred = phrase.endswith("*")
        key = tuple(token.key for token in tokenize(phrase.removesuffix("*")))
        if not key:
            raise ValueError(f"an empty phrase under {tag!r}")
        if starred and len(key) == 1:
            self._stems.setdefault(key[0][:2], []).append((key[0], tag))
        else:
            self._by_first.setdefault(key[0], []).append((key, starred, tag))

    def match(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """Tag and end of the longest phrase that begins here."""
        key = tokens[at].key
        for phrase, starred, tag in self._by_first.get(key, ()):
            end = at + len(phrase)
            if end <= len(tokens) and all(
                token.key == word or (starred and token is tokens[end - 1] and token.key.startswith(word))
                for token, word in zip(tokens[at:end], phrase, strict=True)
            ):
                return tag, end
        if tokens[at].kind == "word":
            for stem, tag in self._stems.get(key[:2], ()):
                if key.startswith(stem):
                    return tag, at + 1
        return None


def scan(tokens: Sequence[Token], lexicon: Lexicon) -> list[Item]:
    """Every token in exactly one item, in order. The lexicon goes before numbers."""
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        quantity = None
        if matched := lexicon.match(tokens, at):
            tag, end = matched
        elif quantity := read(tokens, at):
            tag, end = NUMBER, quantity.end
        elif tokens[at].kind == "figure":
            tag, end = NUMBER, at + 1
        else:
            tag, end = (SIGN if tokens[at].kind == "sign" else WORD), at + 1
        items.append(Item(tag, " ".join(token.key for token in tokens[at:end]), at, end, quantity))
        at = end
    return items
