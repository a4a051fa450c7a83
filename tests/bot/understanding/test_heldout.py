"""Messages that the code was not written for: how many are read right, and how few silently wrong."""

from __future__ import annotations

import logging

import pytest

from bot.understanding import EXPECTATIONS, Understood
from tests.bot.understanding.notation import expected, held_out, read

LOG = logging.getLogger(__name__)


@pytest.mark.parametrize("folder", ["first", "second", "third"])
@pytest.mark.parametrize("kind", EXPECTATIONS)
def test_most_messages_are_read_as_a_careful_clerk_would(kind: str, folder: str) -> None:
    rows = held_out(folder, kind)
    missed = [(message, said) for message, said in rows if not _agree(read(message, kind), expected(said))]
    wrong = [(message, said) for message, said in missed if not read(message, kind).ask_back]
    right = 1 - len(missed) / len(rows)
    LOG.info("%s/%s: %.1f %% of %d right, %d wrong", folder, kind, 100 * right, len(rows), len(wrong))
    assert right >= 0.94, missed
    assert len(wrong) <= 1 + 0.01 * len(rows), wrong


def _agree(answer: Understood, wanted: Understood) -> bool:
    """Choices may stand in any order; where none are given, any may be offered."""
    if answer.ask_back and wanted.ask_back:
        return not wanted.choices or set(wanted.choices) == set(answer.choices)
    return answer == wanted
