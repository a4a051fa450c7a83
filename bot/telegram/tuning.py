"""Start-up tuning: what is built once and stays is kept out of the garbage collector's way."""

import gc

from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import Update

from bot.telegram.calls import EditScreen, SendScreen, StripKeyboard
from bot.telegram.lazy_types import complete
from bot.telegram.session import Session

METHODS = (AnswerCallbackQuery, EditScreen, SendScreen, StripKeyboard)
"""What a turn is made of. The others are built when the profile is set, beside the conversation."""


def warm_up(bot: Bot) -> None:
    """Build the types that the first answer needs, before somebody waits for it."""
    complete(Update)
    if isinstance(bot.session, Session):
        for method in METHODS:
            bot.session.hold(method.__returning__)


def freeze() -> None:
    """To be called when all is loaded: a full collection of that takes 100 ms, and comes again and again."""
    gc.collect()
    gc.freeze()
    # A turn makes thousands of objects and leaves next to none to the collector: it may look less often.
    gc.set_threshold(10_000, 20, 50)
