"""Figures in which some files stand in for the delivered ones: to see what a change would do before it is
made."""

import shutil
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rules.figures import FigureError, Figures, load_figures

_DELIVERED: Final = Path(__file__).parents[1] / "parameters"


class NothingReplacedError(ValueError):
    """A file or folder that stands in for nothing: what is wrong and how to mend it."""


def figures_with(given: Iterable[Path]) -> Figures:
    """The delivered figures with each of the given YAML files, or all of a given folder, in the place of the
    one of the same name.

    Raises `FigureError` for a file that is wrong inside, `NothingReplacedError` for one that replaces
    nothing, and `OSError` for one that cannot be read.
    """
    instead: dict[str, Path] = {}
    for path in _files(given):
        if path.name in instead:
            raise NothingReplacedError(
                f"{path}: {instead[path.name]} is given too, of the same name; leave one out"
            )
        if not (_DELIVERED / path.name).exists():
            raise NothingReplacedError(
                f"{path}: there is no such file in rules/parameters; {_nearest(path.name)}"
            )
        instead[path.name] = path
    with TemporaryDirectory() as folder:
        for delivered in _DELIVERED.glob("*.yaml"):
            shutil.copyfile(instead.get(delivered.name, delivered), Path(folder, delivered.name))
        try:
            return load_figures(Path(folder))
        except FigureError as wrong:
            written = instead.get(wrong.path.name, wrong.path)
            raise FigureError(written, wrong.line, wrong.message) from None


def _files(given: Iterable[Path]) -> Iterator[Path]:
    for path in given:
        files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
        if not path.exists():
            raise NothingReplacedError(f"{path}: there is no such file or folder; check the path")
        if not files:
            raise NothingReplacedError(
                f"{path}: no YAML file is in this folder; name the file or another folder"
            )
        yield from files


def _nearest(name: str) -> str:
    names = [path.name for path in _DELIVERED.glob("*.yaml")]
    near = get_close_matches(name, names, n=1, cutoff=0)
    return f"give it the name of the one that it replaces, such as {near[0]}"
