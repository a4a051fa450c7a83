"""What is wrong with a file that staff edit, and where."""

from pathlib import Path


class ContentError(Exception):
    """A content file cannot be used. The message names the file, the line and the mend."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message
