"""A bounded memory of results that were worked out once."""

from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MANY: Final = 16_384
FEW: Final = 256
"""Room for what hardly comes twice but in one breath: a sum of money, somebody's whole situation."""


class Memo(Generic[K, V]):
    """Forgets everything when it is full: cheaper than keeping order, and it fills up again within
    moments."""

    __slots__ = ("_room", "_values")

    def __init__(self, room: int = MANY) -> None:
        self._values: dict[K, V] = {}
        self._room = room

    def get(self, key: K) -> V | None:
        return self._values.get(key)

    def put(self, key: K, value: V) -> V:
        if len(self._values) >= self._room:
            self._values.clear()
        self._values[key] = value
        return value
