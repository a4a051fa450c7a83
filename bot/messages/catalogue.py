"""A `.po` file that is written back as it stands, but for the entries that changed.

Editors wrap lines each in a way of their own. An entry that says what it said keeps its lines, so that what
version control shows of a change is the change.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib

from bot.content.catalogue import FORMS, Language

_WIDTH = 100
_PLURAL_FORMS: dict[Language, str] = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}


class Entry:
    """One text of a catalogue. `lines`: how it stands in the file; nothing for a new one."""

    def __init__(self, po: polib.POEntry, language: Language, lines: str = "") -> None:
        self.po = po
        self.language = language
        self._lines = lines
        self._said = _said(po)

    @property
    def key(self) -> str:
        return str(self.po.msgctxt)

    @property
    def forms(self) -> tuple[str, ...]:
        """The text in this language: one, or each form of a plural."""
        if not self.po.msgid_plural:
            return (self.po.msgstr,)
        return tuple(self.po.msgstr_plural.get(n, "") for n in range(len(FORMS[self.language])))

    @forms.setter
    def forms(self, forms: Sequence[str]) -> None:
        if self.po.msgid_plural:
            self.po.msgstr_plural = dict(enumerate(forms))
        else:
            (self.po.msgstr,) = forms

    @property
    def changed(self) -> bool:
        """Whether it says something else than when it was read."""
        return not self._lines or self._said != _said(self.po)

    def doubt(self) -> None:
        """The words are to be looked at."""
        if not self.po.fuzzy:
            self.po.flags.insert(0, "fuzzy")

    def approve(self) -> None:
        """The words fit their Russian: no mark, and no Russian of before."""
        self.po.flags = [flag for flag in self.po.flags if flag != "fuzzy"]
        self.po.previous_msgctxt = self.po.previous_msgid = self.po.previous_msgid_plural = None

    def __str__(self) -> str:
        return self.po.__unicode__(_WIDTH).strip("\n") if self.changed else self._lines


@dataclass(eq=False)
class Catalogue:
    """A file. Its `entries` may be changed, added and removed; `text` is then what the file becomes."""

    path: Path
    before: str | None
    head: str
    entries: list[Entry]

    def __post_init__(self) -> None:
        self._order = tuple(self.entries)

    @classmethod
    def read(cls, path: Path, language: Language, entries: Sequence[polib.POEntry]) -> "Catalogue":
        """The file, of which polib has read the `entries`."""
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(file)
        begins = [max(entry.linenum or 1, 1) - 1 for entry in entries]
        blocks = [
            _block(lines[begin:end]) for begin, end in zip([0, *begins], [*begins, len(lines)], strict=True)
        ]
        kept = [Entry(po, language, block) for po, block in zip(entries, blocks[1:], strict=True)]
        return cls(path, "".join(lines), blocks[0], kept)

    @classmethod
    def new(cls, path: Path, language: Language) -> "Catalogue":
        """A file that there is not yet."""
        head = [
            "Project-Id-Version: komek",
            f"Language: {language}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: 8bit",
            f"Plural-Forms: {_PLURAL_FORMS[language]}",
        ]
        return cls(path, None, "\n".join(['#\nmsgid ""\nmsgstr ""', *(f'"{line}\\n"' for line in head)]), [])

    @property
    def text(self) -> str:
        """What the file is to contain: to the letter what it contains now, if no entry changed."""
        if self.before is not None and not self._changed:
            return self.before
        text = "\n\n".join(filter(None, (self.head, *map(str, self._arranged)))) + "\n"
        return text.replace("\n", "\r\n") if "\r\n" in (self.before or "") else text

    @property
    def _changed(self) -> bool:
        return tuple(self.entries) != self._order or any(entry.changed for entry in self.entries)

    @property
    def _arranged(self) -> list[Entry]:
        """Obsolete entries last, as all gettext tools have them."""
        return sorted(self.entries, key=lambda entry: entry.po.obsolete)

    def numbered(self) -> Iterator[tuple[int, Entry]]:
        """Each entry with the line of `text` at which it begins."""
        if not self._changed:
            yield from ((entry.po.linenum or 1, entry) for entry in self.entries)
            return
        line = len(self.head.splitlines()) + 2
        for entry in self._arranged:
            yield line, entry
            line += str(entry).count("\n") + 2


def _block(lines: Iterable[str]) -> str:
    return "".join(lines).replace("\r\n", "\n").strip("\n")


def _said(po: polib.POEntry) -> Any:
    previous = (po.previous_msgctxt, po.previous_msgid, po.previous_msgid_plural)
    russian = (po.msgctxt, po.msgid, po.msgid_plural, *previous)
    return (*russian, po.msgstr, dict(po.msgstr_plural), tuple(po.flags), po.obsolete)
