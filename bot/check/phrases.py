"""The phrases by which typed answers are understood."""

from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House
from bot.understanding.check import check_phrases


def phrases(house: House) -> Iterator[Finding]:
    for found in check_phrases(house.root / "dialogs"):
        yield Finding(found.path, found.line, found.code, found.message)
