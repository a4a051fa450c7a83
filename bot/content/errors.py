"""What is wrong with a file that staff edit, and where."""

from pathlib import Path


class ContentError(Exception):
    """A content file cannot be used. The message names the file, the line and the mend.

    `code`: the kind of mistake, as `python -m bot check` names it.
    """

    def __init__(self, path: Path, line: int | None, message: str, code: str = "content") -> None:
        super().__init__(f"{path}:{line or 1}: {message}")
        self.path = path
        self.line = line or 1
        self.message = message
        self.code = code
