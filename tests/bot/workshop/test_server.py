"""The line between page and server: only for its own page, and never silent."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.local import LocalBotApi, serve
from bot.workshop import Workshop
from tests.bot.workshop.conftest import TODAY


@pytest.fixture
async def api(root: Path) -> AsyncIterator[LocalBotApi]:
    api = await serve(port=0, also=Workshop(root, lambda: TODAY).add_to)
    yield api
    await api.stop()


class Line:
    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def ready(self) -> dict[str, Any]:
        while True:
            news: dict[str, Any] = await self.socket.receive_json(timeout=10)
            if news["type"] == "desk" and news["ready"]:
                return news

    async def ask(self, **wish: Any) -> dict[str, Any]:
        await self.socket.send_json({"id": 7, "day": TODAY.isoformat(), **wish})
        while True:
            news: dict[str, Any] = await self.socket.receive_json(timeout=10)
            if news["type"] == "answer":
                return news


@pytest.fixture
async def line(api: LocalBotApi) -> AsyncIterator[Line]:
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(f"{api.url}/workshop/socket", headers={"Origin": api.url}) as socket,
    ):
        yield Line(socket)


async def test_a_page_is_told_of_the_content_and_answered(line: Line) -> None:
    news = await line.ready()
    assert news["today"] == TODAY.isoformat()
    assert [group["group"] for group in news["places"]] == [
        "screens",
        "programmes",
        "questions",
        "destinations",
    ]
    answer = await line.ask(do="show")
    assert (answer["id"], answer["chats"]["kk"]["id"]) == (7, "notice")


@pytest.mark.parametrize(
    "wish", [{"do": "dance"}, {"do": "show", "day": "1990-01-01"}, {"do": "event", "event": {"press": 1}}]
)
async def test_what_cannot_be_is_answered_too(line: Line, wish: dict[str, Any]) -> None:
    await line.ready()
    assert "not understood" in (await line.ask(**wish))["error"]


async def test_another_sites_page_gets_nothing(api: LocalBotApi) -> None:
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await http.ws_connect(f"{api.url}/workshop/socket", headers={"Origin": "https://example.kz"})


@pytest.mark.parametrize(
    "name", ["workshop.js", "workshop.css", "../server.py", "..%2fserver.py", "nothing.js"]
)
async def test_only_the_pages_own_files_are_served(api: LocalBotApi, name: str) -> None:
    async with aiohttp.ClientSession() as http, http.get(f"{api.url}/workshop/{name}") as response:
        assert (response.status == 200) == name.startswith("workshop")
