"""The language of a message, from its letters and its frequent words."""

from __future__ import annotations

import re

from bot.understanding.answer import Language
from bot.understanding.folding import clean, fold
from bot.understanding.phrases import phrases, table
from bot.understanding.tokens import LONGEST_MESSAGE

_KAZAKH_LETTERS = re.compile(r"[әғқңөұүһі]")
_RUSSIAN_LETTERS = re.compile(r"[ёщъэцф]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_WORDS = re.compile(r"[^\W\d_]+")
_KAZAKH_ENDINGS = re.compile(
    r"(?:[мбп][иі]н|[мбп]из|[дт]им|[дт]ик|иди|ади|[гк][ае]н|[лдт][ае]р|[нд]ин|[дт]ан|[дт]ен|симиз|инда|лик|[лдт]ик)$"
)
_RUSSIAN_ENDINGS = re.compile(
    r"(?:ого|его|ому|еш|ат|ит|тсиа|ска?и?а?|скои|аиа|уиу|ами|ости|ение|ениа|еиу|аиу|ила?|или|ала?|али|ев|ов|ах)$"
)


def language_of(text: str) -> Language | None:
    """Kazakh or Russian; None when the message does not show it (figures, names)."""
    text = clean(text[:LONGEST_MESSAGE])
    words = [word for word in _WORDS.findall(text) if len(word) > 1 or word in ("я", "в", "и", "с", "у")]
    if _KAZAKH_LETTERS.search(text):
        return "kk"
    if not words:
        return None
    score = sum(_score(word) for word in words)
    if score:
        return "kk" if score > 0 else "ru"
    # A sentence in Latin script is taken for Kazakh.
    return "kk" if len(words) > 1 and not _CYRILLIC.search(text) else None


def _score(word: str) -> int:
    """Above zero for Kazakh, below for Russian."""
    typed, folded_words = _frequent()
    kazakh, russian = (word in typed[language] for language in ("kk", "ru"))
    folded = fold(word)
    if not kazakh and not russian:
        kazakh, russian = (folded in folded_words[language] for language in ("kk", "ru"))
    if kazakh or russian:
        return 2 * (kazakh - russian)
    if len(word) < 4:
        return 0
    if _RUSSIAN_LETTERS.search(word):
        return -1
    is_russian = bool(_CYRILLIC.search(word) and _RUSSIAN_ENDINGS.search(folded))
    return bool(_KAZAKH_ENDINGS.search(folded)) - is_russian


@table
def _frequent() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Frequent words as typed and folded. As typed goes first: «я» folds to the same letters as «иә»."""
    typed = {language: frozenset(listed.split(", ")) for language, listed in phrases("language").items()}
    return typed, {language: frozenset(map(fold, words)) for language, words in typed.items()}
