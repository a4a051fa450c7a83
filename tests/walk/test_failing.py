"""A walk that fails is told as a conversation file, shortened, that fails in the same way."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.content import Content, Language
from bot.conversation import State, pressing
from bot.conversation_tests import read_conversation, run
from bot.conversation_tests.format import ON
from bot.conversation_tests.grounds import CoreGround
from tests.walk.lengths import walks
from tests.walk.walk import FailedWalkError, Walk
from tests.walk.wandering import wander


async def test_it_prints_the_shortest_file_that_fails(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def begin(app: Language) -> Iterator[Walk]:
        yield Walk(CoreGround(content, app, ON), app)

    def stay(content: Content, state: State, today: object) -> State:
        return state

    with monkeypatch.context() as broken:
        broken.setattr(pressing, "back", stay)
        with pytest.raises(FailedWalkError) as failed:
            wander(begin, walks(40, steps=40))
        why, _, file = str(failed.value).partition("\n\n")
        path = tmp_path / "walk.yaml"
        path.write_text(file, encoding="utf-8")
        conversation = read_conversation(path)
        outcome = await run(conversation, conversation.languages[0], CoreGround(content, "kk", ON))
        assert outcome.failure == why
        assert re.search("the person is at: question", why)
        # Opened, through the opening, to a question, an answer at most, and back; or back as often as can be.
        assert len({str(placed.step) for placed in conversation.steps}) <= 7
    outcome = await run(conversation, conversation.languages[0], CoreGround(content, "kk", ON))
    assert outcome.failure is None or "no button 'back'" in outcome.failure
