"""Which answers would change an amount: asked by trying numbers that bring out every difference."""

from collections.abc import Container, Iterator, Sequence
from itertools import product
from typing import Any

from rules.engine.findings import Finding
from rules.engine.prices import NO_MONEY, Case, Ends, Prices, Sum
from rules.engine.space import Space
from rules.knowledge import Bounds
from rules.memo import Memo

Block = tuple[tuple[Case, ...], int]
"""Cases, and the points at which just these stay possible."""


class AmountQuestions:
    """What is worth asking for the amounts of a cluster alone, whatever its conditions need."""

    def __init__(self, prices: Prices, space: Space) -> None:
        self._prices = prices
        self._space = space
        self._looked: Memo[tuple[Any, ...], tuple[list[Block], list[int]]] = Memo()

    def needed(
        self,
        spans: Sequence[Bounds],
        asked: tuple[str, ...],
        finding: Finding,
        anyway: Container[str] = (),
    ) -> set[str]:
        """Facts not asked for which two answers lead to different amounts, after some answers to all the
        others.

        `asked`: numbers not asked; `anyway`: those among them that a condition needs in any case.
        """
        space, found = self._space, set[str]()
        if not asked and not finding.details.asked:
            return found
        blocks, tied = self._looked.get(finding.key) or self._looked.put(finding.key, self._look(finding))
        places, open_numbers = list(tied), [fact for fact in asked if fact not in anyway]
        if not places and not open_numbers:
            return found
        for there in self._trials(spans, asked, blocks):
            if not places and not open_numbers:
                break
            most = {fact: at for fact in open_numbers if (at := self._at_its_most(fact, spans, there))}
            if not places and not most:
                continue
            by_sums: dict[tuple[Sum, ...], int] = {}
            ends = self._prices.ends(there)
            for cases, points in blocks:
                sums = self._sums(cases, ends, there)
                by_sums[sums] = by_sums.get(sums, 0) | points
                for fact, at in tuple(most.items()):
                    if self._sums(cases, self._prices.ends(at), at) != sums:
                        found.add(fact)
                        open_numbers.remove(fact)
                        del most[fact]
            if all(one is None for sums in by_sums for one in sums):
                return found  # where no figure is in force, no answer brings an amount
            if len(by_sums) == 1:
                continue
            for place in [place for place in places if space.parted(by_sums.values(), place)]:
                found.add(space.facts[place])
                places.remove(place)
        return found

    def _sums(self, cases: tuple[Case, ...], ends: Ends, there: Sequence[Bounds]) -> tuple[Sum, ...]:
        money = there[-1] if self._prices.money else NO_MONEY
        return tuple([fan.sum(money) for fan in self._prices.fans(cases, ends)])

    def _at_its_most(
        self, fact: str, spans: Sequence[Bounds], there: tuple[Bounds, ...]
    ) -> tuple[Bounds, ...] | None:
        """The trial with a number at its most; None unless it is at its least there, which is enough, since
        amounts never fall."""
        place = self._prices.numbers.index(fact)
        if there[place].low != spans[place].low:
            return None
        most = spans[place].high
        return (*there[:place], Bounds(most, most), *there[place + 1 :])

    def _look(self, finding: Finding) -> tuple[list[Block], list[int]]:
        """The blocks, and the places of facts not asked that lead from one into another."""
        blocks = self._blocks(finding)
        places = [
            place
            for place in finding.details.asked
            if self._space.facts[place] not in finding.strong
            and self._space.parted((points for _, points in blocks), place)
        ]
        return blocks, places

    def _blocks(self, finding: Finding) -> list[Block]:
        """Answered points, sorted by the cases that stay possible there; cases without any value alike."""
        reach, space = finding.details, self._space
        reached: list[int] = []
        for case in self._prices.cases:
            left = case.points & reach.going
            for place in reach.closed:
                left = space.forget(left, place)
            reached.append(left & reach.possible)
        everywhere = 0
        for points in reached:
            everywhere |= points
        blocks: list[Block] = [((), everywhere)] if everywhere else []
        for case, points in zip(self._prices.cases, reached, strict=True):
            split = []
            for cases, block in blocks:
                if inside := block & points:
                    split.append(((*cases, case), inside))
                if outside := block & ~points:
                    split.append((cases, outside))
            blocks = split
        return blocks

    def _trials(
        self, spans: Sequence[Bounds], asked: tuple[str, ...], blocks: Sequence[Block]
    ) -> Iterator[tuple[Bounds, ...]]:
        """Numbers that bring out every difference, in place of those that may still be told: the first of
        each step, and where a curve bends. The ends come first: they most often show a difference."""
        counts = dict(zip(self._prices.counts, spans, strict=False))
        tried: set[tuple[Bounds, ...]] = set()
        for values in (_ends, self._steps):
            tries = [values(fact, span) if fact in asked else (span,) for fact, span in counts.items()]
            for combination in product(*tries):
                if combination not in tried:
                    tried.add(combination)
                    yield from self._at(combination, spans, asked, blocks)

    def _steps(self, fact: str, span: Bounds) -> Sequence[Bounds]:
        # Without steps every number is tried: of a sum of a few tenge, rounding may show at one of them only.
        steps = self._prices.steps[fact] or range(span.low, span.high)
        return [*_ends(fact, span), *(Bounds(n, n) for n in steps if span.low < n < span.high)]

    def _at(
        self,
        counts: tuple[Bounds, ...],
        spans: Sequence[Bounds],
        asked: tuple[str, ...],
        blocks: Sequence[Block],
    ) -> Iterator[tuple[Bounds, ...]]:
        if self._prices.money is None:
            yield counts
            return
        money = spans[-1]
        if self._prices.money not in asked:
            yield (*counts, money)
            return
        bends = {money.low, money.high}
        for case in dict.fromkeys(case for block, _ in blocks for case in block):
            for end in set(self._prices.ends(counts)):
                for fan in self._prices.fans((case,), (end, end)):
                    bends.update(bend for curve in (*fan.lows, *fan.highs) for bend in curve.bends())
        for bend in sorted(bend for bend in bends if money.low <= bend <= money.high):
            yield (*counts, Bounds(bend, bend))


def _ends(_fact: str, span: Bounds) -> Sequence[Bounds]:
    return Bounds(span.low, span.low), Bounds(span.high, span.high)
