"""What was reached beside what there is, counted."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.content import LANGUAGES, Language
from bot.conversation_tests.coverage.items import GATED, KINDS, Item

_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Count:
    """Of one kind in one language. `missing`: names in order."""

    kind: str
    language: Language
    reached: int
    all: int
    missing: tuple[str, ...]

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all."""
        return _WHOLE * self.reached // self.all if self.all else _WHOLE


class Tally:
    """Every kind in every language. `everything`: what there is; what is reached beyond it does not count."""

    def __init__(self, everything: Collection[Item], reached: Collection[Item]) -> None:
        self.everything = frozenset(everything)
        self._reached = frozenset(reached)
        names: dict[tuple[str, Language], list[Item]] = {}
        for item in sorted(everything):
            names.setdefault((item.kind, item.language), []).append(item)
        self._counts = {key: self._count(*key, items) for key, items in names.items()}

    def _count(self, kind: str, language: Language, items: list[Item]) -> Count:
        missing = tuple(item.name for item in items if item not in self._reached)
        return Count(kind, language, len(items) - len(missing), len(items), missing)

    def has(self, item: Item) -> bool:
        """Whether it was reached."""
        return item in self._reached

    def rows(self) -> Iterator[tuple[str, Mapping[Language, Count]]]:
        """A row for each kind that there is anything of, in their order."""
        for kind in KINDS:
            counts = {
                language: count for language in LANGUAGES if (count := self._counts.get((kind, language)))
            }
            if counts:
                yield kind, counts

    def counts(self) -> Iterator[Count]:
        """Every count, in the order of the rows."""
        for _, counts in self.rows():
            yield from counts.values()

    def too_little(self) -> list[Count]:
        """The counts below 100 % of the kinds that need all of it."""
        return [count for count in self.counts() if count.kind in GATED and count.missing]
