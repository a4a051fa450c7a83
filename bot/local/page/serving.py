"""What every page of this server has in common: how files are sent, and who may open a WebSocket."""

from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; connect-src 'self' ws: wss:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


def file(folder: Path, name: str) -> web.Response:
    """A file of a page's folder, never kept by the browser. Raises HTTPNotFound."""
    path = folder / name
    if path.parent != folder or path.suffix not in _TYPES or not path.is_file():
        raise web.HTTPNotFound
    return web.Response(
        body=path.read_bytes(), headers=_HEADERS, content_type=_TYPES[path.suffix], charset="utf-8"
    )


def only_for_own_pages(request: web.Request) -> None:
    """Raises HTTPForbidden for another site's page, which would come with another origin."""
    if urlsplit(request.headers.get("Origin", "")).netloc != request.host:
        raise web.HTTPForbidden
