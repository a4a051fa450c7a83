"""A Bot API server that is quick rather than strict: it takes every call and tells the chat's person."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from tests.benchmarks.wire import Wire

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.benchmarks.people import Person

_BOT = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_FIELD = re.compile(rb'name="(\w+)"\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)
_NOT_MODIFIED = (
    b'{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: '
    b'specified new message content and reply markup are the same as the current ones"}'
)
_ANSWERS = {
    "getMe": _BOT,
    "getWebhookInfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
    "getMyCommands": [],
    "getMyName": {"name": ""},
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
    "getChatMenuButton": {"type": "default"},
}


@dataclass
class Telegram:
    """All chats of all bots; every bot's people have chat ids of their own."""

    people: dict[int, Person] = field(default_factory=dict)
    new_id: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def call(self, method: str, fields: dict[str, str]) -> bytes:
        """Execute one Bot API method; the answer is JSON."""
        if method == "answerCallbackQuery":
            # A callback query's id begins with its chat's.
            self.people[int(fields["callback_query_id"].partition("-")[0])].answered()
        elif method == "sendMessage" or method == "editMessageText":
            person = self.people[int(fields["chat_id"])]
            text, keyboard = fields["text"], fields.get("reply_markup", "")
            if method == "sendMessage":
                person.message_id = next(self.new_id)
            elif (text, keyboard) == (person.text, person.keyboard):
                return _NOT_MODIFIED
            person.shown(text, keyboard)
            return f'{{"ok":true,"result":{person.message}}}'.encode()
        return b'{"ok":true,"result":%s}' % json.dumps(_ANSWERS.get(method, True)).encode()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        """Serve the Bot API on loopback; gives its base URL."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Calls(self), "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()


class _Calls(Wire):
    """A connection on which a bot makes its calls."""

    def __init__(self, telegram: Telegram) -> None:
        super().__init__()
        self._telegram = telegram

    def received(self, head: bytes, body: bytes) -> None:
        path, _, query = head.split(b" ", 2)[1].partition(b"?")
        fields = dict(parse_qsl(query.decode())) | read_fields(head, body)
        answer = self._telegram.call(path.rpartition(b"/")[2].decode(), fields)
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            % (len(answer), answer)
        )


def read_fields(head: bytes, body: bytes) -> dict[str, str]:
    """A method's arguments from a form or JSON; what is not a string in JSON is JSON again."""
    if body.startswith(b"{"):
        values = json.loads(body)
        return {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in values.items()
        }
    if b"multipart/form-data" in head:
        return {name.decode(): value.decode() for name, value in _FIELD.findall(body)}
    return dict(parse_qsl(body.decode()))
