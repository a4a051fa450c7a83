"""One programme: from left to right questions, what reads them, and the programme, with arrows between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.content import Language
from bot.draw.chips import chips
from bot.draw.glyphs import SIGN_OF, door, n, sign, sign_of
from bot.draw.legend import signs
from bot.draw.measure import width, wrap
from bot.draw.model import Model, Programme, Question, Reader
from bot.draw.scene import Group, Item, Path, Rect, Scene, Text
from bot.draw.words import word

EDGE: Final = 24.0
ASKS, READS, GIVES = 400.0, 430.0, 240.0
"""Widths of the three layers; between them is room for arrows to bend."""
BEND: Final = 140.0
GAP: Final = 12.0
HEADING: Final = 30.0
PAD: Final = 12.0
WORDS, SMALL, TINY = 13.0, 10.5, 9.5


@dataclass(slots=True)
class Placed:
    """A box of the layers, and the middle of its height is where most of its arrows come from or go to."""

    node: str
    top: float
    height: float
    room: float = 0
    """Above it: a heading."""

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def graph(model: Model, language: Language, marks: Sequence[str] = ()) -> Scene:
    """The picture of the model's only programme."""
    (programme,) = model.programmes
    return _Graph(model, programme, language).scene(marks)


class _Graph:
    def __init__(self, model: Model, programme: Programme, language: Language) -> None:
        self.model = model
        self.programme = programme
        self.language = language
        self.questions = self._ordered()
        self.x_reads = EDGE + ASKS + BEND
        self.x_gives = self.x_reads + READS + BEND
        self.right = self.x_gives + GIVES
        self.top = 150.0
        self.asked = self._stack_questions()
        self.read = self._stack_readers()
        self.given = self._place_programme()
        self.bottom = max(box.bottom for box in (*self.asked.values(), *self.read.values(), self.given))

    def _ordered(self) -> list[Question]:
        """As the programme reads them, then neighbours change places as long as fewer arrows cross."""
        readers = self.programme.readers
        goes = {
            one.fact: [place for place, reader in enumerate(readers) if one.fact in reader.reads]
            for one in self.model.questions
        }
        order = sorted(self.model.questions, key=lambda one: (goes[one.fact][0], sum(goes[one.fact])))
        swapped = True
        while swapped:
            swapped = False
            for place in range(len(order) - 1):
                upper, lower = (goes[one.fact] for one in order[place : place + 2])
                if _crossings(upper, lower) > _crossings(lower, upper):
                    order[place : place + 2] = reversed(order[place : place + 2])
                    swapped = True
        return order

    def _stack_questions(self) -> dict[str, Placed]:
        y = self.top
        placed: dict[str, Placed] = {}
        for question in self.questions:
            items = self._question(question, 0)
            height = max(item.y + item.height for item in items if isinstance(item, Rect))
            placed[question.fact] = Placed(question.id, y, height)
            y += height + GAP
        return placed

    def _stack_readers(self) -> dict[str, Placed]:
        """Each near the middle of its questions; in order, and never one upon the other."""
        y = self.top - HEADING
        placed: dict[str, Placed] = {}
        before = None
        for reader in self.programme.readers:
            height = self._height(reader)
            heading = _heading(reader)
            room = HEADING if heading != before else 0.0
            before = heading
            sources = [self.asked[fact].middle for fact in reader.reads]
            wanted = sum(sources) / len(sources) - height / 2 if sources else y
            top = max(wanted, y + room)
            placed[reader.id] = Placed(reader.id, top, height, room)
            y = top + height + GAP
        # What has been pushed beyond the last question goes back up as far as it can.
        limit = max(max((box.bottom for box in self.asked.values()), default=0), self._stacked() + self.top)
        for box in reversed(placed.values()):
            box.top = min(box.top, limit - box.height)
            limit = box.top - box.room - GAP
        return placed

    def _stacked(self) -> float:
        heights = [self._height(reader) + GAP for reader in self.programme.readers]
        headings = len({_heading(reader) for reader in self.programme.readers}) - 1
        return sum(heights) - GAP + headings * HEADING

    def _place_programme(self) -> Placed:
        lines = len(wrap(self.programme.title, 16, GIVES - 2 * PAD, bold=True))
        height = max(lines * 21 + 40 + 2 * 40, len(self.programme.readers) * 11 + 40)
        middle = sum(box.middle for box in self.read.values()) / len(self.read)
        return Placed(self.programme.id, max(self.top, middle - height / 2), height)

    def scene(self, marks: Sequence[str]) -> Scene:
        title = self.programme.title
        return Scene(
            self.right + EDGE,
            self.bottom + 28,
            title,
            f"{word(self.language, 'title')}: {title}",
            [
                Text(EDGE, 42, title, 20, "", bold=True),
                *self._doors(),
                *signs(self.language, marks, EDGE, 92, self.right - EDGE),
                *self._headings(),
                *self._arrows(),
                *(self._asked(question) for question in self.questions),
                *(self._reader(reader) for reader in self.programme.readers),
                self._given(),
            ],
            self.model.related,
        )

    def _doors(self) -> Iterator[Item]:
        words = f"{word(self.language, 'doors')}:"
        yield Text(EDGE, 68, words, 12, "soft")
        x = EDGE + width(words, 12) + 8
        for one in self.model.doors:
            if self.programme.name not in one.programmes:
                continue
            text = f"{one.text} ({word(self.language, one.kind)})"
            sign_room = 12 if one.kind == "situation" else 0
            wide = width(text, 12) + 20 + sign_room
            shapes: list[Item] = [
                Rect(x, 54, wide, 20, "tint chip", 10),
                Text(x + (wide + sign_room) / 2, 68, text, 12, "", "middle"),
            ]
            if sign_room:
                shapes.append(door(x + 12, 64))
            yield Group(one.id, one.kind, "", shapes)
            x += wide + 8

    def _headings(self) -> Iterator[Item]:
        y = self.top - 12
        yield Text(EDGE, y, word(self.language, "questions"), WORDS, "soft", bold=True)
        yield Text(
            self.x_gives, self.given.top - 12, word(self.language, "programme"), WORDS, "soft", bold=True
        )
        for reader in self.programme.readers:
            box = self.read[reader.id]
            if box.room:
                heading = word(self.language, _heading(reader))
                yield Text(self.x_reads, box.top - 12, heading, WORDS, "soft", bold=True)

    # Boxes

    def _asked(self, question: Question) -> Group:
        return Group(question.id, "question", "", self._question(question, self.asked[question.fact].top))

    def _question(self, question: Question, top: float) -> list[Item]:
        inside: list[Item] = []
        y = top + 21
        for line in wrap(question.text, WORDS, ASKS - 2 * PAD):
            inside.append(Text(EDGE + PAD, y, line, WORDS))
            y += 17
        fact: list[Item] = [Text(EDGE + PAD, y - 2, question.fact, TINY, "soft")]
        inside.append(Group(question.fact_id, "fact", "", fact))
        if not question.options:
            kind = word(self.language, question.kind or "no_question")
            inside.append(Text(EDGE + ASKS - PAD, y - 2, kind, TINY, "soft", "end"))
        y += 6
        pressed, y = chips(question.options, EDGE + PAD, y, ASKS - 2 * PAD)
        inside += pressed
        if settlers := self.model.settled_by(question.fact):
            by = f"{word(self.language, 'settled')}: {', '.join(one.text for one in settlers)}"
            inside.append(door(EDGE + PAD + 4, y + 8))
            for line in wrap(by, TINY, ASKS - 2 * PAD - 14):
                inside.append(Text(EDGE + PAD + 14, y + 12, line, TINY, "soft"))
                y += 13
        return [Rect(EDGE, top, ASKS, y + 8 - top, "box", 8), *inside]

    def _lines(self, reader: Reader) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = READS - 2 * PAD - 14
        certainty = "" if reader.certainty == "firm" else word(self.language, reader.certainty)
        below = " · ".join(part for part in (reader.law, certainty) if part)
        return wrap(reader.text, WORDS, room), wrap(below, SMALL, room) if below else ()

    def _height(self, reader: Reader) -> float:
        words, below = self._lines(reader)
        ports = len(reader.reads) * 9 + 10
        return max(len(words) * 17 + len(below) * 14 + 18, ports)

    def _reader(self, reader: Reader) -> Group:
        box = self.read[reader.id]
        words, below = self._lines(reader)
        y = box.top + 22 + (box.height - (len(words) * 17 + len(below) * 14 + 18)) / 2
        doubt = "" if reader.certainty == "firm" else " doubt"
        items: list[Item] = [
            Rect(self.x_reads, box.top, READS, box.height, f"box{doubt}", 8),
            sign(SIGN_OF[reader.kind], self.x_reads + PAD + 4, y - 4.5, 4.5),
        ]
        for line in words:
            items.append(Text(self.x_reads + PAD + 16, y, line, WORDS))
            y += 17
        for line in below:
            items.append(Text(self.x_reads + PAD + 16, y - 2, line, SMALL, "soft"))
            y += 14
        return Group(reader.id, reader.kind, "", items)

    def _given(self) -> Group:
        box = self.given
        lines = wrap(self.programme.title, 16, GIVES - 2 * PAD, bold=True)
        says = wrap(word(self.language, "all_needed"), SMALL + 1, GIVES - 2 * PAD)
        y = box.middle - (len(lines) * 21 + len(says) * 15) / 2 + 16
        items: list[Item] = [Rect(self.x_gives, box.top, GIVES, box.height, "box strong", 10)]
        for line in lines:
            items.append(Text(self.x_gives + PAD, y, line, 16, "", bold=True))
            y += 21
        for line in says:
            items.append(Text(self.x_gives + PAD, y, line, SMALL + 1, "soft"))
            y += 15
        return Group(self.programme.id, "programme", "", items)

    # Arrows

    def _arrows(self) -> Iterator[Item]:
        readers = self.programme.readers
        leaving = {
            one.fact: [reader for reader in readers if one.fact in reader.reads] for one in self.questions
        }
        for reader in readers:
            facts = sorted(reader.reads, key=lambda fact: self.asked[fact].top)
            for place, fact in enumerate(facts):
                mine = leaving[fact]
                start = _port(self.asked[fact], mine.index(reader), len(mine))
                end = _port(self.read[reader.id], place, len(facts))
                arrow = _arrow(sign_of(reader, fact), EDGE + ASKS, start, self.x_reads, end)
                yield Group(reader.id, f"arrows {reader.kind}", "", arrow, source=f"question.{fact}")
            end = _port(self.given, readers.index(reader), len(readers))
            out = _arrow(
                SIGN_OF[reader.kind], self.x_reads + READS, self.read[reader.id].middle, self.x_gives, end
            )
            yield Group(reader.id, f"arrows {reader.kind}", "", out)


def _crossings(upper: Sequence[int], lower: Sequence[int]) -> int:
    """How often arrows to these places cross when the one box stands above the other."""
    return sum(1 for above in upper for below in lower if above > below)


def _heading(reader: Reader) -> str:
    return {"condition": "conditions", "payment": "payments"}.get(reader.kind, "others")


def _port(box: Placed, place: int, of: int) -> float:
    """Where the arrow of so many arrives or leaves: spread around the middle."""
    step = min(14.0, (box.height - 12) / of)
    return box.middle + (place - (of - 1) / 2) * step


def _arrow(kind: str, left: float, start: float, right: float, end: float) -> list[Item]:
    tip = right - 1
    bend = (right - left) * 0.5
    line = f"M{n(left)} {n(start)}C{n(left + bend)} {n(start)} {n(tip - bend)} {n(end)} {n(tip - 6)} {n(end)}"
    head = f"M{n(tip)} {n(end)}l-8 -3.6v7.2Z"
    return [Path(line, f"arrow {kind}"), Path(head, f"head {kind}")]
