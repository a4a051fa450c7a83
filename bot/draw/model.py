"""What feeds what: doors, questions, what reads their answers, programmes. Content and rules as plain data.

Node ids are stable, others may build on them: `topic.<id>`, `situation.<id>`, `question.<fact>`,
`fact.<fact>`, `option.<fact>.<value>`, `condition.<programme>.<id>`, `payment.<programme>.<id>`,
`form.<programme>`, `time.<programme>`, `programme.<id>`. A yes or no has the values `true` and `false`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

DoorKind = Literal["topic", "situation"]
ReaderKind = Literal["condition", "payment", "form", "time"]
EdgeKind = Literal["leads", "settles", "asks", "offers", "reads", "gates", "belongs"]


@dataclass(frozen=True, slots=True)
class Door:
    """A topic of the menu or a life situation. `settles`: facts that are answered by (not) choosing it."""

    id: str
    kind: DoorKind
    text: str
    programmes: tuple[str, ...]
    settles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be pressed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A fact and how it is asked. `kind`: of the question; None where nobody asks it."""

    fact: str
    text: str
    label: str
    kind: str | None
    options: tuple[Option, ...]

    @property
    def id(self) -> str:
        return f"question.{self.fact}"

    @property
    def fact_id(self) -> str:
        return f"fact.{self.fact}"


@dataclass(frozen=True, slots=True)
class Reader:
    """What a programme makes of answers: a condition, an amount, a form, a term.

    `reads`: facts that it needs; `gates`: those of them that only say whom the condition is for.
    """

    id: str
    kind: ReaderKind
    programme: str
    text: str
    law: str
    certainty: str
    reads: tuple[str, ...]
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme and its readers, conditions first."""

    name: str
    title: str
    short: str
    readers: tuple[Reader, ...]

    @property
    def id(self) -> str:
        return f"programme.{self.name}"

    @property
    def facts(self) -> tuple[str, ...]:
        """Whatever its readers read."""
        return tuple(dict.fromkeys(fact for reader in self.readers for fact in reader.reads))


@dataclass(frozen=True, slots=True)
class Edge:
    """From a node to the node that it feeds."""

    source: str
    target: str
    kind: EdgeKind


@dataclass(frozen=True)
class Model:
    """The whole, or the part that a few programmes need."""

    doors: tuple[Door, ...]
    questions: tuple[Question, ...]
    programmes: tuple[Programme, ...]

    def settled_by(self, fact: str) -> tuple[Door, ...]:
        """The doors that can answer a fact."""
        return tuple(door for door in self.doors if fact in door.settles)

    def nodes(self) -> tuple[str, ...]:
        """The id of every node, once."""
        return tuple(self._nodes())

    def _nodes(self) -> Iterator[str]:
        yield from (door.id for door in self.doors)
        for question in self.questions:
            yield from (question.id, question.fact_id, *(option.id for option in question.options))
        for programme in self.programmes:
            yield from (programme.id, *(reader.id for reader in programme.readers))

    def edges(self) -> tuple[Edge, ...]:
        """Everything that feeds something."""
        return tuple(self._edges())

    def _edges(self) -> Iterator[Edge]:
        for door in self.doors:
            yield from (Edge(door.id, f"programme.{name}", "leads") for name in door.programmes)
            yield from (Edge(door.id, f"fact.{fact}", "settles") for fact in door.settles)
        for question in self.questions:
            yield Edge(question.id, question.fact_id, "asks")
            yield from (Edge(question.id, option.id, "offers") for option in question.options)
        for programme in self.programmes:
            for reader in programme.readers:
                for fact in reader.reads:
                    yield Edge(f"fact.{fact}", reader.id, "gates" if fact in reader.gates else "reads")
                yield Edge(reader.id, programme.id, "belongs")

    @cached_property
    def related(self) -> Mapping[str, frozenset[str]]:
        """For each door, question, reader and programme what stays lit while one looks at it."""
        pairs: list[tuple[str, str]] = []
        for programme in self.programmes:
            asked = [f"question.{fact}" for fact in programme.facts]
            read = [reader.id for reader in programme.readers]
            doors = [door.id for door in self.doors if programme.name in door.programmes]
            pairs += [(programme.id, other) for other in (*asked, *read, *doors)]
            pairs += [(door, other) for door in doors for other in (*asked, *read)]
            pairs += [(f"question.{fact}", one.id) for one in programme.readers for fact in one.reads]
        found: dict[str, set[str]] = {}
        for one, other in pairs:
            found.setdefault(one, {one}).add(other)
            found.setdefault(other, {other}).add(one)
        return {node: frozenset(others) for node, others in found.items()}
