"""Many programmes: questions as rows, what reads them as columns, grouped by programme and topic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.content import Language
from bot.draw.cards import cards
from bot.draw.glyphs import door, n, sign, sign_of
from bot.draw.legend import legend
from bot.draw.measure import balanced, width
from bot.draw.model import Door, Model, Programme, Question, Reader
from bot.draw.scene import Group, Item, Path, Rect, Scene, Text
from bot.draw.words import word

EDGE: Final = 16.0
ROW: Final = 15.0
COLUMN: Final = 10.6
LEAST: Final = 3 * COLUMN + 3
"""The least width of a programme: room for two lines of its name."""
BETWEEN: Final = 4.0
"""Between programmes; between topics twice as much."""
LABEL, ID, HEAD, TOPIC = 11.5, 8.5, 12.0, 12.0
SQUARE, STEP, IN_LINE = 4.6, 6.4, 4
"""An option, the way to the next one, and how many stand in a line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A topic with its programmes and its own questions; shared questions are a block without programmes."""

    door: Door | None
    title: str
    programmes: tuple[Programme, ...]
    questions: tuple[Question, ...]


def blocks(model: Model, language: Language) -> tuple[Block, ...]:
    """Programmes stand under the first topic that has them, questions under the only one that needs them."""
    topics = [door for door in model.doors if door.kind == "topic"]
    home: dict[str, Door | None] = {
        programme.name: next((topic for topic in topics if programme.name in topic.programmes), None)
        for programme in model.programmes
    }
    needs = {
        question.fact: {home[one.name] for one in model.programmes if question.fact in one.facts}
        for question in model.questions
    }
    shared = tuple(one for one in model.questions if len(needs[one.fact]) > 1)
    found = [Block(None, word(language, "shared"), (), shared)] if shared else []
    for topic in (*topics, None):
        programmes = tuple(one for one in model.programmes if home[one.name] == topic)
        questions = tuple(one for one in model.questions if needs[one.fact] == {topic})
        if programmes or questions:
            title = topic.text if topic else word(language, "no_topic")
            found.append(Block(topic, title, programmes, questions))
    return tuple(found)


def matrix(model: Model, language: Language, marks: Sequence[str] = ()) -> Scene:
    """The whole picture; `marks`: the classes of marks in use, for the legend."""
    return _Matrix(model, language).scene(marks)


class _Matrix:
    def __init__(self, model: Model, language: Language) -> None:
        self.model = model
        self.language = language
        self.blocks = blocks(model, language)
        self.heads = {one.name: balanced(one.short, HEAD, 2, bold=True) for one in model.programmes}
        longest = max(width(question.label, LABEL) + width(question.fact, ID) for question in model.questions)
        kinds = max(width(self._kind(question), ID) for question in model.questions)
        self.answers = EDGE + 16 + max(longest + 16, 300)
        self.grid = self.answers + max(IN_LINE * STEP, kinds) + 10
        self.columns: dict[str, float] = {}
        self.spans: dict[str, tuple[float, float]] = {}
        self.right = self._place_columns()
        # From above to below: topics, names of programmes, situations, numbers of columns, questions.
        deepest = max(width(line, HEAD, True) for lines in self.heads.values() for line in lines)
        self.topics = EDGE + 4
        self.names = self.topics + 2 * 15 + 4
        self.doors = self.names + max(deepest + 8, 132)
        situations = [one for one in model.doors if one.kind == "situation"]
        self.situations = {one.id: self.doors + 18 + place * ROW for place, one in enumerate(situations)}
        self.numbers = self.doors + (24 + len(situations) * ROW if situations else 0)
        self.rows: dict[str, float] = {}
        self.titles: list[float] = []
        self.bottom = self._place_rows()

    def _place_columns(self) -> float:
        x = self.grid
        for block in self.blocks:
            if not block.programmes:
                continue
            start = x
            for programme in block.programmes:
                wide = max(len(programme.readers) * COLUMN + 2, LEAST)
                first = x + (wide - len(programme.readers) * COLUMN) / 2
                for place, reader in enumerate(programme.readers):
                    self.columns[reader.id] = first + (place + 0.5) * COLUMN
                self.spans[programme.id] = (x, x + wide)
                x += wide + BETWEEN
            # A topic of one small programme still has room for its longest word.
            needed = max(width(piece, TOPIC, True) for piece in block.title.split(" "))
            if block.door:
                x = max(x, start + needed + BETWEEN)
                self.spans[block.door.id] = (start, x - BETWEEN)
            else:
                self.spans[""] = (start, x - BETWEEN)
            x += BETWEEN
        return x - 2 * BETWEEN

    def _place_rows(self) -> float:
        y = self.numbers + 14
        for block in self.blocks:
            self.titles.append(y + 15)
            y += 20
            for question in block.questions:
                self.rows[question.fact] = y + ROW / 2
                y += ROW
        return y + 4

    def scene(self, marks: Sequence[str]) -> Scene:
        language = self.language
        under, below = cards(self.model, language, EDGE, self.bottom + 26, self.right - EDGE)
        return Scene(
            self.right + EDGE,
            below + EDGE,
            word(language, "title"),
            word(language, "about"),
            [
                *legend(language, marks, EDGE, EDGE + 16, self.grid - EDGE - 20),
                *self._ground(),
                *self._topics(),
                *self._heads(),
                *self._situations(),
                *self._questions(),
                *self._readers(),
                *under,
            ],
            self.model.related,
        )

    def _ground(self) -> Iterator[Item]:
        """Stripes of programmes and hairlines of rows: what leads the eye."""
        for programme in self.model.programmes:
            left, right = self.spans[programme.id]
            yield Rect(left, self.names, right - left, self.bottom - self.names, "stripe", 4)
        for y, block in zip(self.titles, self.blocks, strict=True):
            # Where a topic's questions meet its own programmes: the blocks that the eye finds first.
            if block.programmes and block.questions:
                left = self.spans[block.programmes[0].id][0]
                right = self.spans[block.programmes[-1].id][1]
                yield Rect(left, y + 5, right - left, len(block.questions) * ROW, "home", 4)
        lines = "".join(
            f"M{n(EDGE)} {n(y + ROW / 2)}H{n(self.right)}"
            for y in (*self.rows.values(), *self.situations.values())
        )
        yield Path(lines, "hair")
        for y, block in zip(self.titles, self.blocks, strict=True):
            yield Text(EDGE, y, block.title, TOPIC, "topic-title", bold=True)
            yield Path(f"M{n(EDGE)} {n(y + 5)}H{n(self.right)}", "rule")
        if self.situations:
            title = word(self.language, "situations")
            yield Text(EDGE, self.doors + 6, title, TOPIC, "topic-title", bold=True)
            yield Path(f"M{n(EDGE)} {n(self.doors + 10.5)}H{n(self.right)}", "rule")

    def _topics(self) -> Iterator[Item]:
        for block in self.blocks:
            if not block.programmes:
                continue
            left, right = self.spans[block.door.id if block.door else ""]
            lines = balanced(block.title, TOPIC, 2, bold=True)
            texts = [
                Text(
                    (left + right) / 2,
                    self.names - 11 - 15 * (len(lines) - 1 - place),
                    line,
                    TOPIC,
                    "",
                    "middle",
                    True,
                )
                for place, line in enumerate(lines)
            ]
            bar = Rect(left, self.names - 5, right - left, 3, "tint bar", 1.5)
            yield Group(block.door.id, "topic", block.title, [*texts, bar]) if block.door else bar
            if not block.door:
                yield from texts

    def _heads(self) -> Iterator[Item]:
        for programme in self.model.programmes:
            left, right = self.spans[programme.id]
            lines = self.heads[programme.name]
            middle = (left + right) / 2 + HEAD * 0.36 - (len(lines) - 1) * 7.5
            items: list[Item] = [
                Rect(left, self.names, right - left, self.doors - self.names, "room", 4),
                Rect(left, self.doors - 5, right - left, 3, "tint line", 1.5),
            ]
            for place, line in enumerate(lines):
                items.append(
                    Text(middle + place * 15, self.doors - 10, line, HEAD, "", bold=True, upward=True)
                )
            yield Group(programme.id, "programme", programme.title, items)

    def _situations(self) -> Iterator[Item]:
        for one in self.model.doors:
            if one.kind != "situation":
                continue
            y = self.situations[one.id]
            items: list[Item] = [
                Rect(EDGE, y - ROW / 2, self.right - EDGE, ROW, "room"),
                door(EDGE + 4, y),
                Text(EDGE + 16, y + 4, one.text, LABEL),
            ]
            for name in one.programmes:
                left, right = self.spans[f"programme.{name}"]
                items.append(Rect(left + 2, y - 3, right - left - 4, 6, "tint lead", 3))
            yield Group(one.id, "situation", one.text, items)

    def _questions(self) -> Iterator[Item]:
        for question in self.model.questions:
            y = self.rows[question.fact]
            items: list[Item] = [
                Rect(EDGE, y - ROW / 2, self.right - EDGE, ROW, "room"),
                Rect(EDGE + 10.5, y - 5, 2.5, 10, "tint edge", 1),
                Text(EDGE + 16, y + 4, question.label, LABEL),
                Group(
                    question.fact_id,
                    "fact",
                    question.fact,
                    [Text(self.answers - 8, y + 3, question.fact, ID, "soft", "end")],
                ),
            ]
            if settlers := self.model.settled_by(question.fact):
                items.append(door(EDGE + 4, y))
                by = ", ".join(one.text for one in settlers)
                title = f"{question.text}\n{word(self.language, 'settled')}: {by}"
            else:
                title = question.text
            items += self._answers(question, y)
            yield Group(question.id, "question", title, items)

    def _answers(self, question: Question, y: float) -> Iterator[Item]:
        """A square for each option, otherwise the kind of answer in a word."""
        if not question.options:
            yield Text(self.answers, y + 3, self._kind(question), ID, "soft")
            return
        lines = -(-len(question.options) // IN_LINE)
        top = y - (lines * STEP - (STEP - SQUARE)) / 2
        for place, option in enumerate(question.options):
            line, in_line = divmod(place, IN_LINE)
            x = self.answers + in_line * STEP
            square = Rect(x, top + line * STEP, SQUARE, SQUARE, "tint answer", 1)
            yield Group(option.id, "option", option.text, [square])

    def _kind(self, question: Question) -> str:
        if question.options:
            return ""
        return word(self.language, question.kind or "no_question")

    def _readers(self) -> Iterator[Item]:
        for programme in self.model.programmes:
            for number, reader in enumerate(programme.readers, 1):
                yield self._column(reader, number)

    def _column(self, reader: Reader, number: int) -> Group:
        x = self.columns[reader.id]
        ys = {fact: self.rows[fact] for fact in reader.reads}
        items: list[Item] = [
            Rect(x - COLUMN / 2, self.numbers, COLUMN, self.bottom - self.numbers, "room"),
            Text(x, self.numbers + 11, str(number), ID, "soft", "middle"),
        ]
        if ys:
            items.append(Path(f"M{n(x)} {n(self.numbers + 15)}V{n(max(ys.values()))}", "guide"))
        # Who the condition is for is not joined: that would be a strong line to the top row each time.
        joined = [y for fact, y in ys.items() if fact not in reader.gates]
        if len(joined) > 1:
            items.append(Path(f"M{n(x)} {n(min(joined))}V{n(max(joined))}", "joint"))
        items += [sign(sign_of(reader, fact), x, y) for fact, y in ys.items()]
        return Group(reader.id, reader.kind, f"{reader.text}\n{reader.law}".rstrip(), items)
