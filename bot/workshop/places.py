"""Where a page can jump to: every screen, question, programme card and destination."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.content import LANGUAGES, Content, Language
from bot.content.formats import plain
from bot.conversation import State
from bot.conversation.state import Answer, Place

JSON = dict[str, Any]

_SCREENS = ("notice", "menu", "situations", "review", "summary", "about")
_COMMANDS = {"language": "/lang", "help": "/help", "resume": "/start", "forgotten": "/forget"}
"""Screens that answer a command and are no place to stay at."""


def place_id(place: Place) -> str:
    """`card:tsa`, `question:region`, `menu`: the same for all tabs and pickers of a place."""
    return f"{place.screen}:{place.of}" if place.of else place.screen


def places(content: Content) -> list[JSON]:
    """Groups of places, each with its names in both languages; screens have none but their id."""
    return [
        {"group": "screens", "places": list(_screens())},
        {"group": "programmes", "places": list(_named(content, "card", content.programmes, _programme))},
        {"group": "questions", "places": list(_named(content, "question", content.questions, _question))},
        {
            "group": "destinations",
            "places": [_place(Place("where")), *_named(content, "where", content.regions, _region)],
        },
    ]


def _screens() -> Iterator[JSON]:
    for name in _SCREENS:
        yield _place(Place(name))
    for name, command in _COMMANDS.items():
        yield {"id": name, "command": command}


def _named(content: Content, screen: str, names: Mapping[str, object], words: Any) -> Iterator[JSON]:
    for name in names:
        spoken = {language: words(content, name, language) for language in LANGUAGES}
        yield _place(Place(screen, name)) | spoken


def _place(place: Place) -> JSON:
    return {"id": place_id(place), "place": [place.screen, place.of, place.value]}


def _programme(content: Content, name: str, language: Language) -> str:
    return plain(content.words(language, f"programme.{name}.short"))


def _question(content: Content, fact: str, language: Language) -> str:
    return plain(content.words(language, f"question.{fact}.label"))


def _region(content: Content, code: str, language: Language) -> str:
    return content.region_name(code, language)


_OF_A_RUN = ("question", "confirm", "review", "summary", "card")
"""Places of a person who is asked about some programmes."""


def moved(content: Content, state: State, place: Place, answers: Mapping[str, Answer] | None) -> State:
    """The state at another place, asked about every programme; with other answers, unless None.

    What hangs on the earlier answers goes with them.
    """
    scope = tuple(content.programmes) if answers or place.screen in _OF_A_RUN else state.scope
    if answers is None:
        return state.but(at=place, scope=scope, run=state.run or "w", trail=())
    return State(language=state.language, at=place, answers=answers, scope=scope, run=state.run or "w")
