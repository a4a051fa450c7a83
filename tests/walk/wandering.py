"""Somebody who does anything, in any order, for as long as one likes.

What must hold at every screen is in `bot.conversation_tests.promises`, and what a ground never lets pass
(silence, a press without an answer, a refused call) in the ground. Here stands what must hold from one
screen to the next.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.content import LANGUAGES, Language
from bot.conversation_tests.expectations import as_word
from tests.walk.nonsense import KINDS, PAYLOADS, PLACES, TYPED
from tests.walk.saying import sayings
from tests.walk.walk import Walk

Begin = Callable[[Language], AbstractContextManager[Walk]]
"""Somebody new, whose app speaks this language."""

_asking = precondition(lambda self: self.asked)
_talking = precondition(lambda self: self.walk.state.language is not None)
_anything = st.integers(0, 99)
"""Which of the buttons that there are; counted round."""

_LETTERS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
_RARITIES: tuple[dict[str, Any], ...] = (
    *({"restart": True}, {"wait": 1}, {"wait": 20}) * 3,
    {"wait": 40},
    {"type": "/forget"},
)


def wander(begin: Begin, lengths: settings) -> None:
    """Walks of people who `begin`. Raises `FailedWalkError`, which is a conversation file."""

    class Somebody(Wandering):
        pass

    Somebody.begin = staticmethod(begin)
    run_state_machine_as_test(Somebody, settings=lengths)


class Wandering(RuleBasedStateMachine):
    """A walk of one person."""

    begin: ClassVar[Begin]
    walk: Walk

    def __init__(self) -> None:
        super().__init__()
        self._end: Callable[[], Any] = lambda: None

    @initialize(app=st.sampled_from(LANGUAGES), payload=st.sampled_from(PAYLOADS), reads=st.integers(0, 9))
    def arrive(self, app: Language, payload: str, reads: int) -> None:
        """Opens the bot, by a link or not; nine of ten go through the opening as it is meant."""
        chat = type(self).begin(app)
        self.walk = chat.__enter__()
        self._end = lambda: chat.__exit__(None, None, None)
        self.walk.do(start=payload)
        if reads:
            self.walk.do(press="language")
            self.walk.do(press="begin")

    def teardown(self) -> None:
        """Ends the walk."""
        self._end()

    @property
    def asked(self) -> str:
        """The fact that is asked about on the screen, "" when none is."""
        at = self.walk.state.at
        return at.of if at.screen == "question" and "back" in self.walk.buttons else ""

    # What people do

    @rule(which=_anything)
    def press(self, which: int) -> None:
        """Any button of the screen."""
        self.walk.do(press=self._one_of(self.walk.buttons, which))

    @rule(which=_anything)
    def press_twice(self, which: int) -> None:
        """Impatiently."""
        self.walk.do(press_twice=self._one_of(self.walk.buttons, which))

    @precondition(lambda self: len(self.walk.ground.history) > 1)
    @rule(screen=_anything, which=_anything)
    def press_old(self, screen: int, which: int) -> None:
        """A button further up in the chat, or one that has just gone."""
        earlier = self.walk.ground.history[:-1]
        seen = earlier[-1 - screen % len(earlier)]
        self.walk.do(press_old=self._one_of([one.id for one in seen.buttons if one.data], which))

    @rule(
        words=st.sampled_from(TYPED)
        | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
    )
    def type(self, words: str) -> None:
        """Sense, half sense and nonsense."""
        if words.strip():
            self.walk.do(type=words)

    @_asking
    @rule(data=st.data(), questions=st.integers(1, 15))
    def answer(self, data: st.DataObject, questions: int) -> None:
        """Some questions one after the other, to get further than chance would."""
        for _ in range(questions):
            if self.asked:
                self._say(data.draw(sayings(self.walk.ground.content, self.asked, self.walk.ground.today)))

    @precondition(lambda self: self.walk.state.scope and "summary" in self.walk.buttons)
    @rule(which=_anything)
    def look_at_the_result(self, which: int) -> None:
        """And at a card of it."""
        self.walk.do(press="summary", see={"screen": "summary"})
        cards = [name for name in self.walk.buttons if name.startswith("card ")]
        card = self._one_of(cards, which)
        self.walk.do(press=card, see={"card": card.removeprefix("card ")})

    @rule(place=st.sampled_from(PLACES))
    def share_place(self, place: tuple[float, float]) -> None:
        """Wherever it is."""
        self.walk.do(location=place)

    @rule(kind=st.sampled_from(KINDS))
    def send(self, kind: str) -> None:
        """What the bot cannot read."""
        self.walk.do(send=kind)

    @rule(payload=st.sampled_from(PAYLOADS))
    def open_link(self, payload: str) -> None:
        """In the middle of the chat."""
        self.walk.do(start=payload)

    @rule(rarity=st.sampled_from(_RARITIES))
    def rarely(self, rarity: dict[str, Any]) -> None:
        """What most chats never see."""
        self.walk.do(**rarity)

    # What must hold

    @_asking
    @rule()
    def go_back_and_back(self) -> None:
        """Back leads out of the questions, however many there were, and takes no answer away."""
        given = self._answers()
        outside = [{"screen": "menu"}, {"screen": "situations"}, {"screen": "review"}]
        for _ in range(len(self.walk.ground.content.questions) + 1):
            self.walk.do(press="back", see={"answers": given})
            if not self.asked:
                break
        self.walk.do(see={"any_of": outside})

    @_asking
    @rule(data=st.data())
    def answer_and_go_back(self, data: st.DataObject) -> None:
        """Back from the next question leads to the one before it, its answer noted."""
        fact, state = self.asked, self.walk.state
        self._say(data.draw(sayings(self.walk.ground.content, fact, self.walk.ground.today)))
        first_time = fact not in state.answers and fact not in state.trail
        if first_time and self.asked not in ("", fact):
            noted = {fact: as_word(self.walk.state.answers[fact])}
            self.walk.do(press="back", see={"question": fact, "answers": noted})

    @_asking
    @rule()
    def ask_why(self) -> None:
        """The reason is told over the same question."""
        if "why" in self.walk.buttons:
            self.walk.do(press="why", see={"question": self.asked, "answers": self._answers()})

    @_talking
    @rule()
    def change_language_and_back(self) -> None:
        """The same screen again, and nothing lost in between."""
        own: Language = self.walk.state.language or "kk"
        other: Language = "ru" if own == "kk" else "kk"
        place, given = {"screen": self.walk.state.at.screen}, self._answers()
        self.walk.do(type="/lang")
        self.walk.do(press=own)
        before = self.walk.seen
        for language in (other, own):
            self.walk.do(type="/lang", see=place)
            self.walk.do(press=language, see=place | {"answers": given})
        same = {"exact_words": before.text, "buttons": tuple(one.id or one.words for one in before.buttons)}
        self.walk.do(see=same)

    @_talking
    @rule()
    def look_at_help(self) -> None:
        """Help stands over the screen, and its button leads back to it."""
        place = {"screen": self.walk.state.at.screen, "answers": self._answers()}
        self.walk.do(type="/help", see=place)
        self.walk.do(press="go", see=place)

    # Helpers

    def _say(self, said: str) -> None:
        """Presses the button that says it, else types it, and confirms."""
        if said in self.walk.buttons:
            self.walk.do(press=said)
            return
        self.walk.do(type=said)
        if self.walk.state.at.screen == "confirm":
            self.walk.do(press="right")

    def _answers(self) -> dict[str, str]:
        return {fact: as_word(value) for fact, value in self.walk.state.answers.items()}

    @staticmethod
    def _one_of(names: list[str], which: int) -> str:
        return names[which % len(names)]
