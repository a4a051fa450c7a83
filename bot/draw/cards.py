"""The columns of the matrix in words: a card for each programme, with the numbers of its columns."""

from collections.abc import Iterator
from typing import Final

from bot.content import Language
from bot.draw.glyphs import SIGN_OF, sign
from bot.draw.measure import wrap
from bot.draw.model import Model, Programme, Reader
from bot.draw.scene import Group, Item, Rect, Text
from bot.draw.words import word

ABREAST: Final = 5
LEAST: Final = 250.0
GAP: Final = 22.0
NAME, WORDS, LAW = 12.0, 10.5, 9.0
INDENT: Final = 26.0


def cards(model: Model, language: Language, left: float, top: float, wide: float) -> tuple[list[Item], float]:
    """The cards below `top`, and where they end. They keep their order, column after column."""
    items: list[Item] = [Text(left, top, word(language, "in_words"), 15, "", bold=True)]
    top += 14
    abreast = min(ABREAST, len(model.programmes), max(1, int((wide + GAP) // (LEAST + GAP))))
    room = min((wide - GAP * (abreast - 1)) / abreast, 420)
    heights = [_height(programme, language, room) for programme in model.programmes]
    columns = _columns(heights, abreast)
    bottom = top
    for place, members in enumerate(columns):
        x, y = left + place * (room + GAP), top
        for member in members:
            items += _card(model.programmes[member], language, x, y, room)
            y += heights[member]
        bottom = max(bottom, y)
    return items, bottom


def _columns(heights: list[float], abreast: int) -> list[list[int]]:
    """Cards in order into so many columns, the highest of which is as low as it can be."""
    limit = max(max(heights), sum(heights) / abreast)
    while True:
        columns: list[list[int]] = [[]]
        filled = 0.0
        for member, height in enumerate(heights):
            if columns[-1] and filled + height > limit:
                columns.append([])
                filled = 0.0
            columns[-1].append(member)
            filled += height
        if len(columns) <= abreast:
            return columns
        limit += 4


def _height(programme: Programme, language: Language, room: float) -> float:
    return 38 + sum(_high(reader, language, room) for reader in programme.readers)


def _high(reader: Reader, language: Language, room: float) -> float:
    texts = len(wrap(reader.text, WORDS, room - INDENT))
    return texts * 13 + len(_below(reader, language, room)) * 11 + 5


def _below(reader: Reader, language: Language, room: float) -> tuple[str, ...]:
    certainty = "" if reader.certainty == "firm" else word(language, reader.certainty)
    said = " · ".join(part for part in (reader.law, certainty) if part)
    return wrap(said, LAW, room - INDENT) if said else ()


def _card(programme: Programme, language: Language, x: float, y: float, room: float) -> Iterator[Item]:
    head: list[Item] = [
        Rect(x, y + 5, room, 17, "room"),
        Text(x, y + 18, programme.short, NAME, "", bold=True),
        Rect(x, y + 24, room, 1.5, "tint line"),
    ]
    yield Group(programme.id, "programme", programme.title, head)
    y += 32
    for number, reader in enumerate(programme.readers, 1):
        high = _high(reader, language, room)
        items: list[Item] = [
            Rect(x, y - 1, room, high - 3, "room"),
            Text(x + 11, y + 10, str(number), LAW, "soft", "end"),
            sign(SIGN_OF[reader.kind], x + 18, y + 6.5, 3.2),
        ]
        line = y + 10.0
        for words in wrap(reader.text, WORDS, room - INDENT):
            items.append(Text(x + INDENT, line, words, WORDS))
            line += 13
        line -= 1
        for words in _below(reader, language, room):
            items.append(Text(x + INDENT, line, words, LAW, "soft"))
            line += 11
        yield Group(reader.id, reader.kind, "", items)
        y += high
