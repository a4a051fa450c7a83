"""A chat as a conversation file, expectations included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, get_args

from bot.content import LANGUAGES, Content, Language
from bot.conversation import Command, Event, Location, Other, Press, State, Text
from bot.conversation.interview import result
from bot.conversation.opening import likelier
from bot.conversation_tests.expectations import as_word
from bot.conversation_tests.format import ConversationFile, Kind, See, Step
from bot.conversation_tests.grounds import CoreGround, GroundError
from bot.conversation_tests.reading import Conversation, PlacedStep
from bot.conversation_tests.running import Player, StepError, run
from bot.conversation_tests.seen import NoButtonError, Seen, button_id, find_button
from bot.conversation_tests.writing import written
from rules import AssessedProgramme

HEAD = """\
# Put this file into tests/conversations/ and run it: python -m bot test tests/conversations/<its name>
# The bot has shown what is expected here: work out verdicts and amounts from the rules before you trust them.
"""
_FEW = 3


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that the person did, and what was seen then. Messages are told apart by any number."""

    event: Event
    pressed: int | None = None
    """The message with the button."""
    shown: str | None = None
    """The text of the screen, where it is known."""
    shown_in: int | None = None
    """The message with the screen."""


async def record(
    content: Content, done: Sequence[Done], app_language: str | None, on: date, title: str
) -> str:
    """The file's text. It expects what the core shows; where the chat showed something else, it says so.

    It begins when the bot knew nothing of the person. Its languages are those in which it passes.
    """
    language = likelier(app_language)
    recorder = _Recorder(content, language, on)
    for one in _since_forgotten(done):
        await recorder.take(one)
    steps = tuple(recorder.steps)
    passed = [one for one in LANGUAGES if await _passes(content, steps, one, on)]
    lang: tuple[Language, ...] = ("kk", "ru") if language in passed and len(passed) > 1 else (language,)
    file = ConversationFile(title=title, lang=lang, on=on, steps=steps)
    return HEAD + written(file, recorder.remarks)


def _since_forgotten(done: Sequence[Done]) -> Sequence[Done]:
    """From the last time that the answers were deleted, if anything was done after it."""
    for place in range(len(done) - 2, -1, -1):
        if done[place].event == Command("forget"):
            return done[place + 1 :]
    return done


async def _passes(content: Content, steps: Sequence[Step], language: Language, on: date) -> bool:
    here = Path()
    placed = tuple(PlacedStep(step, here, 0) for step in steps)
    conversation = Conversation(here, "", (language,), on, placed)
    return (await run(conversation, language, CoreGround(content, language, on))).failure is None


@dataclass
class _Recorder:
    content: Content
    language: Language
    on: date
    steps: list[Step] = field(default_factory=list)
    remarks: list[str | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ground = CoreGround(self.content, self.language, self.on)
        self._player = Player(self.language, self._ground)
        self._left_out: list[str] = []
        self._messages: dict[int | None, int] = {}
        """The core's numbers of the chat's messages."""

    async def take(self, done: Done) -> None:
        """The step goes down as it is played here, on the core, and with what is seen here."""
        step = self._step(done)
        if step is None:
            self._left_out.append(f"left out, as no file can say it: {done.event}")
            if isinstance(done.event, Other):
                await self._ground.tell(done.event)
                self._messages[done.shown_in] = self._ground.history[-1].message
            return
        remarks, self._left_out = self._left_out, []
        try:
            await self._player.take(step)
        except (StepError, NoButtonError, GroundError) as error:
            remarks.append(f"this fails: {error}")
        seen = self._player.seen
        if seen is not None:
            self._messages[done.shown_in] = seen.message
            if done.shown is not None and done.shown.strip() != seen.text.strip():
                remarks.append(f"the chat showed something else: {done.shown.strip().splitlines()[0]}")
            see = self._see(done.event, self._ground.state, seen)
            step = step.model_copy(update={"see": see})
        self.steps.append(step)
        self.remarks.append("\n".join(remarks) or None)

    def _step(self, done: Done) -> Step | None:
        match done.event:
            case Command("start", payload):
                return Step(start=payload)
            case Command(name, argument):
                return Step(type=f"/{name} {argument}".strip())
            case Text(text):
                return Step(type=text)
            case Location(latitude, longitude):
                return Step(location=(latitude, longitude))
            case Other(kind):
                return Step.model_validate({"send": kind}) if kind in get_args(Kind) else None
            case Press(data):
                return self._press(data, self._messages.get(done.pressed))

    def _press(self, data: str, message: int | None) -> Step | None:
        """By its id on the screen, else as a button of the earlier screen that it was on."""
        name, history = button_id(data), self._ground.history
        if history and history[-1].message == message and _has(history[-1], name):
            return Step(press="language" if data == f"l:{self.language}" else name)
        earlier = [seen for seen in history[:-1] if _has(seen, name)]
        if not earlier:
            return None
        _, *parts = data.split(":")
        if earlier[-1].message == message or len(parts) < _FEW:
            return Step.model_validate({"press_old": {"button": name}})
        return Step.model_validate({"press_old": {"button": name, "on": parts[1]}})

    def _see(self, event: Event, state: State, seen: Seen) -> See:
        at = state.at
        overlaid = isinstance(event, Command) or state.language is None
        few = [one.id for one in seen.buttons if one.data][:_FEW] if overlaid else []
        match at.screen:
            case _ if state.language is None:
                place: dict[str, Any] = {}
            case "question":
                place = {"question": at.of}
            case "card":
                place = {"card": at.of, **self._result(state, (at.of,))}
            case "summary":
                place = {"screen": "summary", **self._result(state, state.scope)}
            case "review":
                answers = {fact: as_word(value) for fact, value in state.answers.items()}
                place = {"screen": "review", "answers": answers}
            case screen:
                place = {"screen": screen}
        return See.model_validate(place | ({"some_buttons": few} if few else {}))

    def _result(self, state: State, programmes: Sequence[str]) -> dict[str, Any]:
        assessed = [one for one in result(self.content, state, self.on).programmes if one.id in programmes]
        amounts = dict(amount for one in assessed for amount in _amounts(one))
        return {"verdicts": {one.id: one.verdict for one in assessed}} | (
            {"amounts": amounts} if amounts else {}
        )


def _amounts(one: AssessedProgramme) -> Iterator[tuple[str, Any]]:
    """Of a programme that is not ruled out: nobody is shown the amounts of the others."""
    for paid in one.payments if one.verdict != "unlikely" else ():
        name = one.id if len(one.payments) == 1 else f"{one.id}.{paid.id}"
        if paid.min is None:
            yield name, "none"
        else:
            yield name, paid.min if paid.min == paid.max else {"min": paid.min, "max": paid.max}


def _has(seen: Seen, name: str) -> bool:
    try:
        return find_button(name, seen.buttons, whole=True).data is not None
    except NoButtonError:
        return False
