"""`lo-bot-api-emulator`: a Bot API server that nobody here wrote, as a server of conversations.

It judges every call by its own contract and remembers no text, so what it has accepted is kept here. Three
things are made up for, and no more:

- it models another platform's Bot API, which knows no `link_preview_options` (Telegram's since Bot API 7.0):
  that field is taken out before it judges;
- it answers 501 to the calls in `NOT_MODELLED`, which only the bot's profile needs;
- it does not read what a webhook's response asks for, where this bot answers presses: the bot polls it.
"""

import asyncio
import itertools
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator
from lo_bot_api_emulator.journal import verdict

from bot.content import Content, Language
from bot.conversation import Button, Command, Event, Location, Other, Screen, Text
from bot.conversation_tests.grounds import ApiGround, CoreGround, Ground, GroundError, Meet
from bot.conversation_tests.grounds.core import as_seen
from bot.conversation_tests.grounds.process import BotProcess
from bot.conversation_tests.seen import Seen
from bot.local import User, contents

TOKEN = "7000000002:emulated"
PATIENCE = 10.0
NOT_MODELLED = (
    *("getMyName", "setMyName", "getMyDescription", "setMyDescription"),
    *("getMyShortDescription", "setMyShortDescription", "getChatMenuButton"),
)
USED = ("getUpdates", "sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery")
"""What a conversation cannot do without."""


class Emulator:
    """The server, and the calls that it has accepted: method, fields, result."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self._server: Any = LoBotApiEmulator(journal=journal)
        self._judge = self._server.validate
        self._server.validate = self._accept
        self.url = ""
        self.accepted: list[tuple[str, dict[str, Any], Any]] = []
        self.handled = 0
        """Updates below this number the bot has confirmed, as it does when it has handled them."""
        self._poll = asyncio.Event()

    @property
    def refusals(self) -> list[str]:
        """All of its refusals but those of `NOT_MODELLED`."""
        return [
            f"{one['method']} was refused with {one['status']}: {', '.join(one['fields'])}"
            for one in self._server.requests
            if one["status"] != 200 and not (one["status"] == 501 and one["method"] in NOT_MODELLED)
        ]

    @property
    def verdict(self) -> dict[str, Any]:
        """The emulator's own, on all that has happened."""
        refusals = [f"{method}:501" for method in NOT_MODELLED]
        said: dict[str, Any] = verdict(
            self._journal, require_response=True, require_methods=USED, allowed_refusals=refusals
        )
        return said

    def starts(self) -> int:
        """How often a bot has begun to poll."""
        return sum(method == "deleteWebhook" for method, _, _ in self.accepted)

    async def update(self, kind: str, body: dict[str, Any]) -> int:
        """Something that a person has done, for the bot; returns its number."""
        number: int = await self._server.enqueue_update({kind: body}, token=TOKEN)
        return number

    async def polled(self) -> None:
        """Wait for the bot to ask for updates."""
        self._poll.clear()
        await self._poll.wait()

    def _accept(self, method: str, fields: dict[str, Any], uploads: Any) -> Any:
        if method in ("sendMessage", "editMessageText"):
            fields.pop("link_preview_options", None)
        result = self._judge(method, fields, uploads)
        if method == "getUpdates":
            self.handled = max(self.handled, int(fields.get("offset", 0)))
            self._poll.set()
        else:
            self.accepted.append((method, dict(fields), result))
        return result

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """At `url`."""
        runner = web.AppRunner(self._server.app(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield
        finally:
            await runner.cleanup()


class EmulatedChat:
    """A `Chat`. The emulator wants every update whole, so the person's part is written here."""

    def __init__(self, emulator: Emulator, person: User, patience: float = PATIENCE) -> None:
        self._emulator = emulator
        self._person = person
        self._patience = patience
        self._from = len(emulator.accepted)
        self._ids = itertools.count(person.id * 1_000_000)

    @property
    def shown(self) -> dict[int, Seen]:
        """See `Chat`."""
        chat: dict[int, Seen] = {}
        for method, fields, result in self._emulator.accepted[self._from :]:
            if str(fields.get("chat_id")) != str(self._person.id):
                continue
            if method in ("sendMessage", "editMessageText"):
                chat[result["message_id"]] = _seen(fields["text"], fields, result["message_id"])
            elif method == "editMessageReplyMarkup":
                message = int(fields["message_id"])
                chat[message] = Seen(chat[message].text, message=message)
        return chat

    @property
    def refusals(self) -> list[str]:
        """See `Chat`."""
        return self._emulator.refusals

    async def send(self, event: Event) -> None:
        """See `Chat`."""
        before = len(self._emulator.accepted)
        await self._handled(await self._emulator.update("message", self._message(event)))
        methods = {method for method, _, _ in self._emulator.accepted[before:]}
        if "sendMessage" not in methods:
            raise GroundError(f"the bot is silent: {event} got no reply")

    async def press(self, data: str, message: int, times: int) -> list[str | None]:
        """See `Chat`."""
        on = self._head() | {"message_id": message, "text": "…"}
        if self.shown[message].buttons:
            on["reply_markup"] = {"inline_keyboard": []}
        body = {"from": self._person.to_json(), "message": on, "chat_instance": "1", "data": data}
        presses = [str(next(self._ids)) for _ in range(times)]
        numbers = [await self._emulator.update("callback_query", body | {"id": one}) for one in presses]
        await self._handled(numbers[-1])
        answers = {
            fields["callback_query_id"]: fields.get("text")
            for method, fields, _ in self._emulator.accepted
            if method == "answerCallbackQuery"
        }
        if missing := [one for one in presses if one not in answers]:
            raise GroundError(f"the bot is silent: {len(missing)} presses of {data!r} got no answer")
        return [answers[one] for one in presses]

    def _head(self) -> dict[str, Any]:
        person = self._person.to_json()
        chat = {"id": person["id"], "type": "private", "first_name": person["first_name"]}
        return {"message_id": next(self._ids), "date": int(time.time()), "chat": chat}

    def _message(self, event: Event) -> dict[str, Any]:
        head = self._head() | {"from": self._person.to_json()}
        match event:
            case Command(name, argument):
                return head | {"text": f"/{name} {argument}".strip()}
            case Text(text):
                return head | {"text": text}
            case Location(latitude, longitude):
                return head | contents.location(latitude, longitude)
            case Other("contact"):
                return head | contents.contact(self._person, "+77010000000")
            case Other("forward"):
                return head | contents.forwarded(head["date"]) | {"text": "…"}
            case Other(kind):
                return head | contents.of_kind(kind, head["message_id"])
        raise AssertionError(f"nobody sends {event}")

    async def _handled(self, number: int) -> None:
        try:
            async with asyncio.timeout(self._patience):
                while self._emulator.handled <= number:
                    await self._emulator.polled()
        except TimeoutError:
            raise GroundError("the bot is silent: it has not handled what was sent") from None


def _seen(text: str, fields: dict[str, Any], message: int) -> Seen:
    rows = json.loads(fields.get("reply_markup") or "{}").get("inline_keyboard", [])
    buttons = tuple(
        tuple(Button(one["text"], data=one.get("callback_data"), url=one.get("url")) for one in row)
        for row in rows
    )
    return as_seen(Screen(text, buttons), None, message)


@asynccontextmanager
async def emulated(content: Content, folder: Path) -> AsyncIterator[Meet]:
    """People before the real process, which polls the emulator. At the end the emulator's verdict counts."""
    emulator = Emulator(folder / "journal.jsonl")
    async with emulator.listening():
        bot = BotProcess(emulator.url, TOKEN, "polling", folder, emulator.starts)
        ids = itertools.count(1001)

        @asynccontextmanager
        async def meet(language: Language, on: date) -> AsyncIterator[Ground]:
            await bot.be_on(on)
            chat = EmulatedChat(emulator, User(next(ids), "Анна", language_code=language))
            yield ApiGround(CoreGround(content, language, on), chat, bot)

        try:
            yield meet
        finally:
            await bot.stop()
    assert emulator.verdict["ok"], emulator.verdict
