"""What happened, for people to read."""

from collections.abc import Iterator
from pathlib import Path

from bot.conversation_tests.running import Outcome
from bot.conversation_tests.seen import Seen, named

_SHOWN_STEPS = 8


def failure(outcome: Outcome, root: Path | None = None) -> str:
    """Where it failed, what was expected, and the screen that was seen instead."""
    assert outcome.failed_at is not None
    placed = outcome.failed_at
    path = placed.path.relative_to(root) if root and placed.path.is_relative_to(root) else placed.path
    lines = [f"{path}:{placed.line}: [{outcome.language}] {outcome.conversation.title}"]
    lines += [f"  ✗ {line}" for line in (outcome.failure or "").splitlines()]
    lines += ["", "  what happened:"]
    skipped = len(outcome.taken) - _SHOWN_STEPS
    if skipped > 0:
        lines.append(f"    … {skipped} steps")
    for taken in outcome.taken[-_SHOWN_STEPS:]:
        lines.append(f"    {taken.placed.line:>4}  {_cut(taken.told, 44):<44} → {_headline(taken.seen)}")
    last = outcome.taken[-1].seen if outcome.taken else None
    if last is not None:
        lines += ["", "  the screen:", *(f"    │ {line}" for line in screen(last))]
    return "\n".join(lines)


def screen(seen: Seen) -> Iterator[str]:
    """A screen as text: what it says, its buttons with their ids, the notice over it."""
    yield from seen.text.splitlines()
    for button in seen.buttons:
        yield named(button)
    if seen.toast:
        yield f"({seen.toast})"


def _headline(seen: Seen | None) -> str:
    if seen is None:
        return "nothing"
    lines = [line for line in seen.text.splitlines() if line.strip()]
    return _cut(" · ".join(lines[:2]), 90)


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
