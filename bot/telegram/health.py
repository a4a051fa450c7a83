"""For whoever watches the process: is it up, can it serve, how is it doing."""

import logging

from aiohttp import web

from bot.content import Shelf
from bot.storage import Storage, StorageError
from bot.telegram.metrics import Metrics

log = logging.getLogger(__name__)


def health_app(storage: Storage, metrics: Metrics, shelf: Shelf) -> web.Application:
    """`/healthz`: the process runs. `/readyz`: it can serve people, and with which content; what is wrong
    with files that it did not take. `/metrics`: for Prometheus."""

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        try:
            await storage.ping()
        except StorageError as error:
            log.warning("not ready: %s", error)
            return web.Response(status=503, text="the storage does not answer\n")
        lines = [f"ready, content {shelf.content.version}"]
        if shelf.refused:
            lines += [f"the changed files are not shown, {len(shelf.refused)} findings:", *shelf.refused]
        return web.Response(text="\n".join(lines) + "\n")

    async def prometheus(_: web.Request) -> web.Response:
        return web.Response(body=metrics.text(), content_type="text/plain", charset="utf-8")

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", prometheus)
    return app
