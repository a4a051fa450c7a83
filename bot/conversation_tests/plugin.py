"""pytest collects the conversation files: each language of each file is a test of its own.

`pytest tests/conversations/kandas_from_china.yaml::kk`; with `--ground polling`, `…::kk-polling`.
"""

import asyncio
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.content import Content, ContentError, Language, folders, load
from bot.conversation_tests.coverage import Recording, WatchedGround
from bot.conversation_tests.grounds import GROUNDS, GroundError, GroundName, opened
from bot.conversation_tests.reading import SHARED, Conversation, read_conversation
from bot.conversation_tests.running import Outcome, run
from bot.conversation_tests.transcript import failure

FOLDER = "conversations"
ROOT = Path(__file__).resolve().parents[2]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--ground`."""
    parser.addoption(
        "--ground",
        action="append",
        choices=GROUNDS,
        help="where conversation files are played (core); may be given several times",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """YAML files under a folder `conversations`, without the steps that they share."""
    if file_path.suffix == ".yaml" and FOLDER in file_path.parts and file_path.parent.name != SHARED:
        return ConversationCollector.from_parent(parent, path=file_path)
    return None


class ConversationCollector(pytest.File):
    """One file."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test for each ground and language; a file that cannot be read is one failed test."""
        try:
            conversation = read_conversation(self.path)
        except ContentError as error:
            yield BrokenFile.from_parent(self, name="file", error=error)
            return
        for ground, language in product(self.config.getoption("ground") or ["core"], conversation.languages):
            yield ConversationItem.from_parent(
                self,
                name=language if ground == "core" else f"{language}-{ground}",
                conversation=conversation,
                language=language,
                ground=ground,
            )


class FailedConversationError(Exception):
    """The message is all that there is to say."""


class _Item(pytest.Item):
    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """No traceback for those who write no Python."""
        if isinstance(excinfo.value, FailedConversationError | GroundError | ContentError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """How pytest names it."""
        return self.path, None, f"{self.path.name}::{self.name}"


class BrokenFile(_Item):
    """A file that cannot be read."""

    def __init__(self, *, error: ContentError, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._error = error

    def runtest(self) -> None:
        """Fails with what is wrong with the file."""
        raise self._error


class ConversationItem(_Item):
    """A conversation in one language, on one ground."""

    recording: Recording | None = None
    """Notes what the conversation reaches, where somebody wants to know."""

    def __init__(
        self, *, conversation: Conversation, language: Language, ground: GroundName, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._conversation = conversation
        self._language = language
        self._ground = ground

    def runtest(self) -> None:
        """Fails with where, what was expected, and the screen."""
        outcome = asyncio.run(self._play())
        if outcome.failure is not None:
            raise FailedConversationError(failure(outcome, self.config.rootpath))

    async def _play(self) -> Outcome:
        async with (
            opened(self._ground, delivered()) as meet,
            meet(self._language, self._conversation.on) as ground,
        ):
            watched = WatchedGround(ground, self.recording) if self.recording else ground
            return await run(self._conversation, self._language, watched)


@cache
def delivered() -> Content:
    """The content of the project."""
    return load(*folders(ROOT))
