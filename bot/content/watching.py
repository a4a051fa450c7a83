"""Tells when a file that staff edit has been saved."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from bot.content.content import FOLDERS, folders

__all__ = ["FOLDERS", "saved"]

_KINDS = (".yaml", ".j2", ".po", ".txt")
_SETTLED = 60
"""Milliseconds without a further change after which what was saved is whole: editors write, then rename."""
_LOOK_AGAIN = 0.2
"""Seconds between two looks for a folder that is not there."""


class _Edited(DefaultFilter):
    """Files of the kinds that staff edit; an editor's own copies are left out."""

    def __call__(self, change: Change, path: str) -> bool:
        return path.endswith(_KINDS) and super().__call__(change, path)


async def saved(root: Path) -> AsyncIterator[frozenset[Path]]:
    """The files under `root` that were changed, added or removed, each time that some were; the folders,
    when some of them have come back.

    Ends when the task that waits is cancelled.
    """
    watched = folders(root)
    while True:
        marks = _marks(watched)
        if None not in marks:
            async for changes in awatch(
                *watched, watch_filter=_Edited(), step=_SETTLED, debounce=4 * _SETTLED
            ):
                yield frozenset(Path(path) for _, path in changes)
                if _marks(watched) != marks:
                    break
        # A folder that is taken away is not watched any more, not even when one of its name is put there.
        while None in _marks(watched):  # noqa: ASYNC110 - nothing tells that it is back
            await asyncio.sleep(_LOOK_AGAIN)
        yield frozenset(watched)


def _marks(watched: Sequence[Path]) -> list[int | None]:
    """Which folders these are: another one of the same name has another mark; None where there is none."""
    return [folder.stat().st_ino if folder.is_dir() else None for folder in watched]
