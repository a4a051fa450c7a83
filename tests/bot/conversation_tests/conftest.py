from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., Path]

OPENING = """\
steps:
  - start
  - press: language
  - press: begin
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a conversation file beside the shared opening, and gives its path."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "opening.yaml").write_text(OPENING, encoding="utf-8")

    def write(text: str, name: str = "talk.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
