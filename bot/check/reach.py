"""Screens and short texts that the program needs and are missing, or that it never shows."""

from collections.abc import Iterator

from bot.check import values
from bot.check.finding import Finding
from bot.check.house import House
from bot.content.templates import SUFFIX


def reach(house: House) -> Iterator[Finding]:
    folder = house.root / "dialogs" / "screens"
    written = {path.name.removesuffix(SUFFIX) for path in folder.glob(f"*{SUFFIX}")}
    for name in sorted(values.SCREENS.keys() - written):
        yield Finding(
            folder / f"{name}{SUFFIX}", 1, "screen", "the program shows this screen and it is missing"
        )
    for screen in house.screens:
        if screen.name not in values.SCREENS:
            yield Finding(screen.path, 1, "unreachable", "the program never shows this screen; remove it")
    file = house.messages
    if file.model is None:
        return
    for key in sorted(values.MESSAGES.keys() - file.model.messages.keys()):
        yield file.finding(("messages",), "message", f"{key} is missing; the program needs it")
    for key in file.model.messages:
        if key not in values.MESSAGES and not key.startswith(values.PARAMETER_NAME):
            yield file.finding(("messages", key), "unreachable", f"the program never shows {key}; remove it")
