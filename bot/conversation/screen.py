"""What a person is shown, freed of Telegram."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: a press (`data`, at most 64 bytes of ASCII) or a link (`url`)."""

    text: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A message in Telegram HTML with its buttons."""

    text: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What to do about an event."""

    screen: Screen | None = None
    """What the live message shows now; None leaves it as it is."""
    toast: str | None = None
    """The answer to a press: plain text of at most 200 characters."""
    resend: bool = False
    """Show the screen as a new message even for a press, because the pressed message is an old one."""
    language: str | None = None
    """Set when the person has just chosen it, for the chat's commands and menu button."""
