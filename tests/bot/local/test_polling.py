"""getUpdates: numbering, confirmation, long polling, conflicts."""

import asyncio
import time

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from bot.local import LocalBotApi, Person
from bot.local.updates import UpdateQueue

from .conftest import Raw, until


async def texts(
    bot: Bot, offset: int | None = None, limit: int | None = None, timeout: int | None = None
) -> list[str | None]:
    updates = await bot.get_updates(offset, limit, timeout)
    return [update.message.text for update in updates if update.message]


async def test_updates_are_numbered_and_confirmed_by_offset(bot: Bot, anna: Person) -> None:
    for text in "abc":
        await anna.send_text(text)
    first, second, third = (update.update_id for update in await bot.get_updates())
    assert (second, third) == (first + 1, first + 2)
    assert await texts(bot, limit=1) == ["a"]
    assert await texts(bot, offset=second) == ["b", "c"]
    assert await texts(bot) == ["b", "c"]
    assert await texts(bot, offset=-1) == ["c"]
    assert await texts(bot) == ["c"]
    assert await texts(bot, offset=third + 1) == []


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, api: LocalBotApi, anna: Person) -> None:
    poll = asyncio.create_task(texts(bot, timeout=50))
    await until(lambda: api.account.updates.polled)
    assert not poll.done()
    await anna.send_text("a")
    assert await asyncio.wait_for(poll, 10) == ["a"]


async def test_only_allowed_kinds_are_kept(bot: Bot, anna: Person) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    message = await anna.send_text("a")
    await anna.edit_message(message, "b")
    # Not given, the setting stays; an empty list brings the usual kinds back.
    assert [update.event_type for update in await bot.get_updates()] == ["edited_message"]
    await bot.get_updates(allowed_updates=[])
    await anna.send_text("c")
    assert [update.event_type for update in await bot.get_updates()] == ["edited_message", "message"]


async def test_a_second_poll_ends_the_first(bot: Bot, api: LocalBotApi, raw: Raw, anna: Person) -> None:
    first = asyncio.create_task(raw.refused("getUpdates", timeout=50))
    await until(lambda: api.account.updates.polled)
    second = asyncio.create_task(texts(bot, timeout=50))
    assert await asyncio.wait_for(first, 10) == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await anna.send_text("a")
    assert await asyncio.wait_for(second, 10) == ["a"]


async def test_a_poll_whose_bot_hung_up_conflicts_with_nobody(
    api: LocalBotApi, raw: Raw, bot: Bot, anna: Person
) -> None:
    gone = asyncio.create_task(raw("getUpdates", timeout=50))
    await until(lambda: api.account.updates.polled)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await until(lambda: not api.account.updates.polled)
    await anna.send_text("a")
    assert await texts(bot, timeout=1) == ["a"]
    assert api.refusals == []


async def test_polling_and_a_webhook_exclude_each_other(bot: Bot, api: LocalBotApi, raw: Raw) -> None:
    poll = asyncio.create_task(raw.refused("getUpdates", timeout=50))
    await until(lambda: api.account.updates.polled)
    await bot.set_webhook("https://bot.gov.kz/webhook")
    assert await asyncio.wait_for(poll, 10) == "Conflict: terminated by setWebhook request"
    with pytest.raises(TelegramConflictError) as refused:
        await bot.get_updates()
    assert refused.value.message == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_an_update_that_comes_just_as_the_waiting_begins_is_not_missed() -> None:
    """Between looking and waiting another task may add one."""
    updates = UpdateQueue(time.time, 1, lambda: None)
    waiting = asyncio.create_task(updates.get(offset=0, limit=100, timeout=2))
    await asyncio.sleep(0)
    updates.add("message", {}, queue=1)
    (update,) = await asyncio.wait_for(waiting, timeout=0.5)
    assert update.id == 1
