"""`python -m bot draw`: where the picture goes, and what is said of a wrong command."""

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.draw.command import main
from tests.conftest import ROOT


def test_standard_output_is_the_picture(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["--programme", "tsa", "--lang", "kk"], ROOT) == 0
    said = capfdbinary.readouterr()
    assert ElementTree.fromstring(said.out).get("lang") == "kk"
    assert said.err == b""


def test_a_topic_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "child.svg"
    assert main(["--topic", "child", "--out", str(out)], ROOT) == 0
    drawn = out.read_text(encoding="utf-8")
    assert 'id="programme.childcare_benefit"' in drawn
    assert 'id="programme.tsa"' not in drawn
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--programme", "birth_benefits"],
            "there is no programme birth_benefits; did you mean birth_benefit?",
        ),
        (["--topic", "chld"], "there is no topic chld; did you mean child?"),
        (["--lang", "kz"], "there is no language kz; did you mean kk?"),
        (["--lang", "en"], "there is no language en; choose from kk, ru"),
        (["--language", "kk"], "unrecognized arguments: --language kk; --help shows how it is written"),
    ],
)
def test_a_wrong_command_is_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, ROOT) == 2
    assert capsys.readouterr() == ("", f"python -m bot draw: {said}\n")


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"], ROOT) == 0
    assert "--programme" in capsys.readouterr().out


def test_broken_content_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("dialogs", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    broken = tmp_path / "dialogs" / "situations.yaml"
    broken.write_text("situations: [", encoding="utf-8")
    assert main([], tmp_path) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{broken}:")


def test_a_file_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(tmp_path / "none" / "x.svg")], ROOT) == 1
    assert "x.svg" in capsys.readouterr().err
