"""What the server says when it refuses a call."""

from __future__ import annotations

from typing import Any

_PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


class Refusal(Exception):  # noqa: N818 - an answer, not a fault of ours
    """A refused call: the HTTP status, Telegram's words without their prefix, and response parameters.

    `Refusal(400, "Message is too long")` is said as `Bad Request: message is too long`; names in capitals
    such as `BUTTON_DATA_INVALID` stay as they are.
    """

    def __init__(self, code: int, words: str = "", **parameters: Any) -> None:
        self.code = code
        self.parameters = parameters
        prefix = _PREFIXES[code]
        if not words:
            self.description = prefix
        else:
            shouted = len(words) > 1 and (words[1] == "_" or words[1].isupper())
            self.description = f"{prefix}: {words if shouted else words[0].lower() + words[1:]}"
        super().__init__(self.description)

    def to_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(words: str) -> Refusal:
    return Refusal(400, words)


def too_many_requests(retry_after: int) -> Refusal:
    """429; `retry_after` in whole seconds."""
    return Refusal(429, f"retry after {retry_after}", retry_after=retry_after)
