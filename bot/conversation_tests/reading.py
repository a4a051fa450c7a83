"""A conversation file into steps that know their lines."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from bot.content import ContentError, Language
from bot.content.files import PlainLoader, compose, line_of, read
from bot.content.models import Strict
from bot.conversation_tests.format import ConversationFile, Step

SHARED = "shared"
_DEEPEST = 5


class SharedFile(Strict):
    """`tests/conversations/shared/<name>.yaml`: steps that conversations include."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step, and where it stands."""

    step: Step
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """A file, its included steps put in."""

    path: Path
    title: str
    languages: tuple[Language, ...]
    on: date
    steps: tuple[PlacedStep, ...]


def read_conversation(path: Path) -> Conversation:
    """Raises ContentError with file, line and mend."""
    file = read(path, ConversationFile, PlainLoader)
    steps = tuple(_placed(path, file.steps, path.parent / SHARED, ()))
    return Conversation(path, file.title or path.stem, tuple(dict.fromkeys(file.lang)), file.on, steps)


def conversation_files(folder: Path) -> list[Path]:
    """All of a folder's conversations, by name."""
    return sorted(path for path in folder.rglob("*.yaml") if path.parent.name != SHARED)


def _placed(path: Path, steps: tuple[Step, ...], shared: Path, within: tuple[Path, ...]) -> list[PlacedStep]:
    node = compose(path)
    found: list[PlacedStep] = []
    for number, step in enumerate(steps):
        line = line_of(node, ("steps", number))
        if step.include is None:
            found.append(PlacedStep(step, path, line))
            continue
        included = shared / f"{step.include}.yaml"
        if not included.is_file():
            raise ContentError(path, line, _unknown(step.include, shared), "include")
        if included in within or len(within) > _DEEPEST:
            raise ContentError(path, line, f"{step.include} includes itself; take one of them out", "include")
        found += _placed(included, read(included, SharedFile, PlainLoader).steps, shared, (*within, included))
        if step.see is not None:
            found.append(PlacedStep(Step(see=step.see), path, line))
    return found


def _unknown(name: str, shared: Path) -> str:
    names = sorted(file.stem for file in shared.glob("*.yaml"))
    near = get_close_matches(name, names, n=1)
    mend = f"did you mean {near[0]}?" if near else f"there are: {', '.join(names) or 'none'}"
    return f"there is no {SHARED}/{name}.yaml; {mend}"
