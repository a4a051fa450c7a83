"""`python -m bot check`: its lines and its exit status."""

from pathlib import Path

import pytest

from bot.check.command import main


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TODAY", "2027-11-23")


def test_clean_is_silent_on_standard_output(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], root) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "figures are to be looked up again" in said.err


def test_strict_counts_what_is_due(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--strict"], root) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(": review: " in line for line in lines)


def test_a_finding_is_one_line_and_exit_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "dialogs" / "screens" / "about.html.j2").write_text("{% if %}", encoding="utf-8")
    assert main([], root) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("dialogs/screens/about.html.j2:1: template: broken template: ")


def test_a_wrong_command_or_day(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["--strikt"], root) == 2
    assert main(["--help"], root) == 0
    monkeypatch.setenv("BOT_TODAY", "tomorrow")
    assert main([], root) == 2
