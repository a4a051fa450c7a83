"""Whether what the programmes declare can be relied on: sources, figures, facts. For staff and for the tests.

A finding is a line `path: code: what is wrong; how to mend it`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from rules.expressions import EitherWay, Figure, OneOf, Unsettled, WhileSettled
from rules.facts import FACTS
from rules.figures import FigureError, Figures, figures
from rules.knowledge import CERTAINTIES
from rules.programme import SOCIAL_CODE, Programme, Source
from rules.programmes import PROGRAMMES

_ANCHOR: Final = re.compile(re.escape(SOCIAL_CODE) + r"#z\d+")
_FOLDER: Final = "rules/parameters"
_AMOUNTS: Final = ("tenge", "mrp", "share")
_LISTS: Final = ("statuses", "regions")


def check(used: Figures | None = None) -> list[str]:
    """All findings about the programmes with these figures, or with those that are delivered; none when all
    is well."""
    try:
        used = used or figures()
    except FigureError as broken:
        return [str(broken)]
    read: dict[str, list[str]] = {}
    for programme in PROGRAMMES.values():
        for name in sorted({name for name, _ in parameters_of(programme)}):
            read.setdefault(name, []).append(programme.id)
    found = [
        f"{_FOLDER}/{name}.yaml: parameter: there is no such file; {', '.join(read[name])} read it, add it"
        for name in sorted(read.keys() - used.parameters.keys())
    ]
    for programme in PROGRAMMES.values():
        found += _declared(programme, used)
    unused = sorted(used.parameters.keys() - read.keys())
    found += [f"{_FOLDER}/{name}.yaml: unused: no programme reads it; remove it" for name in unused]
    strangers = sorted(used.documents.keys() - PROGRAMMES.keys())
    known = ", ".join(PROGRAMMES)
    return found + [
        f"{_FOLDER}/documents.yaml: documents: there is no programme {name}; choose from {known}"
        for name in strangers
    ]


def findings(programme: Programme, used: Figures) -> Iterator[str]:
    """What is wrong with one programme."""
    for name, _ in parameters_of(programme):
        if name not in used.parameters:
            path = f"rules/programmes/{programme.id}.py"
            yield f"{path}: parameter: there is no {_FOLDER}/{name}.yaml; add it"
    yield from _declared(programme, used)


def _declared(programme: Programme, used: Figures) -> Iterator[str]:
    """The same but for figures that are not there: they are told once for all programmes."""
    path = f"rules/programmes/{programme.id}.py"
    for what, source in _sources(programme):
        for wrong in _about_source(source):
            yield f"{path}: source: {what}: {wrong}"
    for kind, ids in (
        ("condition", [one.id for one in programme.requires]),
        ("payment", [one.id for one in programme.pays]),
    ):
        for name in sorted({one for one in ids if ids.count(one) > 1}):
            yield f"{path}: twice: two {kind}s are called {name}; give each an id of its own"
    for name, units in parameters_of(programme):
        parameter = used.parameters.get(name)
        if parameter is not None and parameter.unit not in units:
            yield (
                f"{path}: unit: {name} is of unit {parameter.unit}, but is used as {' or '.join(units)}; "
                "correct one of the two"
            )
    read = programme.facts()
    for fact in (*programme.may_change, *((programme.starts,) if programme.starts else ())):
        if fact not in read:
            yield f"{path}: fact: {fact} may change or starts it, but nothing reads it; remove it there"
    if programme.starts and FACTS[programme.starts].kind != "date":
        yield f"{path}: fact: it starts on {programme.starts}, which is no date; name a date"
    if not programme.apply:
        yield f"{path}: apply: nobody is told where to go; add a channel"
    if programme.id not in used.documents:
        yield (
            f"{_FOLDER}/documents.yaml: documents: nobody is told what to take along for {programme.id}; "
            "add a line for it"
        )


def _sources(programme: Programme) -> Iterator[tuple[str, Source]]:
    yield from ((f"condition {one.id}", one.source) for one in programme.requires)
    yield from ((f"payment {one.id}", one.source) for one in programme.pays)
    if programme.form:
        yield "form", programme.form.source


def _about_source(source: Source) -> Iterator[str]:
    if not source.law.strip():
        yield "no law is named; name the article or the order"
    if not source.url.startswith(("https://", "http://")):
        yield f"`{source.url}` is no link; write where the law can be read"
    elif source.law.startswith("Social Code") and not _ANCHOR.fullmatch(source.url):
        yield f"{source.law} is cited without its anchor; write {SOCIAL_CODE}#z…"
    if source.certainty not in CERTAINTIES:
        yield f"certainty `{source.certainty}` is not known; use {', '.join(CERTAINTIES)}"


def parameters_of(programme: Programme) -> set[tuple[str, tuple[str, ...]]]:
    """The parameters that a programme names, each with the units that it may have there."""
    found: set[tuple[str, tuple[str, ...]]] = set()
    for part in _parts((programme.requires, programme.pays, programme.form)):
        match part:
            case Figure():
                found.add((part.name, _AMOUNTS))
            case OneOf() if isinstance(part.values, str):
                found.add((part.values, _LISTS))
            case Unsettled() | WhileSettled() | EitherWay():
                found.add((part.question, ("answer",)))
    return found


def _parts(declared: Iterable[Any]) -> Iterator[Any]:
    """Every operator in a declaration, however deep."""
    waiting = list(declared)
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple | list):
            waiting += part
        elif isinstance(part, dict):
            waiting += part.values()
        elif is_dataclass(part) and not isinstance(part, type):
            yield part
            waiting += [getattr(part, each.name) for each in fields(part)]
        elif hasattr(part, "__dict__"):
            yield part
            waiting += vars(part).values()
