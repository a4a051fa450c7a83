"""Many situations, one a line in, one answer a line out."""

import gc
import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from io import BufferedIOBase
from typing import BinaryIO, Final

from rules.assess import assess_all
from rules.cli.reading import one_line, read_situation
from rules.figures import Figures
from rules.situation import BadSituation, Situation

_AT_ONCE: Final = 1 << 16
_MOST_LINES: Final = 64
"""That are answered together: more gain nothing, and their answers are long."""


def stream(
    read: BufferedIOBase,
    write: BinaryIO,
    on: date,
    programmes: Collection[str] | None = None,
    figures: Figures | None = None,
) -> bool:
    """Answer each line as it comes: with its assessment, or with `{"line": 3, "error": …}`. Whether all
    were good.

    An answer is compact JSON in ASCII. Lines that have arrived together are answered together: taking one
    programme after the other through them is a quarter quicker. An empty line is a bad one, but not at the
    end: many programs close with a newline too many.
    """
    collects = gc.isenabled()
    gc.disable()  # what a line leaves behind has no cycles, and what is remembered is bounded
    try:
        return _stream(read, write, on, programmes, figures)
    finally:
        if collects:
            gc.enable()


def _stream(
    read: BufferedIOBase,
    write: BinaryIO,
    on: date,
    programmes: Collection[str] | None,
    figures: Figures | None,
) -> bool:
    good = True
    number = 0
    empty: list[bytes] = []  # until it is known whether they are the end
    for arrived in _arriving(read):
        last = max((place for place, line in enumerate(arrived) if line.strip()), default=-1) + 1
        if not last:
            empty += arrived
            continue
        lines = [*empty, *arrived[:last]]
        empty = arrived[last:]
        for start in range(0, len(lines), _MOST_LINES):
            some = lines[start : start + _MOST_LINES]
            answers = _answers(some, number + 1, on, programmes, figures)
            good &= "error" not in {kind for kind, _ in answers}
            for _, text in answers:
                write.write(f"{text}\n".encode("ascii"))
            number += len(some)
        write.flush()
    return good


def _arriving(read: BufferedIOBase) -> Iterator[list[bytes]]:
    """Whole lines, as many as have arrived."""
    begun: list[bytes] = []  # of a line whose end is still to come
    while chunk := read.read1(_AT_ONCE):
        first, *lines = chunk.split(b"\n")
        begun.append(first)
        if lines:
            *whole, rest = lines
            yield [b"".join(begun), *whole]
            begun = [rest]
    if last := b"".join(begun):
        yield [last]


def _answers(
    lines: Sequence[bytes],
    first: int,
    on: date,
    programmes: Collection[str] | None,
    figures: Figures | None,
) -> list[tuple[str, str]]:
    """What each line is, "assessment" or "error", and the text of the answer."""
    situations: list[Situation] = []
    errors: dict[int, str] = {}
    for number, line in enumerate(lines, first):
        try:
            situations.append(read_situation(line.rstrip(b"\r"), line=number))
        except BadSituation as bad:
            told = {"line": number, "error": one_line(str(bad))}
            errors[number] = json.dumps(told, separators=(",", ":"))
    assessments = assess_all(situations, on, programmes, figures=figures)
    for alike in zip(*(one.programmes for one in assessments), strict=True):
        for programme in alike:
            programme.text  # noqa: B018 - written programme after programme too
    texts = iter([one.text for one in assessments])
    return [
        ("error", errors[number]) if number in errors else ("assessment", next(texts))
        for number in range(first, first + len(lines))
    ]
