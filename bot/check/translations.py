"""Kazakh, or plural forms of either language, that are missing, fuzzy, behind the Russian, or left over."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

from bot.check.finding import Finding
from bot.check.house import House, Text, line_of_entry
from bot.check.owners import owner, told_as_missing, told_as_unknown
from bot.content import Language
from bot.content.catalogue import FORMS

_FILES = {
    "destinations": ("service", "channel", "document", "hotline"),
    "messages": ("message",),
    "programmes": ("programme",),
    "questions": ("question",),
    "screens": ("screen",),
    "situations": ("situation", "topic"),
}
"""Files of `locales/kk`, with the kinds of texts that stand in each."""


def translations(house: House) -> Iterator[Finding]:
    yield from same_key(house)
    kazakh, russian = (
        {str(entry.msgctxt): (path, entry) for path, entry in entries if not entry.obsolete}
        for entries in (house.kk, house.ru)
    )
    absent = set(_absent(house))
    yield from absent
    for source in {source.key: source for source in house.sources}.values():
        if source.key in russian:
            yield from _behind(source, *russian[source.key], "the Russian forms")
        if source.key not in kazakh:
            if (
                not absent
                and "kk" not in house.incomplete
                and not told_as_unknown(source.key, house.papers_named)
            ):
                yield source.finding(
                    "untranslated", "there is no Kazakh; `make messages` adds an entry, then translate it"
                )
            continue
        path, entry = kazakh[source.key]
        yield from _behind(source, path, entry, "the Kazakh")
        if not entry.msgid_plural and not entry.msgstr_plural and not entry.msgstr.strip():
            yield Finding(
                path, line_of_entry(entry), "untranslated", f"{source.key}: msgstr is empty; translate it"
            )
    yield from _plurals(house)
    yield from _left_over(house)


def _behind(source: Text, path: Path, entry: polib.POEntry, what: str) -> Iterator[Finding]:
    """Words that were not looked at since the text changed."""
    line = line_of_entry(entry)
    if entry.fuzzy:
        yield Finding(path, line, "fuzzy", f"{source.key}: look at {what} and remove the mark «fuzzy»")
    if entry.msgid != source.words:
        message = f"{source.key}: the Russian is now «{source.words}»; run `make messages`, look at {what}"
        yield Finding(path, line, "outdated", message)


def _absent(house: House) -> Iterator[Finding]:
    """A file of the Kazakh that is gone or empty: one line, and none for each of its texts."""
    held = {path.stem for path, _ in house.kk}
    keys = {str(entry.msgctxt) for _, entry in house.kk}
    for name, kinds in _FILES.items():
        path = house.root / "locales" / "kk" / f"{name}.po"
        if name in held or path in house.spoilt or "kk" in house.incomplete:
            continue
        if any(source.key not in keys for source in house.sources if source.key.split(".")[0] in kinds):
            yield Finding(path, 1, "po", "the Kazakh of a whole file is missing; put the file back")


def same_key(house: House) -> Iterator[Finding]:
    """A key that stands twice, or for two texts; an entry without one."""
    first: dict[str, Text] = {}
    for source in house.sources:
        other = first.setdefault(source.key, source)
        if other.words != source.words:
            yield source.finding("key", f"other words than in {other.path.name}:{other.line}; make them one")
    for entries in (house.kk, house.ru):
        counted = Counter(entry.msgctxt for _, entry in entries if not entry.obsolete)
        seen: set[str] = set()
        for path, entry in entries:
            if entry.obsolete:
                continue
            if not entry.msgctxt:
                yield Finding(
                    path, line_of_entry(entry), "key", "an entry without msgctxt; add the key of its text"
                )
            elif counted[entry.msgctxt] > 1 and entry.msgctxt in seen:
                yield Finding(path, line_of_entry(entry), "key", f"{entry.msgctxt} stands twice; keep one")
            seen.add(str(entry.msgctxt))


def _plurals(house: House) -> Iterator[Finding]:
    russian = {entry.msgctxt for _, entry in house.ru if not entry.obsolete}
    sources = {source.key: source.words for source in house.sources}
    for path, entry in house.ru:
        if entry.obsolete or entry.msgctxt not in sources:
            continue
        if not entry.msgid_plural:
            message = f"{entry.msgctxt}: only texts with a number stand here; add msgid_plural, or remove it"
            yield Finding(path, line_of_entry(entry), "plural", message)
    for path, entry in house.kk:
        if entry.msgctxt in russian and not entry.msgid_plural and not entry.obsolete:
            message = f"{entry.msgctxt}: it has a number; add msgid_plural, msgstr[0] and msgstr[1]"
            yield Finding(path, line_of_entry(entry), "plural", message)
    written: dict[Language, list[tuple[Path, polib.POEntry]]] = {"kk": house.kk, "ru": house.ru}
    for language, entries in written.items():
        count = len(FORMS[language])
        for path, entry in entries:
            if entry.obsolete or not entry.msgid_plural:
                continue
            for form in range(count):
                if not entry.msgstr_plural.get(form, "").strip():
                    message = f"{entry.msgctxt}: msgstr[{form}] is empty; write all {count} forms"
                    yield Finding(path, line_of_entry(entry), "plural", message)
            if len(entry.msgstr_plural) > count:
                message = f"{entry.msgctxt}: {language} has {count} forms; remove the others"
                yield Finding(path, line_of_entry(entry), "plural", message)
            if language == "kk" and entry.msgctxt not in russian and "ru" not in house.incomplete:
                message = f"{entry.msgctxt}: its Russian forms are missing; add them to locales/ru"
                yield Finding(path, line_of_entry(entry), "plural", message)


def _left_over(house: House) -> Iterator[Finding]:
    known = {source.key for source in house.sources}
    owners = {owner(key) for key in known}
    for path, entry in (*house.kk, *house.ru):
        if (
            not entry.obsolete
            and entry.msgctxt
            and entry.msgctxt not in known
            and entry.msgctxt.split(".")[0] not in house.incomplete
            and not told_as_missing(entry.msgctxt, owners, house.papers_named)
        ):
            yield Finding(
                path,
                line_of_entry(entry),
                "orphan",
                f"{entry.msgctxt}: no text of dialogs/ has this key; python -m bot messages puts it aside",
            )
