"""Telegram's refusals, and what each asks for."""

import asyncio
from asyncio import sleep
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod

PATIENCE = 30.0
"""Seconds a turn may spend on being refused. Telegram waits 60 s for a webhook's answer."""
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds before a call is repeated that the network or the server has failed."""

T = TypeVar("T")


class UnreachableError(Exception):
    """The person has blocked the bot, left Telegram, or never started the chat: there is nobody to answer."""


class Caller:
    """Makes calls for one turn, repeating those that may be repeated until the turn's patience is over."""

    def __init__(self, bot: Bot, patience: float = PATIENCE) -> None:
        self._bot = bot
        self._deadline = asyncio.get_running_loop().time() + patience

    async def __call__(self, method: TelegramMethod[T]) -> T:
        """The call's result. Raises `UnreachableError`, or aiogram's error when waiting does not help.

        A send whose answer was lost on the way is repeated too: a screen twice is better than none.
        """
        pauses = iter(PAUSES)
        while True:
            try:
                return await self._bot(method)
            except TelegramRetryAfter as error:
                pause: float | None = error.retry_after
                failure: Exception = error
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
                pause, failure = next(pauses, None), error
            except TelegramForbiddenError as error:
                raise UnreachableError from error
            except TelegramBadRequest as error:
                if says(error, "chat not found", "private chat not found", "user not found"):
                    raise UnreachableError from error
                raise
            if pause is None or asyncio.get_running_loop().time() + pause > self._deadline:
                raise failure
            await sleep(pause)


def says(error: TelegramBadRequest, *beginnings: str) -> bool:
    """Whether the refusal begins with one of these words, in whatever case."""
    return error.message.lower().removeprefix("bad request: ").startswith(beginnings)
