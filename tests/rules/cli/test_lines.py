"""Each line has its answer, in its place."""

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from rules import PROGRAMMES, assess, parse_situation
from rules.cli.lines import stream
from rules.households import households

ON = date(2026, 11, 22)


def lines(sent: bytes, *programmes: str) -> tuple[bool, list[Any]]:
    write = BytesIO()
    good = stream(BytesIO(sent), write, ON, programmes or ("birth_benefit",))
    return good, [json.loads(line) for line in write.getvalue().splitlines()]


def test_an_answer_a_line() -> None:
    facts = [household.facts_on(ON) for household in households()]
    sent = b"".join(json.dumps(one).encode() + b"\n" for one in facts)
    good, answers = lines(sent, *PROGRAMMES)
    assert good
    assert answers == [assess(parse_situation(one), ON).to_json() for one in facts]


def test_a_bad_line_is_answered_in_its_place_and_the_rest_go_on() -> None:
    good, answers = lines(b'{}\n{"household_size": 0}\n{"region"\n{}')
    assert not good
    assert ["error" in answer for answer in answers] == [False, True, True, False]
    assert answers[1:3] == [
        {"line": 2, "error": "household_size: the value is too small: 0; it may be 1 to 30"},
        {
            "line": 3,
            "error": "situation: not JSON: line 3, column 10: Expecting ':' delimiter; "
            "write a colon between the fact and its value",
        },
    ]


@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n", b"\r\n", b"\n \n\n"])
def test_empty_lines_at_the_end_are_nothing(end: bytes) -> None:
    good, answers = lines(b"{}" + end)
    assert good
    assert len(answers) == 1


def test_empty_lines_in_between_are_bad() -> None:
    good, answers = lines(b"\n{}\n\n \n{}\n\n")
    assert not good
    empty = [
        {"line": line, "error": "situation: nothing was sent; send {} if nothing is known"}
        for line in (1, 3, 4)
    ]
    assert [answers[place] for place in (0, 2, 3)] == empty
    assert len(answers) == 5


def test_nothing_in_nothing_out() -> None:
    assert lines(b"") == (True, [])


def test_a_number_of_thousands_of_digits_stops_nobody() -> None:
    good, answers = lines(b'{}\n{"household_size":' + b"9" * 5000 + b"\n{}")
    assert not good
    assert ["error" in answer for answer in answers] == [False, True, False]


def test_many_short_lines_are_answered_in_portions() -> None:
    class Counting(BytesIO):
        most = 0

        def write(self, text: Any, /) -> int:
            self.most = max(self.most, len(text))
            return super().write(text)

    write = Counting()
    assert stream(BytesIO(b"{}\n" * 1000), write, ON, ("birth_benefit",))
    assert write.getvalue().count(b"\n") == 1000
    assert write.most < 10_000
