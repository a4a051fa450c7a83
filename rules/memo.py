"""A bounded memory of results that were worked out once."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MANY: Final = 2048
FEW: Final = 256
"""Room for what hardly comes twice but in one breath: a sum of money, somebody's whole situation."""


class Memo(dict[K, V]):
    """Forgets everything when it is full: cheaper than keeping order, and it fills up again within
    moments. Read it with `get`, which costs no call of Python's."""

    __slots__ = ("_room",)

    def __init__(self, room: int = MANY) -> None:
        super().__init__()
        self._room = room

    def put(self, key: K, value: V) -> V:
        if len(self) >= self._room:
            self.clear()
        self[key] = value
        return value


def key_of(names: Sequence[str]) -> Callable[[Mapping[str, Any]], Any]:
    """What a mapping says of some names, as a key to what was made of it."""
    return itemgetter(*names) if names else lambda _: ()
