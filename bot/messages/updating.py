"""Brings the catalogues up to the Russian texts, key by key."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import polib
from rapidfuzz import fuzz

from bot.content.catalogue import FORMS
from bot.messages.book import Book
from bot.messages.catalogue import Entry

Changes = Counter[str]
"""How many entries were `new`, `changed`, `restored`, `moved`, `returned` or made `obsolete`."""


def update(kk: Book, ru: Book, sources: Mapping[str, str], counted: Iterable[str]) -> dict[str, Changes]:
    """Both books hold the `sources`, in their order; the changes by language.

    `counted`: keys of texts that are said with a number. So are those that have forms in either book: they
    get forms in both.
    """
    plural = {*counted, *_plurals(ru.live), *_plurals(ru.obsolete)}
    changes = _update(kk, sources, plural)
    with_forms = {key: words for key, words in sources.items() if key in _plurals(kk.live)}
    return {"kk": changes, "ru": _update(ru, with_forms, set(with_forms))}


def _update(book: Book, sources: Mapping[str, str], plural: set[str]) -> Changes:
    changes: Changes = Counter()
    retired = [entry for key, entry in book.live.items() if key not in sources]
    for entry in retired:
        book.retire(entry)
    placed: list[Entry] = []
    for key, words in sources.items():
        if key not in book.live:
            changes[_place(book, key, words, placed, sources)] += 1
        entry = book.live[key]
        if key in plural and not entry.po.msgid_plural:
            _give_forms(entry)
        changes[_settle(entry, words)] += 1
        placed.append(entry)
    del changes[""]
    return changes + Counter(obsolete=sum(entry.po.obsolete for entry in retired))


def _place(book: Book, key: str, words: str, after: Sequence[Entry], sources: Mapping[str, str]) -> str:
    """Gives an entry to a key that has none: its own of before, that of a text which moved, or a new one."""
    own = book.obsolete.get(key)
    if own is not None:
        book.revive(own, key, after)
        return "returned"
    moved = [one for one in book.obsolete.values() if one.po.msgid == words and one.key not in sources]
    if not moved:
        book.add(Entry(polib.POEntry(msgctxt=key, msgid=words), book.language), after)
        return "new"
    # Several texts may have the same words («Да»): the key tells which of them it was.
    entry = max(moved, key=lambda one: fuzz.ratio(one.key, key))
    entry.doubt()
    entry.po.previous_msgctxt, entry.po.previous_msgid = entry.key, words
    book.revive(entry, key, after)
    return "moved"


def _settle(entry: Entry, words: str) -> str:
    """The entry is one of these Russian words; says what that changed, nothing if nothing."""
    po, how = entry.po, ""
    if po.msgid != words:
        how = "changed"
        if po.fuzzy and po.previous_msgid == words and po.previous_msgctxt in (None, po.msgctxt):
            # The Russian for which this was approved has come back.
            entry.approve()
            how = "restored"
        elif any(entry.forms) and not po.fuzzy:
            # What was in doubt before was not approved for any Russian: then there is none to remember.
            entry.doubt()
            po.previous_msgid = po.msgid
            po.previous_msgid_plural = po.msgid_plural or None
        po.msgid = words
        po.msgid_plural = po.msgid_plural and words
    elif not po.fuzzy:
        entry.approve()
    return how


def _give_forms(entry: Entry) -> None:
    """A text of one form becomes one of several, each to be looked at."""
    words, entry.po.msgstr = entry.po.msgstr, ""
    entry.po.msgid_plural = entry.po.msgid
    entry.forms = [words] * len(FORMS[entry.language])
    if words:
        entry.doubt()


def _plurals(entries: Mapping[str, Entry]) -> set[str]:
    return {key for key, entry in entries.items() if entry.po.msgid_plural}
