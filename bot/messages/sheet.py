"""The texts as a table for a spreadsheet, one row a key."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.check.finding import Finding
from bot.check.house import Text
from bot.content.catalogue import FORMS
from bot.messages.catalogue import Entry
from bot.messages.report import FUZZY, MISSING, READY, state

KEY, PLACE, STATE, BEFORE, RUSSIAN, KAZAKH = "key", "place", "state", "previous russian", "russian", "kazakh"
KAZAKH_FORMS = tuple(f"{KAZAKH} {form}" for form in FORMS["kk"])
RUSSIAN_FORMS = tuple(f"{RUSSIAN} {form}" for form in FORMS["ru"])
WORDS = (KAZAKH, *KAZAKH_FORMS, *RUSSIAN_FORMS)
"""The columns that are taken back."""
VERSION = "version"
"""Of the words and the state at the export: tells what was changed in the table, and what beside it."""
COLUMNS = (KEY, PLACE, STATE, BEFORE, RUSSIAN, *WORDS, VERSION)
_NEEDED = (KEY, RUSSIAN)
_DELIMITERS = (";", ",", "\t")
_RECKONED = ("=", "+", "-", "@")
_SEVERITY = (READY, FUZZY, MISSING)


@dataclass(frozen=True)
class Row:
    """A row of a table and the line at which it begins. A column that is left out has empty cells."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class SheetError(Exception):
    """The table cannot be read at all."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def columns(kazakh: Entry, russian: Entry | None) -> dict[str, tuple[Entry, int]]:
    """The columns of a key that hold words to translate, with the entry and the form that each stands for."""
    if russian is None:
        return {KAZAKH: (kazakh, 0)}
    return {
        name: (entry, n)
        for entry, names in ((kazakh, KAZAKH_FORMS), (russian, RUSSIAN_FORMS))
        for n, name in enumerate(names)
    }


def cells(kazakh: Entry, russian: Entry | None) -> dict[str, str]:
    """The cells of a key that may be changed, and their version."""
    words = {column: entry.forms[n] for column, (entry, n) in columns(kazakh, russian).items()}
    states = [state(entry) for entry in (kazakh, russian) if entry is not None]
    own = {STATE: max(states, key=_SEVERITY.index), **words}
    return {**own, VERSION: version(own)}


def version(own: Mapping[str, str]) -> str:
    """Of some cells: a letter first, or a spreadsheet would take it for a number."""
    said = "\0".join(own.get(column, "") for column in (STATE, *WORDS))
    return f"v{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def export(sources: Iterable[Text], kk: Mapping[str, Entry], ru: Mapping[str, Entry], root: Path) -> str:
    """The table of all texts. Semicolons and the byte order mark are what Excel opens into columns here."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, delimiter=";", restval="", lineterminator="\r\n")
    writer.writeheader()
    for source in sources:
        entry = kk[source.key]
        row = {
            KEY: source.key,
            PLACE: f"{source.path.relative_to(root).as_posix()}:{source.line}",
            BEFORE: entry.po.previous_msgid or "",
            RUSSIAN: source.words,
            **cells(entry, ru.get(source.key)),
        }
        writer.writerow({column: _guarded(cell) for column, cell in row.items()})
    return "\ufeff" + table.getvalue()


def read(path: Path) -> list[Row]:
    """The rows of a table, whichever delimiter it has. Raises SheetError, and OSError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError(Finding(path, 1, "csv", "the file is not UTF-8; save it as «CSV UTF-8»")) from None
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count))
    rows: list[Row] = []
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not names:
                names = [" ".join(cell.split()).lower() for cell in cells]
            elif any(cells):
                rows.append(Row(line, {name: _plain(cell) for name, cell in zip(names, cells, strict=False)}))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SheetError(Finding(path, line, "csv", f"broken table: {error}; export it anew")) from None
    for name in _NEEDED:
        if name not in names:
            raise SheetError(Finding(path, 1, "csv", f"there is no column «{name}»; keep the first row"))
    return rows


def _guarded(cell: str) -> str:
    """A cell that a spreadsheet would reckon gets the apostrophe that says it is text."""
    return f"'{cell}" if cell.startswith(_RECKONED) else cell


def _plain(cell: str) -> str:
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_RECKONED) else cell
