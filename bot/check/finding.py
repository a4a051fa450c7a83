"""One thing that is wrong with what staff edit."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

Code = Literal[
    # Files
    "file", "merge", "stray", "yaml", "field", "twice", "template", "po", "schema",
    # The two languages
    "untranslated", "fuzzy", "outdated", "plural", "orphan", "key", "placeholders", "tags", "figures",
    "links",
    # What the program gives and needs
    "variable", "left_out", "fact", "kind", "option", "unreachable", "programme", "words", "door", "screen",
    "message", "channel", "service", "document", "region", "callback", "same-label",
    # How it is written
    "html", "long", "language", "latin", "address", "spelling", "wording", "character", "typography",
    "reviewed",
    # What it says
    "figure", "link", "phone",
    # The figures of the law
    "parameter", "rules", "review",
    # The phrases of typed answers
    "no-file", "not-yaml", "not-a-mapping", "not-a-list", "unknown-entry", "missing-entry",
    "empty-phrase", "said-twice", "unknown-region",
    # The program itself
    "content", "failure",
]  # fmt: skip
"""The kinds of mistakes; each has a fixture in the tests."""
CODES: tuple[Code, ...] = get_args(Code)
Kind = Code | Literal["missing", "only-ru", "only-kk", "csv", "russian", "state", "version", "column"]
"""The check's kinds, and those of `python -m bot messages`."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Where it is, what kind of mistake it is, and in words what is wrong and how to mend it."""

    path: Path
    line: int
    code: Kind
    message: str

    def under(self, root: Path) -> "Finding":
        """The same, its file named as seen from `root`."""
        return replace(self, path=self.path.relative_to(root)) if self.path.is_relative_to(root) else self

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {' '.join(self.message.split())}"
