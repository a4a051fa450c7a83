"""A local Bot API server and its chat page: the whole bot runs without Telegram, and tests drive it."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from .diary import Deed
from .faults import Fault
from .gateway import Call
from .page import Save
from .person import Person
from .refusal import Refusal
from .server import LocalBotApi, PortTakenError
from .world import CallbackAnswer, Chat, Message, Press, User

__all__ = [
    "Call", "CallbackAnswer", "Chat", "Deed", "Fault", "LocalBotApi", "Message", "Person", "PortTakenError",
    "Press", "Refusal", "Save", "User", "serve",
]  # fmt: skip


async def serve(
    host: str = "127.0.0.1",
    port: int = 8080,
    also: Callable[[web.Application], None] | None = None,
    save: Save | None = None,
) -> LocalBotApi:
    """Start a server with the chat page at `http://host:port/`; the caller stops it.

    `also` may add other pages to it. `save` makes a file of a chat, for people to keep.

    Raises PortTakenError when another program listens there.
    """
    api = LocalBotApi(host, port, page=True, also=also, save=save)
    try:
        await api.start()
    except PortTakenError as error:
        raise PortTakenError(f"{error}: end it, or choose another port by BOT_LOCAL_PORT") from error
    return api
