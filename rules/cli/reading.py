"""From the bytes that another program sends to a `Situation`: JSON, and what Python's reader lets through.

Whatever is wrong raises `BadSituation` with the fact (or "situation", where it is the whole) and the mend.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from rules.parsing import parse_situation
from rules.situation import BadSituation, Situation

_WHOLE: Final = "situation"
_MENDS: Final = {
    "Extra data": "one object is read; send several one a line, with assess --lines",
    "Expecting property name": "write names in double quotes, and no comma after the last fact",
    "Illegal trailing comma": "remove the comma",
    "Expecting value": "write a number, true, false, null, or a text in double quotes",
    "Expecting ',' delimiter": "write a comma between facts, and close what is open",
    "Expecting ':' delimiter": "write a colon between the fact and its value",
    "Unterminated string": "close the double quotes",
    "Invalid control character": "close the double quotes on the same line",
    "Invalid \\": "write \\\\ for a backslash",
}
_MORE_DIGITS_THAN_ANY_FACT: Final = 30


def read_situation(sent: bytes, *, line: int = 1) -> Situation:
    """The situation. `line`: the number of its first line, for errors. Raises `BadSituation`."""
    try:
        return parse_situation(_json(sent, line))
    except RecursionError:
        raise BadSituation(
            _WHOLE, "nested too deeply; a fact is a value or a range, write no lists or objects in it"
        ) from None


class _Doubled(dict[str, Any]):
    """An object in which a name stands twice: JSON's own reader would keep the last one without a word."""

    name: str


def _json(sent: bytes, line: int) -> Any:
    try:
        text = sent.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise BadSituation(_WHOLE, f"not UTF-8 at byte {broken.start + 1}; send it as UTF-8") from None
    if not text.strip():
        raise BadSituation(_WHOLE, "nothing was sent; send {} if nothing is known")
    try:
        data = _loads(text, line)
        if text.count(":") == _pairs(data):  # as many as are left: no name stood twice
            return data
        data = _loads(text, line, object_pairs_hook=_object)
    except BadSituation:
        raise
    except ValueError:  # a number of thousands of digits
        data = _loads(text, line, object_pairs_hook=_object, parse_int=_int)
    _refuse_doubled(data)
    return data


def _loads(text: str, line: int, **options: Any) -> Any:
    try:
        return json.loads(text, **options)
    except json.JSONDecodeError as broken:
        mend = next((mend for what, mend in _MENDS.items() if broken.msg.startswith(what)), "correct it")
        where = f"line {line + broken.lineno - 1}, column {broken.colno}"
        raise BadSituation(_WHOLE, f"not JSON: {where}: {broken.msg}; {mend}") from None


def _pairs(data: Any) -> int:
    if not isinstance(data, dict):
        return 0
    return len(data) + sum([len(value) for value in data.values() if type(value) is dict])


def _int(number: str) -> int:
    """Of thousands of digits the first ones are enough for a fact to refuse the number."""
    return int(number[:_MORE_DIGITS_THAN_ANY_FACT])


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = _Doubled(found)
    doubled.name = Counter(name for name, _ in pairs).most_common(1)[0][0]
    return doubled


def _refuse_doubled(data: Any) -> None:
    if isinstance(data, _Doubled):
        raise BadSituation(data.name, "stands twice; keep one")
    if isinstance(data, dict):
        for fact, value in data.items():
            if isinstance(value, _Doubled):
                raise BadSituation(fact, f'"{value.name}" stands twice in its range; keep one')


def one_line(text: str) -> str:
    """The text on one line, not too long, and without anything that a terminal would obey."""
    shown = text if len(text) <= 600 else f"{text[:250]}…{text[-250:]}"
    if shown.isprintable():
        return shown
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in shown
    )
