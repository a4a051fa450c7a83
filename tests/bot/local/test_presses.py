"""Callback queries: answered once, in time, by id."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from bot.local import CallbackAnswer, LocalBotApi, Person

from .conftest import Clock

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])


@pytest.fixture
async def question(bot: Bot, chat: int) -> Message:
    return await bot.send_message(chat, "Дети есть?", reply_markup=KEYBOARD)


async def pressed(bot: Bot, api: LocalBotApi, anna: Person) -> CallbackQuery:
    """Anna presses the newest button; this is what the bot hears of it."""
    message = anna.last
    api.cloud.press(api.account, anna.user, message, {"text": "Да", "callback_data": "yes"})
    query = (await bot.get_updates(offset=-1))[0].callback_query
    assert query is not None
    return query


async def test_a_press_says_who_where_and_what(
    bot: Bot, api: LocalBotApi, anna: Person, question: Message
) -> None:
    query = await pressed(bot, api, anna)
    assert (query.from_user.id, query.data) == (anna.id, "yes")
    assert isinstance(query.message, Message)
    assert query.message.reply_markup is not None
    assert query.message.reply_markup.model_dump() == KEYBOARD.model_dump()


async def test_an_answer_is_seen(bot: Bot, api: LocalBotApi, anna: Person, question: Message) -> None:
    query = await pressed(bot, api, anna)
    assert len(anna.unanswered) == 1
    await query.answer("Ә" * 200, show_alert=True)
    assert anna.presses[0].answer == CallbackAnswer("Ә" * 200, show_alert=True)
    assert (anna.toasts, anna.unanswered) == (["Ә" * 200], [])


@pytest.mark.parametrize("text", [None, "ok"])
async def test_the_second_answer_is_refused(
    bot: Bot, api: LocalBotApi, anna: Person, question: Message, text: str | None
) -> None:
    query = await pressed(bot, api, anna)
    await query.answer()
    with pytest.raises(TelegramBadRequest) as refused:
        await query.answer(text)
    assert refused.value.message == TOO_OLD


async def test_a_late_answer_is_refused(
    bot: Bot, api: LocalBotApi, anna: Person, question: Message, clock: Clock
) -> None:
    query = await pressed(bot, api, anna)
    clock.pass_by(16)
    with pytest.raises(TelegramBadRequest) as refused:
        await query.answer()
    assert refused.value.message == TOO_OLD
    assert len(anna.unanswered) == 1


async def test_an_unknown_query_and_a_long_answer_are_refused(
    bot: Bot, api: LocalBotApi, anna: Person, question: Message
) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.answer_callback_query("1")
    assert refused.value.message == TOO_OLD
    query = await pressed(bot, api, anna)
    with pytest.raises(TelegramBadRequest) as refused:
        await query.answer("x" * 201)
    assert refused.value.message == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_press_on_a_lost_message_is_inaccessible(
    bot: Bot, api: LocalBotApi, anna: Person, question: Message
) -> None:
    lost = anna.last
    await anna.delete_message(lost)
    api.cloud.press(api.account, anna.user, lost, {"text": "Да", "callback_data": "yes"})
    query: Any = (await bot.get_updates(offset=-1))[0].callback_query
    assert isinstance(query.message, InaccessibleMessage)
    assert query.message.message_id == question.message_id


async def test_a_press_waits_150_seconds_and_a_message_a_day(
    bot: Bot, api: LocalBotApi, anna: Person, question: Message, clock: Clock
) -> None:
    api.cloud.press(api.account, anna.user, anna.last, {"text": "Да", "callback_data": "yes"})
    clock.pass_by(149)
    assert [update.event_type for update in await bot.get_updates()] == ["message", "callback_query"]
    clock.pass_by(1)
    assert [update.event_type for update in await bot.get_updates()] == ["message"]
    clock.pass_by(24 * 3600)
    assert await bot.get_updates() == []
