"""`python -m bot understand`."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.understanding.command import answer_lines, main
from tests.bot.understanding.notation import TODAY

ROOT = Path(__file__).parents[3]


def answers(text: str | bytes, expect: str, lang: str = "ru") -> list[dict[str, object]]:
    written = io.BytesIO()
    answer_lines(io.BytesIO(text if isinstance(text, bytes) else text.encode()), written, expect, lang, TODAY)
    return [json.loads(line) for line in written.getvalue().decode().splitlines()]


def test_a_line_for_each_line() -> None:
    assert answers("150 мың\n\n150\nне знаю\n100-120 тысяч в месяц", "money") == [
        {"value": 150_000, "ask_back": False, "lang": "kk"},
        {"value": None, "ask_back": True, "lang": None},
        {"value": None, "ask_back": True, "lang": None},
        {"value": "unknown", "ask_back": False, "lang": "ru"},
        {
            "value": {"amount": {"min": 100_000, "max": 120_000}, "period": "month"},
            "ask_back": False,
            "lang": "ru",
        },
    ]


def test_a_declined_answer_has_no_value() -> None:
    assert answers("не скажу", "money") == [{"value": None, "ask_back": False, "lang": "ru"}]


def test_a_free_message_has_an_intent() -> None:
    assert answers("сәлем", "none") == [
        {"intent": "other", "alternatives": ["other"], "value": None, "ask_back": False, "lang": "kk"}
    ]


def test_broken_bytes_windows_line_ends_and_a_byte_order_mark() -> None:
    said = answers(b"\xef\xbb\xbf\xd0\xb4\xd0\xb0\r\n\xff\xfe\x80\n\xed\xa0\x80\nyes", "yes_no")
    assert [each["value"] for each in said] == ["yes", None, None, "yes"]


def test_line_separators_inside_a_message_do_not_make_two_answers() -> None:
    assert len(answers("100\u2028000\x0b\x0c\x85 тенге\n", "money")) == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--expect", "mony"], "mony"),
        (["--lang", "en"], "en"),
        (["--exp", "money"], "--exp"),
        (["money"], "money"),
        (["--lang"], "--lang"),
    ],
)
def test_a_bad_option_is_one_clear_line(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert named in captured.err
    assert captured.err.count("\n") == 1


def test_a_bad_day_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_TODAY", "22.11.2026")
    assert main([]) == 2
    assert "BOT_TODAY" in capsys.readouterr().err


def test_each_answer_is_written_at_once_and_the_day_can_be_fixed() -> None:
    program = "import sys; from bot.understanding.command import main; sys.exit(main(sys.argv[1:]))"
    with subprocess.Popen(
        [sys.executable, "-c", program, "--expect", "date"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={"BOT_TODAY": "2026-11-22", "PYTHONIOENCODING": "ascii"},
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for said, value in (("кеше", "2026-11-21"), ("сегодня", "2026-11-22")):
            running.stdin.write(f"{said}\n".encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["value"] == value
        running.stdin.close()
        assert running.wait(10) == 0
