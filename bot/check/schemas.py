"""The schemas by which editors help: as the models are now, and named in the first line of each file."""

from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House
from bot.content.schemas import FOLDER, SCHEMAS, described, written

_MEND = "behind the program; write it anew with `python -m bot schemas`"


def schemas(house: House) -> Iterator[Finding]:
    for name in SCHEMAS:
        path = house.root / FOLDER / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != written(name):
            yield Finding(path, 1, "schema", _MEND)
    for path, line in described(house.root):
        if path in house.spoilt:
            continue
        with path.open(encoding="utf-8") as file:
            if file.readline().strip() != line:
                yield Finding(path, 1, "schema", f"editors cannot help here; let the first line be `{line}`")
