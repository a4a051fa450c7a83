"""The catalogues as they were at a revision of git."""

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

import polib

from bot.content.catalogue import LANGUAGES, Language
from bot.messages.catalogue import Entry

_UNKNOWN = "git knows no such revision"


class RevisionError(Exception):
    """There is no git, no such revision, or it holds no catalogues. One line."""


def entries_at(root: Path, revision: str) -> dict[Language, dict[str, Entry]]:
    """The entries of each language by key, obsolete ones left out. Raises RevisionError."""
    commit = _git(root, revision, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    archive = _git(root, revision, "archive", commit.decode().strip(), "locales")
    found: dict[Language, dict[str, Entry]] = {language: {} for language in LANGUAGES}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            file = tar.extractfile(member)
            if file is None or path.suffix != ".po":
                continue
            try:
                entries = polib.pofile(file.read().decode())
            except (OSError, UnicodeDecodeError):
                raise RevisionError(f"{path} cannot be read as it was at {revision}") from None
            for language in LANGUAGES:
                if path.parent.name == language:
                    kept = [Entry(po, language) for po in entries if not po.obsolete]
                    found[language] |= {entry.key: entry for entry in kept}
    return found


def _git(root: Path, revision: str, *arguments: str) -> bytes:
    if revision.startswith("-"):  # Git would take it for an option.
        raise RevisionError(f"--since {revision}: {_UNKNOWN}")
    try:
        done = subprocess.run(["git", "-C", root, *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise RevisionError("git is not installed, and --since needs it") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ").partition("\n")[0]
        raise RevisionError(f"--since {revision}: {said or _UNKNOWN}")
    return done.stdout
