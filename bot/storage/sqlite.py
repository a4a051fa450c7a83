"""Everything in one file, for one process. In memory (":memory:"), the same for tests.

SQLite is called on the event loop: a turn takes some 100 µs, less than handing it to a thread would.
"""

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import NamedTuple

from bot.storage.queue import PersonQueue
from bot.storage.turn import UPDATE_MEMORY, Step, StorageError, T, Turn

log = logging.getLogger(__name__)

APPLICATION_ID = 0x4B4F4D45  # "KOME", so that a file of another program is told apart
SCHEMA_VERSION = 1
SCHEMA = """
    CREATE TABLE person (
        id INTEGER PRIMARY KEY,
        record TEXT NOT NULL,
        expires_day INTEGER NOT NULL
    );
    CREATE INDEX person_expires ON person (expires_day);
    CREATE TABLE handled (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        finished INTEGER NOT NULL
    );
    CREATE INDEX handled_at ON handled (at);
"""
DAY = 24 * 60 * 60
PURGE_EVERY = 16
PURGE_ROWS = 64


FLUSH_SECONDS = 0.05
"""How long the end of a turn may wait for another turn to be written with."""


class _End(NamedTuple):
    """What is to be written of a turn that is over."""

    person: int
    update: int
    record: str | None
    amended: bool
    finished: bool


class SqliteStorage:
    """Raises `StorageError` when the file belongs to another program or version, is broken, or is in use."""

    def __init__(self, path: str, keep_days: float, clock: Callable[[], float]) -> None:
        self._path = path
        self._keep = keep_days * DAY
        self._clock = clock
        self._queue = PersonQueue()
        self._turns = 0
        self._ends: list[_End] = []
        self._timer: asyncio.TimerHandle | None = None
        self._connection = _connect(path)

    @asynccontextmanager
    async def turn(self, person: int, update: int, step: Step[T]) -> AsyncIterator[Turn[T]]:
        """See `Storage.turn`."""
        async with self._queue.turn(person):
            turn = self._begin(person, update, step)
            written = turn.record
            finished = False
            try:
                yield turn
                finished = True
            finally:
                if turn.outcome != "repeated":
                    self._end(person, update, turn.record, turn.record != written, finished)

    async def ping(self) -> None:
        """See `Storage.ping`."""
        with self._clear_errors():
            self._connection.execute("SELECT 1 FROM handled LIMIT 1")

    async def close(self) -> None:
        """See `Storage.close`."""
        self._flush()
        self._connection.close()

    def _begin(self, person: int, update: int, step: Step[T]) -> Turn[T]:
        now = int(self._clock())
        with self._clear_errors(), self._transaction() as execute:
            self._write_ends()
            handled = execute(
                "SELECT finished FROM handled WHERE id = ? AND at > ?", (update, now - UPDATE_MEMORY)
            ).fetchone()
            row = execute(
                "SELECT record FROM person WHERE id = ? AND expires_day > ?", (person, now // DAY)
            ).fetchone()
            before: str | None = row and row[0]
            if handled:
                turn: Turn[T] = Turn("repeated" if handled[0] else "interrupted", None, before)
            else:
                after, result = step(before)
                execute("INSERT OR REPLACE INTO handled VALUES (?, ?, 0)", (update, now))
                self._write(person, after, now)
                self._purge(now)
                turn = Turn("done", result, after)
        self._ends.clear()
        if turn.record is None and before is not None:
            self._scrub()
        return turn

    def _end(self, person: int, update: int, record: str | None, amended: bool, finished: bool) -> None:
        """Written with the next turn's beginning, or soon: a transaction of its own would cost as much again.

        Should the process be killed before, the update counts as interrupted, as if killed a moment earlier.
        """
        if not (amended or finished):
            return
        self._ends.append(_End(person, update, record, amended, finished))
        if amended and record is None:
            self._flush()
            self._scrub()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FLUSH_SECONDS, self._flush)

    def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._ends:
            return
        try:
            with self._transaction():
                self._write_ends()
        except sqlite3.Error as error:
            # The person has been answered: an apology now would only confuse. The next turn tries again.
            log.error("a turn's end was not written: %s", error)
        else:
            self._ends.clear()

    def _write_ends(self) -> None:
        for end in self._ends:
            if end.finished:
                self._connection.execute("UPDATE handled SET finished = 1 WHERE id = ?", (end.update,))
            if end.amended:
                self._write(end.person, end.record, int(self._clock()))

    def _write(self, person: int, record: str | None, now: int) -> None:
        if record is None:
            self._connection.execute("DELETE FROM person WHERE id = ?", (person,))
        else:
            # Whole days, rounded up: the index then changes once a day and not at every turn.
            expires_day = -int(-(now + self._keep) // DAY)
            self._connection.execute(
                "INSERT INTO person VALUES (?1, ?2, ?3) "
                "ON CONFLICT (id) DO UPDATE SET record = ?2, expires_day = ?3",
                (person, record, expires_day),
            )

    def _purge(self, now: int) -> None:
        """A few rows, now and then: more than come in, and never so many that somebody waits."""
        self._turns += 1
        if self._turns % PURGE_EVERY:
            return
        bounds = (("handled", "at", now - UPDATE_MEMORY), ("person", "expires_day", now // DAY))
        for table, column, until in bounds:
            self._connection.execute(
                f"DELETE FROM {table} WHERE id IN "
                f"(SELECT id FROM {table} WHERE {column} <= ? ORDER BY {column} LIMIT {PURGE_ROWS})",
                (until,),
            )

    def _scrub(self) -> None:
        """After a deletion: the write-ahead log still holds the old pages until it is emptied."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _transaction(self) -> Iterator[Callable[..., sqlite3.Cursor]]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection.execute
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _clear_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StorageError(f"{self._path}: {error}") from error


def _connect(path: str) -> sqlite3.Connection:
    """The file, opened for this process alone, with its tables made."""
    connection = None
    try:
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            # Answers are nobody else's business: SQLite would let the whole machine read them.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        connection = sqlite3.connect(path, timeout=1, isolation_level=None)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _prepare(connection, path)
    except (OSError, sqlite3.Error, StorageError) as error:
        if connection is not None:
            connection.close()
        if isinstance(error, StorageError):
            raise
        raise StorageError(f"{path}: {_reason(error)}") from error
    return connection


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise StorageError(f"{path}: a database of another program; choose another path")
    if version > SCHEMA_VERSION:
        raise StorageError(f"{path}: written by a newer version of the bot ({version} > {SCHEMA_VERSION})")
    connection.execute("PRAGMA journal_mode = WAL")
    # A killed process loses nothing in either mode; NORMAL spares a disk flush at every turn.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN EXCLUSIVE")
    if version == 0:
        for statement in SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
        return "in use by another process; stop it first, or use redis:// for several processes"
    if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return f"not a database of the bot, or broken ({error}); restore it, or move it away to start anew"
    return str(error)
