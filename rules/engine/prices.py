"""What the payments of a cluster come to, case by case.

Choices and days choose an amount's figures; the ways they can be chosen are the *cases* of the payments. In
a case an amount is a curve over a sum of money (`expressions/curve.py`), for given counts, and it never
falls when a number grows: so its ends lie at the ends of the numbers.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from rules.engine.space import Space
from rules.expressions import Amount, Curve, End, NoValue, Turns, World, money_in
from rules.expressions.curve import Piece
from rules.facts import FACTS
from rules.figures import Parameter, Row
from rules.knowledge import Bounds
from rules.memo import Memo

Counts = tuple[int, ...]
Sum = tuple[int, int] | None
"""Both ends in whole tenge; None where no amount can be given."""
Priced = tuple[Curve, Curve] | NoValue
"""The low and the high end, or why there is none."""
Rows = tuple[tuple[Parameter, Row], ...]
Ends = tuple[Counts, Counts]
"""The counts at the low and at the high end."""
NO_MONEY: Final = Bounds(0, 0)


class Fan(NamedTuple):
    """A payment over several cases: from the least of `lows` to the most of `highs`, whatever the sum of
    money; each of them is there once. `missing`: why no amount can be given."""

    lows: tuple[Curve, ...]
    highs: tuple[Curve, ...]
    missing: NoValue | None = None

    def sum(self, money: Bounds) -> Sum:
        """At a sum of money, or between two."""
        if self.missing:
            return None
        low, high = money
        return (
            min([curve.tenge(low) for curve in self.lows]),
            max([curve.tenge(high) for curve in self.highs]),
        )


class Case:
    """One way in which choices and days choose the figures of the payments: told alike, amounts are alike.

    `points`: where. `_rows`: the figures of each payment, which may come from several rows with one value.
    """

    def __init__(self, amounts: Sequence[Amount], world: World) -> None:
        self.points = 0
        self._amounts = amounts
        self._world = world
        self._rows: list[tuple[int, tuple[Rows, ...]]] = []
        self._priced: Memo[Counts, tuple[Priced, ...]] = Memo()

    def priced(self, names: Sequence[str], counts: Counts) -> tuple[Priced, ...]:
        """The low and the high end of each payment, for counts of the facts `names`."""
        return self._priced.get(counts) or self._priced.put(counts, tuple(self._price(names, counts)))

    def _price(self, names: Sequence[str], counts: Counts) -> Iterator[Priced]:
        values = {**self._world.values, **dict(zip(names, counts, strict=True))}
        world = World(self._world.on, self._world.figures, values, self._world.moment)
        for amount in self._amounts:
            try:
                yield amount.curve(world, End.LOW), amount.curve(world, End.HIGH)
            except NoValue as missing:
                yield missing

    def add(self, points: int, rows: tuple[Rows, ...]) -> None:
        """More points, at which the payments rest on these rows."""
        self.points |= points
        self._rows.append((points, rows))

    def rows(self, place: int, among: int) -> Iterator[tuple[Parameter, Row]]:
        """The figures that a payment rests on at some points."""
        for points, rows in self._rows:
            if points & among:
                yield from rows[place]


class Prices:
    """The amounts of a cluster. `numbers`: the counts that they read, and last the sum of money, if any.

    `paying`: the points of the space that do not fail; `choosing`: the facts that choose figures.
    """

    def __init__(
        self,
        amounts: Sequence[Amount],
        choosing: Sequence[str],
        turns: Turns,
        space: Space,
        paying: int,
        world: Callable[[dict[str, Any]], World],
    ) -> None:
        self._amounts = amounts
        monies = {fact for amount in amounts if (fact := money_in(amount))}
        assert len(monies) < 2, "payments that are reckoned together rest on one sum of money"
        self.money = next(iter(monies), None)
        read = dict.fromkeys(fact for amount in amounts for fact in amount.facts())
        self.counts = tuple(fact for fact in read if FACTS[fact].is_number and fact != self.money)
        self.numbers = (*self.counts, self.money) if self.money else self.counts
        self.steps = {f: None if f in turns.whole else _firsts(f, turns) for f in self.counts}
        self.cases = self._sorted(space, tuple(dict.fromkeys(choosing)), paying, world)
        self._fans: Memo[tuple[tuple[Case, ...], Ends], tuple[Fan, ...]] = Memo()

    def _sorted(
        self, space: Space, facts: tuple[str, ...], paying: int, world: Callable[[dict[str, Any]], World]
    ) -> list[Case]:
        cases: dict[tuple[str, ...], Case] = {}
        classes = [space.classes[space.place[fact]] for fact in facts]

        def chosen(point: tuple[int, ...]) -> tuple[Case, tuple[Rows, ...]]:
            examples = [one.members(index)[0] for one, index in zip(classes, point, strict=True)]
            here = world(dict(zip(facts, examples, strict=True)))
            told, rows = zip(*(_told_with_rows(amount, here) for amount in self._amounts), strict=True)
            return cases.setdefault(told, Case(self._amounts, here)), rows

        for (case, rows), points in space.sorted_by(facts, chosen, paying).items():
            case.add(points, rows)
        return list(cases.values())

    def among(self, points: int) -> tuple[Case, ...]:
        """The cases that are possible at some points."""
        return tuple([case for case in self.cases if case.points & points])

    def ends(self, spans: Sequence[Bounds]) -> Ends:
        """Of spans of the counts, the counts at both ends."""
        if not self.counts:
            return (), ()
        lows, highs = [], []
        for fact, (low, high) in zip(self.counts, spans, strict=False):
            first = self._step(fact, low)
            lows.append(first)
            highs.append(first if low == high else self._step(fact, high))
        return tuple(lows), tuple(highs)

    def _step(self, fact: str, number: int) -> int:
        """The first number that is paid like this one."""
        steps = self.steps[fact]
        return number if steps is None else steps[bisect_right(steps, number) - 1]

    def fans(self, cases: tuple[Case, ...], ends: Ends) -> tuple[Fan, ...]:
        """Each payment, over some cases and between two ends of the counts."""
        key = cases, ends
        return self._fans.get(key) or self._fans.put(key, self._opened(cases, ends))

    def _opened(self, cases: tuple[Case, ...], ends: Ends) -> tuple[Fan, ...]:
        low, high = ([case.priced(self.counts, counts) for case in cases] for counts in ends)
        return tuple(
            [
                _fan([one[place] for one in low], [one[place] for one in high])
                for place in range(len(self._amounts))
            ]
        )


def _fan(low: Sequence[Priced], high: Sequence[Priced]) -> Fan:
    lows: dict[tuple[Piece, ...], Curve] = {}
    highs: dict[tuple[Piece, ...], Curve] = {}
    for at_low, at_high in zip(low, high, strict=True):
        if isinstance(at_low, NoValue):
            return Fan((), (), at_low)
        if isinstance(at_high, NoValue):
            return Fan((), (), at_high)
        lows.setdefault(at_low[0].pieces, at_low[0])
        highs.pop(at_high[1].pieces, None)  # of sums that are alike the last is told
        highs[at_high[1].pieces] = at_high[1]
    return Fan(tuple(lows.values()), tuple(highs.values()))


def _firsts(fact: str, turns: Turns) -> list[int]:
    least, most = FACTS[fact].min, FACTS[fact].max
    assert isinstance(least, int)
    assert isinstance(most, int)
    return sorted({least, *(first for first in turns.numbers.get(fact, ()) if least < first <= most)})


def _told_with_rows(amount: Amount, world: World) -> tuple[str, Rows]:
    try:
        return amount.told(world), tuple(amount.rows(world))
    except NoValue as missing:
        return f"no value: {missing.reason}", ()
