"""What a slip of the hand, a broken editor or a half-finished copy does to a file."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from bot.content.watching import FOLDERS

_SIGNS: tuple[str, ...] = (
    *"{}[]<>&\"':#%|\\\t-№ә",
    "\u00a0",
    "\r\n",
    "{x}",
    "<b>",
    "{{",
    "%}",
    "- ",
    "\ufeff",
    "😀",
)

Edit = Callable[[random.Random, str], str]


def _lines(change: Callable[[random.Random, list[str]], None]) -> Edit:
    def edit(chance: random.Random, text: str) -> str:
        lines = text.splitlines(keepends=True) or ["\n"]
        change(chance, lines)
        return "".join(lines)

    return edit


def _drop(chance: random.Random, lines: list[str]) -> None:
    del lines[chance.randrange(len(lines))]


def _drop_several(chance: random.Random, lines: list[str]) -> None:
    start = chance.randrange(len(lines))
    del lines[start : start + chance.randint(2, 12)]


def _double(chance: random.Random, lines: list[str]) -> None:
    place = chance.randrange(len(lines))
    lines.insert(place, lines[place])


def _swap(chance: random.Random, lines: list[str]) -> None:
    place = chance.randrange(len(lines))
    other = (place + 1) % len(lines)
    lines[place], lines[other] = lines[other], lines[place]


def _indent(chance: random.Random, lines: list[str]) -> None:
    place = chance.randrange(len(lines))
    lines[place] = chance.choice(("  ", " ", "\t")) + lines[place]


def _outdent(chance: random.Random, lines: list[str]) -> None:
    place = chance.randrange(len(lines))
    lines[place] = lines[place].lstrip(" ")


def _insert(chance: random.Random, text: str) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice(_SIGNS) + text[place:]


def _remove(chance: random.Random, text: str) -> str:
    place = chance.randrange(max(1, len(text)))
    return text[:place] + text[place + chance.randint(1, 3) :]


def _cut(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(max(1, len(text)))]


def _number(chance: random.Random, text: str) -> str:
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return text
    found = chance.choice(numbers)
    return text[: found.start()] + str(chance.choice((0, 1, 7, 99, 4325))) + text[found.end() :]


def _word(chance: random.Random, text: str) -> str:
    words = list(re.finditer(r"\w{4,}", text))
    if not words:
        return text
    first, second = chance.choice(words), chance.choice(words)
    return text[: first.start()] + second.group() + text[first.end() :]


EDITS: tuple[Edit, ...] = (
    *map(_lines, (_drop, _drop_several, _double, _swap, _indent, _outdent)),
    *(_insert, _remove, _cut, _number, _word),
)


class Vandal:
    """Damages files under `root`, and puts them back as they are under `sound`."""

    def __init__(self, root: Path, sound: Path, seed: int) -> None:
        self._root = root
        self._sound = sound
        self._chance = random.Random(seed)

    def strike(self) -> str:
        """One edit; says which."""
        chance = self._chance
        if chance.random() < 0.6:
            self.repair()
        files = [
            path
            for folder in FOLDERS
            for path in sorted((self._root / folder).rglob("*"))
            if path.is_file() and path.suffix in (".yaml", ".j2", ".po", ".txt")
        ]
        path = chance.choice(files)
        said = path.relative_to(self._root).as_posix()
        roll = chance.random()
        if roll < 0.04:
            path.unlink()
            return f"deleted {said}"
        if roll < 0.07:
            path.rename(path.with_name(f"copy_of_{path.name}"))
            return f"renamed {said}"
        if roll < 0.10:
            path.write_bytes(bytes(chance.randrange(256) for _ in range(300)))
            return f"rubbish in {said}"
        if roll < 0.12:
            path.write_bytes(b"")
            return f"emptied {said}"
        edit = chance.choice(EDITS)
        text = path.read_bytes().decode(errors="replace")
        for _ in range(chance.choice((1, 1, 1, 3))):
            text = edit(chance, text)
        path.write_bytes(text.encode(errors="replace"))
        return f"{getattr(edit, '__name__', 'edit')} in {said}"

    def repair(self) -> None:
        """Everything as it was."""
        for folder in FOLDERS:
            shutil.rmtree(self._root / folder)
            shutil.copytree(self._sound / folder, self._root / folder)
