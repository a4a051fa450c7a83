"""Reading YAML so that every mistake names its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.content.errors import ContentError

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[int | str, ...]
"""The way from the top of a file to a value: `("questions", 0, "text")`."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PlainLoader(_Loader):  # type: ignore[misc]
    """Only `true` and `false` are truth values: `on`, `yes` and `no` are words, and so are dates.

    A date that cannot be (2026-02-31) is a word too, so that it is told where it stands.
    """


def _is_plain(tag: str, sign: str) -> bool:
    if tag == "tag:yaml.org,2002:bool":
        return sign in "tTfF"
    return tag != "tag:yaml.org,2002:timestamp"


PlainLoader.yaml_implicit_resolvers = {
    sign: [(tag, fits) for tag, fits in known if _is_plain(tag, sign)]
    for sign, known in _Loader.yaml_implicit_resolvers.items()
}

_TEXT = "is not a text; write one, in quotes if it looks like a number or is yes or no"
_MENDS = {
    "extra_forbidden": "is not known here; correct its spelling or remove it",
    "missing": "is missing; add it",
    "string_type": _TEXT,
    "invalid_key": _TEXT,
    "int_type": "is not a number; write digits only",
    "int_parsing": "is not a number; write digits only",
    "tuple_type": "is not a list; write [one, two], or each on a line that begins with `- `",
    "dict_type": "holds nothing by name; write `name: value`, one a line, indented",
    "model_type": "holds nothing by name; write `name: value`, one a line",
}
_BROKEN = {
    "mapping values are not allowed": "a colon inside the words, or a line too far to the right; "
    "put the words in quotes, or begin the line where its neighbours begin",
    "expected '-' indicator": "a line begins too far to the left; begin it where its neighbours begin",
    "did not find expected key": "a line begins elsewhere than its neighbours, or words begin with a "
    "quotation mark or a brace; move the line, or put all the words in quotes",
    "could not find expected ':'": "a line without its name, a colon and a space; write `name: words`",
    "found unexpected end of stream": "a quotation mark is not closed; add the second one",
    "cannot start any token": "words begin with a sign of YAML's own; put them in quotes",
    "found a tab": "a tab; begin the line with spaces",
}
"""What to do, by a part of what the YAML reader says: it speaks to programmers."""
_BRANCHES = ("one link", "a link for each language")
"""Parts of a way that stand in no file: pydantic names the branch that it took."""
_PATTERNS = {
    r"\S": "is empty; write the text",
    "^https://": "is no link; write it in full, with https://",
}


def read(path: Path, model: type[Model], loader: Any = _Loader) -> Model:
    """The file as `model`. Raises ContentError with the line of the first mistake."""
    found, mistakes = attempt(path, model, loader)
    if found is None:
        raise mistakes[0]
    return found


def attempt(path: Path, model: type[Model], loader: Any = _Loader) -> tuple[Model | None, list[ContentError]]:
    """The file as `model`, or None and everything that is wrong with it."""
    try:
        node = compose(path)
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except ContentError as error:
        return None, [error]
    except yaml.MarkedYAMLError as error:
        return None, [_broken(path, error)]
    except (yaml.YAMLError, ValueError) as error:
        return None, [ContentError(path, 1, f"broken YAML: {error}", "yaml")]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_mistake(path, node, wrong) for wrong in error.errors()]


def _mistake(path: Path, node: Any, wrong: ErrorDetails) -> ContentError:
    at = tuple(part for part in wrong["loc"] if part not in _BRANCHES)
    where = ".".join(str(part) for part in at) or "the file"
    return ContentError(path, line_of(node, at), f"{where}: {_mend(wrong)}", "field")


def _mend(wrong: ErrorDetails) -> str:
    if wrong["type"] == "string_pattern_mismatch":
        return _PATTERNS.get(wrong["ctx"]["pattern"], wrong["msg"])
    return _MENDS.get(wrong["type"], wrong["msg"])


def compose(path: Path) -> Any:
    """The file's YAML nodes, which know their lines. Raises ContentError."""
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise ContentError(path, 1, "the file is missing; restore it", "yaml") from None
    except UnicodeDecodeError:
        raise ContentError(path, 1, "the file is not UTF-8; save it as UTF-8", "yaml") from None
    except OSError as error:
        raise ContentError(path, 1, f"the file cannot be read: {error.strerror}", "yaml") from None
    except yaml.MarkedYAMLError as error:
        raise _broken(path, error) from None
    except yaml.reader.ReaderError as error:
        # libyaml counts bytes.
        line = 1 + path.read_bytes().count(b"\n", 0, error.position)
        message = "a character that cannot be seen stands here; remove it"
        raise ContentError(path, line, message, "yaml") from None


def _broken(path: Path, error: yaml.MarkedYAMLError) -> ContentError:
    mark = error.problem_mark
    problem = str(error.problem)
    told = next((words for theirs, words in _BROKEN.items() if theirs in problem), problem)
    message = f"broken YAML: {told}; look at this line and above"
    return ContentError(path, mark.line + 1 if mark else 1, message, "yaml")


def scalars(node: Any, name: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Every value of a file, with the name it stands under. An alias (`*that`) is not followed."""
    seen: set[int] = set()
    waiting = [(name, node)]
    while waiting:
        under, one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, yaml.ScalarNode):
            yield under, one
        elif isinstance(one, yaml.SequenceNode):
            waiting += [(under, each) for each in reversed(one.value)]
        elif isinstance(one, yaml.MappingNode):
            waiting += [(str(key.value), each) for key, each in reversed(one.value)]


def line_of(node: Any, location: Location) -> int:
    """The line of the value at `location`, or of the innermost one around it that there is."""
    line = node.start_mark.line if node is not None else 0
    for part in location:
        if isinstance(node, yaml.MappingNode):
            match = [pair for pair in node.value if pair[0].value == str(part)]
            if not match:
                break
            key, node = match[0]
            line = key.start_mark.line
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line
        else:
            break
    return int(line) + 1
