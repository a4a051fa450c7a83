"""The catalogues of one language."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polib

from bot.content.catalogue import Language
from bot.messages.catalogue import Catalogue, Entry

HOMES = {
    "question": "questions",
    "programme": "programmes",
    "screen": "screens",
    "situation": "situations",
    "topic": "situations",
    "service": "destinations",
    "channel": "destinations",
    "document": "destinations",
    "hotline": "destinations",
    "message": "messages",
}
"""The catalogue of a new text, by the first part of its key. An old one stays where it stands."""


class Book:
    """The entries of one language by key; those that no text uses any more (`#~`) stand apart."""

    def __init__(
        self, folder: Path, language: Language, entries: Sequence[tuple[Path, polib.POEntry]]
    ) -> None:
        self.language = language
        self.live: dict[str, Entry] = {}
        self.obsolete: dict[str, Entry] = {}
        self.catalogues: dict[Path, Catalogue] = {}
        self._folder = folder
        self._homes: dict[Entry, Catalogue] = {}
        self._retired: set[Entry] = set()
        for path in sorted(folder.glob("*.po")):
            own = [entry for where, entry in entries if where == path]
            self.catalogues[path] = catalogue = Catalogue.read(path, language, own)
            for entry in catalogue.entries:
                self._homes[entry] = catalogue
                (self.obsolete if entry.po.obsolete else self.live)[entry.key] = entry

    def add(self, entry: Entry, after: Sequence[Entry]) -> None:
        """Stands behind the last one of `after` that is in its catalogue, or first if there is none."""
        home = self._home(entry.key)
        before = next((one for one in reversed(after) if self._homes[one] is home), None)
        home.entries.insert(home.entries.index(before) + 1 if before else 0, entry)
        self._homes[entry] = home
        self.live[entry.key] = entry

    def retire(self, entry: Entry) -> None:
        """No text has this key any more. Its words are kept with the Russian that they were approved for."""
        po = entry.po
        del self.live[entry.key]
        if po.fuzzy and po.previous_msgid is not None:
            key = po.previous_msgctxt or entry.key
            if key not in self.live:
                po.msgctxt, po.msgid = key, po.previous_msgid
                po.msgid_plural = po.msgid_plural and po.msgid
                entry.approve()
        if entry.key in self.obsolete:
            self.forget(self.obsolete[entry.key])
        po.obsolete = True
        self.obsolete[entry.key] = entry
        self._retired.add(entry)
        if not any(entry.forms):
            self.forget(entry)

    def revive(self, entry: Entry, key: str, after: Sequence[Entry]) -> None:
        """An obsolete entry is in use again, under this key: where it stood, or else as if it were new."""
        self.obsolete.pop(entry.key)
        entry.po.obsolete = False
        entry.po.msgctxt = key
        if entry in self._retired and self._homes[entry] is self._home(key):
            self.live[key] = entry
        else:
            self._homes.pop(entry).entries.remove(entry)
            self.add(entry, after)

    def forget(self, entry: Entry) -> None:
        """The obsolete entry is taken out of its catalogue."""
        del self.obsolete[entry.key]
        self._homes.pop(entry).entries.remove(entry)

    def purge(self) -> None:
        """Obsolete entries are taken out."""
        for entry in list(self.obsolete.values()):
            self.forget(entry)

    def changed(self) -> dict[Path, str]:
        """The files that are to be written, with what they are to contain."""
        return {
            path: catalogue.text
            for path, catalogue in self.catalogues.items()
            if catalogue.text != catalogue.before
        }

    def numbered(self) -> Iterator[tuple[Path, int, Entry]]:
        """Every entry with its file and line, as they will be written."""
        for path, catalogue in self.catalogues.items():
            yield from ((path, line, entry) for line, entry in catalogue.numbered())

    def _home(self, key: str) -> Catalogue:
        path = self._folder / f"{HOMES[key.split('.')[0]]}.po"
        if path not in self.catalogues:
            self.catalogues[path] = Catalogue.new(path, self.language)
        return self.catalogues[path]
