"""Files as they lie on the disk: not UTF-8, an unfinished merge, or where nothing reads them."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.check.finding import Finding
from bot.content.schemas import SCHEMAS
from bot.content.templates import SUFFIX
from bot.understanding.check import TAGS

_ANY = ""
_FOLDERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "dialogs": (".yaml", ("messages", "situations", "reviewed", "wording")),
    "dialogs/destinations": (".yaml", ("services", "channels", "documents", "hotlines", "regions")),
    "dialogs/phrases": (".yaml", (*TAGS, "regions")),
    "dialogs/programmes": (".yaml", (_ANY,)),
    "dialogs/questions": (".yaml", (_ANY,)),
    "dialogs/schemas": (".json", tuple(SCHEMAS)),
    "dialogs/screens": (SUFFIX, (_ANY,)),
    "locales/kk": (".po", (_ANY,)),
    "locales/ru": (".po", (_ANY,)),
    "locales/spelling": (".txt", ("kk", "ru")),
    "rules/parameters": (".yaml", (_ANY,)),
}
"""How names end in each folder, and which names it knows."""
_OF_EDITORS = (".mo", "~", ".bak", ".orig", ".swp")
_MARK = re.compile(rb"^[ \t]*(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


def spoilt(root: Path) -> dict[Path, Finding]:
    """Files that are not worth reading before they are mended, each with its one finding."""
    found: dict[Path, Finding] = {}
    for path, good in _files(root):
        if not good:
            continue
        wrong = _wrong(path)
        if wrong is not None:
            found[path] = wrong
    return found


def stray(root: Path) -> Iterator[Finding]:
    """Files and folders that nothing reads."""
    for path, good in _files(root):
        if not good:
            ending, names = _FOLDERS[path.parent.relative_to(root).as_posix()]
            known = f"*{ending}" if _ANY in names else ", ".join(f"{name}{ending}" for name in names)
            yield Finding(
                path, 1, "stray", f"nothing reads it; this folder holds {known}: rename or remove it"
            )


def _files(root: Path) -> Iterator[tuple[Path, bool]]:
    """What lies in the folders of staff, and whether its name is one that is read."""
    for name, (ending, names) in _FOLDERS.items():
        folder = root / name
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name.startswith(".") or path.name.endswith(_OF_EDITORS):
                continue
            if path.is_dir() and name in ("dialogs", "locales") and not path.name.endswith(ending):
                continue
            stem = path.name.removesuffix(ending)
            yield path, path.name.endswith(ending) and (_ANY in names or stem in names)


def _wrong(path: Path) -> Finding | None:
    try:
        written = path.read_bytes()
    except OSError as error:
        return Finding(path, 1, "file", f"it cannot be read ({error.strerror}); put the file back")
    if not written.strip():
        return Finding(path, 1, "file", "it is empty; put what stood in it back")
    mark = _MARK.search(written)
    if mark:
        message = (
            "an unfinished merge: choose one of the two versions and remove <<<<<<<, ======= and >>>>>>>"
        )
        return Finding(path, _line(written, mark.start()), "merge", message)
    if written.startswith(_BOM):
        return Finding(path, 1, "file", "an invisible mark at the beginning; save it as UTF-8 without BOM")
    try:
        written.decode()
    except UnicodeDecodeError as error:
        return Finding(path, _line(written, error.start), "file", "not UTF-8; save it as UTF-8")
    return None


def _line(written: bytes, at: int) -> int:
    return written.count(b"\n", 0, at) + 1
