"""What every storage promises."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

T = TypeVar("T")

Outcome = Literal["done", "repeated", "interrupted"]

Step = Callable[[str | None], tuple[str | None, T]]
"""The record before (None: nothing is known of the person) -> the record after and a result.

A record is text that is not empty; None after deletes it. Pure, and quick: the step runs inside the storage's
transaction, and again when a cached record turns out to be stale.
"""

UPDATE_MEMORY = 24 * 60 * 60
"""Seconds an update's id is remembered: Telegram keeps an undelivered update no longer."""


class StorageError(Exception):
    """The storage cannot do what it was asked. The message is one line for the operator, without secrets."""


@dataclass(slots=True)
class Turn(Generic[T]):
    """One update of one person, while the person's lock is held."""

    outcome: Outcome
    """`done`: the step has been made and written. `repeated`: this update was handled to its end before.

    `interrupted`: it was written before, but its end was never reached (a crash between the write and the
    reply), so the person may not have seen the answer.
    """
    result: T | None
    """What the step returned beside the record; None unless `done`."""
    record: str | None
    """The person's record. A value set here is written when the block is left."""


class Storage(Protocol):
    """Records by person, and the ids of the updates that were handled."""

    def turn(self, person: int, update: int, step: Step[T]) -> AbstractAsyncContextManager[Turn[T]]:
        """Handle one update of one person.

        On entering: waits for the person's earlier turns (in order of arrival), makes the step and writes its
        record, all or nothing. When the step raises, nothing is written.

        On leaving: lets the next turn in and writes a changed `Turn.record`, at once or with what is written
        next (within a moment; after a crash in between the update counts as interrupted). The update counts
        as handled only when the block was left without an exception; after one, the same update, sent again,
        comes out as `interrupted`.
        """
        ...

    async def ping(self) -> None:
        """Raises `StorageError` when turns cannot be served now."""
        ...

    async def close(self) -> None:
        """Let go of files and connections. No turn may be under way."""
        ...
