"""Every way that some facts may be, class by class, as points; and sets of points as integers, a bit a point.

What is known narrows the set of points that are possible; what a condition says splits it. Unions, cuts and
projections of such sets are single operations on integers, so going through everything that may be costs
microseconds, whatever is known and not known.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import product
from typing import TypeVar

from rules.engine.classes import Classes, Code

T = TypeVar("T", bound=Hashable)


class Space:
    """The combinations of the classes of `facts`."""

    def __init__(self, classes: Mapping[str, Classes]) -> None:
        self.facts = tuple(classes)
        self.classes = tuple(classes.values())
        self.place = {fact: place for place, fact in enumerate(self.facts)}
        self._strides: list[int] = []
        self._sizes = [len(one) for one in self.classes]
        points = 1
        for size in self._sizes:
            self._strides.append(points)
            points *= size
        self.all = (1 << points) - 1
        self._slices = [self._slice(place, points) for place in range(len(self.facts))]

    def _slice(self, place: int, points: int) -> list[int]:
        stride, size = self._strides[place], self._sizes[place]
        run = (1 << stride) - 1
        first = sum(run << start for start in range(0, points, stride * size))
        return [first << (stride * index) for index in range(size)]

    def at(self, place: int, index: int) -> int:
        """The points at which a fact is in a class."""
        return self._slices[place][index]

    def within(self, codes: Sequence[Code]) -> int:
        """The points that a state of knowledge leaves possible."""
        points = self.all
        for slices, code in zip(self._slices, codes, strict=True):
            if isinstance(code, tuple):
                points &= _union(slices[code[0] : code[1] + 1])
            elif code >= 0:
                points &= slices[code]
        return points

    def forget(self, points: int, place: int) -> int:
        """The points that become points of the set by another class of one fact: the set as it is when
        nobody will ever say which."""
        if not points:
            return 0
        stride, slices = self._strides[place], self._slices[place]
        base = 0
        for index, part in enumerate(slices):
            base |= (points & part) >> (stride * index)
        spread = 0
        for index in range(len(slices)):
            spread |= base << (stride * index)
        return spread

    def parted(self, sets: Iterable[int], place: int) -> bool:
        """Whether another class of one fact can lead from one of the sets into another."""
        seen = 0
        for points in sets:
            spread = self.forget(points, place)
            if spread & seen:
                return True
            seen |= spread
        return False

    def sorted_by(
        self, facts: Sequence[str], answer: Callable[[tuple[int, ...]], T], among: int | None = None
    ) -> dict[T, int]:
        """The points (of the set `among`, else all), sorted by what `answer` says to the classes of
        `facts`. It is asked about nothing else."""
        places = [self.place[fact] for fact in facts]
        found: dict[T, int] = {}
        for point in product(*(range(self._sizes[place]) for place in places)):
            points = self.all if among is None else among
            for place, index in zip(places, point, strict=True):
                points &= self._slices[place][index]
            if not points:
                continue
            said = answer(point)
            found[said] = found.get(said, 0) | points
        return found

    def present(self, points: int, place: int) -> list[int]:
        """The classes of a fact that occur in the set."""
        return [index for index, part in enumerate(self._slices[place]) if points & part]


def _union(sets: Iterable[int]) -> int:
    points = 0
    for one in sets:
        points |= one
    return points
