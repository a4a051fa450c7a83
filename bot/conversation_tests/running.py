"""A conversation, played step by step."""

from dataclasses import dataclass, field

from bot.content import Language
from bot.conversation import Command, Location, Other, Press
from bot.conversation_tests.expectations import Scene, complaints
from bot.conversation_tests.format import Both, OldButton, Step, in_language
from bot.conversation_tests.grounds.ground import Ground, GroundError
from bot.conversation_tests.promises import broken
from bot.conversation_tests.reading import Conversation, PlacedStep
from bot.conversation_tests.seen import NoButtonError, Seen, SeenButton, find_button
from bot.telegram.updates import text_event

_MOST_ANSWERS = 100


class StepError(AssertionError):
    """A step cannot be taken, or does not lead where it should; the message says why."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: what was done, and what was seen then."""

    placed: PlacedStep
    told: str
    seen: Seen | None


@dataclass(slots=True)
class Outcome:
    """How it went. `failure`: why it failed, None when everything was as expected."""

    conversation: Conversation
    language: Language
    taken: list[Taken] = field(default_factory=list)
    failed_at: PlacedStep | None = None
    failure: str | None = None


async def run(conversation: Conversation, language: Language, ground: Ground) -> Outcome:
    """Plays it to its end, or to the first step that fails. Raises nothing of what the bot may do."""
    player = Player(language, ground)
    outcome = Outcome(conversation, language)
    for placed in conversation.steps:
        outcome.failed_at = placed
        try:
            told = await player.take(placed.step)
        except (StepError, NoButtonError, GroundError) as error:
            outcome.failure = str(error)
            outcome.taken.append(Taken(placed, describe(placed.step, language), player.seen))
            return outcome
        except Exception as error:  # a bot that breaks fails the test, not the run of all tests
            outcome.failure = f"{type(error).__name__}: {error}"
            return outcome
        outcome.taken.append(Taken(placed, told, player.seen))
    outcome.failed_at = None
    return outcome


class Player:
    """Takes one step after the other on a ground."""

    def __init__(self, language: Language, ground: Ground) -> None:
        self._language = language
        self._ground = ground
        self._before: Seen | None = None

    @property
    def seen(self) -> Seen | None:
        """The screen that the person sees now."""
        return self._ground.history[-1] if self._ground.history else None

    async def take(self, step: Step) -> str:
        """Takes it and returns it in one line. Raises `StepError`, `NoButtonError` or `GroundError` where it
        cannot be taken, breaks what always holds, or is not what was expected."""
        told = describe(step, self._language)
        if step.deeds():
            self._before = self.seen
            await self._do(step)
            if self.seen is not self._before:  # a day may pass without a new screen
                self._keep_promises()
        if step.see is not None:
            self._look(step)
        return told

    async def _do(self, step: Step) -> None:
        ground = self._ground
        match step:
            case Step(start=str(payload)):
                await ground.tell(Command("start", payload))
            case Step(press=str() | Both() as words):
                await self._press(self._button(words))
            case Step(press_twice=str() | Both() as words):
                await self._press(self._button(words), times=2)
            case Step(press_old=OldButton() as old):
                await self._press_old(old)
            case Step(type=str() | Both() as words):
                await ground.tell(text_event(in_language(words, self._language).strip()))
            case Step(answer=dict(answers)):
                await self._answer({f: in_language(value, self._language) for f, value in answers.items()})
            case Step(location=(latitude, longitude)):
                await ground.tell(Location(latitude, longitude))
            case Step(send=str(kind)):
                await ground.tell(Other(kind))
            case Step(wait=int(days)):
                await ground.wait(days)
            case Step(restart=True):
                await ground.restart()

    def _now(self) -> Seen:
        if self.seen is None:
            raise StepError("nothing has been seen yet; begin with `start`")
        return self.seen

    def _button(self, words: str | Both) -> SeenButton:
        wanted = in_language(words, self._language)
        return find_button(self._language if wanted == "language" else wanted, self._now().buttons)

    async def _press(self, button: SeenButton, times: int = 1) -> None:
        if button.data is None:
            raise StepError(f"[{button.words}] opens {button.url}; it is seen with `links`, not pressed")
        await self._ground.tell(Press(button.data), on=self._now(), times=times)

    async def _press_old(self, old: OldButton) -> None:
        wanted = in_language(old.button, self._language)
        for seen in reversed(self._ground.history[:-1]):
            if old.on is not None and not _is_of(seen, old.on):
                continue
            try:
                button = find_button(wanted, seen.buttons)
            except NoButtonError:
                continue
            if button.data is not None:
                await self._ground.tell(Press(button.data), on=seen)
                return
        where = f" on {old.on}" if old.on else ""
        raise StepError(f"no earlier screen had a button {wanted!r}{where}")

    async def _answer(self, answers: dict[str, str]) -> None:
        """Each fact that is asked and stands here; facts that are never asked are a mistake of the file."""
        given: set[str] = set()
        for _ in range(_MOST_ANSWERS):
            at = self._ground.state.at
            if at.screen != "question" or at.of not in answers:
                break
            fact, said = at.of, answers[at.of]
            await self._say(said)
            if self._ground.state.at.of == fact and self._ground.state.at.screen in ("question", "choose"):
                raise StepError(f"{said!r} does not answer {fact}")
            given.add(fact)
        missing = [fact for fact in answers if fact not in given]
        if missing:
            at = self._ground.state.at
            here = f"{at.screen} {at.of}".strip()
            raise StepError(f"{', '.join(missing)}: not asked; the person is at: {here}")

    async def _say(self, said: str) -> None:
        try:
            pressed = find_button(said, self._now().buttons, whole=True)
        except NoButtonError:
            pass
        else:
            await self._press(pressed)
            return
        await self._ground.tell(text_event(said))
        if self._ground.state.at.screen == "confirm":
            await self._press(find_button("right", self._now().buttons))

    def _keep_promises(self) -> None:
        if self.seen is not None and (found := broken(self._scene())):
            raise StepError("\n".join(found))

    def _look(self, step: Step) -> None:
        assert step.see is not None
        if found := complaints(step.see, self._scene()):
            raise StepError("\n".join(found))

    def _scene(self) -> Scene:
        ground = self._ground
        return Scene(ground.content, self._language, ground.today, ground.state, self._now(), self._before)


def _is_of(seen: Seen, name: str) -> bool:
    """Whether the screen's buttons belong to a question or lead on from a screen of this name."""
    return any(button.data and name in button.data.split(":") for button in seen.buttons)


def describe(step: Step, language: Language) -> str:
    """A step in one line, as its file writes it."""
    for name in step.deeds():
        value = getattr(step, name)
        if isinstance(value, Both):
            value = in_language(value, language)
        elif isinstance(value, dict):
            value = ", ".join(f"{fact}: {in_language(said, language)}" for fact, said in value.items())
        elif isinstance(value, OldButton):
            value = in_language(value.button, language) + (f" (on {value.on})" if value.on else "")
        return name if value in ("", True) else f"{name}: {value}"
    return "see"
