"""Keeping pages of screens as files: what differs from them, and taking the pages as they are now."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

from bot.content.formats import NBSP

_VISIBLE = str.maketrans({NBSP: "⍽"})
"""What would look the same on both sides of a difference."""

Pages = Mapping[str, str]
"""Texts by the path below the folder, without its `.txt`: `ru/cards/tsa`."""


def difference(folder: Path, pages: Pages) -> str:
    """A readable diff from what is kept to what is shown now; empty when nothing has changed."""
    kept = _kept(folder)
    return "\n".join(
        line.translate(_VISIBLE)
        for name in sorted({*kept, *pages})
        for line in unified_diff(
            kept.get(name, "").splitlines(),
            pages.get(name, "").splitlines(),
            f"kept/{name}" if name in kept else "nothing is kept",
            f"shown/{name}" if name in pages else "is shown no more",
            lineterm="",
        )
    )


def accept(folder: Path, pages: Pages) -> list[str]:
    """Keeps the pages as they are now, and drops those that are no more. Returns what has changed."""
    kept = _kept(folder)
    for name in kept.keys() - pages.keys():
        _file(folder, name).unlink()
    for name, text in pages.items():
        if kept.get(name) != text:
            file = _file(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return sorted(name for name in {*kept, *pages} if kept.get(name) != pages.get(name))


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.txt"


def _kept(folder: Path) -> dict[str, str]:
    files = sorted(folder.rglob("*.txt"))
    return {
        file.relative_to(folder).with_suffix("").as_posix(): file.read_text(encoding="utf-8")
        for file in files
    }
