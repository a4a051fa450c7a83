"""The catalogues at a revision, from a real repository."""

import subprocess
from pathlib import Path

import pytest

from bot.messages.revision import RevisionError, entries_at
from tests.bot.messages.conftest import Shelf

MENU = 'msgctxt "message.menu"\nmsgid "Меню"\nmsgstr "Мәзір"\n'
_AS_SOMEBODY = ("-c", "user.name=Test", "-c", "user.email=test@example.kz", "-c", "commit.gpgsign=false")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", root, *_AS_SOMEBODY, *arguments], check=True, capture_output=True)


def commit(root: Path) -> None:
    """All there is under `root`, as the first commit of a new repository."""
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "All there is")


def test_entries_are_read_as_they_were(shelf: Shelf, tmp_path: Path) -> None:
    shelf(MENU, '#~ msgctxt "message.gone"\n#~ msgid "Было"\n#~ msgstr "Болған"\n')
    commit(tmp_path)
    shelf(MENU.replace("Мәзір", "Бүкіл мәзір"))
    found = entries_at(tmp_path, "HEAD")
    assert {key: entry.forms for key, entry in found["kk"].items()} == {"message.menu": ("Мәзір",)}
    assert found["ru"] == {}


@pytest.mark.parametrize("revision", ["no-such", "--output=x", "HEAD~9"])
def test_a_wrong_revision_is_said_in_one_line(shelf: Shelf, tmp_path: Path, revision: str) -> None:
    shelf(MENU)
    commit(tmp_path)
    with pytest.raises(RevisionError) as caught:
        entries_at(tmp_path, revision)
    assert str(caught.value) == f"--since {revision}: git knows no such revision"


def test_a_revision_without_catalogues_is_said(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    commit(tmp_path)
    with pytest.raises(RevisionError, match=r"^--since HEAD: pathspec 'locales' did not match any files$"):
        entries_at(tmp_path, "HEAD")


def test_a_catalogue_that_was_broken_is_said(shelf: Shelf, tmp_path: Path) -> None:
    shelf(MENU)
    path = tmp_path / "locales" / "kk" / "messages.po"
    path.write_text(path.read_text(encoding="utf-8").replace("msgctxt", "msgctx"), encoding="utf-8")
    commit(tmp_path)
    with pytest.raises(RevisionError, match=r"^locales/kk/messages.po cannot be read as it was at HEAD$"):
        entries_at(tmp_path, "HEAD")


def test_without_a_repository_or_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match=r"^--since HEAD: not a git repository"):
        entries_at(tmp_path, "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match=r"^git is not installed, and --since needs it$"):
        entries_at(tmp_path, "HEAD")
