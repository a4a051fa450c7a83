"""What tests play on grounds, and how they tell what went wrong."""

from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

import pytest

from bot.content import Language
from bot.conversation_tests import Conversation, read_conversation, run
from bot.conversation_tests.grounds import Meet
from bot.conversation_tests.reading import conversation_files
from bot.conversation_tests.transcript import failure

FILES = conversation_files(Path(__file__).resolve().parents[2] / "conversations")

WHATEVER_PEOPLE_DO = """
title: Whatever people can do
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
  - wait: 31 days
  - press_old: menu
    see: {some_buttons: [kk, ru], no_answers: [child_birth_date]}
  - press: language
  - press: begin
  - type: /forget
  - press_old: topic child
    see: {some_buttons: [kk, ru]}
"""

Play = tuple[Conversation, Language]


def plays(*files: Path) -> list[Play]:
    """Each in its languages, those of one day together."""
    conversations = sorted(map(read_conversation, files), key=lambda one: one.on)
    return [(conversation, language) for conversation in conversations for language in conversation.languages]


def number(file: Path) -> int:
    """The same for a file's name wherever it is and whatever stands beside it: samples are taken by it."""
    return crc32(file.stem.encode())


async def play_all(plays: Iterable[Play], meet: Meet) -> None:
    """Fails with all that is not as expected."""
    failed = []
    for conversation, language in plays:
        async with meet(language, conversation.on) as ground:
            outcome = await run(conversation, language, ground)
        if outcome.failure is not None:
            failed.append(failure(outcome))
    if failed:
        pytest.fail("\n\n".join(failed), pytrace=False)
