"""What the picture is, and what its signs mean."""

from collections.abc import Sequence

from bot.content import Language
from bot.draw.glyphs import door, sign
from bot.draw.measure import width, wrap
from bot.draw.scene import Item, Rect, Text
from bot.draw.words import word

MARKS = ("reached", "partly", "missed")
"""Classes of marks that the picture has colours and words for."""

SIZE = 11.0


def legend(language: Language, marks: Sequence[str], x: float, y: float, room: float) -> list[Item]:
    """Title, a sentence and the signs, in a column so wide; `y`: the line that the title stands on."""
    items: list[Item] = []
    for line in wrap(word(language, "title"), 16, room, bold=True):
        items.append(Text(x, y, line, 16, "", bold=True))
        y += 22
    for line in wrap(word(language, "about"), SIZE, room):
        items.append(Text(x, y, line, SIZE, "soft"))
        y += 15
    for line in wrap(word(language, "hover"), SIZE, room):
        items.append(Text(x, y, line, SIZE, "soft hover"))
        y += 15
    return [*items, *signs(language, marks, x, y + 6, room)]


def signs(language: Language, marks: Sequence[str], x: float, y: float, room: float) -> list[Item]:
    """The signs and their words, in lines so wide."""
    items: list[Item] = []
    at = x
    for kind in ("condition", "gate", "payment", "other", "settled", *marks):
        words = word(language, kind)
        needed = 14 + width(words, SIZE) + 16
        if at > x and at + needed - 16 > x + room:
            at = x
            y += 17
        if kind == "settled":
            items.append(door(at + 5, y - 4))
        elif kind in marks:
            items.append(Rect(at, y - 9, 10, 10, kind, 2))
        else:
            items.append(sign(kind, at + 5, y - 4))
        items.append(Text(at + 14, y, words, SIZE))
        at += needed
    return items
