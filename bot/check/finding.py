"""One thing that is wrong with what staff edit."""

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Where it is, what kind of mistake it is, and in words what is wrong and how to mend it."""

    path: Path
    line: int
    code: str
    message: str

    def under(self, root: Path) -> "Finding":
        """The same, its file named as seen from `root`."""
        return replace(self, path=self.path.relative_to(root)) if self.path.is_relative_to(root) else self

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {' '.join(self.message.split())}"
