"""The example of the rules' README does what it says."""

import contextlib
import io
import re
from pathlib import Path

import rules


def test_the_example_prints_what_the_readme_shows() -> None:
    text = (Path(rules.__file__).parent / "README.md").read_text(encoding="utf-8")
    example, shown = re.findall(r"```(?:python)?\n(.*?)```", text, re.DOTALL)[:2]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})
    assert printed.getvalue() == shown
