"""Every screen in both languages, side by side, with the longest values that it can hold."""

from datetime import date
from functools import cached_property
from typing import Any

from bot.check.gallery import RUN, Picture, pictures
from bot.content import Content, Language
from bot.conversation import Button, Screen
from bot.conversation.state import Place, State
from bot.workshop.drawing import drawn
from bot.workshop.places import place_id
from rules import parse_situation

JSON = dict[str, Any]


class Album:
    """The pictures of one content on one day, made when they are first wanted."""

    def __init__(self, content: Content, today: date) -> None:
        self._content = content
        self._today = today

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[Picture, Picture]]]:
        """Kazakh and Russian of a screen by its place; of pairs that look the same, the first."""
        shots = list(pictures(self._content, self._today, parse_situation({})))
        kazakh = [shot for shot in shots if shot.language == "kk"]
        russian = [shot for shot in shots if shot.language == "ru"]
        pairs: dict[str, list[tuple[Picture, Picture]]] = {}
        seen: set[tuple[Screen, Screen]] = set()
        for pair in zip(kazakh, russian, strict=True):
            look = (pair[0].screen, pair[1].screen)
            if look not in seen:
                seen.add(look)
                pairs.setdefault(_page(pair[0].place), []).append(pair)
        return pairs

    def pairs(self, page: str) -> list[JSON]:
        """The screens of one place (`card:tsa`), to be drawn."""
        return [_pair(kk, ru) for kk, ru in self._pairs.get(page, ())]

    def longest(self, state: State, language: Language) -> Screen | None:
        """The screen of the state's place with its longest values; its buttons work in the state's run."""
        shots = [
            pair[language == "ru"]
            for pair in self._pairs.get(_page(state.at), ())
            if _alike(pair[0].place, state.at)
        ]
        if not shots:
            return None
        screen = max(shots, key=lambda shot: len(shot.screen.text)).screen
        rows = tuple(tuple(_of_run(button, state.run) for button in row) for row in screen.rows)
        return Screen(screen.text, rows)


def _page(place: Place) -> str:
    return place_id(Place("question", place.of) if place.screen == "confirm" else place)


def _alike(one: Place, other: Place) -> bool:
    same = (one.screen, one.of) == (other.screen, other.of)
    return same and (one.screen == "confirm" or one.value == other.value or _picks(other))


def _picks(place: Place) -> bool:
    """Whether it is a question with a date half picked, of which there is no picture of its own."""
    return place.screen == "question" and str(place.value or "").startswith(("1", "2"))


def _of_run(button: Button, run: str) -> Button:
    data = button.data and button.data.replace(f":{RUN}:", f":{run}:")
    return Button(button.text, data, button.url)


def _pair(kk: Picture, ru: Picture) -> JSON:
    at = kk.place
    return {
        "at": [at.screen, at.of, at.value],
        "key": kk.key,
        "verdict": kk.verdict.value if kk.verdict else None,
        "kk": drawn(kk.screen),
        "ru": drawn(ru.screen),
    }
