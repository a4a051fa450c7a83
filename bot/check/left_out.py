"""A value that the program gives and nothing shows: a line of a screen or a word of a text has been lost."""

from collections.abc import Iterator

from bot.check import values
from bot.check.finding import Finding
from bot.check.house import House
from bot.check.variables import given, names_in


def left_out(house: House) -> Iterator[Finding]:
    for screen in house.screens:
        offered = frozenset(values.SCREENS.get(screen.name, "").split())
        if any(name not in offered for name, _ in screen.names):  # misspelt, and told so
            continue
        for name in sorted(offered - screen.shown - values.SWITCHES.get(screen.name, frozenset())):
            message = f"{{{{ {name} }}}} is not shown on this screen any more; put it back"
            yield Finding(screen.path, 1, "left_out", message)
        for name, line in screen.unused:
            message = f"the loop shows nothing of {name}; put {{{{ {name} }}}} back"
            yield Finding(screen.path, line, "left_out", message)
    offered_to = given(house)
    for text in house.texts:
        if text.language != "ru":  # what one language alone has lost is told as a difference
            continue
        try:
            used = names_in(text.words)
        except ValueError:  # told as a variable
            continue
        offered = offered_to.get(text.key, frozenset())
        for name in sorted(offered - used) if used <= offered else ():
            yield text.finding("left_out", f"{{{name}}} is not said any more; put it back")
