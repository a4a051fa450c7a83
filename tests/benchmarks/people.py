"""The people who write to a bot, one update at a time, each on a connection of their own."""

from __future__ import annotations

import asyncio
import html
import json
import random
import re
import time
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.telegram import Telegram, read_fields
from tests.benchmarks.wire import Wire

PATIENCE = 10.0
"""Seconds that a person waits for an answer before giving the update up."""
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a bot takes its updates."""

    port: int
    secret: str

    def request(self, update: bytes) -> bytes:
        """The HTTP request that brings an update."""
        return (
            b"POST /webhook HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
            b"X-Telegram-Bot-Api-Secret-Token: %s\r\nContent-Length: %d\r\n\r\n%s"
        ) % (self.port, self.secret.encode(), len(update), update)


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of one update."""

    lacking: str
    """Empty when all that the update asks for came in time; else what was done and what did not come."""
    moved: bool
    """The bot showed something new; not so when it only says that an answer cannot stand."""
    form_step: bool
    """A press on a question's own button which moved the interview on."""
    seconds: float
    """From the update to the last of: the call that shows the answer, the response of the webhook."""
    ended: float
    """By `time.perf_counter`."""


class Person(Wire):
    """One chat with a bot and its last message."""

    def __init__(self, telegram: Telegram, chat: int, webhook: Webhook) -> None:
        super().__init__()
        self.message_id = 0
        self.text = self.keyboard = ""
        self._telegram, self._chat, self._webhook = telegram, chat, webhook
        self._user = {"id": chat, "is_bot": False, "first_name": "Айгүл", "language_code": "ru"}
        self._awaited: set[str] = set()
        self._complete: asyncio.Future[None] | None = None
        self._moved = False
        self._lacking = ""
        telegram.people[chat] = self

    async def connect(self) -> None:
        """Open the connection to the webhook. Raises OSError while nobody listens."""
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self._webhook.port)

    async def turn(self) -> Turn:
        """Send one update and wait for all that it should lead to."""
        raise NotImplementedError

    async def send(
        self, kind: str, content: dict[str, Any], *, awaited: set[str], form_step: bool = False
    ) -> Turn:
        """Send an update and wait until all that is `awaited` has come."""
        update = {"update_id": next(self._telegram.new_id), kind: {"from": self._user, **content}}
        body = json.dumps(update, ensure_ascii=False).encode()
        self._awaited = awaited
        self._moved = False
        self._lacking = ""
        self._complete = asyncio.get_running_loop().create_future()
        begun = time.perf_counter()
        self.transport.write(self._webhook.request(body))
        try:
            await asyncio.wait_for(self._complete, PATIENCE)
        except TimeoutError:
            self._lacking = f"no {' and no '.join(sorted(self._awaited))}"
        ended = time.perf_counter()
        if self._lacking:
            self._lacking = f"{content.get('data') or content.get('text')}: {self._lacking}"
            self.keyboard = ""
        return Turn(self._lacking, self._moved, form_step and self._moved, ended - begun, ended)

    def write(self, text: str) -> dict[str, Any]:
        """A text message from this person."""
        message = {"message_id": next(self._telegram.new_id), "chat": self.chat, "date": _now(), "text": text}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        return message

    @property
    def chat(self) -> dict[str, Any]:
        """The private chat with this person, as the Bot API tells it."""
        return {"id": self._chat, "type": "private", "first_name": "Айгүл"}

    @property
    def message(self) -> str:
        """The bot's last message as the Bot API tells it: JSON."""
        plain = json.dumps(html.unescape(_TAG.sub("", self.text)), ensure_ascii=False)
        markup = f',"reply_markup":{self.keyboard}' if self.keyboard else ""
        return (
            f'{{"message_id":{self.message_id},"date":{_now()},"text":{plain}{markup},'
            f'"chat":{{"id":{self._chat},"type":"private","first_name":"Айгүл"}},'
            f'"from":{{"id":42,"is_bot":true,"first_name":"Bench","username":"bench_bot"}}}}'
        )

    def shown(self, text: str, keyboard: str) -> None:
        """The bot sent or edited a message."""
        self.text, self.keyboard, self._moved = text, keyboard, True
        self._came("screen")

    def answered(self) -> None:
        """The bot answered the callback query."""
        self._came("answer")

    def received(self, head: bytes, body: bytes) -> None:
        if not head.startswith(b"HTTP/1.1 2"):
            self._lacking = head.partition(b"\r\n")[0].decode()
            self._awaited.clear()
        elif b"answerCallbackQuery" in body:
            fields = read_fields(head, body)
            self._telegram.call(fields.pop("method"), fields)
        self._came("response")

    def _came(self, what: str) -> None:
        self._awaited.discard(what)
        if not self._awaited and self._complete and not self._complete.done():
            self._complete.set_result(None)


class Talker(Person):
    """Writes a line and gets it back."""

    async def turn(self) -> Turn:
        return await self.send("message", self.write("Сәлеметсіз бе!"), awaited={"response", "screen"})


class Citizen(Person):
    """Goes through the questions, any answer that has a button, and starts over at the end."""

    def __init__(self, telegram: Telegram, chat: int, webhook: Webhook) -> None:
        super().__init__(telegram, chat, webhook)
        self._random = random.Random(chat)

    async def turn(self) -> Turn:
        pressed = self._choose()
        if pressed is None:
            return await self.send("message", self.write("/start"), awaited={"response", "screen"})
        query = {
            "id": f"{self._chat}-{next(self._telegram.new_id)}",
            "chat_instance": "1",
            "data": pressed,
            "message": json.loads(self.message),
        }
        return await self.send(
            "callback_query",
            query,
            awaited={"response", "answer"},  # whether the message was edited by then is looked at afterwards
            form_step=pressed.startswith(_ANSWERS),
        )

    def _choose(self) -> str | None:
        if not self.keyboard:
            return None
        rows = json.loads(self.keyboard)["inline_keyboard"]
        ways = _WAYS if self._moved else _WAYS[2:]  # that answer cannot stand: perhaps another, perhaps none
        presses: list[str] = [
            button["callback_data"] for row in rows for button in row if button.get("callback_data")
        ]
        for wanted in ways:
            if found := [data for data in presses if wanted.match(data)]:
                return self._random.choice(found)
        return None


_ANSWERS = ("a:", "p:")
"""How the data of a question's buttons begins: an answer, a deeper level of the date picker."""
_WAYS = [
    re.compile(pattern)
    for pattern in (
        r"a:(?!.*:(unknown|declined)$)",  # an answer,
        r"p:",  # or a step towards a date,
        r"a:",  # or that one does not know;
        r"d$|n:restart|n:situations|n:begin|l:",  # no question here: the shortest way to the next one
        r"n:(?!menu|where|about|topic)",
        r"n:menu",
    )
]


def _now() -> int:
    return int(time.time())
