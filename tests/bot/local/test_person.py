"""The driver: a whole bot of aiogram's, and what a person sees of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.enums import ContentType
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)

from bot.local import CallbackAnswer, LocalBotApi, Person


def keyboard(*buttons: tuple[str, str]) -> InlineKeyboardMarkup:
    row = [
        InlineKeyboardButton(text=text, url=data)
        if "://" in data
        else InlineKeyboardButton(text=text, callback_data=data)
        for text, data in buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def echo() -> Dispatcher:
    """A bot that says back what came, and has a few buttons."""
    dispatcher = Dispatcher()

    @dispatcher.message(F.text.startswith("/start"))
    async def start(message: Message) -> None:
        buttons = keyboard(("Да", "yes"), ("Тихо", "quiet"), ("egov.kz", "https://egov.kz/"))
        await message.answer(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=buttons)

    @dispatcher.message(F.text == "place")
    async def place(message: Message) -> None:
        button = KeyboardButton(text="Моё место", request_location=True)
        await message.answer("Где?", reply_markup=ReplyKeyboardMarkup(keyboard=[[button]]))

    @dispatcher.message(F.text == "silence")
    async def silence(message: Message) -> None:
        pass

    @dispatcher.message()
    @dispatcher.edited_message()
    async def anything(message: Message) -> None:
        await message.answer(message.text or ContentType(message.content_type).value)

    @dispatcher.callback_query(F.data == "yes")
    async def yes(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.answer("Хорошо")
        with suppress(Exception):
            await query.message.edit_text("Да!", reply_markup=keyboard(("Дальше", "next")))

    @dispatcher.callback_query(F.data == "next")
    async def other(query: CallbackQuery) -> None:
        await query.answer()

    return dispatcher


@pytest.fixture
async def polling(api: LocalBotApi, bot: Bot) -> AsyncIterator[None]:
    dispatcher = echo()
    task = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
    yield
    await dispatcher.stop_polling()
    await task


pytestmark = pytest.mark.usefixtures("polling")


async def test_a_conversation(anna: Person, api: LocalBotApi) -> None:
    await anna.start("birth")
    await anna.settled()
    assert (anna.last.text, anna.last.html) == ("/start birth", "<b>/start birth</b>")
    assert anna.buttons == ["Да", "Тихо", "egov.kz"]
    assert await anna.press("Да") == CallbackAnswer("Хорошо")
    await anna.settled()
    assert (anna.last.text, anna.last.edited, anna.buttons) == ("Да!", True, ["Дальше"])
    assert (anna.toasts, anna.unanswered, api.refusals) == (["Хорошо"], [], [])


async def test_a_button_is_named_by_its_data_too(anna: Person) -> None:
    await anna.start()
    await anna.settled()
    assert (await anna.press("yes")).text == "Хорошо"


async def test_an_old_button_and_a_double_tap(anna: Person) -> None:
    await anna.start()
    await anna.settled()
    old = anna.last
    await anna.start()
    await anna.settled()
    await anna.press("Да", message=old)
    await anna.settled()
    assert [message.text for message in anna.from_bot] == ["Да!", "/start"]
    assert (await anna.press_data("yes", old)).text == "Хорошо"
    await anna.press("Да", times=2)
    assert anna.toasts == ["Хорошо"] * 4


async def test_what_cannot_be_pressed(anna: Person) -> None:
    with pytest.raises(AssertionError, match="no button 'Да'"):
        await anna.press("Да")
    await anna.start()
    await anna.settled()
    with pytest.raises(AssertionError, match=r"no button 'Нет'; there are \[\['Да', 'Тихо', 'egov.kz'\]\]"):
        await anna.press("Нет")
    with pytest.raises(AssertionError, match=r"the button 'egov.kz' opens https://egov.kz/"):
        await anna.press("egov.kz")


async def test_silence_fails_a_test(anna: Person) -> None:
    await anna.send_text("silence")
    with pytest.raises(AssertionError, match=r"'silence' got no reply within 0.2 s"):
        await anna.settled(timeout=0.2)
    await anna.settled(reply=False)
    await anna.start()
    await anna.settled()
    with pytest.raises(AssertionError, match=r"the press of 'Тихо' got no answer within 0.2 s"):
        await anna.press("Тихо", timeout=0.2)
    assert [press.button["text"] for press in anna.unanswered] == ["Тихо"]


@pytest.mark.parametrize(
    "kind",
    ["sticker", "voice", "photo", "document", "video", "video_note", "audio", "animation", "dice", "poll"],
)
async def test_aiogram_reads_every_kind(anna: Person, kind: str) -> None:
    await anna.send(kind)
    await anna.settled()
    assert anna.last.text == kind


async def test_places_contacts_forwards_and_edits(anna: Person) -> None:
    message = await anna.send_text("a")
    await anna.send_location(51.13, 71.43)
    await anna.send_venue(51.13, 71.43, "Акимат", "Бейбітшілік, 11")
    await anna.send_contact()
    await anna.forward("Говорят, дают пособие")
    await anna.edit_message(message, "b")
    await anna.settled()
    assert sorted(str(one.text) for one in anna.from_bot) == [
        "a", "b", "contact", "location", "venue", "Говорят, дают пособие",
    ]  # fmt: skip


async def test_the_reply_keyboard(anna: Person) -> None:
    await anna.send_text("place")
    await anna.settled()
    assert anna.reply_keyboard == [[{"text": "Моё место", "request_location": True}]]
    await anna.press("Моё место")
    await anna.settled()
    assert anna.last.text == "location"


async def test_a_long_text_goes_in_pieces(anna: Person) -> None:
    await anna.send_text("x" * 5000)
    assert [len(str(message.text)) for message in anna.chat] == [4096, 904]


async def test_people_do_not_see_each_others_chats(api: LocalBotApi, anna: Person) -> None:
    aigul = api.person(id=1002, first_name="Айгүл", language_code="kk")
    await anna.start()
    await aigul.send_text("Сәлем")
    await anna.settled()
    await aigul.settled()
    assert ([one.text for one in anna.from_bot], [one.text for one in aigul.from_bot]) == (
        ["/start"],
        ["Сәлем"],
    )
