"""The rules' own check, the files of figures one by one, and figures that nobody has looked at for long."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from bot.check.finding import Finding
from bot.check.house import House
from rules import FigureError
from rules.check import check as check_rules
from rules.documents import load_documents
from rules.figures import load_parameter
from rules.poverty_lines import PovertyLines
from rules.sourced_yaml import Entry

REVIEW_AFTER = 183
"""Days after which a figure in force is looked up again: half a year."""
_LINES = "poverty_lines.yaml"
_DOCUMENTS = "documents.yaml"
_FOUND = re.compile(r"(?P<path>[^:]+):(?:(?P<line>\d+):)? (?:(?P<code>[a-z_]+): )?(?P<message>.*)", re.DOTALL)


def parameters(house: House) -> Iterator[Finding]:
    for path in _files(house):
        try:
            _load(path)
        except FigureError as error:
            yield Finding(error.path, error.line, "parameter", error.message)
        yield from _to_come(path, house.today)
    if house.figures is None:
        return
    for line in check_rules(house.figures):
        found = _FOUND.fullmatch(line)
        if found is None:
            yield Finding(house.root / "rules", 1, "rules", line)
        elif found["path"].startswith("rules/parameters/"):
            yield Finding(house.root / found["path"], int(found["line"] or 1), "parameter", found["message"])
        else:
            message = f"{found['code'] or 'rules'}: {found['message']}"
            yield Finding(house.root / found["path"], int(found["line"] or 1), "rules", message)


def review(house: House) -> Iterator[Finding]:
    """Figures in force, or to come, that were looked up too long ago."""
    for path in _files(house):
        try:
            entry = Entry.read(path)
            checked = list(_checked(entry, house.today))
        except FigureError:
            continue
        for line, day in checked:
            age = (house.today - day).days
            if age > REVIEW_AFTER:
                message = f"last looked up on {day}, {age} days ago; look again and set `checked_on`"
                yield Finding(path, line, "review", message)


def _to_come(path: Path, today: date) -> Iterator[Finding]:
    """Nobody has looked anything up tomorrow."""
    with suppress(FigureError):
        for line, day in _checked(Entry.read(path), date.min):
            if day > today:
                message = f"`checked_on` is {day}, a day to come; write the day when it was looked up"
                yield Finding(path, line, "parameter", message)


def _checked(entry: Entry, today: date) -> Iterator[tuple[int, date]]:
    rows = entry.entries("rows") if "rows" in entry else []
    for row in rows:
        last = row.value("to")
        if last is None or (isinstance(last, date) and last >= today):
            yield row.line, row.day("checked_on")
    if "not_settled" in entry:
        question = entry.entry("not_settled")
        yield question.line, question.day("checked_on")
    if "checked_on" in entry:
        yield entry.line, entry.day("checked_on")


def _files(house: House) -> list[Path]:
    folder = house.root / "rules" / "parameters"
    # The poverty lines have a reader of their own, who asks for them by name.
    return sorted({*folder.glob("*.yaml"), folder / _LINES} - house.spoilt.keys())


def _load(path: Path) -> None:
    if path.name == _LINES:
        PovertyLines.load(path)
    elif path.name == _DOCUMENTS:
        load_documents(path)
    else:
        load_parameter(path)
