"""From Telegram's updates to the core's events. Pure."""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.types import CallbackQuery, InaccessibleMessage, Message, Update

from bot.conversation import Command, Event, Location, Other, Press, Text

KINDS = {
    "sticker": "sticker",
    "dice": "sticker",
    "voice": "voice",
    "audio": "voice",
    "photo": "photo",
    "live_photo": "photo",
    "video": "video",
    "video_note": "video",
    "animation": "video",
    "document": "document",
    "contact": "contact",
    "paid_media": "unsupported",
    "story": "unsupported",
    "checklist": "unsupported",
    "game": "unsupported",
    "poll": "unsupported",
    "invoice": "unsupported",
    "web_app_data": "unsupported",
    "users_shared": "unsupported",
    "chat_shared": "unsupported",
    "passport_data": "unsupported",
    "rich_message": "unsupported",
    "unknown": "unsupported",
}
"""What a person can send, by Telegram's name of the content.

The others are service messages, which nobody expects an answer to.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to answer."""

    chat: int
    thread: int | None = None
    """Topics exist in private chats too, and an answer belongs into the same one."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one person did in the private chat."""

    update: int
    person: int
    place: Place
    event: Event
    app_language: str | None
    callback: str | None = None
    """The press that waits for its answer."""
    pressed: int | None = None
    """The message under the pressed button; None when it cannot be edited any more."""
    old_keyboard: bool = False
    """The pressed message still has its buttons."""
    album: str | None = None


def read_update(raw: dict[str, Any], bot: Bot) -> Update:
    """The update that Telegram sent. Raises pydantic's ValidationError when it is none.

    A press brings along the whole message it was made on. Of that only the place is read, and the dozens of
    small objects for its text and buttons would be the better part of the work.
    """
    match raw:
        case {"callback_query": {"message": {"message_id": _, "chat": _, "date": _} as message} as query}:
            where = {name: message[name] for name in _WHERE if name in message}
            if "reply_markup" in message:
                where["reply_markup"] = {"inline_keyboard": []}
            raw = {**raw, "callback_query": {**query, "message": where}}
    return Update.model_validate(raw, context={"bot": bot})


_WHERE = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")


def message_arrival(update: int, message: Message) -> Arrival | None:
    """A message of the private chat; None for one that needs no answer."""
    event = message_event(message)
    if event is None or message.from_user is None or message.from_user.is_bot:
        return None
    return Arrival(
        update=update,
        person=message.from_user.id,
        place=Place(message.chat.id, message.message_thread_id),
        event=event,
        app_language=message.from_user.language_code,
        album=message.media_group_id,
    )


def edit_arrival(update: int, message: Message) -> Arrival | None:
    """A changed message. A live location changes by itself, and is not answered each time."""
    if message.location or message.from_user is None or message.from_user.is_bot:
        return None
    return Arrival(
        update=update,
        person=message.from_user.id,
        place=Place(message.chat.id, message.message_thread_id),
        event=Other("edited"),
        app_language=message.from_user.language_code,
    )


def press_arrival(update: int, query: CallbackQuery) -> Arrival | None:
    """A press in the private chat; None when it was made elsewhere."""
    message = query.message
    if message is None or message.chat.type != "private":
        return None
    if isinstance(message, InaccessibleMessage):
        thread, pressed, keyboard = None, None, None
    else:
        thread, pressed, keyboard = message.message_thread_id, message.message_id, message.reply_markup
    return Arrival(
        update=update,
        person=query.from_user.id,
        place=Place(message.chat.id, thread),
        event=Press(query.data or "", live=False),
        app_language=query.from_user.language_code,
        callback=query.id,
        pressed=pressed,
        old_keyboard=keyboard is not None,
    )


def message_event(message: Message) -> Event | None:
    """What was sent; None for a service message."""
    if message.location:
        return Location(message.location.latitude, message.location.longitude)
    if message.forward_origin:
        return Other("forward")
    if message.text is not None:
        return text_event(message.text)
    kind = KINDS.get(message.content_type)
    return Other(kind) if kind else None


def text_event(text: str) -> Command | Text:
    """What was typed."""
    return _command(text) or Text(text)


def _command(text: str) -> Command | None:
    """`/name@bot argument`. A lone slash, or one before anything but a word, is text."""
    if not text.startswith("/"):
        return None
    head, _, argument = text[1:].partition(" ")
    head, newline, rest = head.partition("\n")
    name = head.partition("@")[0].lower()
    if not (name.isidentifier() or name.isalnum()):
        return None
    return Command(name, f"{rest} {argument}".strip() if newline else argument.strip())
