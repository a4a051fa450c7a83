"""Many situations, one a line in, one answer a line out."""

import gc
import json
from collections.abc import Collection
from datetime import date
from typing import BinaryIO

from rules.assess import assess
from rules.figures import Figures
from rules.reading import one_line, read_situation
from rules.situation import BadSituation


def stream(
    read: BinaryIO,
    write: BinaryIO,
    on: date,
    programmes: Collection[str] | None = None,
    figures: Figures | None = None,
) -> bool:
    """Answer each line as it comes: with its assessment, or with `{"line": 3, "error": …}`. Whether all
    were good.

    An answer is compact JSON in ASCII. An empty line is a bad one, but not at the end: many programs close
    with a newline too many.
    """
    gc.freeze()  # what is loaded and remembered stays; what a line leaves behind has no cycles
    good = True
    waiting: list[bytes] = []  # empty lines, until it is known whether they are the end
    for number, line in enumerate(read, 1):
        waiting.append(line)
        if line.isspace():
            continue
        for place, sent in enumerate(waiting, number - len(waiting) + 1):
            try:
                situation = read_situation(sent.rstrip(b"\r\n"), line=place)
            except BadSituation as bad:
                good = False
                answer = json.dumps({"line": place, "error": one_line(str(bad))}, separators=(",", ":"))
            else:
                answer = assess(situation, on, programmes, figures=figures).text
            write.write(answer.encode("ascii"))
            write.write(b"\n")
            write.flush()  # who asks line by line waits for this one; an answer fills a buffer anyway
        waiting.clear()
    return good
