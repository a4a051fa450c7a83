"""What is known of a person, and what follows from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from rules.facts import FACTS, FACTS_OF_A_CHILD
from rules.knowledge import Absence, Bounds, Knowledge, Range


class BadSituation(ValueError):  # noqa: N818 - it reads as what it says
    """The situation cannot be read. `fact`: which fact; `message`: what is wrong and how to mend it, one
    line.

    `facts`: that fact, and the other one where two contradict each other.
    """

    def __init__(self, fact: str, message: str, *, against: str | None = None) -> None:
        super().__init__(f"{fact}: {message}")
        self.fact = fact
        self.message = message
        self.facts: tuple[str, ...] = (fact, against) if against else (fact,)


IMPLIED_BY_TRUE: Final[Mapping[str, tuple[str, ...]]] = {"lost_breadwinner": ("both_parents_lost",)}
"""Facts that are true when another one is."""

MEMBERS: Final = "household_size"
CHILDREN: Final = "children_aged_1_to_6"


_SPANS_TOGETHER: Final = {MEMBERS: CHILDREN, CHILDREN: MEMBERS}


def read_with(fact: str) -> tuple[str, ...]:
    """A number, and the fact that its span rests on besides."""
    other = _SPANS_TOGETHER.get(fact)
    return (fact, other) if other else (fact,)


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a person: a fact that is not in `facts` was not asked yet.

    `known` holds every fact, and in addition what follows from the answers: a birth date implies a child, and
    so on.
    """

    facts: Mapping[str, Knowledge]
    known: Mapping[str, Knowledge] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", _with_implications(self.facts))

    def __getitem__(self, fact: str) -> Knowledge:
        return self.known[fact]

    def span(self, fact: str) -> Bounds:
        """The ends of a number: of what was answered, else of its domain, as far as other answers leave it
        open."""
        known = self.known[fact]
        if isinstance(known, int):
            return Bounds(known, known)
        if isinstance(known, Range):
            low, high = known.min, known.max
        else:
            low, high = domain(fact)
        if fact == MEMBERS:
            children = self[CHILDREN]
            low = max(low, 1 + (children if isinstance(children, int) else getattr(children, "min", 0)))
        elif fact == CHILDREN:
            size = self[MEMBERS]
            high = min(high, (size if isinstance(size, int) else getattr(size, "max", high + 1)) - 1)
        return Bounds(low, high)

    def narrowed_by(self, fact: str) -> str | None:
        """A fact not asked yet whose answer would narrow the span of this one, which nobody will be asked
        any more."""
        other = _SPANS_TOGETHER.get(fact)
        if other is None or self[other] is not Absence.NOT_ASKED or self[fact] is Absence.NOT_ASKED:
            return None
        return None if self.span(fact).exact else other

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)


def _with_implications(facts: Mapping[str, Knowledge]) -> Mapping[str, Knowledge]:
    known = {**_NOTHING_ASKED, **facts}
    of_a_child = [known[name] for name in FACTS_OF_A_CHILD]
    if any(not isinstance(one, Absence) for one in of_a_child):
        known[_CHILD] = True
    elif known[_CHILD] in _NOT_TOLD and Absence.NOT_ASKED in of_a_child:
        known[_CHILD] = Absence.PROMISED
    for name, by_true in IMPLIED_BY_TRUE.items():
        for by in by_true:
            if known[by] is True:
                known[name] = True
    return known


_CHILD: Final = "has_or_expects_child"
_NOTHING_ASKED: Final[Mapping[str, Knowledge]] = dict.fromkeys(FACTS, Absence.NOT_ASKED)
_NOT_TOLD: Final = (Absence.UNKNOWN, Absence.DECLINED)


def domain(name: str) -> tuple[int, int]:
    """The smallest and the largest number that a fact may be."""
    fact = FACTS[name]
    assert isinstance(fact.min, int)
    assert isinstance(fact.max, int)
    return fact.min, fact.max


def is_known(knowledge: Knowledge | None) -> bool:
    """Whether anything was said of the value itself: a value or a range."""
    return knowledge is not None and not isinstance(knowledge, Absence)
