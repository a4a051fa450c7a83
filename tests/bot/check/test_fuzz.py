"""Whatever is done to the files, the check answers with findings: never a traceback."""

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.check import check
from tests.conftest import ROOT

TODAY = date(2026, 11, 23)
ROUNDS = 24
"""A quick part; the same with thousands of rounds found what `test_damage` holds."""
EDITED = sorted(
    path.relative_to(ROOT)
    for folder in ("dialogs", "locales", "rules/parameters")
    for path in (ROOT / folder).rglob("*")
    if path.is_file()
)
SCRAPS: tuple[str, ...] = (
    *"{}[]<>&*!|#@%`'\"?:-,\t\n\r\0\x07\ufeff\u200b",
    "{x}", "{0}", "{{", "}}", "{% if", "%}", "<b>", "</b>", "<<: ", ": ", "- ", "---\n", "...\n", "&a ", "*a",
    "null", "true", "1e999", "0x", "2026-02-30", "~", "9" * 30, "=======\n", "<<<<<<< a\n", "msgstr ", "#~",
)  # fmt: skip

Slip = Callable[[random.Random, str], str]


def cut(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 5, 50, 5000)) :]


def insert(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SCRAPS) + text[at:]


def indent(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines) + 1)
    lines[at : at + 1] = [chance.choice((" ", "   ", "\t")) + line for line in lines[at : at + 1]]
    return "".join(lines)


def repeat(chance: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    at, there = chance.randrange(len(lines) + 1), chance.randrange(len(lines) + 1)
    return "".join([*lines[:there], *lines[at : at + 3], *lines[there:]])


def swap(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


SLIPS: tuple[Slip, ...] = (cut, insert, indent, repeat, swap)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_slip_of_any_kind_is_at_most_a_finding(
    root: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # No hunspell: it takes most of the time.
    failures = [one for one in damaged(root, random.Random(seed)) if ": failure: " in one]
    assert failures == []


def damaged(root: Path, chance: random.Random) -> list[str]:
    """What is found after some slips in some files."""
    for path in chance.sample(EDITED, chance.choice((1, 1, 2, 4))):
        text = (root / path).read_text(encoding="utf-8")
        for _ in range(chance.choice((1, 1, 3))):
            text = chance.choice(SLIPS)(chance, text)
        (root / path).write_text(text, encoding="utf-8", newline="")
        if chance.random() < 0.05:
            shutil.move(root / path, root / path.parent / "other.yaml")
    report = check(root, TODAY)
    return [str(finding) for finding in (*report.findings, *report.due)]
