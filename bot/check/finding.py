"""One thing that is wrong with what staff edit."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Where it is, what kind of mistake it is, and in words what is wrong and how to mend it."""

    path: Path
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {' '.join(self.message.split())}"
