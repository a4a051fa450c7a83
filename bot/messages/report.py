"""What is left to do in a book."""

from collections.abc import Iterator
from typing import Final

from bot.check.finding import Finding
from bot.messages.book import Book
from bot.messages.catalogue import Entry

MISSING: Final = "missing"
FUZZY: Final = "fuzzy"
READY: Final = "ready"
"""The states of an entry: words are to be written, to be looked at, or good."""


def state(entry: Entry) -> str:
    if not all(entry.forms):
        return MISSING
    return FUZZY if entry.po.fuzzy else READY


def left_to_do(book: Book) -> Iterator[Finding]:
    """Every entry that is not ready, where it stands."""
    for path, line, entry in book.numbered():
        if entry.po.obsolete:
            continue
        if state(entry) == MISSING:
            yield Finding(path, line, MISSING, f"{entry.key}: «{entry.po.msgid}»")
        elif state(entry) == FUZZY:
            yield Finding(path, line, FUZZY, f"{entry.key}: {_doubt(entry)}; then remove the mark")


def summary(book: Book) -> str:
    """How many entries are in which state: `kk: 927 texts, 2 missing, 1 fuzzy, 3 obsolete`."""
    counted = [state(entry) for entry in book.live.values()]
    texts = "texts" if book.language == "kk" else "texts with plural forms"
    said = f"{len(counted)} {texts}, {counted.count(MISSING)} missing, {counted.count(FUZZY)} fuzzy"
    kept = f", {len(book.obsolete)} obsolete (--purge removes them)" if book.obsolete else ""
    return f"{book.language}: {said}{kept}"


def _doubt(entry: Entry) -> str:
    po = entry.po
    if po.previous_msgctxt:
        return f"these words stood under {po.previous_msgctxt}; see whether they fit here"
    if po.previous_msgid:
        return f"the Russian was «{po.previous_msgid}», is «{po.msgid}»; bring these words up to it"
    return f"see whether these words say «{po.msgid}»"
