"""The workshop on an aiohttp app: its files, and one WebSocket for each open page."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web
from pydantic import ValidationError

from bot.check import Finding
from bot.content import LANGUAGES, Content
from bot.draw import picture
from bot.local.page.serving import file, only_for_own_pages
from bot.workshop.album import Album
from bot.workshop.chats import BadWishError
from bot.workshop.desk import Desk
from bot.workshop.people import listed
from bot.workshop.places import places
from bot.workshop.wishes import Wish, granted

JSON = dict[str, Any]

log = logging.getLogger(__name__)

_PAGE = Path(__file__).parent / "page"


class Workshop:
    """The workshop page of what staff edit under `root`. `today` is the day it opens with."""

    def __init__(self, root: Path, today: Callable[[], date]) -> None:
        self._desk = Desk(root, today)
        self._album: tuple[Content, date, Album] | None = None
        self._sockets: set[web.WebSocketResponse] = set()

    def add_to(self, app: web.Application) -> None:
        """Serve it at `/workshop`, and look after the files as long as the app runs."""
        app.router.add_get("/workshop", self._index)
        app.router.add_get("/workshop/socket", self._socket)
        app.router.add_get("/workshop/picture", self._picture)
        app.router.add_get("/workshop/{name}", self._file)
        app.cleanup_ctx.append(self._look_after)
        app.on_shutdown.append(self._hang_up)

    async def _look_after(self, app: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(self._desk.run())
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def _hang_up(self, app: web.Application) -> None:
        for socket in tuple(self._sockets):
            await socket.close(code=1012)

    async def _index(self, request: web.Request) -> web.Response:
        return file(_PAGE, "index.html")

    async def _file(self, request: web.Request) -> web.Response:
        return file(_PAGE, request.match_info["name"])

    async def _picture(self, request: web.Request) -> web.Response:
        """Which question feeds which programme, as SVG."""
        content, language = self._desk.content, request.query.get("language")
        if content is None or language not in LANGUAGES:
            raise web.HTTPNotFound
        programme = request.query.get("programme")
        try:
            svg = await asyncio.to_thread(picture, content, language, [programme] if programme else None)
        except ValueError:
            raise web.HTTPNotFound from None
        headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        return web.Response(text=svg, content_type="image/svg+xml", headers=headers)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        only_for_own_pages(request)
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self._sockets.add(socket)
        changed = asyncio.Event()
        changed.set()
        forget = self._desk.watch(changed.set)
        teller = asyncio.create_task(self._tell(socket, changed))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    with contextlib.suppress(ConnectionError):
                        await socket.send_str(_json(await self._answer(frame.json())))
        finally:
            forget()
            teller.cancel()
            self._sockets.discard(socket)
        return socket

    async def _tell(self, socket: web.WebSocketResponse, changed: asyncio.Event) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                await changed.wait()
                changed.clear()
                await socket.send_str(_json(self._news()))

    def _news(self) -> JSON:
        """Everything about the content that pages show beside the chats."""
        desk = self._desk
        trouble = desk.trouble
        told = {(one.path, one.line) for one in trouble}
        others = [one for one in desk.report.findings if (one.path, one.line) not in told]
        return {
            "type": "desk",
            "stamp": desk.stamp,
            "ready": desk.content is not None,
            "today": desk.today().isoformat(),
            "checking": desk.checking,
            "trouble": _findings(trouble),
            "findings": _findings(others),
            "due": _findings(desk.report.due),
            "places": places(desk.content) if desk.content else [],
            "people": listed(),
        }

    async def _answer(self, asked: JSON) -> JSON:
        """The answer to one wish under its number, or why there is none."""
        answer: JSON = {"type": "answer", "id": asked.get("id"), "stamp": self._desk.stamp}
        content = self._desk.content
        if content is None:
            return answer | {"error": "there is no content yet"}
        try:
            wish = Wish.model_validate(asked)
            # In a thread: hundreds of screens may be wanted, and chats must not wait for them.
            granted_ = await asyncio.to_thread(
                granted, content, self._album_of(content, wish.day), self._desk.sources, wish
            )
        except (ValidationError, BadWishError) as error:
            return answer | {"error": f"not understood: {error}"}
        except Exception as error:
            # A text with a wrong placeholder that no picture has shown: told on the page, in its place.
            log.debug("a screen could not be made", exc_info=True)
            return answer | {"error": f"this screen cannot be made: {type(error).__name__}: {error}"}
        return answer | granted_

    def _album_of(self, content: Content, day: date) -> Album:
        if self._album is None or self._album[0] is not content or self._album[1] != day:
            self._album = (content, day, Album(content, day))
        return self._album[2]


def _json(news: JSON) -> str:
    return json.dumps(news, ensure_ascii=False, separators=(",", ":"))


def _findings(findings: Iterable[Finding]) -> list[JSON]:
    return [
        {
            "at": f"{finding.path.as_posix()}:{finding.line}",
            "code": finding.code,
            "message": " ".join(finding.message.split()),
        }
        for finding in findings
    ]
