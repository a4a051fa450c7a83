"""Templates of `dialogs/screens/`, read one by one."""

import re
import traceback
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2 import nodes

from bot.check.finding import Finding
from bot.content.templates import NO_WORDS, SUFFIX, TextCall, calls, environment

_WORDS = re.compile(r"[^\W\d_a-zA-Z][^<>{}\n]*")
_BUILT_IN = frozenset(("t", "plural", "loop", "range", "dict", "lipsum", "cycler", "joiner", "namespace"))


@dataclass(frozen=True, slots=True)
class ScreenFile:
    """A template: its texts, and the names it uses that it does not set itself, with their lines."""

    name: str
    path: Path
    calls: tuple[TextCall, ...]
    names: tuple[tuple[str, int], ...]
    shown: frozenset[str]
    """Names of which something is shown, not only asked whether they are there."""
    unused: tuple[tuple[str, int], ...]
    """Loops that show nothing of what they go through: the name and the line."""


def read_screens(folder: Path, spoilt: Container[Path] = ()) -> tuple[list[ScreenFile], list[Finding]]:
    """All templates that parse, and what is wrong with the others; `spoilt` ones are left out."""
    found: list[ScreenFile] = []
    broken: list[Finding] = []
    jinja = environment(folder)
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path in spoilt:
            continue
        try:
            source = path.read_text(encoding="utf-8")
            tree = jinja.parse(source)
            jinja.compile(source, path.name, str(path))
        except jinja2.TemplateSyntaxError as error:
            broken.append(Finding(path, error.lineno, "template", f"broken template: {error.message}"))
            continue
        texts = tuple(calls(tree))
        broken += [Finding(path, call.line, "template", NO_WORDS) for call in texts if call.words is None]
        broken += [
            Finding(path, line, "template", f"«{words}» stands outside t(); readers of both languages see it")
            for line, words in _outside(source, tree)
        ]
        found.append(
            ScreenFile(
                path.name.removesuffix(SUFFIX),
                path,
                texts,
                tuple(_names(tree)),
                frozenset(_shown(tree)),
                tuple(_unused(tree)),
            )
        )
    return found, broken


def _outside(source: str, tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Words that the template shows in both languages alike."""
    for data in tree.find_all(nodes.TemplateData):
        for words in _WORDS.findall(data.data):
            at = source.find(words)
            yield source.count("\n", 0, max(at, 0)) + 1, " ".join(words.split())


def _names(tree: nodes.Template) -> list[tuple[str, int]]:
    """Names that are read and not set in the template itself."""
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"} | _BUILT_IN
    used = {(name.name, name.lineno) for name in tree.find_all(nodes.Name) if name.ctx == "load"}
    return sorted(one for one in used if one[0] not in own)


def _shown(node: nodes.Node) -> Iterator[str]:
    for child in node.iter_child_nodes():
        if isinstance(node, nodes.If | nodes.CondExpr) and child is node.test:
            continue
        if isinstance(child, nodes.Name) and child.ctx == "load":
            yield child.name
        yield from _shown(child)


def _unused(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    for loop in tree.find_all(nodes.For):
        targets = [loop.target] if isinstance(loop.target, nodes.Name) else loop.target.find_all(nodes.Name)
        names = {name.name for name in targets}
        body = {name for child in loop.body for name in (*_shown(child), *_own_name(child))}
        if not names & body:
            yield ", ".join(sorted(names)), loop.lineno


def _own_name(node: nodes.Node) -> tuple[str, ...]:
    return (node.name,) if isinstance(node, nodes.Name) else ()


def line_in_template(error: Exception, root: Path) -> tuple[Path, int]:
    """The innermost line of a template that an error comes from."""
    folder = root / "dialogs" / "screens"
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith(SUFFIX)]
    return (folder / Path(frames[-1].filename).name, frames[-1].lineno or 1) if frames else (folder, 1)
