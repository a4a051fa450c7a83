"""A limit on how fast one person may go, so that nobody slows down the others."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["pass", "tell", "drop"]


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    told: bool = False


class Throttle:
    """Lets `limit` through in a burst, and `limit` every `seconds` in the long run.

    `clock` gives seconds. Remembers the `people` seen last, and nothing of them but these numbers.
    """

    def __init__(self, limit: int, seconds: float, clock: Callable[[], float], people: int = 10_000) -> None:
        self._limit = float(limit)
        self._rate = limit / seconds
        self._clock = clock
        self._people = people
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def check(self, person: int) -> Verdict:
        """`tell`: the first that is too many. The person is asked to wait, once until all is calm again."""
        now = self._clock()
        bucket = self._buckets.get(person)
        if bucket is None:
            bucket = self._buckets[person] = _Bucket(self._limit, now)
            if len(self._buckets) > self._people:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(person)
            bucket.left = min(self._limit, bucket.left + (now - bucket.at) * self._rate)
            bucket.at = now
        if bucket.left >= 1:
            if bucket.left >= self._limit / 2:
                bucket.told = False
            bucket.left -= 1
            return "pass"
        if bucket.told:
            return "drop"
        bucket.told = True
        return "tell"
