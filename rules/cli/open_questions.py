"""What the law leaves open, in the words of the parameter file that will settle it."""

from pathlib import Path
from typing import Final

from rules.programme import Source
from rules.sourced_yaml import Entry

_FOLDER: Final = Path(__file__).parents[1] / "parameters"


def words_of(parameter: str) -> str:
    """The comment at the head of a delivered parameter's file, where staff read what it is about."""
    words = []
    for line in (_FOLDER / f"{parameter}.yaml").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        words.append(line.lstrip("# "))
    return " ".join(words)


def source_of(parameter: str) -> Source | None:
    """Where the question stands that a delivered parameter settles; None where there is no question."""
    entry = Entry.read(_FOLDER / f"{parameter}.yaml")
    if "not_settled" not in entry:
        return None
    asked = entry.entry("not_settled")
    return Source(asked.text("law"), asked.text("url"), "not_settled", asked.day("checked_on"))
