"""Updates by webhook, handled while Telegram waits: it keeps a person's order, and takes the answer along."""

import asyncio
import json
import logging
from secrets import compare_digest
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    AiogramError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import AnswerCallbackQuery, SetWebhook
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from bot.telegram.polling import PAUSES, TokenRefusedError
from bot.telegram.updates import read_update

log = logging.getLogger(__name__)

PATH = "/webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY_LIMIT = 1 << 20
"""Bytes. An update carries one message, and no files."""
CONNECTIONS = 100
"""Telegram's most: people do not wait for each other here."""


class Webhook:
    """The receiving end of a webhook."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, secret: str) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._secret = secret.encode()

    def add_to(self, app: web.Application) -> None:
        """Serve `PATH`."""
        app.router.add_post(PATH, self._receive)

    async def register(self, url: str) -> None:
        """Tell Telegram where to send updates, until it has understood. Raises `TokenRefusedError`."""
        method = SetWebhook(
            url=url,
            secret_token=self._secret.decode(),
            max_connections=CONNECTIONS,
            allowed_updates=self._dispatcher.resolve_used_update_types(),
            drop_pending_updates=False,
        )
        failures = 0
        while True:
            try:
                await self._bot(method)
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                raise TokenRefusedError(error.message) from error
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except AiogramError as error:
                log.warning("the webhook was not registered (%s); trying again", type(error).__name__)
                await asyncio.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
                failures += 1
            else:
                return

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not compare_digest(given.encode(errors="surrogateescape"), self._secret):
            return web.Response(status=401, text="wrong or missing secret token")
        update = self._read(await request.read())
        if update is not None:
            answer = await self._dispatcher.feed_update(self._bot, update)
            if isinstance(answer, AnswerCallbackQuery):
                return web.json_response({"method": answer.__api_method__, **_fields(answer)})
        return web.Response()

    def _read(self, body: bytes) -> Update | None:
        """None for what is no update: answering 2xx keeps Telegram from sending it again for a day."""
        try:
            return read_update(json.loads(body), self._bot)
        except (ValueError, ValidationError, RecursionError) as error:
            log.warning("an update could not be read: %s", type(error).__name__)
            return None


def _fields(method: AnswerCallbackQuery) -> dict[str, Any]:
    return {"callback_query_id": method.callback_query_id} | ({"text": method.text} if method.text else {})
