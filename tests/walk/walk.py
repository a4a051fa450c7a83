"""A conversation that is written while it is played."""

from collections.abc import Callable, Coroutine
from typing import Any

from bot.content import Language
from bot.conversation import State
from bot.conversation_tests.format import ON, ConversationFile, Step
from bot.conversation_tests.grounds import Ground, GroundError
from bot.conversation_tests.running import Player, StepError
from bot.conversation_tests.seen import NoButtonError, Seen
from bot.conversation_tests.writing import written

Perform = Callable[[Coroutine[Any, Any, Any]], Any]
"""Runs a coroutine to its end."""


def at_once(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Runs one that waits for nothing, as those of the pure core: no event loop, a hundredth of its time."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    raise RuntimeError("the core does not wait")


class FailedWalkError(AssertionError):
    """The message is a conversation file that fails."""


class Walk:
    """One person on a ground. What fails is told as a file for `python -m bot test`."""

    def __init__(self, ground: Ground, language: Language, perform: Perform = at_once) -> None:
        self.ground = ground
        self.steps: list[Step] = []
        self._language: Language = language
        self._perform = perform
        self._player = Player(language, ground)

    @property
    def state(self) -> State:
        """What the bot remembers."""
        return self.ground.state

    @property
    def seen(self) -> Seen:
        """The screen of this moment."""
        return self.ground.history[-1]

    @property
    def buttons(self) -> list[str]:
        """The ids of what can be pressed now."""
        return [button.id for button in self.seen.buttons if button.data]

    def do(self, **step: Any) -> None:
        """One step, named as in a conversation file. Raises `FailedWalkError`."""
        self.steps.append(Step(**step))
        try:
            self._perform(self._player.take(self.steps[-1]))
        except Exception as error:
            known = isinstance(error, StepError | NoButtonError | GroundError)
            told = str(error) if known else f"{type(error).__name__}: {error}"
            raise FailedWalkError(f"{told}\n\n{self.file(told)}") from (None if known else error)

    def file(self, why: str = "") -> str:
        """The walk so far as a conversation file, with why it failed at its head."""
        head = "".join(f"# {line}\n" for line in why.splitlines()[:3])
        return head + written(
            ConversationFile(title="A random walk", lang=(self._language,), on=ON, steps=tuple(self.steps))
        )
