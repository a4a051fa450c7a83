"""Jinja2 templates of `dialogs/screens/`, one per screen, compiled once."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2 import nodes
from markupsafe import Markup

from bot.content.catalogue import Catalogue, Language
from bot.content.errors import ContentError

_BLANK_LINES = re.compile(r"\n{3,}")
SUFFIX = ".html.j2"


class Screens:
    """Renders screens by name. In a template `t("key", "Русский текст", name=value)` is a text."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._templates: dict[str, jinja2.Template] = {}
        # Most screens depend on little of the person, or on nothing, and are asked for again and again.
        self._remembered = lru_cache(maxsize=4096)(self._remember)
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            name = path.name.removesuffix(SUFFIX)
            try:
                self._register(name, path)
                self._templates[name] = self._environment.get_template(path.name)
            except jinja2.TemplateSyntaxError as error:
                raise ContentError(path, error.lineno, f"broken template: {error.message}") from None

    def _remember(self, screen: str, language: Language, values: tuple[tuple[str, object], ...]) -> Markup:
        return self._render(screen, language, dict(values))

    def _register(self, name: str, path: Path) -> None:
        tree = self._environment.parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if not isinstance(call.node, nodes.Name) or call.node.name not in ("t", "plural"):
                continue
            arguments = [part.value if isinstance(part, nodes.Const) else None for part in call.args]
            wanted = 2
            if len(arguments) < wanted or not all(isinstance(part, str) for part in arguments[:2]):
                raise ContentError(
                    path, call.lineno, "t() and plural() take a key and a text in quotes first"
                )
            self._catalogue.add(f"screen.{name}.{arguments[0]}", str(arguments[1]), path)

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

    def names(self) -> frozenset[str]:
        """All screens there are."""
        return frozenset(self._templates)
