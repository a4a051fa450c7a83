"""Whether a run of tests played all conversations there are, so that what they reach can be judged."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.conversation_tests.coverage.items import GATED
from bot.conversation_tests.coverage.tally import Tally
from bot.conversation_tests.reading import conversation_files


@dataclass(slots=True)
class Run:
    """The conversations of a run by pytest's ids: those that it found, and those that it played."""

    found: set[str] = field(default_factory=set)
    played: set[str] = field(default_factory=set)

    def is_whole(self, folder: Path, root: Path) -> bool:
        """Whether every file of `folder` was played in every language it has: no file named, no `-k`."""
        there = {file.relative_to(root).as_posix() for file in conversation_files(folder)}
        found = {one.partition("::")[0] for one in self.found}
        return bool(there) and there <= found and self.found <= self.played


def complaint(tally: Tally) -> str | None:
    """What has to be reached and is not; None where it is enough."""
    short = [f"{count.language}: {len(count.missing)} {count.kind}s" for count in tally.too_little()]
    if not short:
        return None
    *others, last = (f"{kind}s" for kind in GATED)
    every = f"{', '.join(others)} and {last}"
    return (
        f"FAILED conversations have to reach all {every}; write some for what is missing – {', '.join(short)}"
    )
