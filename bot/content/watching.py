"""Tells when a file that staff edit has been saved."""

from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from bot.content.content import FOLDERS, folders

__all__ = ["FOLDERS", "saved"]

_KINDS = (".yaml", ".j2", ".po", ".txt")
_SETTLED = 60
"""Milliseconds without a further change after which what was saved is whole: editors write, then rename."""


class _Edited(DefaultFilter):
    """Files of the kinds that staff edit; an editor's own copies are left out."""

    def __call__(self, change: Change, path: str) -> bool:
        return path.endswith(_KINDS) and super().__call__(change, path)


async def saved(root: Path) -> AsyncIterator[frozenset[Path]]:
    """The files under `root` that were changed, added or removed, each time that some were.

    Ends when the task that waits is cancelled.
    """
    async for changes in awatch(*folders(root), watch_filter=_Edited(), step=_SETTLED, debounce=4 * _SETTLED):
        yield frozenset(Path(path) for _, path in changes)
