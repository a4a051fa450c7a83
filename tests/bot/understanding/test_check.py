"""What staff are told about the phrases they edit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.understanding.check import TAGS, check_phrases
from bot.understanding.phrases import DIALOGS, phrases


@pytest.fixture
def dialogs(tmp_path: Path) -> Path:
    shutil.copytree(DIALOGS / "phrases", tmp_path / "phrases")
    (tmp_path / "destinations").mkdir()
    shutil.copy(DIALOGS / "destinations" / "regions.yaml", tmp_path / "destinations")
    return tmp_path


def test_the_phrases_of_the_project_are_clean() -> None:
    assert [str(finding) for finding in check_phrases(DIALOGS)] == []


def test_every_file_is_known() -> None:
    assert {path.stem for path in (DIALOGS / "phrases").glob("*.yaml")} == {*TAGS, "regions"}
    assert all(set(phrases(name)) == tags for name, tags in TAGS.items())


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "code"),
    [
        ("yes_no", "sure: >-", "shure: >-", None, "unknown-entry"),
        ("yes_no", "sure: >-", "shure: >-", 1, "missing-entry"),
        ("yes_no", "  да, ", "  да,, ", None, "empty-phrase"),
        ("yes_no", "  да, ", "  да, нет, ", None, "said-twice"),
        ("not_said", "unknown: >-\n", "unknown: [one, two]\nother: >-\n", None, "not-a-list"),
        ("money", "tenge: >-", "tenge: '", None, "not-yaml"),
        ("regions", "  KZ-10:", "  KZ-99:", None, "unknown-region"),
        ("regions", "elsewhere:", "elsewere:", None, "unknown-entry"),
    ],
)
def test_a_slip_is_named_with_its_line(
    dialogs: Path, file: str, old: str, new: str, line: int | None, code: str
) -> None:
    path = dialogs / "phrases" / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [finding for finding in check_phrases(dialogs) if finding.code == code]
    assert found
    assert found[0].path == path
    assert found[0].line >= 1
    assert line in (None, found[0].line)
    assert str(found[0]).startswith(f"{path}:{found[0].line}: {code}: ")


BROKEN = [(None, "no-file"), (b"\xff\xfe", "not-utf-8"), (b"- a\n", "not-a-mapping"), (b"", "not-a-mapping")]


@pytest.mark.parametrize(("content", "code"), BROKEN)
def test_a_file_that_cannot_be_read(dialogs: Path, content: bytes | None, code: str) -> None:
    path = dialogs / "phrases" / "date.yaml"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert [finding.code for finding in check_phrases(dialogs)] == [code]
