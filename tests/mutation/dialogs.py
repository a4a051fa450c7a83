"""What goes wrong in the folder of those who write: something is lost, or stands in another's place."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from tests.mutation.mutant import Mutant, Source, sources

_LISTS = {"options": "option removed", "buttons": "button removed", "programmes": "programme forgotten"}
_KEYS = {
    "hint": "hint dropped",
    "why": "reason dropped",
    "hangs_on": "question no longer hangs on another",
    "unit": "unit dropped",
    "period": "period dropped",
    "until": "last day dropped",
}
_NUMBERS = {
    "order": "questions moved",
    "future_months": "future shortened",
    "past_years": "past shortened",
}
_GROUPS = {"notes": "note dropped", "facts": "fact forgotten", "not_checked": "caution dropped"}
_EARLY = 30
"""Questions of up to this order are moved to the end, the others to the beginning."""
_ENTRY = re.compile(r'^msgstr (".*"(?:\n".*")*)$', re.MULTILINE)
_LINK = re.compile(r"(?:path|url|kk|ru): (\S*/\S+)$", re.MULTILINE)
_PHONE = re.compile(r"phone: \"?([\d ]*\d)")
_SENTENCE = re.compile(r"^    (met|failed): (\S.*\S)$", re.MULTILINE)


def mutants(root: Path) -> Iterator[Mutant]:
    """All that are thought of here."""
    for source in sources(
        root, "dialogs/questions/*.yaml", "dialogs/programmes/*.yaml", "dialogs/situations.yaml"
    ):
        yield from _lost(source)
        yield from _swapped(source)
    for source in sources(root, "dialogs/destinations/*.yaml"):
        yield from _links(source)
    for source in sources(root, "locales/kk/*.po"):
        yield from _translations(source)
    for source in sources(root, "dialogs/screens/*.j2"):
        yield from _lines(source)


def _lost(source: Source) -> Iterator[Mutant]:
    for name, mapping in _nodes(source):
        if not isinstance(mapping, yaml.MappingNode):
            continue
        for number, (key, value) in enumerate(mapping.value):
            following = mapping.value[number + 1][0].start_mark if number + 1 < len(mapping.value) else None
            span = _lines_of(source, key.start_mark, following or value.end_mark)
            if key.value in _KEYS and not mapping.flow_style:
                yield source.mutant(_KEYS[key.value], *span, "")
            if name in _GROUPS and len(mapping.value) > 1 and not mapping.flow_style:
                yield source.mutant(_GROUPS[name], *span, "")
            if key.value in _NUMBERS:
                late = key.value == "order" and int(value.value) <= _EARLY
                span = value.start_mark.index, value.end_mark.index
                yield source.mutant(_NUMBERS[key.value], *span, "99" if late else "1")
            if key.value in _LISTS and isinstance(value, yaml.SequenceNode):
                yield from _without_an_item(source, _LISTS[key.value], value)


def _without_an_item(source: Source, kind: str, node: Any) -> Iterator[Mutant]:
    for item, following in pairwise(node.value):
        start, end = item.start_mark.index, following.start_mark.index
        yield source.mutant(kind, start, end, "")
    if node.flow_style and len(node.value) > 1:
        start, end = node.value[-2].end_mark.index, node.value[-1].end_mark.index
        yield source.mutant(kind, start, end, "")


def _swapped(source: Source) -> Iterator[Mutant]:
    for _, node in _nodes(source):
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            spans = [(one.start_mark.index, one.end_mark.index) for one in node.value]
            for (start, end), (other, last) in pairwise(spans):
                # A block ends where the next begins: what is white between them stays there.
                first = start, start + len(source.text[start:end].rstrip().removesuffix("-").rstrip())
                second = other, other + len(source.text[other:last].rstrip().removesuffix("-").rstrip())
                kind = "questions swapped" if "fact:" in source.text[start:end] else "lines swapped"
                yield source.swapped(kind, first, second)
    found = list(_SENTENCE.finditer(source.text))
    for one, other in pairwise(found):
        if one[1] == "met" and other[1] == "failed":
            yield source.swapped("met and failed swapped", one.span(2), other.span(2))


def _links(source: Source) -> Iterator[Mutant]:
    for one, other in pairwise(_LINK.finditer(source.text)):
        if one[1] != other[1]:
            yield source.swapped("links swapped", one.span(1), other.span(1))
    for found in _PHONE.finditer(source.text):
        digit = "7" if found[1][-1] != "7" else "8"
        yield source.mutant("wrong number", found.end(1) - 1, found.end(1), digit)


def _translations(source: Source) -> Iterator[Mutant]:
    found = [one for one in _ENTRY.finditer(source.text) if len(one[1]) > len('""')][1:]
    for one, other in pairwise(found):
        yield source.mutant("translation dropped", *one.span(1), '""')
        yield source.swapped("translations swapped", one.span(1), other.span(1))


def _lines(source: Source) -> Iterator[Mutant]:
    at = 0
    for line in source.text.splitlines(keepends=True):
        if line.strip() and not line.strip().startswith("{% e"):
            yield source.mutant("screen line removed", at, at + len(line), "")
        at += len(line)


def _nodes(source: Source) -> Iterator[tuple[str, Any]]:
    """Every node with the key that it stands under."""
    waiting = [("", yaml.compose(source.text, Loader=yaml.SafeLoader))]
    while waiting:
        name, node = waiting.pop(0)
        yield name, node
        if isinstance(node, yaml.MappingNode):
            waiting += [(key.value, value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(name, value) for value in node.value]


def _lines_of(source: Source, start: Any, end: Any) -> tuple[int, int]:
    """From the line of one mark to before the line of the other."""
    last = end.line if end.line > start.line else start.line + 1
    return source.line_start(start.line), source.line_start(last)
