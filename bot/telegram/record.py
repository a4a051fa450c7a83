"""What is stored of a person: the core's state, and what the skin has to know of the chat."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Record:
    """A line of the skin's, then the core's JSON, which the skin does not read."""

    state: str
    live: int | None = None
    """The message with the person's current screen; None when there is none, or it has no buttons."""
    shown: str = ""
    """The fingerprint of that screen."""
    album: str = ""
    """The last album that was answered: its pictures come as messages of their own."""

    def to_text(self) -> str:
        """For the storage."""
        return f"{self.live or ''} {self.shown} {self.album}\n{self.state}"

    @classmethod
    def from_text(cls, text: str | None) -> Self:
        """Reads `to_text`. Never raises: of a broken record what can be kept is kept."""
        head, _, state = (text or "").partition("\n")
        live, _, rest = head.partition(" ")
        shown, _, album = rest.partition(" ")
        known = live.isascii() and live.isdigit()
        return cls(state, int(live) if known else None, shown if known else "", album)
