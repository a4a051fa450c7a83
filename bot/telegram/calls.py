"""The three calls that make up nearly all of the traffic, in the form in which they are sent.

aiogram's own declare every field Telegram knows and return a whole Message. Building, sending and reading one
takes some 200 µs more than these, which carry what a screen needs and return the one thing used, the id.
"""

import json
from typing import ClassVar

from aiogram.methods import TelegramMethod
from pydantic import BaseModel

from bot.conversation import Screen

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


def keyboard(screen: Screen) -> str | None:
    """`reply_markup` of a screen, None when it has no buttons."""
    if not screen.rows:
        return None
    rows = [
        [
            {"text": button.text, "url": button.url}
            if button.url
            else {"text": button.text, "callback_data": button.data}
            for button in row
        ]
        for row in screen.rows
    ]
    return json.dumps({"inline_keyboard": rows}, ensure_ascii=False, separators=(",", ":"))
