"""Jinja2 templates of `dialogs/screens/`, one per screen, compiled once."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import jinja2
from jinja2 import nodes
from markupsafe import Markup

from bot.content.catalogue import Catalogue, Language
from bot.content.errors import ContentError

_BLANK_LINES = re.compile(r"\n{3,}")
SUFFIX = ".html.j2"


NO_WORDS = "t() and plural() take a key and a text in quotes first"
_KEY_AND_WORDS = 2


class TextCall(NamedTuple):
    """A call of `t()` or `plural()` in a template. `words`: None when it does not begin as it must."""

    line: int
    key: str
    words: str | None
    values: frozenset[str]
    """Names of the values that the text is given."""
    plural: bool


def environment(folder: Path) -> jinja2.Environment:
    """How screens are compiled: everything that is shown is escaped, and an unknown name is an error."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        # What is loaded stays as it is, whatever happens to the files.
        auto_reload=False,
        cache_size=-1,
    )


def calls(tree: nodes.Template) -> Iterator[TextCall]:
    """The texts of a template."""
    for call in tree.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name) or call.node.name not in ("t", "plural"):
            continue
        begin = [part.value if isinstance(part, nodes.Const) else None for part in call.args[:_KEY_AND_WORDS]]
        good = len(begin) == _KEY_AND_WORDS and all(isinstance(part, str) for part in begin)
        plural = call.node.name == "plural"
        values = {keyword.key for keyword in call.kwargs} | ({"n"} if plural else set())
        key, words = (str(begin[0]), str(begin[1])) if good else ("", None)
        yield TextCall(call.lineno, key, words, frozenset(values), plural)


class Screens:
    """Renders screens by name. In a template `t("key", "Русский текст", name=value)` is a text."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._environment = environment(folder)
        self._templates: dict[str, jinja2.Template] = {}
        # Most screens depend on little of the person, or on nothing, and are asked for again and again.
        self._remembered: Callable[..., Markup] = lru_cache(maxsize=4096)(self._remember)
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            name = path.name.removesuffix(SUFFIX)
            try:
                self._register(name, path)
                self._templates[name] = self._environment.get_template(path.name)
            except jinja2.TemplateSyntaxError as error:
                raise ContentError(path, error.lineno, f"broken template: {error.message}") from None
            except (OSError, UnicodeDecodeError) as error:
                raise ContentError(path, 1, f"the template cannot be read: {error}") from None

    def _remember(self, screen: str, language: Language, values: tuple[tuple[str, object], ...]) -> Markup:
        return self._render(screen, language, dict(values))

    def _register(self, name: str, path: Path) -> None:
        for call in calls(self._environment.parse(path.read_text(encoding="utf-8"))):
            if call.words is None:
                raise ContentError(path, call.line, NO_WORDS)
            self._catalogue.add(f"screen.{name}.{call.key}", call.words, path)

    def render(self, screen: str, language: Language, /, **values: object) -> Markup:
        """The screen's text in Telegram HTML. Raises KeyError for an unknown screen."""
        try:
            return self._remembered(screen, language, tuple(values.items()))
        except TypeError:
            return self._render(screen, language, values)

    def _render(self, screen: str, language: Language, values: Mapping[str, object]) -> Markup:
        text = self._templates[screen].render(**self._helpers(screen, language), **values)
        return Markup(_BLANK_LINES.sub("\n\n", text).strip())

    def _helpers(self, screen: str, language: Language) -> dict[str, Callable[..., Markup]]:
        catalogue, prefix = self._catalogue, f"screen.{screen}."

        def t(key: str, _russian: str, **values: object) -> Markup:
            return catalogue.text(language, prefix + key, **values)

        def plural(key: str, _russian: str, n: int, **values: object) -> Markup:
            return catalogue.plural(language, prefix + key, n, **values)

        return {"t": t, "plural": plural}

    def over(self, catalogue: Catalogue) -> "Screens":
        """The same screens with the words of another catalogue, rendered anew each time."""
        twin = copy(self)
        twin._catalogue = catalogue
        twin._remembered = twin._remember
        return twin

    def names(self) -> frozenset[str]:
        """All screens there are."""
        return frozenset(self._templates)
