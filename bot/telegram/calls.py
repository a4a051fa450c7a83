"""The three calls that make up nearly all of the traffic, in the form in which they are sent.

aiogram's own declare every field Telegram knows and return a whole Message. Building, sending and reading one
takes some 200 µs more than these, which carry what a screen needs and return the one thing used, the id.
"""

import json
from hashlib import blake2b
from typing import ClassVar, NamedTuple

from aiogram.methods import TelegramMethod
from pydantic import BaseModel

from bot.conversation import Button, Screen

NO_PREVIEW = '{"is_disabled":true}'
NO_KEYBOARD = '{"inline_keyboard":[]}'


class Sent(BaseModel):
    """What is used of a Message."""

    message_id: int


class SendScreen(TelegramMethod[Sent]):
    """sendMessage."""

    __returning__: ClassVar[type] = Sent
    __api_method__: ClassVar[str] = "sendMessage"

    chat_id: int
    text: str
    message_thread_id: int | None = None
    parse_mode: str | None = "HTML"
    reply_markup: str | None = None
    link_preview_options: str = NO_PREVIEW


class EditScreen(TelegramMethod[Sent | bool]):
    """editMessageText."""

    __returning__: ClassVar[object] = Sent | bool
    __api_method__: ClassVar[str] = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    parse_mode: str | None = "HTML"
    reply_markup: str | None = None
    link_preview_options: str = NO_PREVIEW


class StripKeyboard(TelegramMethod[Sent | bool]):
    """editMessageReplyMarkup, to nothing."""

    __returning__: ClassVar[object] = Sent | bool
    __api_method__: ClassVar[str] = "editMessageReplyMarkup"

    chat_id: int
    message_id: int
    reply_markup: str = NO_KEYBOARD


class Face(NamedTuple):
    """A screen as it goes over the wire."""

    text: str
    keyboard: str | None

    @classmethod
    def of(cls, screen: Screen) -> "Face":
        """`keyboard` is None when the screen has no buttons."""
        rows = [[_button(button) for button in row] for row in screen.rows]
        return cls(str(screen.text), _json({"inline_keyboard": rows}) if rows else None)

    @property
    def fingerprint(self) -> str:
        """The same for equal faces, and practically only for them."""
        return blake2b(f"{self.text}\n{self.keyboard}".encode(), digest_size=8).hexdigest()


def _button(button: Button) -> dict[str, str | None]:
    if button.url is not None:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
