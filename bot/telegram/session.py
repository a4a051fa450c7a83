"""aiogram's HTTP session, told what the bot knows better."""

import json
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp import FormData
from aiohttp.payload import BytesPayload
from pydantic import ValidationError

from bot.telegram.lazy_types import complete

CALL_SECONDS = 10.0
"""A call that takes longer has failed: somebody is waiting. aiogram's 60 s suit uploads."""


class Session(AiohttpSession):
    """Keeps the response types it has used, and sends calls as JSON.

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
        """As aiogram does, on a type that is held; what went well is read in one go."""
        self.hold(method.__returning__)
        if status_code == HTTPStatus.OK:
            with suppress(ValidationError):
                response = self._responses[method.__returning__].model_validate_json(
                    content, context={"bot": bot}
                )
                if response.ok:
                    return response
        return super().check_response(bot, method, status_code, content)

    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> FormData:
        """As aiogram does; only a call with files goes its slower way."""
        files: dict[str, InputFile] = {}
        fields = {
            name: prepared
            for name, value in method.model_dump(warnings=False).items()
            if (prepared := self.prepare_value(value, bot=bot, files=files))
        }
        return super().build_form_data(bot, method) if files else _Json(fields)


class _Json(FormData):
    """The Bot API takes it as well as a form; in Cyrillic it is a third of the size, and far less work."""

    def __init__(self, fields: dict[str, str]) -> None:  # aiohttp's would make a multipart writer
        self._values = fields

    def __call__(self) -> BytesPayload:
        """What aiohttp sends."""
        body = json.dumps(self._values, ensure_ascii=False, separators=(",", ":"))
        return BytesPayload(body.encode(), content_type="application/json")


def make_bot(token: str, api_url: str | None = None, timeout: float = CALL_SECONDS) -> Bot:
    """A bot that calls Telegram, or the Bot API server at `api_url`."""
    api = TelegramAPIServer.from_base(api_url) if api_url else PRODUCTION
    return Bot(token, session=Session(api, timeout))
