"""aiogram's dispatcher, with the bot's handlers and without what they do not use."""

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject, Update
from aiogram.types.update import UpdateTypeLookupError

from bot import conversation
from bot.content import Language, Shelf
from bot.storage import Storage
from bot.telegram.background import Background
from bot.telegram.clock import Today, today_in_kazakhstan
from bot.telegram.conversing import Conversing, Core
from bot.telegram.groups import Groups
from bot.telegram.metrics import Metrics
from bot.telegram.profile import set_chat_language
from bot.telegram.throttle import Throttle
from bot.telegram.updates import Place, edit_arrival, message_arrival, press_arrival

log = logging.getLogger(__name__)

MESSAGES = (20, 10.0)
PRESSES = (30, 10.0)
"""How many of one person's pass in how many seconds."""


def build_dispatcher(
    shelf: Shelf,
    storage: Storage,
    *,
    core: Core = conversation,
    today: Today | None = None,
    keep_days: int = 30,
    throttle: bool = True,
    metrics: Metrics | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Dispatcher:
    """A dispatcher that answers people by `core`.

    `feed_update` never raises, and returns the answer to a press, which is the caller's to send: in the
    response of a webhook, or by a call. `clock` (seconds) is the throttle's.
    """
    metrics = metrics or Metrics()
    background = Background()

    def chosen(bot: Bot, chat: int, language: Language) -> None:
        background.start(set_chat_language(bot, shelf.content, chat, language))

    conversing = Conversing(
        core=core,
        shelf=shelf,
        storage=storage,
        today=today or today_in_kazakhstan(),
        keep_days=keep_days,
        messages=Throttle(*MESSAGES, clock) if throttle else None,
        presses=Throttle(*PRESSES, clock) if throttle else None,
        metrics=metrics,
        chosen=chosen,
    )
    groups = Groups(shelf, storage)

    async def on_message(message: Message, event_update: Update, bot: Bot) -> None:
        if message.chat.type != "private":
            await groups.tell(bot, _place(message), event_update.update_id)
        elif arrival := message_arrival(event_update.update_id, message):
            await conversing.answer(bot, arrival)

    async def on_edited_message(message: Message, event_update: Update, bot: Bot) -> None:
        if message.chat.type == "private" and (arrival := edit_arrival(event_update.update_id, message)):
            await conversing.answer(bot, arrival)

    async def on_press(query: CallbackQuery, event_update: Update, bot: Bot) -> AnswerCallbackQuery | None:
        arrival = press_arrival(event_update.update_id, query)
        if arrival is None:
            return AnswerCallbackQuery(callback_query_id=query.id)
        return await conversing.answer(bot, arrival)

    async def on_membership(change: ChatMemberUpdated, event_update: Update, bot: Bot) -> None:
        status = change.new_chat_member.status
        if change.chat.type == "private":
            log.info("a person has %s the bot", "blocked" if status == "kicked" else "unblocked")
        elif status in ("left", "kicked"):
            await groups.left(change.chat.id, event_update.update_id)
        elif change.chat.type != "channel":
            await groups.tell(bot, Place(change.chat.id), event_update.update_id)

    dispatcher = Dispatcher(disable_fsm=True)
    # Errors are handled where the person is known, and nobody asks for aiogram's user context.
    for middleware in list(dispatcher.update.outer_middleware):
        dispatcher.update.outer_middleware.unregister(middleware)
    dispatcher.update.outer_middleware(_LastResort(metrics))
    dispatcher.message.register(on_message)
    dispatcher.edited_message.register(on_edited_message)
    dispatcher.callback_query.register(on_press)
    dispatcher.my_chat_member.register(on_membership)
    dispatcher.shutdown.register(background.close)
    return dispatcher


class _LastResort:
    """What no handler has caught is logged and goes no further: Telegram would send the update for a day."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        start = time.perf_counter()
        try:
            _ = event.event_type
        except UpdateTypeLookupError:
            log.info("an update of an unknown kind was skipped", extra={"update_id": event.update_id})
            self._metrics.update("unknown", "skipped", time.perf_counter() - start)
            return None
        try:
            return await handler(event, data)
        except Exception as error:
            self._metrics.error(type(error).__name__)
            log.exception("an update was not handled", extra={"update_id": event.update_id})
            return None


def _place(message: Message) -> Place:
    return Place(message.chat.id, message.message_thread_id if message.is_topic_message else None)
