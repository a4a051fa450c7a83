"""What is remembered of a person: the answers, the place in the conversation, the language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, cast

from bot.content import LANGUAGES, Language

Answer = Any
"""A fact's value as the rules read it: JSON, with "unknown" and "declined"."""


ASKING = ("question", "confirm", "choose")
"""The screens on which a fact is being asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person is: a screen, what it is about, and what it holds."""

    screen: str
    of: str = ""
    value: Answer = None


@dataclass(frozen=True, slots=True)
class State:
    """Small enough to be read and written at every update."""

    language: Language | None = None
    at: Place = Place("notice")
    answers: Mapping[str, Answer] = field(default_factory=dict)
    scope: tuple[str, ...] = ()
    """The programmes asked about."""
    ticked: tuple[str, ...] = ()
    """The life situations that are ticked."""
    trail: tuple[str, ...] = ()
    """The questions shown before the current one, for going back."""
    run: str = ""
    """Tells the buttons of this run of questions from those of an earlier one."""
    topic: str = ""
    """The door the person came through, or is to be taken to after the opening."""
    implied: tuple[str, ...] | None = ()
    """Facts that no question was answered for: ticked and unticked situations imply them. None: a record of
    the time before this was kept."""
    again: tuple[str, ...] = ()
    """Facts whose answer does not stand any more, because its option was taken away."""
    version: str = ""
    """The content that the last screen was made of."""
    forgotten: bool = False
    """The person asked for deletion: nothing is to be stored."""

    @classmethod
    def new(cls) -> Self:
        """The state of somebody who has not been here before."""
        return cls()

    def but(self, **changes: Any) -> "State":
        """This state with some fields changed."""
        return replace(self, **changes)

    def with_answer(self, fact: str, value: Answer) -> "State":
        """This state with one answer set, the person's own from now on."""
        return replace(
            self,
            answers={**self.answers, fact: value},
            implied=_less(self.implied, (fact,)),
            again=tuple(name for name in self.again if name != fact),
        )

    def without(self, *facts: str) -> "State":
        """This state without some answers."""
        answers = {k: v for k, v in self.answers.items() if k not in facts}
        return replace(self, answers=answers, implied=_less(self.implied, facts))

    def to_json(self) -> str:
        """One line; empty fields are left out."""
        data = {
            "language": self.language,
            "at": [self.at.screen, self.at.of, self.at.value],
            "answers": dict(self.answers),
            "scope": self.scope,
            "ticked": self.ticked,
            "trail": self.trail,
            "run": self.run,
            "topic": self.topic,
            "again": self.again,
            "version": self.version,
        }
        kept = {k: v for k, v in data.items() if v}
        if self.answers and self.implied is not None:
            kept["implied"] = self.implied
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "State":
        """Reads `to_json`. Never raises: of a broken or older record what can be kept is kept."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(data, dict):
            return cls()
        language = data.get("language")
        at = data.get("at")
        answers = data.get("answers")
        place = Place("notice")
        if isinstance(at, list) and len(at) == len(("screen", "of", "value")) and isinstance(at[0], str):
            place = Place(at[0], at[1] if isinstance(at[1], str) else "", at[2])
        return cls(
            language=cast(Language, language) if language in LANGUAGES else None,
            at=place,
            answers=answers if isinstance(answers, dict) else {},
            scope=_strings(data.get("scope")),
            ticked=_strings(data.get("ticked")),
            trail=_strings(data.get("trail")),
            run=_string(data.get("run")),
            topic=_string(data.get("topic")),
            implied=_strings(data.get("implied")) if "implied" in data or not answers else None,
            again=_strings(data.get("again")),
            version=_string(data.get("version")),
        )


def _less(implied: tuple[str, ...] | None, facts: tuple[str, ...]) -> tuple[str, ...] | None:
    return None if implied is None else tuple(fact for fact in implied if fact not in facts)


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _strings(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
