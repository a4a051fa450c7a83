"""Reading YAML so that every mistake names its line."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.content.errors import ContentError

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[int | str, ...]
"""The way from the top of a file to a value: `("questions", 0, "text")`."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PlainLoader(_Loader):  # type: ignore[misc]
    """Only `true` and `false` are truth values: `on`, `yes` and `no` are words."""


PlainLoader.yaml_implicit_resolvers = {
    sign: [(tag, fits) for tag, fits in known if tag != "tag:yaml.org,2002:bool" or sign in "tTfF"]
    for sign, known in _Loader.yaml_implicit_resolvers.items()
}
_MENDS = {
    "extra_forbidden": "is not known here; correct its spelling or remove it",
    "missing": "is missing; add it",
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
    except (yaml.YAMLError, ValueError) as error:
        return None, [ContentError(path, 1, f"broken YAML: {error}", "yaml")]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [
            ContentError(
                path,
                line_of(node, wrong["loc"]),
                f"{'.'.join(str(part) for part in wrong['loc']) or 'the file'}: "
                f"{_MENDS.get(wrong['type'], wrong['msg'])}",
                "field",
            )
            for wrong in error.errors()
        ]


def compose(path: Path) -> Any:
    """The file's YAML nodes, which know their lines. Raises ContentError."""
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise ContentError(path, 1, "the file is missing; restore it", "yaml") from None
    except UnicodeDecodeError:
        raise ContentError(path, 1, "the file is not UTF-8; save it as UTF-8", "yaml") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        message = f"broken YAML: {error.problem}; look at this line and above"
        raise ContentError(path, line, message, "yaml") from None
    except yaml.YAMLError as error:
        raise ContentError(path, 1, f"broken YAML: {error}", "yaml") from None


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
