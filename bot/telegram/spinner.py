"""The spinner on a pressed button."""

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery

from bot.telegram.obeying import says

log = logging.getLogger(__name__)

LATEST = 3.0
"""Seconds after which the spinner is stopped though the screen is not there yet."""
TOAST_LENGTH = 200


class Spinner:
    """Stopped exactly once: by the call that `stop` returns, or by itself when the screen takes too long."""

    def __init__(self, bot: Bot, callback: str) -> None:
        self.toast: str | None = None
        """What the person is told; may be set until the spinner stops."""
        self._bot = bot
        self._callback = callback
        self._stopping: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(LATEST, self._stop_early)

    def stop(self) -> AnswerCallbackQuery | None:
        """The call to be made: free in a webhook's response. None when it has been made already."""
        self._timer.cancel()
        if self._stopping is not None:
            return None
        return self._answer()

    def _answer(self) -> AnswerCallbackQuery:
        text = self.toast[:TOAST_LENGTH] if self.toast else None
        return AnswerCallbackQuery(callback_query_id=self._callback, text=text)

    def _stop_early(self) -> None:
        self._stopping = asyncio.get_running_loop().create_task(answer(self._bot, self._answer()))


async def answer(bot: Bot, method: AnswerCallbackQuery) -> None:
    """Make the call. That Telegram has given up on the press by then is nobody's fault."""
    try:
        await bot(method)
    except TelegramBadRequest as error:
        level = logging.DEBUG if says(error, "query is too old") else logging.WARNING
        log.log(level, "a press was not answered: %s", error.message)
    except AiogramError as error:
        log.warning("a press was not answered: %s", type(error).__name__)
