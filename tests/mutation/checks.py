"""What might notice a fault, quickest first."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SECONDS = 300
"""After which a check counts as failed: the fault has made the program hang."""
_ALL = frozenset({"dialogs", "rules", "bot"})
_RULES, _BOT = frozenset({"rules"}), frozenset({"bot"})
_TESTS = (
    ("tests/rules/test_programmes.py", _RULES),
    ("tests/bot/conversation", _BOT),
    ("tests/bot/conversation_tests/golden", _ALL),
    ("tests/conversations", _ALL),
    ("tests/bot/conversation", _ALL - _BOT),
    ("tests/rules", _RULES),
    ("tests/walk/test_core.py", _RULES | _BOT),
    ("tests/walk/test_order.py", _RULES | _BOT),
    ("tests/bot/content", _ALL - _RULES),
    ("tests/bot/conversation_tests/test_recording.py", _BOT),
)
"""And for faults of which areas they are worth their time."""
_PYTEST = ("pytest", "-x", "-q", "--tb=no", "-p", "no:cacheprovider")
_FIRST = re.compile(r"^(?:FAILED|ERROR) (\S+?)(?:::|\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Check:
    """A command."""

    name: str
    command: tuple[str, ...]
    areas: frozenset[str] = _ALL


def checks(tree: Path) -> Iterator[Check]:
    """Those that the tree has. The tests of an area are one command: to start takes longer than most."""
    yield Check("rules check", ("rules", "check"), _RULES)
    yield Check("bot check", ("bot", "check"))
    for area in sorted(_ALL):
        tests = [name for name, areas in _TESTS if area in areas and (tree / name).exists()]
        if tests:
            yield Check(f"tests of {area}", (*_PYTEST, *tests), frozenset({area}))


async def noticed_by(check: Check, tree: Path) -> str | None:
    """The check, or the file of the first test in it that fails there; None when it passes."""
    outside = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "WALKS")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *check.command, cwd=tree, env=outside,
        stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL,
    )  # fmt: skip
    try:
        output, _ = await asyncio.wait_for(process.communicate(), SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
        return f"{check.name}, by taking too long"
    if process.returncode == 0:
        return None
    failed = _FIRST.search(output.decode(errors="replace"))
    return failed[1].removeprefix("tests/") if failed else check.name
