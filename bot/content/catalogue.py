"""The words in both languages, by key.

Russian is the source text in `dialogs/`; Kazakh stands in `locales/kk/*.po` with the key as
`msgctxt` and the Russian as `msgid`; plural forms of both languages stand in the catalogues.
A fuzzy, missing or outdated entry is refused at load, so that nobody is ever shown the other language.
"""

from pathlib import Path
from typing import Literal

import polib
from babel.core import Locale
from markupsafe import Markup

from bot.content.errors import ContentError

Language = Literal["kk", "ru"]
LANGUAGES: tuple[Language, ...] = ("kk", "ru")

_PLURAL = {language: Locale(language).plural_form for language in LANGUAGES}
FORMS: dict[Language, tuple[str, ...]] = {"kk": ("one", "other"), "ru": ("one", "few", "many")}
"""The forms of a plural text, in the order in which they stand in a catalogue."""
_NAMES: dict[Language, str] = {"kk": "Kazakh text", "ru": "Russian plural forms"}


class Catalogue:
    """Texts by language and key."""

    def __init__(self, locales: Path) -> None:
        self._entries = {language: _read(locales / language) for language in LANGUAGES}
        self._texts: dict[Language, dict[str, Markup]] = {"kk": {}, "ru": {}}
        self._plurals: dict[Language, dict[str, dict[str, Markup]]] = {"kk": {}, "ru": {}}
        self._sources: dict[str, tuple[str, Path]] = {}

    def add(self, key: str, russian: str, path: Path) -> None:
        """Registers a source text. Raises ContentError when its Kazakh is missing, fuzzy or outdated."""
        known = self._sources.get(key)
        if known is not None and known[0] != russian:
            raise ContentError(path, 1, f"{key} stands twice with different words, also in {known[1]}")
        self._sources[key] = (russian, path)
        file, entry = self._ready("kk", key, russian, path)
        if entry.msgid_plural:
            self._add_plural(key, russian, path)
            return
        if not entry.msgstr:
            raise ContentError(file, entry.linenum, f"{key} has no Kazakh text")
        self._texts["ru"][key] = Markup(russian)
        self._texts["kk"][key] = Markup(entry.msgstr)

    def _ready(self, language: Language, key: str, russian: str, path: Path) -> tuple[Path, polib.POEntry]:
        """The entry, if it was written for this Russian text and is not in doubt."""
        found, name = self._entries[language].get(key), _NAMES[language]
        if found is None:
            raise ContentError(path, 1, f"{key} has no {name}; add it to locales/{language}")
        file, entry = found
        if entry.fuzzy:
            raise ContentError(file, entry.linenum, f"{key} is fuzzy; check the {name} and remove the mark")
        if entry.msgid != russian:
            raise ContentError(
                file,
                entry.linenum,
                f"{key}: the Russian has changed to {russian!r}; bring the {name} up to it",
            )
        return found

    def _add_plural(self, key: str, russian: str, path: Path) -> None:
        for language in LANGUAGES:
            file, entry = self._ready(language, key, russian, path)
            forms = [entry.msgstr_plural.get(n, "") for n in range(len(FORMS[language]))]
            if not all(forms):
                raise ContentError(file, entry.linenum, f"{key}: a plural form is empty")
            self._plurals[language][key] = {
                name: Markup(form) for name, form in zip(FORMS[language], forms, strict=True)
            }

    def text(self, language: Language, key: str, /, **values: object) -> Markup:
        """The text with its values, which are escaped. Raises KeyError for an unknown key."""
        text = self._texts[language][key]
        return text.format(**values) if values else text

    def plural(self, language: Language, key: str, n: int, /, **values: object) -> Markup:
        """The form of the text that fits the number `n`, which is also its value `{n}`."""
        forms = self._plurals[language][key]
        form = _PLURAL[language](n)
        return forms.get(form, forms[FORMS[language][-1]]).format(n=n, **values)

    def source(self, language: Language, key: str) -> str:
        """The text as it is written, its last form where it has several."""
        text = self._texts[language].get(key)
        return str(text if text is not None else self._plurals[language][key][FORMS[language][-1]])

    def texts(self, language: Language) -> list[Markup]:
        """Every text of a language, plural forms included: for checks and galleries."""
        plurals = self._plurals[language].values()
        return [*self._texts[language].values(), *(form for forms in plurals for form in forms.values())]

    def has(self, key: str) -> bool:
        """Whether a source text is registered under the key."""
        return key in self._sources

    def keys(self) -> frozenset[str]:
        """All keys that a source text was registered under."""
        return frozenset(self._sources)

    def orphans(self) -> frozenset[str]:
        """Kazakh entries that no source text uses any more."""
        return frozenset(self._entries["kk"]) - self.keys()


class Draft(Catalogue):
    """For those who write: Kazakh that lags behind is shown as it stands, a missing text as its key."""

    def _ready(self, language: Language, key: str, russian: str, path: Path) -> tuple[Path, polib.POEntry]:
        found = self._entries[language].get(key)
        if found is not None and (found[1].msgstr or found[1].msgid_plural):
            return found
        return path, polib.POEntry(msgctxt=key, msgid=russian, msgstr=f"⟨{key}⟩")


def _read(folder: Path) -> dict[str, tuple[Path, polib.POEntry]]:
    entries: dict[str, tuple[Path, polib.POEntry]] = {}
    for path in sorted(folder.glob("*.po")):
        try:
            catalogue = polib.pofile(str(path), encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ContentError(path, 1, f"cannot be read: {error}") from None
        for entry in catalogue:
            if entry.obsolete:
                continue
            if not entry.msgctxt:
                raise ContentError(path, entry.linenum, "an entry without a key (msgctxt)")
            if entry.msgctxt in entries:
                raise ContentError(path, entry.linenum, f"{entry.msgctxt} stands twice")
            entries[entry.msgctxt] = (path, entry)
    return entries
