"""Random walks on the pure core. `WALKS=5000 pytest tests/walk` for a long run, each time another one."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.content import Content, Language
from bot.conversation_tests.format import ON
from bot.conversation_tests.grounds import CoreGround
from tests.walk.lengths import walks
from tests.walk.walk import Walk
from tests.walk.wandering import wander


def test_whatever_people_do(content: Content) -> None:
    @contextmanager
    def begin(app: Language) -> Iterator[Walk]:
        yield Walk(CoreGround(content, app, ON), app)

    wander(begin, walks(40, steps=80))
