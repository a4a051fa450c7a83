"""Random walks on the real dispatcher, over HTTP before the strict local Bot API server.

Besides what holds on the pure core: no silence, no press without an answer, nothing that the server refuses,
no screen but the core's, no error in the log.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.content import Content, Language
from bot.conversation_tests.format import ON
from bot.conversation_tests.grounds import opened
from tests.walk.lengths import walks
from tests.walk.walk import Walk
from tests.walk.wandering import wander


def test_whatever_people_do(content: Content, caplog: pytest.LogCaptureFixture) -> None:
    with asyncio.Runner() as runner:
        bot = opened("dispatcher", content)
        meet = runner.run(bot.__aenter__())

        @contextmanager
        def begin(app: Language) -> Iterator[Walk]:
            person = meet(app, ON)
            yield Walk(runner.run(person.__aenter__()), app, runner.run)
            runner.run(person.__aexit__(None, None, None))

        try:
            wander(begin, walks(10, steps=40))
        finally:
            runner.run(bot.__aexit__(None, None, None))
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
