"""Finds words of the other language in a text that a person is shown."""

import re
from datetime import date

from bot.content import Content, Language, formats

_WORD = re.compile(r"[а-яёәғқңөұүһі]+", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\w+\}")


class Foreign:
    """Words that stand only in the texts of one language must not appear in the other's screens."""

    def __init__(self, content: Content) -> None:
        words = {language: _vocabulary(content, language) for language in ("ru", "kk")}
        self._only: dict[Language, set[str]] = {
            "kk": words["ru"] - words["kk"],
            "ru": words["kk"] - words["ru"],
        }

    def words(self, text: str, language: Language) -> set[str]:
        """The words of `text` that a reader of `language` should not meet."""
        found = {word.lower() for word in _WORD.findall(formats.plain(text))}
        return found & self._only[language]


def _vocabulary(content: Content, language: Language) -> set[str]:
    texts = [_PLACEHOLDER.sub(" ", formats.plain(text)) for text in content.catalogue.texts(language)]
    texts += [content.region_name(code, language) for code in content.regions]
    texts += [formats.month_name(month, language) for month in range(1, 13)]
    texts += [formats.day(date(2026, month, 1), language) for month in range(1, 13)]
    for region in content.regions.values():
        texts += [getattr(unit, language) for unit in region.units]
        texts += [getattr(unit, f"{language}_gen") or "" for unit in region.units]
        texts += [getattr(region, f"{language}_gen")]
    return {word.lower() for text in texts for word in _WORD.findall(text)}
