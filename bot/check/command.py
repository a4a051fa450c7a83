"""`python -m bot check`: one line for each finding."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

_TIME_ZONE = ZoneInfo("Asia/Almaty")


def main(argv: Sequence[str], root: Path) -> int:
    """Exit status: 0 clean, 1 findings, 2 a wrong command."""
    parser = argparse.ArgumentParser(
        prog="python -m bot check",
        description="Check dialogs, locales, phrases and figures. One line for each finding; exit 1 if any.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--strict", action="store_true", help="a figure to be looked up again is a finding too"
    )
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    fixed = os.environ.get("BOT_TODAY")
    try:
        today = date.fromisoformat(fixed) if fixed else datetime.now(_TIME_ZONE).date()
    except ValueError:
        print(f"BOT_TODAY is a date such as 2026-11-22, not {fixed!r}", file=sys.stderr)
        return 2

    from bot.check import check

    report = check(root, today)
    findings = sorted((*report.findings, *report.due)) if options.strict else report.findings
    for finding in findings:
        print(finding)
    for note in report.notes:
        print(note, file=sys.stderr)
    if report.due and not options.strict:
        print(f"{len(report.due)} figures are to be looked up again: --strict lists them", file=sys.stderr)
    return 1 if findings else 0
