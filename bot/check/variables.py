"""A value or variable that the program does not give: it would break the screen for every reader."""

import re
from collections.abc import Iterator
from string import Formatter

from bot.check import values
from bot.check.finding import Finding
from bot.check.house import House

_CONDITION = re.compile(r"programme\.\w+\.condition\.")
_UNTIL = re.compile(r"programme\.\w+\.until")


def variables(house: House) -> Iterator[Finding]:
    known_to = given(house)
    for text in house.texts:
        offered = known_to.get(text.key, _of_programme(text.key))
        try:
            parts = [part for part in Formatter().parse(text.words) if part[1] is not None]
        except ValueError as error:
            yield text.finding("variable", f"broken braces ({error}); write {{name}}")
            continue
        used = names_in(text.words)
        for _, name, how, turned in parts:
            if how or turned:
                yield text.finding("variable", f"write {{{name}}} alone, without «:» and «!»")
        for name in sorted(used - offered):
            known = ", ".join(f"{{{one}}}" for one in sorted(offered)) or "none"
            yield text.finding("variable", f"{{{name}}} is not known here; known are: {known}")
    for screen in house.screens:
        offered = frozenset(values.SCREENS.get(screen.name, "").split())
        if screen.name not in values.SCREENS:
            continue
        for name, line in screen.names:
            if name not in offered:
                known = ", ".join(sorted(offered)) or "none"
                message = f"{name} is not known on this screen; known are: {known}"
                yield Finding(screen.path, line, "variable", message)


def names_in(words: str) -> frozenset[str]:
    """The values that a text says. Raises ValueError for broken braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def given(house: House) -> dict[str, frozenset[str]]:
    """The values that each text is given, by key."""
    found = {f"message.{key}": frozenset(names.split()) for key, names in values.MESSAGES.items()}
    for screen in house.screens:
        found |= {f"screen.{screen.name}.{call.key}": call.values for call in screen.calls}
    return found


def _of_programme(key: str) -> frozenset[str]:
    if _CONDITION.match(key):
        return frozenset(values.CONDITION.split())
    return frozenset((values.UNTIL,)) if _UNTIL.fullmatch(key) else frozenset()
