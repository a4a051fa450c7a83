from datetime import date

import pytest

from bot.content import Content
from bot.conversation_tests.coverage import Recording
from tests.bot.conversation_tests.coverage.player import Player


@pytest.fixture
def recording(content: Content) -> Recording:
    return Recording(content)


@pytest.fixture
def anna(content: Content, recording: Recording) -> Player:
    """Reads Russian, is watched."""
    return Player(content, "ru", date(2026, 11, 22), recording)
