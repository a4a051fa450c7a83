"""Faults that a test orders: the next calls of a method fail in a chosen way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .refusal import Refusal, too_many_requests

Kind = Literal["429", "500", "403", "400", "timeout", "lost", "reset"]


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` calls of `method` ("*": any call but getUpdates).

    `timeout` never answers, and the call is not carried out; `lost` carries the call out and then drops the
    connection, so that the caller cannot know; `reset` drops the connection at once.
    """

    method: str
    kind: Kind
    times: int = 1
    retry_after: int = 1
    description: str = ""
    chat_id: int | None = None

    def refusal(self) -> Refusal | None:
        match self.kind:
            case "429":
                return too_many_requests(self.retry_after)
            case "500":
                return Refusal(500, self.description)
            case "403":
                return Refusal(403, self.description or "bot was blocked by the user")
            case "400":
                return Refusal(400, self.description)
        return None


class Faults:
    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        self._ordered.append(fault)

    def clear(self) -> None:
        self._ordered.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that is due for this call, counted as used."""
        for fault in self._ordered:
            named = fault.method.lower() == method or (fault.method == "*" and method != "getupdates")
            if named and fault.chat_id in (None, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self._ordered.remove(fault)
                return fault
        return None
