"""The commands of `python -m rules`. Bad input is one line on standard error and exit status 2."""

import argparse
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone, tzinfo
from io import BufferedIOBase
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

from rules.assess import assess
from rules.cli.reading import one_line, read_situation
from rules.facts import LAST_DATE
from rules.figures import FigureError, Figures, figures
from rules.programmes import IN_FORCE_FROM, PROGRAMMES
from rules.questions import next_questions
from rules.situation import BadSituation

_USAGE: Final = """\
usage: python -m rules COMMAND …

  assess [--on DATE] [--programme ID]… [--lines]     a situation (JSON) in, an assessment out
  next [--on DATE] [--programme ID]…                 a situation in, the facts still worth asking out
  schema                                             JSON Schema of both
  explain [--on DATE] PROGRAMME                      conditions, formulas, figures and sources, to read
  check                                              whether sources, figures and facts can be relied on
  diff FROM TO [--with FILE_OR_FOLDER]… [--json]     what changes for the example households

Each tells more with --help. Bad input: one line on standard error, exit status 2."""
_ISO_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Refused(Exception):  # noqa: N818 - it reads as what it says
    """Input that cannot be used: one line that says what is wrong and how to mend it."""


class _Help(Exception):  # noqa: N818
    """The text that was asked for."""


class _Parser(argparse.ArgumentParser):
    """Says everything by exceptions, so that `main` alone writes."""

    def error(self, message: str) -> NoReturn:
        raise Refused(f"{message}; {self.prog} --help shows how it is written")

    def print_help(self, file: object = None) -> NoReturn:
        raise _Help(self.format_help())


def main(arguments: Sequence[str], read: BufferedIOBase, write: BinaryIO, errors: BinaryIO) -> int:
    """Run one command; the exit status. Text goes in and out as UTF-8, whatever the locale."""
    try:
        status = _run(arguments, read, write)
    except _Help as asked:
        _say(write, str(asked))
        status = 0
    except (Refused, BadSituation, FigureError) as bad:
        _say(errors, one_line(str(bad)))
        status = 2
    write.flush()
    errors.flush()
    return status


def _run(arguments: Sequence[str], read: BufferedIOBase, write: BinaryIO) -> int:
    match arguments:
        case []:
            raise Refused(f"say a command: {', '.join(_COMMANDS)}; --help tells more")
        case ["-h" | "--help" | "help", *_]:
            raise _Help(_USAGE)
        case [name, *rest] if name in _COMMANDS:
            return _COMMANDS[name](rest, read, write)
        case [name, *_]:
            raise Refused(f"there is no command {name}; {_nearest(name, _COMMANDS)}")
    raise AssertionError(arguments)


# The commands


def _assess(arguments: Sequence[str], read: BufferedIOBase, write: BinaryIO) -> int:
    parser = _parser("assess", "Read one situation (JSON) from standard input, write its assessment.")
    _add_day_and_programmes(parser)
    parser.add_argument(
        "--lines",
        action="store_true",
        help='read a situation a line, write an assessment a line; for a bad one {"line": 3, "error": …}',
    )
    options = parser.parse_args(arguments)
    on, programmes = _day(options.on, "--on"), _programmes(options.programme)
    if options.lines:
        from rules.cli.lines import stream

        return 0 if stream(read, write, on, programmes, figures()) else 2
    _say_json(write, assess(read_situation(read.read()), on, programmes).to_json())
    return 0


def _next(arguments: Sequence[str], read: BufferedIOBase, write: BinaryIO) -> int:
    parser = _parser(
        "next",
        "Read one situation (JSON) from standard input, write the facts still worth asking, best first; "
        "[] when nothing can change any more.",
    )
    _add_day_and_programmes(parser)
    options = parser.parse_args(arguments)
    on, programmes = _day(options.on, "--on"), _programmes(options.programme)
    questions = next_questions(read_situation(read.read()), on, programmes)
    _say_json(write, [question.to_json() for question in questions])
    return 0


def _schema(arguments: Sequence[str], read: BufferedIOBase, write: BinaryIO) -> int:
    _parser("schema", "Write the JSON Schema of a situation and of an assessment.").parse_args(arguments)
    from rules.cli.schema import schema

    _say_json(write, schema())
    return 0


def _explain(arguments: Sequence[str], read: BufferedIOBase, write: BinaryIO) -> int:
    parser = _parser("explain", "Write a programme's conditions, formulas, figures and their sources.")
    parser.add_argument("programme", metavar="PROGRAMME", help=f"one of {', '.join(PROGRAMMES)}")
    _add_day(parser)
    options = parser.parse_args(arguments)
    _programmes([options.programme])
    on = _day(options.on, "--on")
    from rules.cli.explain import explain

    write.write(explain(PROGRAMMES[options.programme], on, figures()).encode())
    return 0


def _check(arguments: Sequence[str], read: BufferedIOBase, write: BinaryIO) -> int:
    _parser("check", "Check sources, figures and facts of every programme.").parse_args(arguments)
    from rules.check import check

    found = check()
    for line in found:
        _say(write, line)
    return 1 if found else 0


def _diff(arguments: Sequence[str], read: BufferedIOBase, write: BinaryIO) -> int:
    parser = _parser("diff", "Write what changes for the example households: verdicts, amounts, parameters.")
    parser.add_argument("before", metavar="FROM", help="a day, such as 2025-12-31")
    parser.add_argument("after", metavar="TO", help="another one; or the same, with other figures")
    parser.add_argument(
        "--with",
        dest="files",
        metavar="FILE_OR_FOLDER",
        action="append",
        default=[],
        type=Path,
        help="on the side of TO, take this YAML file (or all of a folder) instead of the one of the same "
        "name in rules/parameters; may be repeated",
    )
    parser.add_argument("--json", action="store_true", help="for programs")
    options = parser.parse_args(arguments)
    days = _day(options.before, "FROM"), _day(options.after, "TO")
    from rules.cli.diff import Side, diff
    from rules.cli.diff_text import text
    from rules.households import households

    changed = _figures_with(options.files) if options.files else figures()
    difference = diff(Side(days[0], figures()), Side(days[1], changed))
    if options.json:
        _say_json(write, difference.to_json())
    else:
        write.write(text(difference, len(households())).encode())
    return 0


_COMMANDS: Final[Mapping[str, Callable[[Sequence[str], BufferedIOBase, BinaryIO], int]]] = {
    "assess": _assess,
    "next": _next,
    "schema": _schema,
    "explain": _explain,
    "check": _check,
    "diff": _diff,
}


# What they share


def _parser(command: str, description: str) -> _Parser:
    return _Parser(prog=f"python -m rules {command}", description=description, allow_abbrev=False)


def _add_day(parser: _Parser) -> None:
    parser.add_argument("--on", metavar="DATE", help="day of application; today in Asia/Almaty, if not said")


def _add_day_and_programmes(parser: _Parser) -> None:
    _add_day(parser)
    parser.add_argument(
        "--programme", metavar="ID", action="append", help="only this one; may be repeated; all, if not said"
    )


def _day(written: str | None, name: str) -> date:
    if written is None:
        return today()
    try:
        if not _ISO_DAY.fullmatch(written):
            raise ValueError(written)
        day = date.fromisoformat(written)
    except ValueError:
        raise Refused(f"{name}: there is no day {written}; write one as 2026-11-22") from None
    if not IN_FORCE_FROM <= day <= LAST_DATE:
        raise Refused(
            f"{name}: the rules cover {IN_FORCE_FROM} to {LAST_DATE}, not {day}; choose a day of these"
        )
    return day


def today(now: datetime | None = None) -> date:
    """Today in Asia/Almaty."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    zone: tzinfo
    try:
        zone = ZoneInfo("Asia/Almaty")
    except ZoneInfoNotFoundError:  # a machine without the time zones' data
        zone = timezone(timedelta(hours=5))  # the whole country, since 1 March 2024
    return (now or datetime.now(zone)).astimezone(zone).date()


def _programmes(names: Sequence[str] | None) -> Sequence[str] | None:
    for name in names or ():
        if name not in PROGRAMMES:
            raise Refused(f"there is no programme {name}; {_nearest(name, PROGRAMMES)}")
    return names


def _nearest(name: str, known: Mapping[str, object]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"


def _figures_with(files: Sequence[Path]) -> Figures:
    from rules.check import findings
    from rules.cli.replaced import NothingReplacedError, figures_with

    try:
        changed = figures_with(files)
        for programme in PROGRAMMES.values():
            for wrong in findings(programme, changed):
                raise Refused(wrong)
        return changed
    except OSError as unreadable:
        raise Refused(f"{unreadable}; check the path") from None
    except NothingReplacedError as wrong:
        raise Refused(str(wrong)) from None


def _say_json(write: BinaryIO, data: Any) -> None:
    _say(write, json.dumps(data, ensure_ascii=False, indent=2))


def _say(write: BinaryIO, text: str) -> None:
    write.write(f"{text.rstrip()}\n".encode())
