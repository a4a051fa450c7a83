"""Reading YAML so that every mistake names its line."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.content.errors import ContentError

Model = TypeVar("Model", bound=BaseModel)

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path, model: type[Model]) -> Model:
    """The file as `model`. Raises ContentError with the line of the first mistake."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError(path, 1, "the file is missing; restore it") from None
    except UnicodeDecodeError:
        raise ContentError(path, 1, "the file is not UTF-8; save it as UTF-8") from None
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise ContentError(path, line, f"broken YAML: {error.problem}; look at this line and above") from None
    except yaml.YAMLError as error:
        raise ContentError(path, 1, f"broken YAML: {error}") from None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ContentError(path, _line_of(text, first["loc"]), f"{where}: {first['msg']}") from None


def _line_of(text: str, location: tuple[int | str, ...]) -> int:
    node = yaml.compose(text, Loader=_Loader)
    for part in location:
        if isinstance(node, yaml.MappingNode):
            match = [pair for pair in node.value if pair[0].value == str(part)]
            if not match:
                break
            key, node = match[0]
            line: int = key.start_mark.line + 1
            if not isinstance(node, yaml.CollectionNode):
                return line
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            break
    return int(node.start_mark.line) + 1 if node is not None else 1
