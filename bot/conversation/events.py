"""What a person can do, freed of Telegram."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Press:
    """An inline button. `live`: the pressed message is the one that shows the person's current screen."""

    data: str
    live: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """A typed message."""

    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash and bot name, in lower case, and what follows it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A shared place, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Other:
    """Anything else: `sticker`, `voice`, `photo`, `document`, `contact`, `forward`, `edited` …"""

    kind: str


Event = Press | Text | Command | Location | Other
