"""A call's arguments, however they came: JSON values or the strings of a form."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from .refusal import bad_request

Arguments = dict[str, Any]


def integer(
    args: Arguments, name: str, default: int = 0, low: int | None = None, high: int | None = None
) -> int:
    """A number between bounds; what is no number counts as the default, as Telegram does."""
    try:
        value = int(args.get(name, default))
    except (TypeError, ValueError):
        value = default
    if low is not None:
        value = max(low, value)
    if high is not None:
        value = min(high, value)
    return value


def boolean(args: Arguments, name: str) -> bool:
    return str(args.get(name, "")).strip().lower() in ("true", "yes", "1")


def string(args: Arguments, name: str) -> str:
    value = args.get(name)
    return "" if value is None else str(value)


def structure(args: Arguments, name: str) -> Any:
    """A JSON argument given as such or as a string; None when absent or broken."""
    value = args.get(name)
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return None
    return value


async def of_request(request: web.Request) -> Arguments:
    """Arguments of the query string and of a JSON, urlencoded or multipart body."""
    args: Arguments = dict(request.query)
    if not request.body_exists:
        return args
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name:
                args[part.name] = part.filename or await part.text()
    else:
        args |= of_body(await request.text(), request.content_type)
    return args


def of_body(body: str, content_type: str) -> Arguments:
    """Arguments of a JSON or urlencoded body."""
    if content_type == "application/json":
        if not body.strip():
            return {}
        try:
            found = json.loads(body)
        except ValueError:
            raise bad_request("Can't parse request: can't parse JSON object") from None
        if not isinstance(found, dict):
            raise bad_request("Can't parse request: object expected")
        return {name: value for name, value in found.items() if value is not None}
    if content_type == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body, keep_blank_values=True))
    return {}
