"""What is SQLite's own: files, expiry, deletion for good, and being killed."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any

import pytest

from bot.storage import StorageError, open_storage
from bot.storage.sqlite import SqliteStorage
from tests.bot.storage.conftest import Clock
from tests.bot.storage.test_contract import AIGUL, BOLAT, append, forget, record_of, turn


def rows(path: Path, table: str) -> int:
    with sqlite3.connect(path) as connection:
        count: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    connection.close()
    return count


def holding(words: bytes, folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if words in file.read_bytes()]


async def test_a_record_outlives_the_process(tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    first = open_storage(url, clock=clock)
    await turn(first, AIGUL, 1, append("a"))
    await first.close()

    second = open_storage(url, clock=clock)
    assert (await turn(second, AIGUL, 1, append("a"))).outcome == "repeated"
    assert await record_of(second, AIGUL) == "a"
    await second.close()


async def test_only_the_owner_may_read_the_file(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "new" / "bot.db"
    storage = open_storage(f"sqlite:///{path}", clock=clock)
    await turn(storage, AIGUL, 1, append("a"))
    assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}
    await storage.close()


async def test_a_record_expires_after_the_last_use(clock: Clock) -> None:
    storage = open_storage("memory://", keep_days=30, clock=clock)
    await turn(storage, AIGUL, 1, append("a"))
    clock.forward(days=29)
    assert await record_of(storage, AIGUL) == "a"
    clock.forward(days=29)
    assert await record_of(storage, AIGUL) == "a"
    clock.forward(days=31)
    assert await record_of(storage, AIGUL) is None
    await storage.close()


async def test_an_update_id_is_remembered_for_a_day(clock: Clock) -> None:
    storage = open_storage("memory://", clock=clock)
    await turn(storage, AIGUL, 1, append("a"))
    clock.forward(seconds=23 * 3600)
    assert (await turn(storage, AIGUL, 1, append("a"))).outcome == "repeated"
    clock.forward(seconds=2 * 3600)
    assert (await turn(storage, AIGUL, 1, append("a"))).outcome == "done"
    await storage.close()


async def test_expired_rows_are_cleared_away_little_by_little(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "bot.db"
    storage = open_storage(f"sqlite:///{path}", clock=clock)
    for person in range(200):
        await turn(storage, person, person, append("a"))
    clock.forward(days=32)
    for update in range(1000, 1100):
        await turn(storage, AIGUL + 1000, update, append("b"))
    await storage.close()

    assert rows(path, "person") == 1
    assert rows(path, "handled") == 100


async def test_forgetting_leaves_nothing_in_the_files(tmp_path: Path, clock: Clock) -> None:
    storage = open_storage(f"sqlite:///{tmp_path}/bot.db", clock=clock)
    await turn(storage, BOLAT, 1, append("a record of somebody else"))
    for update in range(2, 50):
        await turn(storage, AIGUL, update, append("an answer that nobody else gives"))
    assert holding(b"nobody else gives", tmp_path), "the test looks in the right place"

    await turn(storage, AIGUL, 100, forget)

    assert not holding(b"nobody else gives", tmp_path)
    assert await record_of(storage, BOLAT) == "a record of somebody else"
    await storage.close()


async def test_a_second_process_is_told_so(tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    storage = open_storage(url, clock=clock)
    program = f"from bot.storage import open_storage; open_storage({url!r})"
    second = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stderr=PIPE)
    _, said = await second.communicate()
    assert b"in use by another process" in said.splitlines()[-1]
    await turn(storage, AIGUL, 1, append("a"))
    await storage.close()


class FailingOnce:
    """A connection whose next COMMIT meets a disk error that SQLite does not undo by itself."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.failed = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        if statement == "COMMIT" and not self.failed:
            self.failed = True
            raise sqlite3.OperationalError("disk I/O error")
        return self.connection.execute(statement, *values)


async def test_a_write_that_failed_at_its_end_does_not_fail_the_next_ones(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = SqliteStorage(":memory:", 30, clock)
    monkeypatch.setattr(storage, "_connection", FailingOnce(storage._connection))
    with pytest.raises(StorageError, match="disk I/O error"):
        await turn(storage, AIGUL, 1, append("a"))
    assert (await turn(storage, AIGUL, 1, append("a"))).outcome == "done"
    assert await record_of(storage, AIGUL) == "a"
    await storage.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no database at all, but long enough to be looked at as one" * 20, "not a database of the bot"),
        (b"SQLite format 3\x00" + b"\x10\x00\x01\x01\x00\x40\x20\x20" + b"\xff" * 5000, "or broken"),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bot.db"
    path.write_bytes(content)
    with pytest.raises(StorageError, match=said) as error:
        open_storage(f"sqlite:///{path}")
    assert "\n" not in str(error.value)
    assert path.read_bytes() == content, "and is left as it was"


def test_a_file_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StorageError, match="another program"):
        open_storage(f"sqlite:///{path}")
    assert rows(path, "recipes") == 0


async def test_a_file_of_a_newer_version_is_not_touched(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "bot.db"
    await open_storage(f"sqlite:///{path}", clock=clock).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StorageError, match="newer version"):
        open_storage(f"sqlite:///{path}")


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match=r"^.*/file/bot\.db: \w+"):
        open_storage(f"sqlite:///{tmp_path}/file/bot.db")


WRITER = """
import asyncio, sys
from bot.storage import open_storage

async def main(url, first):
    storage = open_storage(url)
    update = first
    while True:
        update += 1
        def step(before):
            return f"{update} {'x' * (update % 3000)}", None
        async with storage.turn(1, update, step) as turn:
            print(f"written {update}", flush=True)
            turn.record = f"{update} amended"
        print(f"finished {update}", flush=True)

asyncio.run(main(sys.argv[1], int(sys.argv[2])))
"""


async def test_nothing_that_was_written_is_lost_by_a_kill(tmp_path: Path) -> None:
    """Kills a writing process many times, each at another moment, and goes on with its file."""
    url = f"sqlite:///{tmp_path}/bot.db"
    moments = random.Random(2026)
    last = 0
    for _ in range(15):
        writer = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", WRITER, url, str(last)), stdout=PIPE, stderr=PIPE
        )
        assert writer.stdout is not None
        first_line = await writer.stdout.readline()
        await asyncio.sleep(moments.uniform(0, 0.03))
        writer.kill()
        rest, errors = await writer.communicate()
        assert first_line, errors
        said = [
            line.split() for line in (first_line + rest).splitlines(keepends=True) if line.endswith(b"\n")
        ]
        written = max(int(number) for _, number in said)
        finished = [int(number) for word, number in said if word == b"finished"]

        storage = open_storage(url)
        record = await record_of(storage, 1)
        assert record is not None
        last = int(record.split()[0])
        assert last in (written, written + 1), "the last write that was told, or the one under way"
        # The end of the last turn waits for company; each earlier one went with the turn after it.
        for update in finished[-4:-1]:
            assert (await turn(storage, 1, update, append("!"))).outcome == "repeated"
        for update in finished[-1:]:
            assert (await turn(storage, 1, update, append("!"))).outcome in ("repeated", "interrupted")
        if written not in finished:
            assert (await turn(storage, 1, written, append("!"))).outcome in ("interrupted", "repeated")
        last += 1
        await storage.close()

        with sqlite3.connect(tmp_path / "bot.db") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
