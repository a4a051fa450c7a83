"""Which texts a screen is made of."""

from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from bot.content.catalogue import Catalogue, Language
from bot.content.content import Content


def traced(content: Content) -> tuple[Content, list[str]]:
    """The same content, and a list that grows by the key of each text that is taken from it, once each."""
    told: list[str] = []

    def tell(key: str) -> None:
        if key not in told:
            told.append(key)

    catalogue = _Telling(content.catalogue, tell)
    return replace(content, catalogue=catalogue, screens=content.screens.over(catalogue)), told


class _Telling(Catalogue):
    def __init__(self, of: Catalogue, tell: Callable[[str], None]) -> None:
        vars(self).update(vars(of))
        self._tell = tell

    def text(self, language: Language, key: str, /, **values: object) -> Markup:
        self._tell(key)
        return super().text(language, key, **values)

    def plural(self, language: Language, key: str, n: int, /, **values: object) -> Markup:
        self._tell(key)
        return super().plural(language, key, n, **values)
