"""A person with the app in hand: what tests make people do, and what people then see."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from . import contents
from .cloud import Account
from .world import JSON, CallbackAnswer, Chat, Message, Press, User

if TYPE_CHECKING:
    from .server import LocalBotApi

PATIENCE_SECONDS = 5.0
"""How long a person waits for a bot before a test fails."""
TEXT_MAX = 4096
SLICES = 10


class Person:
    """Somebody who talks to one bot. Made by `LocalBotApi.person`.

    Sending does not wait for the bot; `settled` does, and `press` waits for its answer.
    """

    def __init__(self, api: LocalBotApi, account: Account, user: User) -> None:
        self._api = api
        self._account = account
        self.user = user
        self.presses: list[Press] = []
        """Everything this person pressed, oldest first."""
        self._owed: list[Message] = []
        self.leave = api.cloud.watchers.add(self._watch)
        """Stop watching the chat; a person who is made for a while only calls it."""

    def _watch(self, kind: str, about: Any) -> None:
        match kind, about:
            case "message" | "edit", Message() if about.from_bot:
                self._owed = [message for message in self._owed if message.chat is not about.chat]
            case "press", Press() if about.person is self.user:
                self.presses.append(about)

    # What the person sees

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def room(self) -> Chat:
        """The private chat with the bot."""
        return self._api.cloud.private_chat(self._account, self.user)

    @property
    def chat(self) -> list[Message]:
        """The messages of the private chat, oldest first; deleted ones are gone."""
        return list(self.room.messages.values())

    @property
    def from_bot(self) -> list[Message]:
        """The bot's messages, oldest first."""
        return [message for message in self.chat if message.from_bot]

    @property
    def last(self) -> Message:
        """The bot's newest message."""
        said = self.from_bot
        assert said, f"the bot has said nothing to {self.user.first_name}"
        return said[-1]

    @property
    def buttons(self) -> list[str]:
        """The buttons of the newest message that has any."""
        keyboards = [message for message in self.from_bot if message.buttons]
        return keyboards[-1].buttons if keyboards else []

    @property
    def reply_keyboard(self) -> list[list[JSON]]:
        """The buttons below the message field."""
        rows: list[list[JSON]] = (self.room.reply_keyboard or {}).get("keyboard", [])
        return rows

    @property
    def toasts(self) -> list[str]:
        """The texts that answered presses, oldest first; empty answers are left out."""
        return [press.answer.text for press in self.presses if press.answer and press.answer.text]

    @property
    def unanswered(self) -> list[Press]:
        """Presses whose button still spins."""
        return [press for press in self.presses if press.answer is None]

    @property
    def commands(self) -> list[JSON]:
        """The bot's commands as the app shows them in the private chat."""
        language = (self.user.language_code or "")[:2]
        return self._account.profile.commands_for(self.id, True, language)

    # What the person sends

    async def send_text(
        self, text: str, *, chat: Chat | None = None, reply_to: Message | None = None
    ) -> Message:
        """Send a text; one over 4096 characters goes in pieces, as apps send it. Returns the last message."""
        pieces = [text[at : at + TEXT_MAX] for at in range(0, len(text), TEXT_MAX)] or [text]
        return [self._say(piece, None, chat, reply_to) for piece in pieces][-1]

    async def start(self, payload: str = "") -> Message:
        """Press START, or follow a deep link."""
        return await self.send_text(f"/start {payload}".strip())

    async def send_location(
        self, latitude: float, longitude: float, *, live_period: int | None = None
    ) -> Message:
        return self._say(None, contents.location(latitude, longitude, live_period=live_period))

    async def send_venue(self, latitude: float, longitude: float, title: str, address: str) -> Message:
        return self._say(None, contents.venue(latitude, longitude, title, address))

    async def send_contact(self, phone_number: str = "+77010000000") -> Message:
        """Share the person's own contact."""
        return self._say(None, contents.contact(self.user, phone_number))

    async def send(self, kind: str, *, caption: str | None = None) -> Message:
        """Send a sample of a kind: sticker, voice, photo, document, video, video_note, audio, animation …"""
        content = contents.of_kind(kind, len(self.chat))
        return self._say(None, content | ({"caption": caption} if caption else {}))

    async def send_sticker(self) -> Message:
        return await self.send("sticker")

    async def send_voice(self) -> Message:
        return await self.send("voice")

    async def send_photo(self, caption: str | None = None) -> Message:
        return await self.send("photo", caption=caption)

    async def send_document(self) -> Message:
        return await self.send("document")

    async def forward(self, what: Message | str = "…") -> Message:
        """Forward a message of this chat, or a text that somebody outside wrote."""
        origin = contents.forwarded(self._api.cloud.now, of=what if isinstance(what, Message) else None)
        if isinstance(what, str):
            return self._say(what, origin)
        return self._say(what.text, what.content | origin)

    async def edit_message(self, message: Message, text: str) -> None:
        """Change an own text message."""
        assert message.sender is self.user, "only an own message can be changed"
        self._owe(message)
        self._api.cloud.edit(message, text)

    async def delete_message(self, message: Message) -> None:
        """Delete a message for both sides."""
        self._api.cloud.delete(message)

    async def block(self) -> None:
        self._api.cloud.block(self._account, self.user, True)

    async def unblock(self) -> None:
        self._api.cloud.block(self._account, self.user, False)

    async def add_bot(self, group: Chat) -> None:
        """Add the bot to a group."""
        self._api.cloud.join(self._account, group, self.user)

    async def kick_bot(self, group: Chat) -> None:
        self._api.cloud.kick(self._account, group, self.user)

    def _say(
        self,
        text: str | None,
        content: JSON | None,
        chat: Chat | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        if chat is None and self.room.blocked:
            self._api.cloud.block(self._account, self.user, False)
        message = self._api.cloud.say(chat or self.room, self.user, text, content, reply_to)
        self._owe(message)
        return message

    def _owe(self, message: Message) -> None:
        # In a group a bot may well keep quiet.
        if message.chat.private:
            self._owed.append(message)

    # What the person presses

    async def press(
        self,
        button: str,
        *,
        message: Message | None = None,
        times: int = 1,
        timeout: float = PATIENCE_SECONDS,
    ) -> CallbackAnswer:
        """Press an inline button, named by its text or its data, and wait for the answer of the (last) press.

        Without `message`, the newest keyboard that has the button counts. `times=2` is a double tap. A button
        of the reply keyboard sends its text, or what it asks for (the location is Astana).
        """
        found = self._find(button, message)
        if found is None:
            below = [one for row in self.reply_keyboard for one in row if one["text"] == button]
            if message is None and below:
                return await self._press_reply(below[0])
            keyboards = [one.buttons for one in ([message] if message else self.from_bot) if one.buttons]
            raise AssertionError(f"no button {button!r}; there are {keyboards[-3:]}")
        on, pressed = found
        assert "callback_data" in pressed, f"the button {button!r} opens {pressed.get('url')}"
        presses = [self._api.cloud.press(self._account, self.user, on, pressed) for _ in range(times)]
        await self._until(
            lambda: presses[-1].answer is not None, timeout, lambda: f"the press of {button!r} got no answer"
        )
        assert presses[-1].answer is not None
        return presses[-1].answer

    async def _press_reply(self, button: JSON) -> CallbackAnswer:
        if button.get("request_location"):
            await self.send_location(51.13, 71.43)
        elif button.get("request_contact"):
            await self.send_contact()
        else:
            await self.send_text(button["text"])
        return CallbackAnswer()

    async def press_data(
        self, data: str, message: Message, *, timeout: float = PATIENCE_SECONDS
    ) -> CallbackAnswer:
        """Press a button that the message showed once, though it may be gone since: apps can be late."""
        press = self._api.cloud.press(self._account, self.user, message, {"text": "", "callback_data": data})
        await self._until(
            lambda: press.answer is not None, timeout, lambda: f"the press of {data!r} got no answer"
        )
        assert press.answer is not None
        return press.answer

    def _find(self, button: str, message: Message | None) -> tuple[Message, JSON] | None:
        places = [message] if message is not None else list(reversed(self.from_bot))
        for place in places:
            for row in place.inline_rows:
                for one in row:
                    if button in (one["text"], one.get("callback_data")):
                        return place, one
        return None

    # Waiting

    async def settled(self, timeout: float = PATIENCE_SECONDS, *, reply: bool = True) -> None:
        """Wait until the bot has answered everything and is idle.

        With `reply` an unanswered message or press is an AssertionError when the time is over; without it,
        silence is fine.
        """

        def waiting_for() -> str | None:
            if reply and self.unanswered:
                return f"the press of {self.unanswered[0].button['text']!r} got no answer"
            if reply and self._owed:
                what = self._owed[0].text or ", ".join(self._owed[0].content)
                return f"{what!r} got no reply"
            return None if self._api.idle(self._account) else "the bot is still at work"

        exact = self._api.busy is not None or self._api.has_webhook(self._account)
        while True:
            await self._until(lambda: waiting_for() is None, timeout, lambda: str(waiting_for()))
            if exact or await self._quiet():
                return

    async def _quiet(self) -> bool:
        """Nothing happens for a while; in slices, so that a bot of this process gets its turns in between."""
        for _ in range(SLICES):
            if await self._api.changed(self._api.quiet / SLICES):
                return False
        return True

    async def _until(self, done: Any, timeout: float, complaint: Any) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        # A bot's own word on whether it is busy comes without a signal, so it is asked for now and then.
        pause = 0.002 if self._api.busy is not None else timeout
        while not done():
            left = deadline - loop.time()
            assert left > 0, f"{complaint()} within {timeout:g} s"
            await self._api.changed(min(pause, left))
