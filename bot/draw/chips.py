"""Options as small labels that flow like words."""

from collections.abc import Sequence
from typing import Final

from bot.draw.measure import width, wrap
from bot.draw.model import Option
from bot.draw.scene import Group, Item, Rect, Text

SIZE: Final = 10.5
HIGH: Final = 17.0
ROOM: Final = 6.0


def chips(options: Sequence[Option], left: float, top: float, room: float) -> tuple[list[Item], float]:
    """The labels in lines so wide, and where they end."""
    items: list[Item] = []
    x, y = left, top
    for option in options:
        (words, *_) = wrap(option.text, SIZE, room - 2 * ROOM)
        wide = width(words, SIZE) + 2 * ROOM
        if x > left and x + wide > left + room:
            x, y = left, y + HIGH + 4
        shapes: list[Item] = [
            Rect(x, y, wide, HIGH, "tint chip", HIGH / 2),
            Text(x + wide / 2, y + 12.5, words, SIZE, "", "middle"),
        ]
        items.append(Group(option.id, "option", "" if words == option.text else option.text, shapes))
        x += wide + 5
    return items, y + HIGH if options else top
