"""The phrases by which typed answers are understood."""

from collections.abc import Iterator
from typing import cast

from bot.check.finding import Code, Finding
from bot.check.house import House
from bot.understanding.check import check_phrases
from rules.facts import REGIONS


def phrases(house: House) -> Iterator[Finding]:
    for found in check_phrases(house.root / "dialogs"):
        # The file of the regions is looked at elsewhere too; so is whether a file is UTF-8.
        if found.path.parent.name == "phrases" and not (
            found.code == "unknown-region" and found.message.split()[0] in REGIONS
        ):
            yield Finding(found.path, found.line, cast(Code, found.code), found.message)
