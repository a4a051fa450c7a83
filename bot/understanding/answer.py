"""What was understood of a message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["kk", "ru"]
Bounds: TypeAlias = dict[str, int]
Value: TypeAlias = int | str | Mapping[str, int | str | Bounds] | None


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer taken from a typed message.

    `value`, by what was asked:

    - money: whole tenge; `{"min", "max"}`, one end of which may be left out; `{"amount", "period"}` when a
      period was named: `day`, `week`, `month`, `quarter`, `year`; its amount may be `{"min", "max"}` too
    - number: a count, or `{"months": 18}` for an age
    - date: `2026-03-05`; `2026-03` when only the month is known; `{"months": 18}` for an age
    - yes_no: `"yes"` or `"no"`
    - region: an ISO 3166-2:KZ code

    `"unknown"` when the person says that they do not know; None when there is no value.
    """

    value: Value = None
    ask_back: bool = False
    """Guessing would be wrong: the question has to be put again. The value is then None."""
    lang: Language | None = None
    """The language of the message; None when it does not show (figures, names)."""
    choices: tuple[str, ...] = ()
    """With `ask_back`: the values that the words fit, likeliest first, when they are few and known."""
    declined: bool = False
    """The person would rather not say."""

    def to_json(self) -> dict[str, object]:
        value = dict(self.value) if isinstance(self.value, Mapping) else self.value
        return {"value": value, "ask_back": self.ask_back, "lang": self.lang}


UNKNOWN = Understood(value="unknown")
DECLINED = Understood(declined=True)
ASK_BACK = Understood(ask_back=True)
