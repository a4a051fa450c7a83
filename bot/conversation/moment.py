"""What the core cannot know by itself: the day, the app's language, a nonce, how long answers are kept."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Moment:
    """Passed in with every event, so that any conversation can be replayed exactly."""

    today: date
    app_language: str | None = None
    """IETF tag of the Telegram app, a first guess only."""
    nonce: str = "0"
    """A few ASCII letters and digits that differ from update to update."""
    keep_days: int = 30
    """How long answers are kept, in days, as the notice says."""
