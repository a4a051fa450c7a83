"""From bytes to a situation: what JSON's own reader lets through is refused, and every error helps."""

import json

import pytest

from rules import BadSituation
from rules.cli.reading import one_line, read_situation
from rules.knowledge import Absence, Range


def test_a_situation_is_read() -> None:
    sent = '{"region": "KZ-71", "child_order": "unknown", "household_size": {"min": 3}, "home_price": 5e6}'
    read = read_situation(sent.encode()).facts
    assert read == {
        "region": "KZ-71",
        "child_order": Absence.UNKNOWN,
        "household_size": Range(3, 30),
        "home_price": 5_000_000,
    }


def test_a_byte_order_mark_is_no_matter() -> None:
    assert read_situation(b"\xef\xbb\xbf{}").facts == {}


def test_the_line_is_counted_from_the_one_said() -> None:
    with pytest.raises(BadSituation, match="line 7, column 1"):
        read_situation(b"x", line=7)


NOTHING = "situation: nothing was sent; send {} if nothing is known"
DEEP = "situation: nested too deeply; a fact is a value or a range, write no lists or objects in it"


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ("", NOTHING),
        (" \n\n", NOTHING),
        ("[]", "situation: must be an object of facts, not a list; send {} if empty"),
        ("null", "situation: must be an object of facts, not null; send {} if empty"),
        ("NaN", "situation: must be an object of facts, not a number; send {} if empty"),
        (
            '{"region": "KZ-71"\n "household_size": 3}',
            "situation: not JSON: line 2, column 2: Expecting ',' delimiter; "
            "write a comma between facts, and close what is open",
        ),
        (
            '{"region": "KZ-71"} {}',
            "situation: not JSON: line 1, column 21: Extra data; "
            "one object is read; send several one a line, with assess --lines",
        ),
        (
            "{'region': 'KZ-71'}",
            "situation: not JSON: line 1, column 2: Expecting property name enclosed in double quotes; "
            "write names in double quotes, and no comma after the last fact",
        ),
        (
            '{"household_size": 03}',
            "situation: not JSON: line 1, column 21: Expecting ',' delimiter; "
            "write a comma between facts, and close what is open",
        ),
        (b'{"region": "\xd0"}', "situation: not UTF-8 at byte 13; send it as UTF-8"),
        ("{}".encode("utf-16"), "situation: not UTF-8 at byte 1; send it as UTF-8"),
        ('{"region": "KZ-71", "region": "KZ-75"}', "region: stands twice; keep one"),
        (
            '{"household_size": {"min": 3, "min": 4}}',
            'household_size: "min" stands twice in its range; keep one',
        ),
        ("[" * 100_000, DEEP),
        ('{"region":' * 100_000, DEEP),
        ('{"household_sise": 3}', "household_sise: unknown fact; did you mean household_size?"),
        (
            '{"household_size": "3"}',
            'household_size: the value must be a whole number, not "3"; write a number without quotes',
        ),
        (
            '{"household_income_monthly": -1}',
            "household_income_monthly: the value is negative: -1; it may be 0 to 1000000000",
        ),
        (
            '{"household_income_monthly": 1000000001}',
            "household_income_monthly: the value is too large: 1000000001; it may be 0 to 1000000000",
        ),
        (
            '{"household_income_monthly": ' + "9" * 5000 + "}",
            f"household_income_monthly: the value is too large: {'9' * 30}; it may be 0 to 1000000000",
        ),
        (
            '{"household_income_monthly": 150000.5}',
            "household_income_monthly: the value must be whole tenge, not 150000.5; round it",
        ),
        (
            '{"household_income_monthly": {"min": 5, "max": 4}}',
            "household_income_monthly: the range is reversed: min 5 is above max 4; swap them",
        ),
        (
            '{"child_birth_date": "2026-02-30"}',
            'child_birth_date: there is no day "2026-02-30"; check the month and the day',
        ),
        *(
            (
                '{"household_income_monthly": ' + number + "}",
                'household_income_monthly: the value is not a number; write whole tenge, or "unknown"',
            )
            for number in ("NaN", "Infinity", "-Infinity", "1e999")
        ),
        (
            '{"maternity_leave_days": NaN}',
            "maternity_leave_days: NaN is not one of its values; choose one of 126, 140, 170, 184",
        ),
        (
            '{"has_or_expects_child": false, "child_order": 1}',
            "has_or_expects_child: is false, but child_order is given; "
            "make it true, or leave child_order out",
        ),
    ],
)
def test_an_error_names_the_fact_and_the_mend(sent: bytes | str, error: str) -> None:
    with pytest.raises(BadSituation) as refused:
        read_situation(sent if isinstance(sent, bytes) else sent.encode())
    assert str(refused.value) == error


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "\ud800", "\u2028", "x" * 100_000])
def test_whatever_a_fact_is_called_its_error_can_be_shown_on_one_line(name: str) -> None:
    with pytest.raises(BadSituation) as refused:
        read_situation(json.dumps({name: 1}).encode())
    shown = one_line(str(refused.value))
    assert shown.isprintable()
    assert len(shown) < 700
    assert "unknown fact; " in shown
