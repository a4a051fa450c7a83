"""From `BOT_STORAGE` to a storage."""

import time
from collections.abc import Callable

from bot.storage.turn import Storage, StorageError

FORMS = "sqlite:///PATH, redis://HOST:PORT/NUMBER or memory://"


def open_storage(url: str, keep_days: float = 30, clock: Callable[[], float] = time.time) -> Storage:
    """The storage that `url` names.

    A record is forgotten `keep_days` after it was last written. `clock` gives seconds since 1970; Redis goes
    by its own. Raises `StorageError` for an unknown form, and for a SQLite file that cannot be used; whether
    Redis answers is `Storage.ping`'s to say.
    """
    scheme, separator, rest = url.partition("://")
    if scheme == "memory" and separator and not rest:
        from bot.storage.sqlite import SqliteStorage

        return SqliteStorage(":memory:", keep_days, clock)
    if scheme == "sqlite" and rest.startswith("/") and rest != "/":
        from bot.storage.sqlite import SqliteStorage

        return SqliteStorage(rest[1:], keep_days, clock)
    if scheme in ("redis", "rediss") and rest:
        from bot.storage.redis import RedisStorage

        return RedisStorage(url, keep_days)
    raise StorageError(f"unknown storage {scheme + separator or url!r}: write {FORMS}")
