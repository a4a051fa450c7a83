"""The words that staff keep in `dialogs/phrases/`."""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import yaml

from bot.understanding.scan import Lexicon

DIALOGS = Path(__file__).parents[2] / "dialogs"


P = ParamSpec("P")
R = TypeVar("R")
_tables: list[_lru_cache_wrapper[Any]] = []


def table(read: Callable[P, R]) -> Callable[P, R]:
    """A function that reads files of phrases, once until `forget`."""
    remembering = cache(read)
    _tables.append(remembering)
    return cast(Callable[P, R], remembering)


def forget() -> None:
    """Read every table anew when it is needed next: a file of phrases has changed."""
    for remembering in _tables:
        remembering.cache_clear()


@table
def lexicon(*names: str) -> Lexicon:
    """Phrases of some files of `dialogs/phrases/`; where two are equal, the earlier file's stands."""
    return Lexicon([entry for name in names for entry in phrases(name).items()])


def phrases(name: str) -> dict[str, str]:
    """One file of phrases: tag → phrases with commas between them."""
    return {str(tag): str(listed) for tag, listed in load_yaml(DIALOGS / "phrases" / f"{name}.yaml").items()}


def load_yaml(path: Path) -> dict[str, Any]:
    """A mapping, every scalar as text: «нет» and `no` are words here, not truth values."""
    with path.open(encoding="utf-8") as file:
        return dict(yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
