"""`python -m bot draw`: the picture of questions, conditions and programmes, as SVG."""

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn, cast

from bot.content import LANGUAGES, Content, ContentError, Language, load
from bot.draw import picture
from rules import PROGRAMMES


class _Refused(Exception):  # noqa: N818 - it reads as what it says
    """A wrong command: one line that says what is wrong and how to mend it."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Refused(f"{message}; --help shows how it is written")


def main(argv: Sequence[str], root: Path) -> int:
    """Exit status: 0, 1 for content or a file that cannot be used, 2 for a wrong command."""
    parser = _parser()
    try:
        options = parser.parse_args(argv)
        language = cast(Language, _known("language", options.lang, LANGUAGES))
        for name in options.programme:
            _known("programme", name, PROGRAMMES)
        content = load(root / "dialogs", root / "locales")
        drawn = picture(content, language, _programmes(content, options.programme, options.topic))
        if options.out:
            options.out.write_text(drawn, encoding="utf-8", newline="\n")
        else:
            sys.stdout.buffer.write(drawn.encode())
            sys.stdout.flush()
    except SystemExit as stop:
        return int(stop.code or 0)
    except _Refused as wrong:
        print(f"{parser.prog}: {wrong}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has gone; what it did not want is not an error. Python must not try to flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (ContentError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> _Parser:
    parser = _Parser(
        prog="python -m bot draw",
        description="Draw which question feeds which condition, amount and programme, as SVG for a browser. "
        "Several programmes: a matrix; one programme: its questions, conditions and amounts with arrows.",
        allow_abbrev=False,
    )
    parser.add_argument("--lang", default="ru", help="kk or ru (the default)")
    parser.add_argument(
        "--programme", metavar="ID", action="append", default=[], help="only this one; may be repeated"
    )
    parser.add_argument("--topic", metavar="ID", help="only the programmes of this topic of the menu")
    parser.add_argument("--out", metavar="FILE", type=Path, help="standard output, if not said")
    return parser


def _programmes(content: Content, named: Sequence[str], topic: str | None) -> Sequence[str] | None:
    if topic is not None:
        named = [*named, *content.topics[_known("topic", topic, content.topics)].programmes]
    return named or None


def _known(what: str, name: str, known: Collection[str]) -> str:
    if name in known:
        return name
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    mend = f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"
    raise _Refused(f"there is no {what} {name}; {mend}")
