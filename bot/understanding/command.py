"""`python -m bot understand`: one message a line in, one JSON object a line out."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date, datetime
from typing import BinaryIO, NoReturn
from zoneinfo import ZoneInfo

from bot.understanding import EXPECTATIONS, language_of, understand

_TIME_ZONE = ZoneInfo("Asia/Almaty")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(2)


def main(argv: list[str]) -> int:
    """Answer every line of standard input; the exit code."""
    parser = _Parser(
        prog="python -m bot understand",
        description="Read one message a line from standard input, write one JSON object a line.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--lang", choices=("kk", "ru"), default="ru", help="the language the person has chosen"
    )
    parser.add_argument(
        "--expect",
        choices=("none", *EXPECTATIONS),
        default="none",
        help="what was asked; none: a free message, whose topic is not told yet (intent: other)",
    )
    try:
        options = parser.parse_args(argv)
        today = _today()
    except SystemExit as stop:
        return int(stop.code or 0)
    except ValueError as bad_day:
        print(f"{parser.prog}: {bad_day}", file=sys.stderr)
        return 2
    try:
        answer_lines(sys.stdin.buffer, sys.stdout.buffer, options.expect, options.lang, today)
    except BrokenPipeError:
        # The reader has gone; what it did not want is not an error. Python must not try to flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 0


def answer_lines(messages: BinaryIO, answers: BinaryIO, expect: str, lang: str, today: date) -> None:
    """Answer each line as it comes. Bytes that are not UTF-8 are read as unknown characters."""
    for line in messages:
        text = line.decode("utf-8-sig", errors="replace").rstrip("\r\n")
        answers.write(json.dumps(_answer(text, expect, lang, today), ensure_ascii=False).encode() + b"\n")
        answers.flush()


def _answer(text: str, expect: str, lang: str, today: date) -> dict[str, object]:
    if expect != "none":
        return understand(text, expect, lang, today).to_json()
    # Topics of free messages are not told apart yet.
    return {
        "intent": "other",
        "alternatives": ["other"],
        "value": None,
        "ask_back": False,
        "lang": language_of(text),
    }


def _today() -> date:
    fixed = os.environ.get("BOT_TODAY")
    if not fixed:
        return datetime.now(_TIME_ZONE).date()
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        raise ValueError(f"BOT_TODAY is a date such as 2026-11-22, not {fixed!r}") from None
