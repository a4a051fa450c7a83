"""What can be reached: things of a kind with a name, in a language."""

from typing import NamedTuple, Self, cast

from bot.content import Language

KINDS = {
    "question": "question asked",
    "why": "why we ask",
    "option": "option answered",
    "unknown": "“don't know” answered",
    "declined": "“rather not say” answered",
    "number": "number button pressed",
    "reply": "error reply",
    "screen": "screen shown",
    "door": "topic or life situation",
    "verdict": "verdict of a programme",
    "condition": "condition met, failed, unknown",
    "amount": "amount of a programme",
    "card": "tab of a programme's card",
    "destination": "channel, service, hotline, region",
    "centre": "career centre of a district or town",
}
"""Every kind there is with its words, in the order in which they are told."""

GATED = ("question", "option", "screen", "verdict")
"""Of these kinds everything has to be reached; the others are told of."""


class Item(NamedTuple):
    """One thing that a conversation can reach. `name`: `region`, `tsa.likely`, `tsa.income.failed` …"""

    kind: str
    name: str
    language: Language

    def written(self) -> str:
        """In one line, to be carried from one process to another."""
        return f"{self.language} {self.kind} {self.name}"

    @classmethod
    def read(cls, line: str) -> Self:
        """Reads `written`."""
        language, kind, name = line.split(" ", 2)
        return cls(kind, name, cast(Language, language))
