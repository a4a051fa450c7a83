"""One Redis for several processes or machines. A turn is one round trip to begin and one to end.

The step is made before Redis is asked, on the copy that this process wrote last; a version tells whether that
copy is still true. If it is not, Redis returns the true one, and the step is made again.
"""

import asyncio
import logging
import random
import secrets
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError

from bot.storage.queue import PersonQueue
from bot.storage.redis_scripts import BEGIN, END, RENEW, Together
from bot.storage.turn import UPDATE_MEMORY, Step, StorageError, T, Turn

log = logging.getLogger(__name__)

LOCK_SECONDS = 5.0
"""A lock outlives its process by this much; a turn that takes longer renews it."""
WAIT_SECONDS = 15.0
"""How long a turn waits for one of the same person in another process."""
CACHED_RECORDS = 10_000


class _Copy(NamedTuple):
    version: str
    record: str | None


_ABSENT = _Copy("", None)


class RedisStorage:
    """Connects at the first turn, and again after every loss of the connection."""

    def __init__(self, url: str, keep_days: float) -> None:
        try:
            self._client = Redis.from_url(
                url,
                decode_responses=True,
                socket_timeout=5,
                socket_connect_timeout=3,
                retry=Retry(ExponentialBackoff(cap=1, base=0.05), retries=5),
                retry_on_error=[RedisConnectionError, RedisTimeoutError],
            )
        except ValueError as error:
            raise StorageError(f"a Redis URL that cannot be read: {error}") from error
        self._where = _without_password(url)
        keep_ms = max(1, int(keep_days * 24 * 60 * 60 * 1000))
        lock_ms, memory_ms = int(LOCK_SECONDS * 1000), UPDATE_MEMORY * 1000
        self._begins = Together(self._client.register_script(BEGIN), lock_ms, keep_ms, memory_ms)
        self._ends = Together(self._client.register_script(END), keep_ms)
        self._renew = self._client.register_script(RENEW)
        self._queue = PersonQueue()
        self._copies: OrderedDict[int, _Copy] = OrderedDict()

    @asynccontextmanager
    async def turn(self, person: int, update: int, step: Step[T]) -> AsyncIterator[Turn[T]]:
        """See `Storage.turn`. `StorageError` when another process keeps a person for `WAIT_SECONDS`."""
        token = secrets.token_hex(8)
        keys = [f"bot:person:{person}", f"bot:lock:{person}", f"bot:update:{update}"]
        async with self._queue.turn(person):
            turn = await self._begin(person, keys, token, step)
            if turn.outcome == "repeated":
                yield turn
                return
            written = turn.record
            finished = False
            try:
                with self._renewed(keys[1], token):
                    yield turn
                finished = True
            finally:
                amended = turn.record != written
                await self._end(person, keys, token, turn.record, amended=amended, finished=finished)

    async def ping(self) -> None:
        """See `Storage.ping`."""
        with self._clear_errors():
            await self._client.ping()

    async def close(self) -> None:
        """See `Storage.close`."""
        await self._client.aclose(close_connection_pool=True)

    async def _begin(self, person: int, keys: list[str], token: str, step: Step[T]) -> Turn[T]:
        copy = self._copies.get(person, _ABSENT)
        after, result = step(copy.record)
        while True:
            answer = await self._claim(keys, token, copy.version, after)
            if answer[0] != "stale":
                break
            copy = _Copy(answer[1], answer[2])
            try:
                after, result = step(copy.record)
            except BaseException:
                await self._end(person, keys, token, None, amended=False, finished=False)
                raise
        if answer[0] == "done":
            self._remember(person, _Copy(token, after))
            return Turn("done", result, after)
        if answer[0] == "interrupted":
            self._remember(person, _Copy(answer[1], answer[2]))
            return Turn("interrupted", None, answer[2])
        return Turn("repeated", None, copy.record)

    async def _claim(self, keys: list[str], token: str, version: str, record: str | None) -> list[str]:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + WAIT_SECONDS
        pause = 0.005
        while True:
            with self._clear_errors():
                answer: list[str] = await self._begins(keys, [token, version, record or ""])
            if answer[0] != "busy":
                return answer
            if loop.time() >= deadline:
                raise StorageError(f"another process has held a person's turn for {WAIT_SECONDS:.0f} s")
            await asyncio.sleep(pause * random.uniform(0.5, 1))
            pause = min(pause * 1.5, 0.1)

    async def _end(
        self, person: int, keys: list[str], token: str, record: str | None, *, amended: bool, finished: bool
    ) -> None:
        try:
            kept = await self._ends(keys, [token, int(finished), int(amended), record or ""])
        except RedisError as error:
            # The person has been answered: an apology now would only confuse. The lock runs out by itself.
            log.error("a turn's end was not written: %s", type(error).__name__)
            kept = 0
        if not amended:
            return
        if kept:
            self._remember(person, _Copy(token, record))
        else:
            self._copies.pop(person, None)

    def _remember(self, person: int, copy: _Copy) -> None:
        self._copies.pop(person, None)
        if copy.record is not None:
            self._copies[person] = copy
            if len(self._copies) > CACHED_RECORDS:
                self._copies.popitem(last=False)

    @contextmanager
    def _renewed(self, lock: str, token: str) -> Iterator[None]:
        """Keep the lock for as long as the block lasts. Costs a timer, unless the turn is a long one."""
        loop = asyncio.get_running_loop()
        tasks: set[asyncio.Task[None]] = set()

        async def renew() -> None:
            while True:
                try:
                    await self._renew([lock], [token, int(LOCK_SECONDS * 1000)])
                except RedisError as error:
                    log.warning("a lock was not renewed: %s", type(error).__name__)
                await asyncio.sleep(LOCK_SECONDS / 3)

        timer = loop.call_later(LOCK_SECONDS / 3, lambda: tasks.add(loop.create_task(renew())))
        try:
            yield
        finally:
            timer.cancel()
            for task in tasks:
                task.cancel()

    @contextmanager
    def _clear_errors(self) -> Iterator[None]:
        try:
            yield
        except (RedisError, OSError) as error:
            raise StorageError(f"{self._where}: {error}") from error


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}:{parts.port or 6379}{parts.path}"
