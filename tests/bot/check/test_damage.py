"""Files that are lost, half saved or in the wrong place: one line for one slip, and never a traceback."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.check import check

TODAY = date(2026, 11, 23)
CHILD, TSA, MESSAGES = "dialogs/questions/child.yaml", "dialogs/programmes/tsa.yaml", "dialogs/messages.yaml"
REGIONS, REVIEWED = "dialogs/destinations/regions.yaml", "dialogs/reviewed.yaml"
HELP, KK, RU = "dialogs/screens/help.html.j2", "locales/kk/messages.po", "locales/ru/messages.po"
MRP, MONEY, WORDS = "rules/parameters/mrp.yaml", "dialogs/phrases/money.yaml", "locales/spelling/kk.txt"

Edit = Callable[[bytes], bytes]


class Damage(NamedTuple):
    """What was done to a file, and every finding that there is of it; `…` stands for any words."""

    path: str
    done: str | Edit
    findings: tuple[str, ...] = ()
    to: str = ""

    def do(self, root: Path) -> None:
        path = root / self.path
        match self.done:
            case "deleted":
                path.unlink()
            case "moved":
                path.rename(root / self.to)
            case "copied":
                shutil.copy(path, root / self.to)
            case "a folder":
                path.unlink()
                path.mkdir()
            case _:
                assert callable(self.done)
                path.write_bytes(self.done(path.read_bytes()))


def replaced(old: str, new: str) -> Edit:
    def edit(written: bytes) -> bytes:
        assert old.encode() in written
        return written.replace(old.encode(), new.encode(), 1)

    return edit


def utf_16(written: bytes) -> bytes:
    return written.decode().encode("utf-16")


def windows(written: bytes) -> bytes:
    return written.replace(b"\n", b"\r\n")


def emptied(_: bytes) -> bytes:
    return b""


NOT_UTF_8 = ":1: file: not UTF-8; save it as UTF-8"
NO_FILE = ":1: yaml: the file is missing; restore it"
WHOLE = ":1: po: the Kazakh of a whole file is missing; put the file back"
EMPTY = ":1: file: it is empty; put what stood in it back"
STRAY = ":1: stray: nothing reads it; this folder holds …"
CANNOT = ":1: file: it cannot be read (Is a directory); put the file back"

DAMAGES = [
    # Nothing is wrong with the ends of lines
    *(Damage(path, windows) for path in (CHILD, HELP, KK, MRP)),
    # Lost
    *(Damage(path, "deleted", (path + NO_FILE,)) for path in (MESSAGES, REGIONS, REVIEWED)),
    Damage(TSA, "deleted", (f"{TSA}:1: programme: the file is missing; write the words of this programme",)),
    Damage(KK, "deleted", (KK + WHOLE,)),
    Damage(MONEY, "deleted", (f"{MONEY}:1: no-file: the file is missing",)),
    Damage(
        WORDS, "deleted", (f"{WORDS}:1: spelling: the list of reviewed words is missing; put the file back",)
    ),
    Damage(MRP, "deleted", (f"{MRP}:1: parameter: there is no such file; … read it, add it",)),
    Damage(
        "rules/parameters/poverty_lines.yaml",
        "deleted",
        ("rules/parameters/poverty_lines.yaml:1: parameter: there is no such file; put it back",),
    ),
    # In a wrong place
    Damage(
        HELP,
        "moved",
        (
            "dialogs/screens/help.html:1: stray: nothing reads it; this folder holds …",
            f"{HELP}:1: screen: the program shows this screen and it is missing",
        ),
        to="dialogs/screens/help.html",
    ),
    Damage(MESSAGES, "copied", (f"dialogs/messages (1).yaml{STRAY}",), to="dialogs/messages (1).yaml"),
    Damage(
        MRP,
        "copied",
        ("rules/parameters/mrp2.yaml:3: parameter: id `mrp` is not the file's name; call it `mrp2`",),
        to="rules/parameters/mrp2.yaml",
    ),
    Damage(
        KK,
        "copied",
        ("locales/ru/kk.po:1: po: its first entry says Language: kk, the folder is ru; make them agree",),
        to="locales/ru/kk.po",
    ),
    *(Damage(path, "a folder", (path + CANNOT,)) for path in (CHILD, HELP, KK, MRP)),
    # Saved wrongly
    *(Damage(path, utf_16, (path + NOT_UTF_8,)) for path in (CHILD, HELP, KK, MRP, MONEY, WORDS, REGIONS)),
    *(Damage(path, emptied, (path + EMPTY,)) for path in (CHILD, REGIONS, REVIEWED, KK, MONEY, MRP, HELP)),
    Damage(
        MONEY,
        lambda _: b"- a\n",
        (f"{MONEY}:1: not-a-mapping: write `entry: phrases`, one entry after another",),
    ),
    Damage(KK, lambda written: written.partition(b"\n\n")[0], (KK + WHOLE,)),
    Damage(
        MESSAGES,
        replaced("Меню", "Ме\x07ню"),
        (f"{MESSAGES}:13: yaml: a character that cannot be seen stands here; remove it",),
    ),
    # YAML that is not meant
    Damage(CHILD, replaced("order: 20", "order: 20\n? [a, b]\n: 1"), (f"{CHILD}:4: yaml: broken YAML: …",)),
    Damage(CHILD, replaced("order: 20", "order: 2026-13-45"), (f"{CHILD}:1: yaml: broken YAML: …",)),
    Damage(
        MESSAGES,
        lambda _: b"# yaml-language-server: $schema=schemas/messages.json\nmessages: &a {x: *a}\n",
        (f"{MESSAGES}:2: field: messages.x: is not a text; …",),
    ),
    # Plural forms
    Damage(
        KK,
        replaced('msgid_plural "{n} дней"\nmsgstr[0] "{n} күн"\nmsgstr[1]', "msgstr"),
        (f"{KK}:…: plural: message.keep_days: it has a number; add msgid_plural, msgstr[0] and msgstr[1]",),
    ),
    Damage(
        RU,
        replaced('msgid_plural "{n} дней"\n', ""),
        (f"{RU}:11: plural: message.keep_days: only texts with a number stand here; …",),
    ),
    Damage(RU, replaced("nplurals=3", "nplurals=2"), (f"{RU}:1: po: its first entry needs Plural-Forms …",)),
]


@pytest.mark.parametrize(
    "damage", DAMAGES, ids=lambda one: f"{one.path} {getattr(one.done, '__name__', one.done)}"
)
def test_one_line_for_one_slip(root: Path, damage: Damage, monkeypatch: pytest.MonkeyPatch) -> None:
    if "spelling" not in damage.path:
        monkeypatch.setenv("PATH", "")  # No hunspell: it takes most of the time.
    damage.do(root)
    found = [str(finding) for finding in check(root, TODAY).findings]
    assert len(found) == len(damage.findings), "\n".join(found)
    for told, expected in zip(found, damage.findings, strict=True):
        before, _, after = expected.partition("…")
        assert told.startswith(before), told
        assert told.endswith(after), told
