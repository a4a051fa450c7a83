"""One open page: what it shows of the chat, and what its person does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.local.refusal import Refusal
from bot.local.world import JSON, Chat, Message, Press, User

if TYPE_CHECKING:
    from bot.local.person import Person
    from bot.local.server import LocalBotApi

PEOPLE = (
    User(5001, "Айгүл", language_code="kk"),
    User(5002, "Анна", language_code="ru"),
    User(5003, "Ержан", language_code="kk"),
    User(5004, "Guest", language_code="en"),
)


class Visit:
    def __init__(self, api: LocalBotApi, user: User, places: list[JSON], *, saves: bool = False) -> None:
        self._api = api
        self._places = places
        self._saves = saves
        self._account = api.account
        self._person: Person = api.person(user.id, user.first_name, user.language_code)
        self._tell: Callable[[JSON], None] = lambda news: None

    @property
    def _room(self) -> Chat:
        return self._person.room

    def begin(self, tell: Callable[[JSON], None]) -> Callable[[], None]:
        """Tell the page where things stand, then every change; the returned function ends it."""
        self._tell = tell
        tell(self._hello())
        forget = self._api.cloud.watchers.add(self._watch)

        def end() -> None:
            forget()
            self._person.leave()

        return end

    def _hello(self) -> JSON:
        user = self._person.user
        return {
            "type": "hello",
            "server": self._api.started,
            "me": {
                "number": PEOPLE_IDS.index(user.id) + 1,
                "name": user.first_name,
                "language": user.language_code,
            },
            "people": [
                {"number": number, "name": one.first_name, "language": one.language_code}
                for number, one in enumerate(PEOPLE, start=1)
            ],
            "places": self._places,
            "saves": self._saves,
            "messages": [_shown(message) for message in self._person.chat],
            "waiting": [
                _press(press) for press in self._account.waiting_presses(user, self._api.cloud.clock())
            ],
            **self._profile(),
            **self._state(),
        }

    def _profile(self) -> JSON:
        profile, language = self._account.profile, (self._person.user.language_code or "")[:2]
        return {
            "bot": {
                "name": profile.text("name", language),
                "username": self._account.user.username,
                "description": profile.text("description", language),
            },
            "commands": self._person.commands,
            "menu": profile.menu(self._room.id),
        }

    def _state(self) -> JSON:
        return {"keyboard": self._room.reply_keyboard, "blocked": self._room.blocked}

    def _watch(self, kind: str, about: Any) -> None:
        match kind, about:
            case (("message" | "edit"), Message(chat=chat)) if chat is self._room:
                self._tell({"type": "message", "message": _shown(about), **self._state()})
            case "delete", Message(chat=chat) if chat is self._room:
                self._tell({"type": "delete", "id": about.id})
            case "typing", Chat() if about is self._room:
                self._tell({"type": "typing"})
            case "press", Press(person=person) if person is self._person.user:
                self._tell({"type": "press", **_press(about)})
            case "answer", Press(person=person) if person is self._person.user:
                answer = about.answer
                assert answer is not None
                alert = {"text": answer.text, "alert": answer.show_alert, "url": answer.url}
                self._tell({"type": "answer", **_press(about), **alert})
            case "profile", _ if about is self._account:
                self._tell({"type": "profile", **self._profile()})
            case "blocked", Chat() if about is self._room:
                self._tell({"type": "state", **self._state()})

    async def do(self, deed: JSON) -> None:
        """Carry out what the page's person does; what makes no sense is passed over."""
        person = self._person
        try:
            match deed:
                case {"do": "text", "text": str(text)}:
                    await person.send_text(text)
                case {
                    "do": "location",
                    "latitude": float() | int() as lat,
                    "longitude": float() | int() as lon,
                }:
                    await person.send_location(lat, lon)
                case {"do": "send", "kind": str(kind)}:
                    await person.send(kind)
                case {"do": "contact"}:
                    await person.send_contact()
                case {"do": "forward", "text": str(text)}:
                    await person.forward(text)
                case {"do": "edit", "id": int(number), "text": str(text)} if number in self._room.messages:
                    await person.edit_message(self._room.messages[number], text)
                case {"do": "delete", "id": int(number)} if number in self._room.messages:
                    await person.delete_message(self._room.messages[number])
                case {"do": "press", "id": int(number), "data": str(data)}:
                    self._press(number, data)
                case {"do": "block", "blocked": bool(blocked)}:
                    self._api.cloud.block(self._account, person.user, blocked)
        except (Refusal, AssertionError, ValueError):
            # An empty text, somebody else's message: an app would not have offered it.
            return

    def _press(self, number: int, data: str) -> None:
        """A press on a message of before a restart goes out as Telegram sends one on a lost message."""
        message = self._room.messages.get(number)
        if message is None:
            message = Message(number, self._room, self._account.user, date=0, deleted=True)
        button = {"text": "", "callback_data": data}
        self._api.cloud.press(self._account, self._person.user, message, button)


PEOPLE_IDS = [person.id for person in PEOPLE]


def _press(press: Press) -> JSON:
    return {"press": press.id, "id": press.message.id, "data": press.button["callback_data"]}


def _shown(message: Message) -> JSON:
    """A message as the page draws it: text with entities, content, keyboard."""
    reply = message.reply_to
    return {
        "id": message.id,
        "mine": not message.from_bot,
        "date": message.date,
        "edited": message.edited and not message.from_bot,
        "text": message.text,
        "entities": message.entities,
        "content": message.content,
        "rows": message.inline_rows,
        "reply": reply.text if reply else None,
    }
