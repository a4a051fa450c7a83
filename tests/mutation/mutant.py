"""A fault: one place of one file that says something else."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mutant:
    """`text` from `start` to `end` (letters) is replaced by `new`."""

    kind: str
    path: str
    """From the project's folder."""
    text: str
    start: int
    end: int
    new: str

    @property
    def changed(self) -> str:
        """The whole file, changed."""
        return self.text[: self.start] + self.new + self.text[self.end :]

    @property
    def area(self) -> str:
        """`rules`, `bot` or `dialogs`: what is looked at first."""
        top = self.path.partition("/")[0]
        return "dialogs" if top == "locales" else top

    def diff(self) -> str:
        """For a reader."""
        lines = unified_diff(
            self.text.splitlines(), self.changed.splitlines(), self.path, self.kind, lineterm="", n=1
        )
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is to be changed."""

    path: str
    text: str

    def mutant(self, kind: str, start: int, end: int, new: str) -> Mutant:
        """One of it."""
        return Mutant(kind, self.path, self.text, start, end, new)

    def swapped(self, kind: str, first: tuple[int, int], second: tuple[int, int]) -> Mutant:
        """Two pieces in each other's place."""
        one, between, other = (
            self.text[slice(*first)],
            self.text[first[1] : second[0]],
            self.text[slice(*second)],
        )
        return self.mutant(kind, first[0], second[1], other + between + one)

    def line_start(self, line: int) -> int:
        """Where a line begins, counted from 0."""
        return sum(len(each) for each in self.text.splitlines(keepends=True)[:line])


def sources(root: Path, *patterns: str) -> Iterator[Source]:
    """The files of these patterns, always in the same order."""
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            yield Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
