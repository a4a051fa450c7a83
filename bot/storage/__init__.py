"""Where what people have answered is kept: SQLite, Redis, or memory, behind one interface.

`open_storage` is the only door; `Storage.turn` the only way to read or write a person's record.
"""

from bot.storage.opening import open_storage
from bot.storage.turn import Outcome, Step, Storage, StorageError, Turn

__all__ = ["Outcome", "Step", "Storage", "StorageError", "Turn", "open_storage"]
