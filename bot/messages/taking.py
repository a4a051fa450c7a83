"""Takes the words of a table into the books: Kazakh, and the plural forms of both languages."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.check.finding import Finding, Kind
from bot.check.house import Text
from bot.check.likeness import unlike
from bot.messages import sheet
from bot.messages.catalogue import Entry
from bot.messages.report import FUZZY, MISSING, READY
from bot.messages.sheet import Row

_MUST_AGREE = ("placeholders", "tags")


def refused(
    rows: Sequence[Row],
    path: Path,
    sources: Mapping[str, Text],
    kk: Mapping[str, Entry],
    ru: Mapping[str, Entry],
) -> Iterator[Finding]:
    """Why the table cannot be taken, row by row; nothing if it can."""
    seen: dict[str, int] = {}
    for row in rows:
        key = row[sheet.KEY]
        if key not in sources:
            yield Finding(path, row.line, "key", f"no text has the key «{key}»; correct it or remove the row")
            continue
        first = seen.setdefault(key, row.line)
        if first != row.line:
            yield Finding(path, row.line, "key", f"{key} stands at line {first} too; keep one row")
        for code, message in _refused(row, sources[key], kk[key], ru.get(key)):
            yield Finding(path, row.line, code, f"{key}: {message}")


def _refused(row: Row, source: Text, kazakh: Entry, russian: Entry | None) -> Iterator[tuple[Kind, str]]:
    if row[sheet.RUSSIAN] != source.words:
        place = f"{source.path.name}:{source.line}"
        yield "russian", f"{place} says «{source.words}»; change Russian there, and export the table anew"
        return
    if row[sheet.STATE] not in ("", READY, FUZZY, MISSING):
        yield "state", f"«{row[sheet.STATE]}» is no state; write {READY}, {FUZZY} or {MISSING}"
    now = sheet.cells(kazakh, russian)
    own = sheet.columns(kazakh, russian)
    if _touched(row) and _stale(row, now) and any(row[column] not in ("", now[column]) for column in own):
        yield "version", "the catalogue has changed since the table was exported; export it anew, write again"
    for column in sheet.WORDS:
        if row[column] and column not in own:
            yield "column", f"«{column}» is not for this text; write into {', '.join(own)}"
        elif row[column] and row[column] != now[column]:
            for code, message in unlike(source.words, row[column]):
                if code in _MUST_AGREE:
                    yield code, f"{column}: {message}"


def take(rows: Sequence[Row], kk: Mapping[str, Entry], ru: Mapping[str, Entry]) -> int:
    """Takes rows that were not refused; how many changed something.

    An empty cell takes nothing away. The mark of an entry goes when its words change, or the state of the
    row says `ready`; it is set when the state has been made `fuzzy`.
    """
    return sum(_take(row, kk[row[sheet.KEY]], ru.get(row[sheet.KEY])) for row in rows if _touched(row))


def _take(row: Row, kazakh: Entry, russian: Entry | None) -> bool:
    before = sheet.cells(kazakh, russian)
    if _stale(row, before):
        return False  # Its words are there already, or it would have been refused.
    columns = sheet.columns(kazakh, russian)
    for entry in filter(None, (kazakh, russian)):
        own = [column for column, (whose, _) in columns.items() if whose is entry]
        forms = tuple(row[column] or before[column] for column in own)
        written = forms != entry.forms
        entry.forms = forms
        if row[sheet.STATE] == FUZZY != before[sheet.STATE] and all(forms):
            entry.doubt()
        elif all(forms) and (written or row[sheet.STATE] == READY):
            entry.approve()
    return sheet.cells(kazakh, russian) != before


def _touched(row: Row) -> bool:
    """Whether the row says something else than when it was exported."""
    return row[sheet.VERSION] != sheet.version(row.cells)


def _stale(row: Row, now: Mapping[str, str]) -> bool:
    """Whether the catalogue has changed since the row was exported."""
    return row[sheet.VERSION] not in ("", now[sheet.VERSION])
