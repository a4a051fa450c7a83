"""What is stored of a person: the core's state, and what the skin has to know of the chat."""

import json
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the skin's, then the core's JSON, which the skin does not read."""

    state: str
    live: int | None = None
    """The message with the person's current screen; None when there is none, or it has no buttons."""
    shown: str | None = None
    """Tells whether that screen is the one to be shown next."""
    album: str | None = None
    """The last album that was answered: its pictures come as messages of their own."""

    def to_text(self) -> str:
        """For the storage."""
        head = {"live": self.live, "shown": self.shown, "album": self.album}
        return json.dumps({key: value for key, value in head.items() if value}) + "\n" + self.state

    @classmethod
    def from_text(cls, text: str | None) -> Self:
        """Reads `to_text`. Never raises: of a broken record what can be kept is kept."""
        head, _, state = (text or "").partition("\n")
        try:
            known = json.loads(head)
        except ValueError:
            known = None
        if not isinstance(known, dict):
            known = {}
        live = known.get("live")
        return cls(
            state=state,
            live=live if isinstance(live, int) else None,
            shown=_text(known.get("shown")),
            album=_text(known.get("album")),
        )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
