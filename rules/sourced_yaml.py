"""YAML that remembers where it was written, so that an error can name the file and the line."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_PLAIN_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]{0,17})")


class FigureError(ValueError):
    """A file of figures, or of an example household, that cannot be used: `path:line: what is wrong; how to
    mend it`."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


class Entry:
    """A mapping of a YAML file. Values are taken by name and type; whatever is taken wrongly raises
    `FigureError`."""

    def __init__(self, path: Path, node: Any) -> None:
        self.path = path
        self.line: int = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise self.error("a list of named values is expected here; write `name: value`")
        self._nodes: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key.value, str):
                raise self.error("a name is a plain word; write `name: value`", key)
            if key.value in self._nodes:
                raise self.error(f"`{key.value}` stands twice; keep one", key)
            self._nodes[key.value] = value

    @classmethod
    def read(cls, path: Path) -> Self:
        """The file's outermost mapping."""
        try:
            written = path.read_bytes()
        except FileNotFoundError:
            raise FigureError(path, 1, "there is no such file; put it back") from None
        except OSError as failure:
            raise FigureError(path, 1, f"it cannot be read ({failure.strerror}); put it back") from None
        try:
            node = yaml.compose(written.decode(), Loader=_Loader)
        except UnicodeDecodeError as broken:
            line = 1 + written.count(b"\n", 0, broken.start)
            raise FigureError(path, line, "not UTF-8; save the file with this encoding") from None
        except yaml.MarkedYAMLError as broken:
            line = broken.problem_mark.line + 1 if broken.problem_mark else 1
            raise FigureError(
                path, line, f"not YAML: {broken.problem}; mend the indentation or quotes"
            ) from None
        except yaml.reader.ReaderError as broken:
            line = 1 + written.count(b"\n", 0, broken.position)  # libyaml counts bytes
            raise FigureError(path, line, "a control character stands here; remove it") from None
        if node is None:
            raise FigureError(path, 1, "the file is empty; fill it in as its neighbours are, or delete it")
        return cls(path, node)

    def error(self, message: str, node: Any = None) -> FigureError:
        return FigureError(self.path, node.start_mark.line + 1 if node is not None else self.line, message)

    def error_at(self, name: str, message: str) -> FigureError:
        return self.error(message, self._nodes.get(name))

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def only(self, *names: str) -> None:
        """Refuses any other name."""
        for name in self:
            if name not in names:
                raise self.error_at(name, f"`{name}` is not known here; use {', '.join(names)}")

    def value(self, name: str) -> Any:
        """The plain value, dates and numbers as YAML reads them."""
        node = self._node(name)
        self._refuse_strange_numbers(name, node)
        try:
            return _plain(node)
        except (ValueError, yaml.YAMLError):  # 2026-02-30, !tag
            raise self.error_at(
                name, f"`{name}` cannot be read; write a number, a day that there is, or a text in quotes"
            ) from None

    def _refuse_strange_numbers(self, name: str, node: Any) -> None:
        """YAML reads 04325 in base 8 and 1:12:05 in base 60."""
        if isinstance(node, yaml.ScalarNode):
            if node.tag.endswith(":int") and not _PLAIN_NUMBER.fullmatch(node.value):
                raise self.error_at(
                    name, f"`{node.value}` is not a plain number; write digits only, none of them a leading 0"
                )
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self._refuse_strange_numbers(name, item)
        elif isinstance(node, yaml.MappingNode):
            for _, value in node.value:
                self._refuse_strange_numbers(name, value)

    def text(self, name: str) -> str:
        value = self.value(name)
        if not isinstance(value, str) or not value.strip():
            raise self.error_at(name, f"`{name}` must be a text; write one")
        return value

    def day(self, name: str) -> date:
        value = self.value(name)
        if type(value) is not date:
            raise self.error_at(name, f"`{name}` must be a day; write it as 2026-01-31")
        return value

    def entry(self, name: str) -> "Entry":
        return Entry(self.path, self._node(name))

    def entries(self, name: str) -> list["Entry"]:
        node = self._node(name)
        if not isinstance(node, yaml.SequenceNode):
            raise self.error_at(name, f"`{name}` must be a list; start each row with `- `")
        return [Entry(self.path, item) for item in node.value]

    def _node(self, name: str) -> Any:
        if name not in self._nodes:
            raise self.error(f"`{name}` is missing; add it")
        return self._nodes[name]


def _plain(node: Any) -> Any:
    return yaml.constructor.SafeConstructor().construct_document(node)
