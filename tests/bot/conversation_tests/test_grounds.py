"""The conversation files on all the other grounds.

`tests/conversations/` itself is played on the pure core. Here every file is played on the real dispatcher,
and by the real process: in one language by polling, in the other by webhook, as no file knows how updates
come. A process takes a second to start, so of the files that stop it, by `restart` or `wait`, only one in ten
is taken, beside `WHATEVER_PEOPLE_DO`. What is taken depends on a file's name alone: a new file changes
nothing for the others. `pytest tests/conversations --ground webhook` plays all of them by webhook.
"""

from pathlib import Path

import pytest

from bot.content import LANGUAGES, Content
from bot.conversation_tests.grounds import GroundName, opened
from tests.bot.conversation_tests.conftest import Write
from tests.bot.conversation_tests.playing import FILES, WHATEVER_PEOPLE_DO, Play, number, play_all, plays

MODES: tuple[GroundName, ...] = ("polling", "webhook")

THIRTY_DAYS = """
steps:
  - include: opening
  - wait: 30 days
  - press: topic child
    see: {question: residence_status}
  - wait: 30 days
  - press: citizen
    see: {answers: {residence_status: citizen}}
  - wait: 20 days
  - restart
  - wait: 11 days
  - type: "?"
    see: {some_buttons: [kk, ru]}
"""


def by_process(play: Play, mode: GroundName) -> bool:
    conversation, language = play
    stops = any(placed.step.restart or placed.step.wait for placed in conversation.steps)
    chosen = MODES[(number(conversation.path) + LANGUAGES.index(language)) % len(MODES)]
    return chosen == mode and (not stops or number(conversation.path) % 10 == 0)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_by_the_dispatcher(content: Content, file: Path) -> None:
    async with opened("dispatcher", content) as meet:
        await play_all(plays(file), meet)


@pytest.mark.parametrize("mode", MODES)
async def test_by_the_process(content: Content, mode: GroundName) -> None:
    async with opened(mode, content) as meet:
        await play_all([play for play in plays(*FILES) if by_process(play, mode)], meet)


@pytest.mark.parametrize("ground", ["core", "dispatcher", *MODES])
async def test_whatever_people_can_do_is_played_on_every_ground(
    content: Content, write: Write, ground: GroundName
) -> None:
    async with opened(ground, content) as meet:
        await play_all(plays(write(WHATEVER_PEOPLE_DO)), meet)


@pytest.mark.parametrize("ground", ["core", "dispatcher"])
async def test_answers_are_kept_for_thirty_days_after_the_last_word(
    content: Content, write: Write, ground: GroundName
) -> None:
    async with opened(ground, content) as meet:
        await play_all(plays(write(THIRTY_DAYS)), meet)
