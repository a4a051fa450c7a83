"""Files that cannot be read: YAML, its fields, templates, catalogues; and a name twice in one file."""

from collections.abc import Iterator
from typing import Any

import yaml

from bot.check.finding import Finding
from bot.check.house import File, House


def broken(house: House) -> Iterator[Finding]:
    yield from house.broken
    for file in files(house):
        yield from _twice(file, file.node)


def files(house: House) -> list[File]:
    """Every YAML file of `dialogs/` but the phrases, which have a check of their own."""
    return [
        *house.questions,
        *house.programmes,
        house.services,
        house.channels,
        house.documents,
        house.hotlines,
        house.regions,
        house.situations,
        house.messages,
        house.reviewed,
    ]


def _twice(file: File, node: Any) -> Iterator[Finding]:
    """YAML itself would silently take the last of two entries of one name."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                yield Finding(file.path, line, "twice", f"{key.value} stands twice here; keep one")
            seen.add(key.value)
            yield from _twice(file, value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _twice(file, one)
