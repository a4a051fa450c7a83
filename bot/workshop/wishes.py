"""What a page asks for, and the answer: a function of the content and the wish."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.content import LANGUAGES, Content, Language
from bot.conversation import Moment, State
from bot.conversation.state import Place
from bot.workshop.album import Album
from bot.workshop.chats import Turn, differences, event_of, shown, stepped
from bot.workshop.desk import Sources
from bot.workshop.drawing import drawn
from bot.workshop.people import people
from bot.workshop.places import moved, place_id

JSON = dict[str, Any]


class Wish(BaseModel):
    """One request of a page. It brings the states of both chats: the server keeps none."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    do: Literal["event", "show", "jump", "pairs"]
    day: date = Field(ge=date(2023, 7, 1), lt=date(2100, 1, 1))
    states: dict[Language, str] = {}
    event: JSON = {}
    nonce: str = Field("0", pattern=r"[0-9a-z]{1,13}")
    place: tuple[str, str, Any] | None = None
    """Where to jump to; None: stay."""
    household: str = ""
    """Whose answers to jump with; none: those of the chats."""
    longest: bool = False
    """Show the longest values in the place of the person's."""
    pages: tuple[str, ...] = ()
    """Places whose pairs of screens are wanted."""


def granted(content: Content, album: Album, sources: Sources, wish: Wish) -> JSON:
    """The answer. Raises BadWishError for an event or a place that there is not."""
    if wish.do == "pairs":
        return {"pairs": {page: album.pairs(page) for page in wish.pages}}
    turns = {language: _turn(content, wish, language) for language in LANGUAGES}
    return {
        "chats": {
            language: _chat(content, album, sources, wish, language, turn) for language, turn in turns.items()
        },
        "apart": differences(turns["kk"].state, turns["ru"].state),
    }


def _turn(content: Content, wish: Wish, language: Language) -> Turn:
    moment = Moment(wish.day, app_language=language, nonce=wish.nonce)
    state = _state(wish, language)
    if wish.do == "event":
        return stepped(content, state, event_of(wish.event, language), moment)
    if wish.do == "jump":
        at = Place(*wish.place) if wish.place else state.at
        household = people().get(wish.household)
        state = moved(content, state, at, household.facts_on(wish.day) if household else None)
    return shown(content, state, moment)


def _state(wish: Wish, language: Language) -> State:
    kept = wish.states.get(language)
    if kept is None:
        return State(language=language)
    state = State.from_json(kept)
    # Whoever has asked for deletion is asked for the language again; else each chat keeps its own.
    return state if state.language is None and wish.do != "jump" else state.but(language=language)


def _chat(
    content: Content, album: Album, sources: Sources, wish: Wish, language: Language, turn: Turn
) -> JSON:
    longest = album.longest(turn.state, language) if wish.longest and not turn.passing else None
    at = turn.state.at
    return {
        "state": turn.state.to_json(),
        "at": [at.screen, at.of, at.value],
        "id": place_id(at),
        "answers": dict(turn.state.answers),
        "toast": turn.toast,
        "resend": turn.resend,
        "passing": turn.passing,
        "message": drawn(longest or turn.screen),
        "keys": _keys(content, turn, language, sources),
    }


def _keys(content: Content, turn: Turn, language: Language, sources: Sources) -> list[tuple[str, str, str]]:
    """The keys of the texts, their `file:line` and words; first those of what the place is about."""
    about = f".{turn.state.at.of}." if turn.state.at.of else "screen."
    ordered = sorted(turn.keys, key=lambda key: about not in key)
    return [
        (key, sources.get((language, key), ""), content.catalogue.source(language, key)) for key in ordered
    ]
