"""Files that cannot be read: YAML, its fields, templates, catalogues; and a name twice in one file."""

from collections.abc import Iterator

import yaml

from bot.check.disk import stray
from bot.check.finding import Finding
from bot.check.house import File, House


def broken(house: House) -> Iterator[Finding]:
    yield from house.broken
    yield from stray(house.root)
    for file in files(house):
        yield from _twice(file)


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
        house.wording,
    ]


def _twice(file: File) -> Iterator[Finding]:
    """YAML itself would silently take the last of two entries of one name."""
    seen: set[int] = set()
    waiting = [file.node]
    while waiting:
        node = waiting.pop()
        if id(node) in seen or not isinstance(node, yaml.CollectionNode):
            continue
        seen.add(id(node))
        if not isinstance(node, yaml.MappingNode):
            waiting += node.value
            continue
        names: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in names:
                line = key.start_mark.line + 1
                yield Finding(file.path, line, "twice", f"{name} stands twice here; keep one")
            names.add(name)
            waiting.append(value)
