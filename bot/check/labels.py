"""Two things of one name, which nobody could tell apart on a screen."""

from collections import defaultdict
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House, Text


def labels(house: House) -> Iterator[Finding]:
    groups: dict[tuple[str, str, str], list[Text]] = defaultdict(list)
    for text in house.texts:
        if group := _group(text.key):
            groups[(text.language, group, text.words)].append(text)
    for (_, _, words), texts in groups.items():
        for text in texts[1:]:
            if text.key == texts[0].key:
                continue  # Asked twice: told by the check of facts.
            yield text.finding("same-label", f"«{words}» is also {texts[0].key}; tell them apart")


def _group(key: str) -> str:
    """Texts of one group stand beside each other on a screen."""
    match key.split("."):
        case ["question", _, "label"]:
            return "labels"
        case ["question", fact, "option", _]:
            return f"options of {fact}"
        case ["programme", _, ("name" | "short") as part]:
            return part
        case [("situation" | "topic") as kind, _, "text"]:
            return kind
        case _:
            return ""
