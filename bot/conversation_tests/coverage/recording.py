"""What conversations have reached, told from what people saw and what is remembered of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.content import LANGUAGES, Content, Language
from bot.conversation import Event, Press, State, Text
from bot.conversation.amounts import amount_of
from bot.conversation.asking import WHY
from bot.conversation.interview import DECLINED, UNKNOWN, result
from bot.conversation.state import ASKING
from bot.conversation_tests.coverage.destinations import Destinations
from bot.conversation_tests.coverage.items import Item
from bot.conversation_tests.coverage.replies import Replies
from bot.conversation_tests.coverage.showing import screen_of
from bot.conversation_tests.seen import Seen
from rules import AssessedProgramme

_Found = Iterator[tuple[str, str]]
_TABS: Final = {
    "card": "front",
    "card_why": "why",
    "card_documents": "documents",
    "card_apply": "apply",
    "card_notes": "notes",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing done. `before`, `after`: what the bot remembers; `seen`: the screen that it led to."""

    on: date
    before: State
    event: Event
    after: State
    seen: Seen


class Recording:
    """Grows with every turn that is noted."""

    def __init__(self, content: Content) -> None:
        self.items: set[Item] = set()
        """Everything that was reached."""
        self._content = content
        self._replies = {language: Replies(content, language) for language in LANGUAGES}
        self._destinations = {language: Destinations(content, language) for language in LANGUAGES}

    def note(self, turn: Turn) -> None:
        """Takes in what a turn has reached; much of it will have been reached before."""
        language = turn.after.language or _offered_first(turn.seen)
        if language is not None:
            self.items.update(Item(kind, name, language) for kind, name in self._reached(turn, language))

    def _reached(self, turn: Turn, language: Language) -> _Found:
        screen, at = screen_of(turn.after, turn.seen), turn.after.at
        yield "screen", screen
        yield from (("reply", key) for key in self._replies[language].told(turn.seen))
        yield from self._answer(turn)
        yield from _doors(turn)
        if screen == "question":
            yield "question", at.of
            if at.value == WHY:
                yield "why", at.of
        elif screen == "summary":
            for programme in result(self._content, turn.after, turn.on).programmes:
                yield "verdict", f"{programme.id}.{programme.verdict}"
        elif screen in _TABS:
            yield "card", f"{at.of}.{_TABS[screen]}"
            yield from self._card(turn, screen, language)
        elif screen == "where":
            yield "destination", f"region.{at.of}"
            if at.value is not None:
                yield "centre", f"{at.of}.{at.value}"
        yield from self._destination(turn, screen, language)

    def _answer(self, turn: Turn) -> _Found:
        """The answer that was taken: its question was open, and is behind the person now."""
        fact, event, answers = turn.before.at.of, turn.event, turn.after.answers
        said = isinstance(event, Text) or (isinstance(event, Press) and event.data.startswith(("a:", "c:")))
        if not said or turn.before.at.screen not in ASKING or turn.after.at.of == fact or fact not in answers:
            return
        value, asked = answers[fact], self._content.questions[fact]
        if value in (UNKNOWN, DECLINED):
            yield value, fact
        elif asked.kind in ("yes_no", "choice", "region"):
            yield "option", f"{fact}.{str(value).lower() if isinstance(value, bool) else value}"
        elif isinstance(event, Press) and event.data.startswith("a:") and value in asked.buttons:
            yield "number", f"{fact}.{value}"

    def _card(self, turn: Turn, screen: str, language: Language) -> _Found:
        """What the card says of its programme; its other tabs say the same of everybody."""
        if screen not in ("card", "card_why"):
            return
        name = turn.after.at.of
        assessment = result(self._content, turn.after, turn.on)
        one = next(programme for programme in assessment.programmes if programme.id == name)
        if screen == "card_why":
            yield from _conditions(one, ("met", "failed", "unknown"))
            return
        yield "verdict", f"{name}.{one.verdict}"
        yield from _conditions(one, ("failed" if one.verdict == "unlikely" else "unknown",))
        told = (payment for payment in one.payments if amount_of(self._content, one, payment, language))
        yield from (("amount", f"{name}.{payment.id}") for payment in told)

    def _destination(self, turn: Turn, screen: str, language: Language) -> _Found:
        known = self._destinations[language]
        yield from (("destination", name) for name in known.linked(turn.seen))
        if screen in ("where", "card_apply"):
            yield from (("destination", name) for name in known.listed(turn.seen))


def _offered_first(seen: Seen) -> Language | None:
    """The language whose button stands first, where none is chosen yet or any more."""
    offered = (button.data.removeprefix("l:") for button in seen.buttons if button.data)
    return next((code for code in offered if code in LANGUAGES), None)


def _doors(turn: Turn) -> _Found:
    if turn.after.topic and turn.after.at.screen == "question":
        yield "door", f"topic.{turn.after.topic}"
    if isinstance(turn.event, Press) and turn.event.data == "d":
        yield from (("door", f"situation.{name}") for name in turn.before.ticked)


def _conditions(one: AssessedProgramme, states: tuple[str, ...]) -> _Found:
    for condition in one.conditions:
        if condition.state in states:
            yield "condition", f"{one.id}.{condition.id}.{condition.state}"
