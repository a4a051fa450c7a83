"""The conversation files on all the other grounds.

`tests/conversations/` itself is played on the pure core, file by file and language by language. Here every
file is played on the real dispatcher, and one in ten by the real process, by polling and by webhook: how
updates come and screens go does not depend on what a file is about, and a process takes a second to start.
Which one in ten depends on a file's name alone, so that a new file changes nothing for the others.
`pytest tests/conversations --ground webhook` plays all of them by webhook.
"""

from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

import pytest

from bot.content import Content
from bot.conversation_tests import read_conversation, run
from bot.conversation_tests.grounds import GroundName, Meet, opened
from bot.conversation_tests.reading import conversation_files
from bot.conversation_tests.transcript import failure
from tests.bot.conversation_tests.conftest import Write

FILES = conversation_files(Path(__file__).resolve().parents[2] / "conversations")
ONE_IN = 10
SAMPLE = [file for file in FILES if crc32(file.stem.encode()) % ONE_IN == 0] or FILES[:1]

EVERYTHING = """
title: Whatever people can do
on: 2026-11-20
lang: ru
steps:
  - include: opening
  - type: /help
  - send: sticker
  - send: voice
  - send: photo
  - send: video
  - send: video_note
  - send: audio
  - send: animation
  - send: document
  - send: contact
  - send: forward
  - location: [51.13, 71.43]
  - type: hello <b>&amp; /
  - press: topic child
  - press_twice: citizen
  - press_old: kandas
  - press: back
  - press_old: topic child
  - press: why
  - type: /start birth
  - press: yes
  - restart
  - press_old: {button: citizen, on: residence_status}
  - type: "5.05.2026"
  - press_twice: right
  - type: /lang
  - press: language
  - wait: 30 days
  - type: "?"
    see: {answers: {child_birth_date: 2026-05-05}}
  - wait: 31 days
  - press_old: menu
    see: {some_buttons: [kk, ru], no_answers: [child_birth_date]}
  - press: language
  - press: begin
  - type: /forget
  - press_old: topic child
    see: {some_buttons: [kk, ru]}
"""


TWO_WAITS = """
steps:
  - include: opening
  - wait: 20 days
  - wait: 11 days
  - type: "?"
    see: {some_buttons: [kk, ru]}
"""


async def played(files: Iterable[Path], meet: Meet) -> str:
    """What failed of it, for people to read."""
    failed = []
    for conversation in sorted(map(read_conversation, files), key=lambda one: one.on):
        for language in conversation.languages:
            async with meet(language, conversation.on) as ground:
                outcome = await run(conversation, language, ground)
            if outcome.failure is not None:
                failed.append(failure(outcome))
    return "\n\n".join(failed)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_by_the_dispatcher(content: Content, file: Path) -> None:
    async with opened("dispatcher", content) as meet:
        if failed := await played([file], meet):
            pytest.fail(failed, pytrace=False)


@pytest.mark.parametrize("ground", ["polling", "webhook"])
async def test_one_in_ten_by_the_process(content: Content, ground: GroundName) -> None:
    async with opened(ground, content) as meet:
        if failed := await played(SAMPLE, meet):
            pytest.fail(failed, pytrace=False)


@pytest.mark.parametrize("ground", ["core", "dispatcher", "polling", "webhook"])
async def test_whatever_people_can_do_is_played_on_every_ground(
    content: Content, write: Write, ground: GroundName
) -> None:
    async with opened(ground, content) as meet:
        if failed := await played([write(EVERYTHING)], meet):
            pytest.fail(failed, pytrace=False)


@pytest.mark.parametrize("ground", ["core", "dispatcher"])
async def test_days_add_up_until_the_person_says_a_word(
    content: Content, write: Write, ground: GroundName
) -> None:
    async with opened(ground, content) as meet:
        if failed := await played([write(TWO_WAITS)], meet):
            pytest.fail(failed, pytrace=False)
