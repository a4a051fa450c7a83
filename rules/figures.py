"""The dated figures that the programmes rest on: one YAML file each in `parameters/`, loaded and checked.

A day that no row covers has no value: nothing is ever carried over from the year before. What the law
leaves open is a parameter too, one that has no row yet: staff settle it by adding a row with its source,
and no code changes.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from rules.documents import load_documents
from rules.facts import FACTS, REGIONS
from rules.knowledge import CERTAINTIES, Number
from rules.poverty_lines import PovertyLines
from rules.sourced_yaml import Entry, FigureError

PARAMETER_MISSING: Final = "parameter_missing"
_DECIMAL: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{1,9})?")
_DIRECTORY: Final = Path(__file__).parent / "parameters"
_POVERTY_LINES: Final = "poverty_lines.yaml"
_DOCUMENTS: Final = "documents.yaml"


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure that is only known to lie between two ends, or that the law itself gives as a range."""

    low: Number
    high: Number


@dataclass(frozen=True, slots=True)
class Statuses:
    """Which statuses have a right, and of which the law leaves it open. All others have none; `others`: how
    certain that is."""

    met: tuple[str, ...]
    not_settled: tuple[str, ...]
    others: str = "firm"


Worth = Number | Spread | Statuses | tuple[str, ...] | bool


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """One value of a parameter, its first and its last day (None: until further notice), and where it
    stands."""

    value: Worth
    valid_from: date
    valid_to: date | None
    law: str
    url: str
    checked_on: date
    certainty: str
    estimate: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Parameter:
    """A series of rows without overlaps or gaps. `open_reason`: what is not settled on a day without a
    row."""

    id: str
    unit: str
    rows: tuple[Row, ...]
    open_reason: str = PARAMETER_MISSING

    def on(self, day: date) -> Row | None:
        """The row in force on `day`; None when there is none."""
        index = bisect_right(self.rows, day, key=lambda row: row.valid_from) - 1
        if index < 0:
            return None
        row = self.rows[index]
        return row if row.valid_to is None or day <= row.valid_to else None

    def turns(self) -> Iterator[date]:
        """The days on which the value changes, begins or ends."""
        for row in self.rows:
            yield row.valid_from
            if row.valid_to is not None and row.valid_to < date.max:
                yield row.valid_to + timedelta(days=1)


@dataclass(frozen=True, eq=False, slots=True)
class Figures:
    """All parameters, and the papers that each programme asks for. `hash` changes with any byte of any
    file."""

    parameters: Mapping[str, Parameter]
    poverty_lines: PovertyLines
    documents: Mapping[str, tuple[str, ...]]
    hash: str

    def __getitem__(self, name: str) -> Parameter:
        parameter = self.parameters.get(name)
        if parameter is None:
            raise FigureError(_DIRECTORY / f"{name}.yaml", 1, "there is no such file; put it back")
        return parameter

    def unchanged_since(self, day: date) -> date:
        """The day since which every parameter has been as it is on `day`."""
        turns = {turn for parameter in self.parameters.values() for turn in parameter.turns()}
        return max((turn for turn in turns if turn <= day), default=day)


@cache
def figures() -> Figures:
    """The figures that are delivered with the rules."""
    return load_figures(_DIRECTORY)


def load_figures(directory: Path) -> Figures:
    """All figures of a folder. Raises `FigureError` for the first thing that is wrong."""
    parameters: dict[str, Parameter] = {}
    digest = hashlib.sha256()
    lines = PovertyLines.load(directory / _POVERTY_LINES)
    for path in sorted(directory.glob("*.yaml")):
        if path.name not in (_POVERTY_LINES, _DOCUMENTS):
            parameter = load_parameter(path)
            parameters[parameter.id] = parameter
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    documents = load_documents(directory / _DOCUMENTS)
    return Figures(parameters, lines, documents, digest.hexdigest()[:16])


def load_parameter(path: Path) -> Parameter:
    """One parameter file."""
    entry = Entry.read(path)
    entry.only("id", "unit", "rows", "not_settled", "note")
    name, unit = entry.text("id"), entry.text("unit")
    if name != path.stem:
        raise entry.error_at("id", f"id `{name}` is not the file's name; call it `{path.stem}`")
    if unit not in _READERS:
        raise entry.error_at("unit", f"unit `{unit}` is not known; use {', '.join(_READERS)}")
    rows = tuple(_read_row(row, unit) for row in entry.entries("rows"))
    for before, after, written in zip(rows, rows[1:], entry.entries("rows")[1:], strict=False):
        _follows(before, after, written)
    reason = PARAMETER_MISSING
    if "not_settled" in entry:
        question = entry.entry("not_settled")
        question.only("reason", "law", "url", "checked_on")
        _source(question)
        reason = question.text("reason")
    elif not rows:
        raise entry.error_at("rows", "no rows; add one, or say under `not_settled` what the law leaves open")
    return Parameter(name, unit, rows, reason)


def _read_row(entry: Entry, unit: str) -> Row:
    entry.only("value", "from", "to", "law", "url", "checked_on", "certainty", "estimate")
    first = entry.day("from")
    last = None if entry.value("to") is None else entry.day("to")
    if last is not None and last < first:
        raise entry.error_at(
            "to", f"the row ends on {last}, before it begins on {first}; correct one of the two"
        )
    law, url, checked_on = _source(entry)
    certainty = entry.text("certainty")
    if certainty not in CERTAINTIES:
        raise entry.error_at(
            "certainty", f"certainty `{certainty}` is not known; use {', '.join(CERTAINTIES)}"
        )
    estimate = entry.value("estimate") if "estimate" in entry else False
    if not isinstance(estimate, bool):
        raise entry.error_at("estimate", "`estimate` must be true or false")
    value = _READERS[unit](entry, entry.value("value"))
    return Row(value, first, last, law, url, checked_on, certainty, estimate)


def _source(entry: Entry) -> tuple[str, str, date]:
    for name in ("law", "url", "checked_on"):
        if name not in entry:
            raise entry.error(
                f"no source: `{name}` is missing; say where the figure stands and when it was looked up"
            )
    url = entry.text("url")
    if not url.startswith(("https://", "http://")):
        raise entry.error_at("url", f"`{url}` is not a link; write it with https://")
    return entry.text("law"), url, entry.day("checked_on")


def _follows(before: Row, after: Row, written: Entry) -> None:
    if before.valid_to in (None, date.max) or after.valid_from <= before.valid_to:
        ends = "has no end" if before.valid_to is None else f"ends on {before.valid_to}"
        raise written.error_at("from", f"overlaps the row before, which {ends}; let each day have one row")
    if after.valid_from != before.valid_to + timedelta(days=1):
        gap = before.valid_to + timedelta(days=1)
        raise written.error_at("from", f"a gap: no row for {gap}; begin there, or end the row before later")


def _read_tenge(entry: Entry, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise entry.error_at(
            "value", f"`{value}` is not an amount; write whole tenge above zero, without spaces"
        )
    return value


def _read_share(entry: Entry, value: Any) -> Spread:
    if not isinstance(value, dict) or set(value) != {"min", "max"}:
        raise entry.error_at("value", f"`{value}` is not a range of shares; write {{min: '0.2', max: '1'}}")
    if not all(_DECIMAL.fullmatch(str(end)) for end in value.values()):
        raise entry.error_at("value", "a share is a decimal number in quotes; write '0.2'")
    low, high = Fraction(str(value["min"])), Fraction(str(value["max"]))
    if not 0 <= low <= high <= 1:
        raise entry.error_at("value", "a share lies from 0 to 1, min first; correct min and max")
    return Spread(low, high)


def _read_statuses(entry: Entry, value: Any) -> Statuses:
    allowed = {"met", "not_settled", "others"}
    if not isinstance(value, dict) or not set(value) <= allowed or "met" not in value:
        raise entry.error_at("value", "write the statuses as {met: […], not_settled: […]}")
    known = FACTS["residence_status"].values
    lists = (value["met"], value.get("not_settled", []))
    if not all(isinstance(names, list) for names in lists):
        raise entry.error_at("value", "write the statuses as {met: […], not_settled: […]}")
    for name in (*lists[0], *lists[1]):
        if name not in known:
            raise entry.error_at("value", f"status `{name}` is not known; use {', '.join(map(str, known))}")
    others = value.get("others", "firm")
    if others not in CERTAINTIES:
        raise entry.error_at("value", f"certainty `{others}` is not known; use {', '.join(CERTAINTIES)}")
    return Statuses(tuple(lists[0]), tuple(lists[1]), others)


def _read_regions(entry: Entry, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise entry.error_at("value", "write the regions as a list of codes, [KZ-11, KZ-55]")
    for code in value:
        if code not in REGIONS:
            raise entry.error_at("value", f"region `{code}` is not known; use ISO codes such as KZ-55")
    return tuple(value)


def _read_answer(entry: Entry, value: Any) -> bool:
    if not isinstance(value, bool):
        raise entry.error_at("value", f"`{value}` is not an answer; write true or false")
    return value


_READERS: Final[Mapping[str, Callable[[Entry, Any], Worth]]] = {
    "tenge": _read_tenge,
    "mrp": _read_tenge,
    "share": _read_share,
    "statuses": _read_statuses,
    "regions": _read_regions,
    "answer": _read_answer,
}
UNITS: Final = tuple(_READERS)
"""What a value can be of."""

__all__ = ["FigureError", "Figures", "Parameter", "Row", "Spread", "Statuses", "figures", "load_figures"]
