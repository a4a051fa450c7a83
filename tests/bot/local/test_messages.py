"""What Telegram refuses in messages and keyboards, each with its exact words."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.local import LocalBotApi, Person

from .conftest import Clock, Raw


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


YES = {"text": "Да", "callback_data": "yes"}


async def test_a_message_is_trimmed_and_keeps_its_entities(bot: Bot, anna: Person, chat: int) -> None:
    message = await bot.send_message(chat, " \n <b>Сома: </b>164\u00a0350 ₸ \n\n", parse_mode="HTML")
    assert message.text == "Сома: 164\u00a0350 ₸"
    assert message.html_text == "<b>Сома: </b>164\u00a0350 ₸"
    assert anna.last.html == "<b>Сома: </b>164\u00a0350 ₸"


async def test_formatting_in_code_goes_and_around_code_is_cut(bot: Bot, chat: int) -> None:
    message = await bot.send_message(chat, "<b>a<code>b<i>c</i></code>d</b>", parse_mode="HTML")
    assert message.html_text == "<b>a</b><code>bc</code><b>d</b>"


async def test_links_and_commands_are_found(bot: Bot, chat: int) -> None:
    message = await bot.send_message(chat, "Смотрите https://egov.kz/cms, /help или 1414@gov.kz")
    assert [entity.type for entity in message.entities or []] == ["url", "bot_command", "email"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Bad Request: message text is empty"),
        (" \n\t ", "Bad Request: text must be non-empty"),
        ("<b> </b>", "Bad Request: text must be non-empty"),
        ("ә" * 4097, "Bad Request: message is too long"),
        ("👍" * 2049, "Bad Request: message is too long"),
        ("<p>", 'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
    ],
)
async def test_text_is_refused(raw: Raw, chat: int, text: str, words: str) -> None:
    assert await raw.refused("sendMessage", chat_id=chat, text=text, parse_mode="HTML") == words


async def test_only_what_is_left_after_parsing_counts_as_length(raw: Raw, chat: int) -> None:
    text = "<b>" + "&lt;" * 4096 + "</b>"
    sent = await raw.result("sendMessage", chat_id=chat, text=text, parse_mode="HTML")
    assert sent["text"] == "<" * 4096


async def test_markdown_is_not_spoken_here(raw: Raw, chat: int) -> None:
    refused = await raw.refused("sendMessage", chat_id=chat, text="x", parse_mode="MarkdownV2")
    assert refused == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (inline([{"text": "x", "callback_data": "ә" * 33}]), "BUTTON_DATA_INVALID"),
        (inline([{"text": " ", "callback_data": "x"}]), "inline keyboard button text must be non-empty"),
        (
            inline([{"text": "x"}]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline([{"text": "x", "url": "ftp://egov.kz"}]),
            "inline keyboard button URL 'ftp://egov.kz' is invalid: Unsupported URL protocol",
        ),
        (
            inline([{"text": "x", "url": "http://localhost:8080/"}]),
            "inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
        ),
        (
            inline([{"text": "x", "url": "https://egov kz/"}]),
            "inline keyboard button URL 'https://egov kz/' is invalid: Disallowed character in URL host",
        ),
        (inline(*[[YES]] * 101), "reply markup is too long"),
        (inline([YES] * 9), "reply markup is too long"),
        (inline(*[[YES | {"text": "ә" * 60}]] * 99), "reply markup is too long"),
        (
            inline([YES | {"style": "blue"}]),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        ({"inline_keyboard": [YES]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
    ],
)
async def test_keyboard_is_refused(raw: Raw, chat: int, markup: Any, words: str) -> None:
    refused = await raw.refused("sendMessage", chat_id=chat, text="x", reply_markup=markup)
    assert refused == f"Bad Request: {words}"


async def test_a_full_keyboard_is_shown(bot: Bot, anna: Person, chat: int) -> None:
    rows = [[InlineKeyboardButton(text="x", callback_data="ә" * 32)] * 8] * 12
    await bot.send_message(chat, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
    assert len(anna.buttons) == 96


async def test_links_on_buttons_are_written_in_full(raw: Raw, anna: Person, chat: int) -> None:
    buttons = [
        {"text": "x", "url": url}
        for url in ("egov.kz", "https://EGOV.kz/cms/kk?a=1", "tg://resolve?domain=x")
    ]
    await raw.result("sendMessage", chat_id=chat, text="x", reply_markup=inline(buttons))
    assert [one["url"] for one in anna.last.inline_rows[0]] == [
        "http://egov.kz/", "https://egov.kz/cms/kk?a=1", "tg://resolve?domain=x",
    ]  # fmt: skip


async def test_a_location_may_be_asked_for_in_private_only(
    raw: Raw, api: LocalBotApi, anna: Person, chat: int
) -> None:
    keyboard = {"keyboard": [[{"text": "Моё место", "request_location": True}]]}
    await raw.result("sendMessage", chat_id=chat, text="x", reply_markup=keyboard)
    assert anna.reply_keyboard == [[{"text": "Моё место", "request_location": True}]]
    await raw.result("sendMessage", chat_id=chat, text="x", reply_markup={"remove_keyboard": True})
    assert anna.reply_keyboard == []

    group = api.group("Соседи", anna)
    await anna.add_bot(group)
    refused = await raw.refused("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard)
    assert refused == "Bad Request: location can be requested in private chats only"


# Editing


async def test_an_edit_must_change_something(bot: Bot, anna: Person, chat: int) -> None:
    markup = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])
    message = await bot.send_message(chat, "<b>x</b>", parse_mode="HTML", reply_markup=markup)
    with pytest.raises(TelegramBadRequest) as refused:
        await message.edit_text(" <b>x</b>\n", parse_mode="HTML", reply_markup=markup)
    assert refused.value.message == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    assert not anna.last.edited
    await message.edit_text("x", reply_markup=markup)
    await message.edit_text("x")
    assert anna.last.buttons == []
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await message.edit_reply_markup()


async def test_what_cannot_be_edited(raw: Raw, anna: Person, chat: int) -> None:
    own = (await raw.result("sendMessage", chat_id=chat, text="x"))["message_id"]
    theirs = anna.chat[0].id
    for message, text, words in [
        (own + 50, "y", "message to edit not found"),
        (theirs, "y", "message can't be edited"),
        (own, "", "message text is empty"),
        (own, "y" * 4097, "MESSAGE_TOO_LONG"),
    ]:
        refused = await raw.refused("editMessageText", chat_id=chat, message_id=message, text=text)
        assert refused == f"Bad Request: {words}"
    keyboard = {"keyboard": [["x"]]}
    refused = await raw.refused(
        "editMessageText", chat_id=chat, message_id=own, text="y", reply_markup=keyboard
    )
    assert refused == "Bad Request: inline keyboard expected"


async def test_a_message_that_the_person_deleted_cannot_be_edited(bot: Bot, anna: Person, chat: int) -> None:
    message = await bot.send_message(chat, "x")
    await anna.delete_message(anna.last)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await message.edit_text("y")


async def test_messages_are_deleted_within_48_hours(bot: Bot, anna: Person, chat: int, clock: Clock) -> None:
    old = await bot.send_message(chat, "old")
    clock.pass_by(48 * 3600)
    new = await bot.send_message(chat, "new")
    await new.delete()
    with pytest.raises(TelegramBadRequest, match="Bad Request: message can't be deleted"):
        await old.delete()
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to delete not found"):
        await new.delete()
    assert [message.text for message in anna.from_bot] == ["old"]


# Chats


async def test_chats_that_cannot_be_written_to(raw: Raw, api: LocalBotApi, anna: Person) -> None:
    assert await raw.refused("sendMessage", chat_id=77, text="x") == "Bad Request: chat not found"
    assert await raw.refused("sendMessage", chat_id="x", text="x") == "Bad Request: chat not found"
    assert await raw.refused("sendMessage", text="x") == "Bad Request: chat_id is empty"
    refused = await raw.refused("sendMessage", chat_id=anna.id, text="x")
    assert refused == "Forbidden: bot can't initiate conversation with a user"


async def test_a_blocked_bot_is_told_so(bot: Bot, anna: Person, chat: int) -> None:
    message = await bot.send_message(chat, "x")
    await anna.block()
    for call in (bot.send_message(chat, "y"), message.edit_text("y")):
        with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
            await call
    await anna.start()
    await bot.send_message(chat, "y")
    kinds = [update.event_type for update in await bot.get_updates()]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


async def test_in_a_group_a_bot_sees_what_is_meant_for_it(bot: Bot, api: LocalBotApi, anna: Person) -> None:
    aigul = api.person(id=1002, first_name="Айгүл")
    group = api.group("Соседи", anna, aigul)
    await anna.add_bot(group)
    await aigul.send_text("Всем привет", chat=group)
    await aigul.send_text("/help@komek_local_bot", chat=group)
    await aigul.send_text("/help@other_bot", chat=group)
    sent = await bot.send_message(group.id, "Я работаю в личном чате")
    await aigul.send_text("Понятно", chat=group, reply_to=group.messages[sent.message_id])
    updates = await bot.get_updates()
    assert [update.message.text for update in updates if update.message] == [
        None,
        "/help@komek_local_bot",
        "Понятно",
    ]
    await anna.kick_bot(group)
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")
