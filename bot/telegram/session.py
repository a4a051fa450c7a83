"""aiogram's HTTP session, told what the bot knows better."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.telegram.lazy_types import complete

CALL_SECONDS = 10.0
"""A call that takes longer has failed: somebody is waiting. aiogram's 60 s suit uploads."""


class Session(AiohttpSession):
    """Keeps the response types it has used.

    aiogram asks pydantic for `Response[...]` at every answer, and pydantic holds that class weakly: each
    garbage collection would drop it, to be built again in 3 ms on the event loop.
    """

    def __init__(self, api: TelegramAPIServer = PRODUCTION, timeout: float = CALL_SECONDS) -> None:
        super().__init__(api=api, timeout=timeout, limit=0)
        self._responses: dict[Any, type[Response[Any]]] = {}

    def hold(self, returned: Any) -> None:
        """Build the response type of calls that return `returned`, once and for good."""
        if returned not in self._responses:
            response: type[Response[Any]] = Response[returned]
            complete(response)
            self._responses[returned] = response

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """As aiogram does, on a type that is held."""
        self.hold(method.__returning__)
        return super().check_response(bot, method, status_code, content)


def make_bot(token: str, api_url: str | None = None, timeout: float = CALL_SECONDS) -> Bot:
    """A bot that calls Telegram, or the Bot API server at `api_url`."""
    api = TelegramAPIServer.from_base(api_url) if api_url else PRODUCTION
    return Bot(token, session=Session(api, timeout))
