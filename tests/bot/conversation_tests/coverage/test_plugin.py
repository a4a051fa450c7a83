"""A run of pytest over conversation files: when it is judged, on how many processes whatsoever."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_CONVERSATION = """
title: Somebody opens the bot
steps:
  - start
  - press: language
  - press: begin
    see: {screen: menu}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "tests" / "conversations"
    folder.mkdir(parents=True)
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text(_CONVERSATION, encoding="utf-8")
    return tmp_path


def _run(project: Path, *arguments: str) -> tuple[int, str]:
    plugins = ("bot.conversation_tests.plugin", "bot.conversation_tests.coverage.plugin")
    loaded = [part for plugin in plugins for part in ("-p", plugin)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--rootdir", str(project), *loaded, *arguments],
        cwd=project,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTEST_ADDOPTS": "",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("processes", [(), ("-p", "xdist", "-n", "2")], ids=["one", "two"])
def test_a_run_of_all_fails_for_what_nobody_tries(project: Path, processes: tuple[str, ...]) -> None:
    status, said = _run(project, "tests", *processes)
    assert "4 passed" in said
    assert status == 1
    assert "screen shown *" in said
    (row,) = (line for line in said.splitlines() if line.startswith("screen shown *"))
    assert row.split()[3::3] == ["3/20", "3/20"]
    assert "FAILED conversations have to reach all questions, options, screens and verdicts" in said
    assert (project / "build" / "coverage-of-dialogs.html").is_file()


@pytest.mark.parametrize(
    "part",
    [
        ("tests", "-k", "kk"),
        ("tests/conversations/one.yaml", "tests/conversations/two.yaml::kk"),
    ],
)
def test_a_part_is_not_judged(project: Path, part: tuple[str, ...]) -> None:
    status, said = _run(project, *part)
    assert status == 0, said
    assert "coverage" not in said
    assert not (project / "build").exists()
