"""The table of what the program shows agrees with the program."""

import ast
from collections.abc import Iterator

import pytest

from bot.check import values
from tests.conftest import ROOT

_SAYS = {"text": 1, "plural": 1, "screen": 0}
"""Methods of `Content`, and which argument is the key."""


def calls() -> Iterator[tuple[str, str, str]]:
    """Method, key and names of values of each call whose key stands there in full."""
    for folder in ("conversation", "telegram"):
        for path in (ROOT / "bot" / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                    continue
                place = _SAYS.get(node.func.attr)
                if place is None or len(node.args) <= place:
                    continue
                key = node.args[place]
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    given = {word.arg for word in node.keywords if word.arg}
                    given |= {"n"} if node.func.attr == "plural" else set()
                    yield node.func.attr, key.value, " ".join(sorted(given))


@pytest.mark.parametrize(("method", "key", "given"), sorted(set(calls())))
def test_each_call_is_in_the_table(method: str, key: str, given: str) -> None:
    table = values.SCREENS if method == "screen" else values.MESSAGES
    assert key in table
    # `**` of three lists by verdict is not seen here.
    known, named = set(table[key].split()), set(given.split())
    assert named == known or (key == "summary" and named < known)


def test_each_text_of_the_table_is_named_in_the_program() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py")]
    program = "\n".join(text for text in sources if "_WITHOUT_VALUES" not in text)
    made = ("amount.", "other.", "typed.unclear.", "typing.", "form.", "notice.", "commands.", "profile.")
    unknown = [key for key in values.MESSAGES if f'"{key}"' not in program and not key.startswith(made)]
    assert unknown == []
