"""What is stored of a person."""

from __future__ import annotations

import pytest

from bot.telegram.record import Record


@pytest.mark.parametrize(
    "record",
    [
        Record("{}"),
        Record('{"answers": 1}\n{}', 12, "abc", "77"),
        Record("", 12, "abc"),
        Record("{}", None, "", "77"),
    ],
)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    assert Record.from_text(record.to_text()) == record


@pytest.mark.parametrize("text", [None, "", "\n", "x y z\n{}", "²  \n{}", "{}", " \n", "-1 a b\n{}"])
def test_a_broken_record_is_no_error(text: str | None) -> None:
    assert Record.from_text(text).live is None
