"""A person on the watched core, by what conversation files can say."""

import asyncio
from datetime import date
from typing import Any

from bot.content import Content, Language
from bot.conversation_tests.coverage import Recording, WatchedGround
from bot.conversation_tests.format import Step
from bot.conversation_tests.grounds import CoreGround
from bot.conversation_tests.reading import Conversation, PlacedStep
from bot.conversation_tests.running import run
from tests.conftest import ROOT

OPENING: tuple[Any, ...] = ("start", {"press": "language"}, {"press": "begin"})


class Player:
    def __init__(self, content: Content, language: Language, on: date, recording: Recording) -> None:
        self._on = on
        self._language: Language = language
        self._recording = recording
        self.ground = WatchedGround(CoreGround(content, language, on), recording)

    def opened(self) -> "Player":
        self.does(*OPENING)
        return self

    def does(self, *steps: Any) -> set[str]:
        """Takes steps as a file writes them; returns what only they have reached: `question region`."""
        known = set(self._recording.items)
        placed = tuple(PlacedStep(Step.model_validate(step), ROOT, 1) for step in steps)
        outcome = asyncio.run(
            run(Conversation(ROOT, "", (self._language,), self._on, placed), self._language, self.ground)
        )
        assert outcome.failure is None, outcome.failure
        fresh = self._recording.items - known
        assert all(item.language == self._language for item in fresh)
        return {f"{item.kind} {item.name}" for item in fresh}
