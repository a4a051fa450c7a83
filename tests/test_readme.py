"""The README is true where a machine can tell."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_is_shown() -> None:
    found = re.search(r"^```python\n(.*?)^```\n\n```\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert found
    example, shown = found.groups()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})
    assert printed.getvalue() == shown


def test_every_variable_is_told_with_its_default() -> None:
    told: dict[str, str] = {}
    for names, defaults in re.findall(r"^\| (`[A-Z_`, ]+`) \| (.*?) \|", README, re.MULTILINE):
        told |= dict(zip(names.split(", "), defaults.split(", "), strict=True))
    assert set(told) == {f"`{name.upper()}`" for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        if field.default is not None:
            assert told[f"`{name.upper()}`"] == f"`{field.default}`"


NAMED = {*re.findall(r"`([a-z]+/[a-z/_.]*)`", README), *re.findall(r"\]\(([a-z][\w/.-]+)\)", README)}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_path_that_is_named_exists(name: str) -> None:
    assert (ROOT / name).exists()
