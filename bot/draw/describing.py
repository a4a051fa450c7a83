"""Makes the model of content and rules, in the words of one language.

What has no words yet stands by its id: the picture is wanted most while something is being added.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from bot.content import Content, Language
from bot.content.models import Question as Asked
from bot.conversation.law import reference
from bot.draw import model
from bot.draw.words import word
from rules import FACTS, PROGRAMMES, Programme
from rules.programme import MonthsAfter, Source

_VALUE: Final = re.compile(r"«?\{\w+\}»?\.?")
"""A place for a value; the dots that stand for it need no quotes and no full stop."""


def describe(content: Content, language: Language, programmes: Iterable[str] | None = None) -> model.Model:
    """The model of `programmes` (all, if not said), ordered by topic as the menu has them.

    Raises ValueError for a programme that there is not, and for none at all.
    """
    wanted = tuple(PROGRAMMES if programmes is None else dict.fromkeys(programmes))
    for name in wanted:
        if name not in PROGRAMMES:
            raise ValueError(f"there is no programme {name}")
    if not wanted:
        raise ValueError("there is nothing to describe; name a programme")
    in_menu = [name for topic in content.topics.values() for name in topic.programmes]
    ordered = [name for name in dict.fromkeys((*in_menu, *PROGRAMMES)) if name in wanted]
    words = _Words(content, language)
    described = tuple(words.programme(PROGRAMMES[name]) for name in ordered)
    read = {fact for programme in described for fact in programme.facts}
    facts = [fact for fact in dict.fromkeys((*content.questions, *FACTS)) if fact in read]
    return model.Model(
        doors=tuple(words.doors(ordered, facts)),
        questions=tuple(words.question(fact) for fact in facts),
        programmes=described,
    )


class _Words:
    """Content in one language."""

    def __init__(self, content: Content, language: Language) -> None:
        self.content = content
        self.language = language

    def doors(self, programmes: Sequence[str], facts: Sequence[str]) -> Iterable[model.Door]:
        for topic in self.content.topics.values():
            if led := _kept(topic.programmes, programmes):
                node = f"topic.{topic.id}"
                yield model.Door(node, "topic", self._text(f"{node}.text", topic.id), led)
        for situation in self.content.situations:
            led = _kept(situation.ticked.programmes, programmes)
            settled = _kept(dict.fromkeys((*situation.ticked.facts, *situation.unticked.facts)), facts)
            if led or settled:
                node = f"situation.{situation.id}"
                yield model.Door(node, "situation", self._text(f"{node}.text", situation.id), led, settled)

    def question(self, fact: str) -> model.Question:
        node = f"question.{fact}"
        asked = self.content.questions.get(fact)
        return model.Question(
            fact,
            text=self._text(f"{node}.text", word(self.language, "no_question")),
            label=self._text(f"{node}.label", word(self.language, "no_question")),
            kind=asked.kind if asked else None,
            options=tuple(self._options(asked)) if asked else (),
        )

    def _options(self, asked: Asked) -> Iterable[model.Option]:
        if asked.kind == "yes_no":
            for value, key in (("true", "yes"), ("false", "no")):
                text = self._text(f"message.answer.{key}", value)
                yield model.Option(f"option.{asked.fact}.{value}", text)
        for option in asked.options:
            text = self._text(f"question.{asked.fact}.option.{option.value}", str(option.value))
            yield model.Option(f"option.{asked.fact}.{option.value}", text)

    def programme(self, programme: Programme) -> model.Programme:
        key = f"programme.{programme.id}"
        return model.Programme(
            programme.id,
            title=self._text(f"{key}.name", programme.id),
            short=self._text(f"{key}.short", programme.id),
            readers=(
                *self._conditions(programme),
                *self._payments(programme),
                *self._form(programme),
                *self._time(programme),
            ),
        )

    def _conditions(self, programme: Programme) -> Iterable[model.Reader]:
        for one in programme.requires:
            text = self._text(f"programme.{programme.id}.condition.{one.id}.met", one.id)
            tested = one.test.facts()
            gates = tuple(fact for fact in one.facts() if fact not in tested)
            yield self._reader(
                f"condition.{programme.id}.{one.id}",
                "condition",
                programme,
                text,
                one.source,
                one.facts(),
                gates,
            )

    def _payments(self, programme: Programme) -> Iterable[model.Reader]:
        for one in programme.pays:
            text = self._text(f"programme.{programme.id}.payment.{one.id}", one.id)
            text = f"{text}, {word(self.language, one.period)}"
            # When support begins later, amounts are reckoned by the figures of that day.
            starts = (programme.starts,) if programme.starts else ()
            absent = (one.absent_without,) if one.absent_without else ()
            reads = tuple(dict.fromkeys((*one.amount.facts(), *absent, *starts)))
            node = f"payment.{programme.id}.{one.id}"
            yield self._reader(node, "payment", programme, text, one.source, reads)

    def _form(self, programme: Programme) -> Iterable[model.Reader]:
        if form := programme.form:
            text = word(self.language, "form")
            yield self._reader(f"form.{programme.id}", "form", programme, text, form.source, form.facts())

    def _time(self, programme: Programme) -> Iterable[model.Reader]:
        if until := programme.until:
            text = self._text(f"programme.{programme.id}.until", word(self.language, "time"))
            ends = (until.fact,) if isinstance(until, MonthsAfter) else ()
            starts = (programme.starts,) if programme.starts else ()
            yield model.Reader(
                f"time.{programme.id}",
                "time",
                programme.id,
                text,
                law="",
                certainty="firm",
                reads=tuple(dict.fromkeys((*starts, *ends))),
            )

    def _reader(
        self,
        node: str,
        kind: model.ReaderKind,
        programme: Programme,
        text: str,
        source: Source,
        reads: tuple[str, ...],
        gates: tuple[str, ...] = (),
    ) -> model.Reader:
        law = reference(self.content, self.language, source.law)
        # The dialogs call everything but the code "source"; staff want to know which.
        named = source.law if law == self.content.text(self.language, "law.source") else str(law)
        return model.Reader(node, kind, programme.id, text, named, source.certainty, reads, gates)

    def _text(self, key: str, otherwise: str) -> str:
        if not self.content.has(key):
            return otherwise
        return Markup(_VALUE.sub("…", self.content.words(self.language, key))).striptags()


def _kept(names: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)
