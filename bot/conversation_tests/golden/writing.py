"""A screen as text that people can read and compare: its words with their markup, its buttons row by row."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.conversation import Screen
from bot.conversation_tests.seen import SeenButton, named


class Section(NamedTuple):
    """A screen, and when it is seen."""

    when: str
    screen: Screen


def written(sections: Iterable[Section]) -> str:
    """A page of one or several sections."""
    return "\n\n".join("\n".join(_section(section)) for section in sections) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"=== {section.when}"
    yield str(section.screen.text)
    if section.screen.rows:
        yield ""
    for row in section.screen.rows:
        yield " ".join(named(SeenButton(button.text, button.data, button.url)) for button in row)
