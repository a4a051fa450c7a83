"""What a layout makes: shapes at their places, grouped by node. It knows no SVG and no colour."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from bot.draw.measure import width

Anchor = Literal["start", "middle", "end"]

RISES, FALLS = 0.95, 0.27
"""How far letters reach above and below the line they stand on, in sizes (Й, ұ)."""


class Box(NamedTuple):
    """Left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words. `upward`: read from below to above, `x` is then its base line."""

    x: float
    y: float
    words: str
    size: float
    css: str = ""
    anchor: Anchor = "start"
    bold: bool = False
    upward: bool = False

    def box(self) -> Box:
        """The room that it takes."""
        long = width(self.words, self.size, self.bold)
        before = {"start": 0.0, "middle": long / 2, "end": long}[self.anchor]
        rises, falls = self.size * RISES, self.size * FALLS
        if self.upward:
            return Box(self.x - rises, self.y + before - long, self.x + falls, self.y + before)
        return Box(self.x - before, self.y - rises, self.x - before + long, self.y + falls)


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    css: str
    round: float = 0


@dataclass(frozen=True, slots=True)
class Path:
    """Any line or shape, as SVG writes it."""

    d: str
    css: str
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The shapes of one node. A node may have several groups; the first bears its id.

    `source`: of an arrow, the node that it comes from; it stays lit only with both of its ends.
    """

    node: str
    kind: str
    title: str
    items: "list[Item]" = field(default_factory=list)
    source: str | None = None


Item: TypeAlias = Text | Rect | Path | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture. `related`: what stays lit while one looks at a node."""

    width: float
    height: float
    title: str
    about: str
    items: list[Item]
    related: Mapping[str, frozenset[str]]

    def texts(self) -> Iterator[Text]:
        """Every line of words."""
        return (item for item in _within(self.items) if isinstance(item, Text))

    def groups(self) -> Iterator[Group]:
        """Every group, outer ones first."""
        return (item for item in _within(self.items) if isinstance(item, Group))


def _within(items: list[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from _within(item.items)
