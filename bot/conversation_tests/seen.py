"""What a person sees of the bot, and the names by which a conversation file calls its buttons."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.content.formats import NBSP

_YES_NO = {"yes": "true", "no": "false"}


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button: its words, and what it presses (`data`) or opens (`url`)."""

    words: str
    data: str | None = None
    url: str | None = None

    @property
    def id(self) -> str:
        """The name in a conversation file; a link has none."""
        return button_id(self.data) if self.data else ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The message that shows the person's screen, and the notice that came with it."""

    text: str
    """As it is read: no markup."""
    buttons: tuple[SeenButton, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses behind words and buttons."""
    toast: str | None = None
    message: int = 0


class NoButtonError(LookupError):
    """There is no such button; the message names the nearest."""


def button_id(data: str) -> str:
    """`a:run:region:KZ-71` → `KZ-71`, `n:card:tsa:why` → `card tsa why`: nothing that differs by the run."""
    kind, *rest = data.split(":")
    match kind, rest:
        case "a" | "p", [_, _, value]:
            return value
        case "c", [_, _, said]:
            return {"yes": "right", "no": "correct"}.get(said, said)
        case "w", _:
            return "why"
        case "b", _:
            return "back"
        case "d", _:
            return "done"
        case "l", [language]:
            return language
        case "e", [fact]:
            return f"change {fact}"
        case "t", [situation, wanted]:
            return f"{'tick' if wanted == '1' else 'untick'} {situation}"
        case "n", _:
            return " ".join(rest)
        case _:
            return data


def find_button(wanted: str, buttons: tuple[SeenButton, ...], *, whole: bool = False) -> SeenButton:
    """By its id, its words, or, unless `whole`, a part of its words that no other has.

    Raises NoButtonError, which names the nearest.
    """
    plain = _plain(wanted)
    for exact in (
        [one for one in buttons if one.id in (wanted, _YES_NO.get(wanted))],
        [one for one in buttons if _plain(one.words) == plain],
    ):
        if exact:
            return exact[0]
    parts = [one for one in buttons if not whole and plain.casefold() in _plain(one.words).casefold()]
    if len(parts) == 1:
        return parts[0]
    if parts:
        raise NoButtonError(f"{wanted!r} may be any of {', '.join(map(named, parts))}; write more of it")
    raise NoButtonError(f"there is no button {wanted!r}; {nearest(wanted, buttons)}")


def nearest(wanted: str, buttons: tuple[SeenButton, ...]) -> str:
    """The button that comes nearest, and all there are."""
    if not buttons:
        return "the screen has no buttons"
    best = max(buttons, key=lambda one: max(_likeness(wanted, one.id), _likeness(wanted, one.words)))
    return f"the nearest is {named(best)}; there are: {', '.join(map(named, buttons))}"


def named(button: SeenButton) -> str:
    """`[Да = true]`."""
    name = button.id or button.url
    return f"[{button.words} = {name}]" if name != button.words else f"[{button.words}]"


def _plain(words: str) -> str:
    return " ".join(words.replace(NBSP, " ").split())


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
