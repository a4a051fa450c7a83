"""A mistake in a conversation file names the line and the mend, for people who write no Python."""

from pathlib import Path

import pytest

from bot.content.errors import ContentError
from bot.conversation_tests.reading import read_conversation

CONVERSATION = """\
title: A walk
on: 2026-11-22
steps:
  - start
  - press: {kk: "Түсінікті, бастау", ru: "Понятно, начать"}
    see:
      some_buttons: ["2027-04-30", 2027-04-30, {kk: 4, ru: 5}]
"""


def test_dates_and_numbers_are_words(tmp_path: Path) -> None:
    path = tmp_path / "walk.yaml"
    path.write_text(CONVERSATION.replace("2027-04-30,", "2027-04-31,"), encoding="utf-8")
    see = read_conversation(path).steps[1].step.see
    assert see is not None
    quoted, bare, both = see.some_buttons
    assert (quoted, bare) == ("2027-04-30", "2027-04-31")
    assert not isinstance(both, str)
    assert (both.kk, both.ru) == ("4", "5")


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        (CONVERSATION.replace("2026-11-22", "2026-02-31"), 2, "date"),
        (CONVERSATION.replace('"Понятно, начать"', "Понятно, начать"), 5, "stand in quotes"),
        (CONVERSATION.replace(', ru: "Понятно, начать"', ""), 5, "two languages"),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, broken: str, line: int, words: str) -> None:
    path = tmp_path / "walk.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_conversation(path)
    assert caught.value.line == line
    assert words in caught.value.message
