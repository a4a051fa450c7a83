import pytest

from bot.content import Content
from tests.bot.conversation.talk import Talk


@pytest.fixture
def anna(content: Content) -> Talk:
    """Reads Russian."""
    return Talk(content, "ru")


@pytest.fixture
def aigul(content: Content) -> Talk:
    """Reads Kazakh."""
    return Talk(content, "kk")
