"""What goes wrong with figures: a digit, a day, a region, a paper."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.mutation.mutant import Mutant, Source, sources

_VALUE = re.compile(r"^\s+(?:- )?(?:value|min|max): ([\d.]+|true|false)\s*$", re.MULTILINE)
_FROM = re.compile(r"^\s+(?:from|to): (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_ITEM = re.compile(r"[\[ ]([a-zA-Z][\w-]+)(, |(?=\]))")
_LIST = re.compile(r"\[.*\]$", re.MULTILINE)
_YEARS = ("2025", "2026")
"""Rows of other years are history: what is looked up for a day of those is not asked by anybody."""


def mutants(root: Path) -> Iterator[Mutant]:
    """All that are thought of here."""
    for source in sources(root, "rules/parameters/*.yaml"):
        yield from _values(source)
        yield from _days(source)
        kind = "paper forgotten" if source.path.endswith("documents.yaml") else "member of a list forgotten"
        for held in _LIST.finditer(source.text):
            for item in _ITEM.finditer(held[0]):
                start = held.start() + item.start(1)
                yield source.mutant(kind, start, held.start() + item.end(), "")


def _values(source: Source) -> Iterator[Mutant]:
    for found in _VALUE.finditer(source.text):
        value = found[1]
        row = source.text[found.start() : found.start() + 200]
        if value in ("true", "false"):
            yield source.mutant("answer inverted", *found.span(1), "false" if value == "true" else "true")
        elif any(year in row for year in _YEARS):
            wrong = value[:-1] + str((int(value[-1]) + 1) % 10)
            yield source.mutant("figure changed", *found.span(1), wrong)


def _days(source: Source) -> Iterator[Mutant]:
    for found in _FROM.finditer(source.text):
        if found[1][:4] in _YEARS:
            later = date.fromisoformat(found[1]) + timedelta(days=1)
            yield source.mutant("day of a figure changed", *found.span(1), later.isoformat())
