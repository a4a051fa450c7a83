"""What is wrong with the phrases that staff edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.understanding.calendar_words import DAY_OFFSETS, MONTH_OFFSETS, YEAR_OFFSETS
from bot.understanding.folding import listed
from bot.understanding.money import PERIODS
from bot.understanding.tokens import tokenize

TAGS: dict[str, frozenset[str]] = {
    "not_said": frozenset(("unknown", "declined")),
    "time": frozenset(("year", "half_year", "month", "week", "day")),
    "yes_no": frozenset(("yes", "sure", "no", "doubt", "not", "filler")),
    "language": frozenset(("kk", "ru")),
    "number": frozenset(
        ("one", "none", "doubt", "kin", "self", "son_or_daughter", "child", "total", "and", "not")
    ),
    "date": frozenset(
        (
            *(*DAY_OFFSETS, *MONTH_OFFSETS, *YEAR_OFFSETS),
            *listed("ago in later past future doubt pregnancy not day_word year"),
        )
    ),
    "money": frozenset(
        (
            *PERIODS,
            *listed(
                "tenge doubt approximate at_least at_most from to until more_after less_after between plus"
            ),
            *listed("total self earner source income loan no not question filler counted calendar some_year"),
        )
    ),
}
"""The entries of each file of `dialogs/phrases/`; the program knows no others."""

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

REGION_SECTIONS = ("regions", "towns", "districts", "asked_back", "only_with_a_word_for_place", "elsewhere")


@dataclass(frozen=True, slots=True)
class Finding:
    path: Path
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {self.message}"


def check_phrases(dialogs: Path) -> list[Finding]:
    """Everything that is wrong with `dialogs/phrases/`; empty when nothing is."""
    folder = dialogs / "phrases"
    findings = [finding for name in TAGS for finding in _check_file(folder / f"{name}.yaml", TAGS[name])]
    return [*findings, *_check_regions(dialogs)]


def _check_file(path: Path, tags: frozenset[str]) -> Iterator[Finding]:
    root = _mapping(path)
    if isinstance(root, Finding):
        yield root
        return
    first: dict[tuple[str, ...], str] = {}
    for tag_node, listed_node in root.value:
        tag, line = str(tag_node.value), tag_node.start_mark.line + 1
        if tag not in tags:
            yield Finding(path, line, "unknown-entry", f"{tag} is not one of {', '.join(sorted(tags))}")
        elif not isinstance(listed_node, yaml.ScalarNode):
            yield Finding(path, line, "not-a-list", f"write the phrases of {tag} with commas between them")
        else:
            yield from _check_phrases_of(path, line, tag, str(listed_node.value), first)
    for tag in sorted(tags - {str(tag_node.value) for tag_node, _ in root.value}):
        yield Finding(path, 1, "missing-entry", f"{tag} is missing")


def _check_phrases_of(
    path: Path, line: int, tag: str, phrases: str, first: dict[tuple[str, ...], str]
) -> Iterator[Finding]:
    for phrase in (each.strip() for each in phrases.split(",")):
        key = tuple(token.key for token in tokenize(phrase.removesuffix("*")))
        if path.stem == "language" and key:
            # Compared as typed: «я» and «иә» fold to the same letters.
            key = (phrase,)
        if not key:
            yield Finding(path, line, "empty-phrase", f"{tag} has two commas together, or one at its end")
            continue
        other = first.setdefault((*key, "*") if phrase.endswith("*") else key, tag)
        if other != tag:
            yield Finding(path, line, "said-twice", f"«{phrase}» stands under {other} and {tag}: keep one")


def _check_regions(dialogs: Path) -> Iterator[Finding]:
    path = dialogs / "phrases" / "regions.yaml"
    root, official = _mapping(path), _mapping(dialogs / "destinations" / "regions.yaml")
    for broken in (root, official):
        if isinstance(broken, Finding):
            yield broken
            return
    assert isinstance(root, yaml.MappingNode)
    assert isinstance(official, yaml.MappingNode)
    regions = next(node for section, node in official.value if section.value == "regions")
    codes = {code.value for code, _ in regions.value}
    for section, node in root.value:
        line = section.start_mark.line + 1
        if section.value not in REGION_SECTIONS:
            yield Finding(path, line, "unknown-entry", f"{section.value} is not known here")
        for code in _scalars(node):
            if code.value.startswith("KZ-") and code.value not in codes:
                line = code.start_mark.line + 1
                yield Finding(path, line, "unknown-region", f"{code.value} is no region's code")
    for section_name in sorted(set(REGION_SECTIONS) - {str(section.value) for section, _ in root.value}):
        yield Finding(path, 1, "missing-entry", f"{section_name} is missing")


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _scalars(each)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)


def _mapping(path: Path) -> yaml.MappingNode | Finding:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        return Finding(path, 1, "no-file", "the file is missing")
    except UnicodeDecodeError:
        return Finding(path, 1, "not-utf-8", "save the file as UTF-8")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Finding(path, line, "not-yaml", f"{error.problem or error}".replace("\n", " "))
    except yaml.YAMLError as error:
        return Finding(path, 1, "not-yaml", f"{error}".replace("\n", " "))
    if not isinstance(root, yaml.MappingNode):
        return Finding(path, 1, "not-a-mapping", "write `entry: phrases`, one entry after another")
    return root
