"""`python -m bot schemas`: writes the JSON Schemas that editors read."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from bot.content.schemas import FOLDER, SCHEMAS, written


def main(argv: Sequence[str], root: Path, also: Mapping[Path, Callable[[], str]] | None = None) -> int:
    """Exit status: 0, 2 for a wrong command. `also`: other files, and what they should hold."""
    parser = argparse.ArgumentParser(
        prog="python -m bot schemas",
        description=f"Write {FOLDER}/*.json anew, with which editors complete and underline YAML files.",
        allow_abbrev=False,
    )
    try:
        parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    (root / FOLDER).mkdir(exist_ok=True)
    files: dict[Path, Callable[[], str]] = {
        root / FOLDER / f"{name}.json": partial(written, name) for name in SCHEMAS
    }
    for path, make in {**files, **(also or {})}.items():
        text = make()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(root))
    return 0
