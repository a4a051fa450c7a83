"""The examples of the rules' README do what it says."""

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import rules

FOLDER = Path(rules.__file__).parent
TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    (command, shown)
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def test_the_example_prints_what_the_readme_shows() -> None:
    example, shown = re.findall(r"```(?:python)?\n(.*?)```", TEXT, re.DOTALL)[:2]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})
    assert printed.getvalue() == shown


def test_every_command_is_shown() -> None:
    assert len(COMMANDS) >= 7
    for command in ("assess", "next", "schema", "explain", "diff"):
        assert f"python -m rules {command}" in TEXT


@pytest.mark.parametrize(("command", "shown"), COMMANDS)
def test_a_command_writes_what_the_readme_shows(command: str, shown: str) -> None:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        command,
        shell=True,
        cwd=FOLDER.parent,
        env=os.environ | {"PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.stdout == shown
