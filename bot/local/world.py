"""What Telegram knows: people, bots, chats, messages, presses. No HTTP here and no asyncio beyond a pulse."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from .html_entities import Entity, to_html
from .keyboards import Markup
from .texts import Formatted, clean

JSON = dict[str, Any]


@dataclass(slots=True, eq=False)
class User:
    """A person or a bot's account. `language_code` is the language of the person's app."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def to_json(self) -> JSON:
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            **{key: value for key, value in optional.items() if value},
        }


@dataclass(slots=True, eq=False)
class Message:
    """One message. `content` is what else it carries, in the field's own JSON: `location`, `sticker` …"""

    id: int
    chat: Chat
    sender: User
    date: int
    text: str | None = None
    entities: list[Entity] = field(default_factory=list)
    content: JSON = field(default_factory=dict)
    markup: Markup | None = None
    edit_date: int | None = None
    reply_to: Message | None = None
    deleted: bool = False

    @property
    def html(self) -> str:
        return to_html(self.text or "", self.entities)

    @property
    def from_bot(self) -> bool:
        return self.sender.is_bot

    @property
    def edited(self) -> bool:
        return self.edit_date is not None

    @property
    def inline_rows(self) -> list[list[JSON]]:
        rows: list[list[JSON]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[str]:
        """The texts of the inline keyboard's buttons, row by row."""
        return [button["text"] for row in self.inline_rows for button in row]

    def to_json(self) -> JSON:
        sender = self.sender.to_json()
        if self.from_bot:
            sender.pop("language_code", None)
        answer: JSON = {
            "message_id": self.id,
            "from": sender,
            "chat": self.chat.to_json(),
            "date": self.date,
        }
        if self.edit_date is not None:
            answer["edit_date"] = self.edit_date
        if self.reply_to is not None:
            answer["reply_to_message"] = self.reply_to.to_json()
            answer["reply_to_message"].pop("reply_to_message", None)
        if self.text is not None:
            answer["text"] = self.text
        if self.entities:
            answer["entities"] = self.entities
        answer |= self.content
        if self.inline_rows:
            answer["reply_markup"] = self.markup
        return answer


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat of one person with one bot, or a group."""

    id: int
    type: Literal["private", "group", "supergroup"]
    title: str | None = None
    person: User | None = None
    members: dict[int, User] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    started: bool = False
    """A private chat whose person has written or pressed START: before that the bot may not write."""
    blocked: bool = False
    """A private chat whose person stopped the bot."""
    reply_keyboard: Markup | None = None
    """What stands below the message field: the last `keyboard` or `force_reply` that was not taken away."""

    @property
    def private(self) -> bool:
        return self.type == "private"

    def to_json(self) -> JSON:
        if self.person is not None:
            person = self.person.to_json()
            person.pop("is_bot"), person.pop("language_code", None)
            return {**person, "type": "private"}
        return {"id": self.id, "title": self.title, "type": self.type}

    def add(self, message: Message) -> Message:
        self.messages[message.id] = message
        return message


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a person saw after a press: nothing (`text` is None), a toast, or an alert."""

    text: str | None = None
    show_alert: bool = False
    url: str | None = None


@dataclass(slots=True, eq=False)
class Press:
    """A pressed button, waiting for its answer."""

    id: str
    person: User
    message: Message
    button: JSON
    at: float
    answer: CallbackAnswer | None = None


Change = tuple[str, Any]
"""What has just happened, for those who watch: ("message" | "edit" | "delete" | "answer" | "typing" |
"profile" | "call" | "update", what it happened to)."""


class Watchers:
    """Those who are told of every change, in order and at once."""

    def __init__(self) -> None:
        self._all: list[Callable[[str, Any], None]] = []

    def add(self, watcher: Callable[[str, Any], None]) -> Callable[[], None]:
        """Start telling `watcher`; the returned function stops it."""
        self._all.append(watcher)
        return lambda: self._all.remove(watcher)

    def tell(self, kind: str, about: Any) -> None:
        for watcher in list(self._all):
            watcher(kind, about)


def person_text(text: str) -> Formatted:
    """Text as a person's app sends it: cleaned, trimmed, with commands and links found."""
    return clean(text, [])
