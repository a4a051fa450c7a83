"""The chat page: a phone's chat in the browser, live over one WebSocket per open page."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from aiohttp import WSMsgType, web

from bot.local.diary import Deed, Diary
from bot.local.world import User

from .serving import file, only_for_own_pages
from .visit import PEOPLE, Visit

if TYPE_CHECKING:
    from bot.local.server import LocalBotApi

HERE = Path(__file__).parent
REGIONS = HERE.parents[2] / "dialogs" / "destinations" / "regions.yaml"

Save = Callable[[User, Sequence[Deed]], Awaitable[str]]
"""Makes a conversation file of what a person did."""


def add_page(app: web.Application, api: LocalBotApi, save: Save | None = None) -> None:
    """Serve the page at `/` and its files and WebSocket below `/page/`; with `save`, chats can be kept."""
    places = region_centres(REGIONS)
    diary = Diary(api.cloud, api.account)
    open_sockets: set[web.WebSocketResponse] = set()

    async def index(request: web.Request) -> web.Response:
        return file(HERE, "index.html")

    async def part(request: web.Request) -> web.Response:
        return file(HERE, request.match_info["name"])

    async def socket(request: web.Request) -> web.WebSocketResponse:
        only_for_own_pages(request)
        response = web.WebSocketResponse(heartbeat=30)
        await response.prepare(request)
        open_sockets.add(response)
        try:
            await _serve_visit(response, Visit(api, _person(request), places, saves=save is not None))
        finally:
            open_sockets.discard(response)
        return response

    async def kept(request: web.Request) -> web.Response:
        person = _person(request)
        if save is None:
            raise web.HTTPNotFound
        text = await save(person, diary.of(person.id))
        name = f"chat_{PEOPLE.index(person) + 1}_{api.cloud.now}.yaml"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return web.Response(text=text, headers=headers, content_type="application/yaml")

    async def hang_up(app: web.Application) -> None:
        for response in list(open_sockets):
            await response.close(code=1012)

    app.router.add_get("/", index)
    app.router.add_get("/page/socket", socket)
    app.router.add_get("/page/chat.yaml", kept)
    app.router.add_get("/page/{name}", part)
    app.on_shutdown.append(hang_up)


def _person(request: web.Request) -> User:
    number = request.query.get("person", "1")
    return PEOPLE[int(number) - 1] if number in map(str, range(1, len(PEOPLE) + 1)) else PEOPLE[0]


async def _serve_visit(socket: web.WebSocketResponse, visit: Visit) -> None:
    """Carry a page's deeds in and everything that happens out, until the page is closed."""
    out: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    leave = visit.begin(out.put_nowait)

    async def send() -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                await socket.send_json(await out.get())

    sender = asyncio.create_task(send())
    try:
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await visit.do(frame.json())
    finally:
        leave()
        sender.cancel()


def region_centres(path: Path) -> list[dict[str, Any]]:
    """The centres of the regions, to pick a location from; none when the project's list is not there."""
    if not path.exists():
        return []
    regions = yaml.safe_load(path.read_text(encoding="utf-8"))["regions"]
    return [region["centre_city"] for region in regions.values()]
