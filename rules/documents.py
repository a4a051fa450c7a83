"""Which papers to have at hand for each programme."""

from collections.abc import Mapping
from pathlib import Path

from rules.sourced_yaml import Entry


def load_documents(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Ids of papers by programme, in the order in which they are told. Raises `FigureError`."""
    entry = Entry.read(path)
    entry.only("id", "programmes")
    programmes = entry.entry("programmes")
    return {name: _papers(programmes, name) for name in programmes}


def _papers(programmes: Entry, name: str) -> tuple[str, ...]:
    papers = programmes.value(name)
    if not isinstance(papers, list) or not papers or not all(isinstance(paper, str) for paper in papers):
        raise programmes.error_at(name, f"`{name}`: write the papers as a list, [identity_document, …]")
    for place, paper in enumerate(papers):
        if paper in papers[:place]:
            raise programmes.error_at(name, f"`{name}`: {paper} stands twice; keep one")
    return tuple(papers)
