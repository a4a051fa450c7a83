"""Commands, names, descriptions and menu buttons, per scope and language."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonDefault,
)

from bot.local import LocalBotApi, Person

from .conftest import Raw


def command(name: str = "start", description: str = "Начать") -> dict[str, str]:
    return {"command": name, "description": description}


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([command("Start")], "BOT_COMMAND_INVALID"),
        ([command("бастау")], "BOT_COMMAND_INVALID"),
        ([command("")], "command must be non-empty"),
        ([command("x" * 33)], "command length must not exceed 32"),
        ([command(description=" ")], "command description must be non-empty"),
        ([command(description="x" * 257)], "command description length must not exceed 256"),
        ([command(f"c{n}") for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
        ({}, "expected an Array of BotCommand"),
        (["start"], "can't parse BotCommand: expected an Object"),
    ],
)
async def test_commands_are_refused_and_the_old_ones_stay(raw: Raw, commands: Any, words: str) -> None:
    await raw.result("setMyCommands", commands=[command("help")])
    assert await raw.refused("setMyCommands", commands=commands) == f"Bad Request: {words}"
    assert await raw.result("getMyCommands") == [command("help")]


async def test_a_slash_goes_and_the_last_of_two_stands(raw: Raw) -> None:
    await raw.result(
        "setMyCommands", commands=[command("/start"), command("help"), command("start", "Бастау")]
    )
    assert await raw.result("getMyCommands") == [command("start", "Бастау"), command("help")]


async def test_a_person_sees_the_narrowest_commands_in_the_apps_language(
    bot: Bot, api: LocalBotApi, anna: Person, chat: int
) -> None:
    aigul = api.person(id=1002, first_name="Айгүл", language_code="kk-KZ")
    await bot.set_my_commands([BotCommand(command="start", description="Начать")])
    await bot.set_my_commands([BotCommand(command="start", description="Бастау")], language_code="kk")
    assert [anna.commands[0]["description"], aigul.commands[0]["description"]] == ["Начать", "Бастау"]
    everyone = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand(command="menu", description="Меню")], scope=everyone)
    assert aigul.commands == [command("menu", "Меню")]
    own = BotCommandScopeChat(chat_id=chat)
    await bot.set_my_commands([BotCommand(command="lang", description="Язык")], scope=own)
    assert anna.commands == [command("lang", "Язык")]
    assert [one.command for one in await bot.get_my_commands(scope=own)] == ["lang"]
    await bot.delete_my_commands(scope=own)
    assert anna.commands == [command("menu", "Меню")]


async def test_languages_and_scopes_are_checked(raw: Raw) -> None:
    refused = await raw.refused("setMyCommands", commands=[command()], language_code="kaz")
    assert refused == "Bad Request: invalid language code specified"
    refused = await raw.refused("setMyCommands", commands=[command()], scope={"type": "x"})
    assert refused == "Bad Request: can't parse BotCommandScope: unsupported type specified"
    refused = await raw.refused("setMyCommands", commands=[command()], scope={"type": "chat", "chat_id": 9})
    assert refused == "Bad Request: chat not found"


@pytest.mark.parametrize(("field", "length"), [("Name", 64), ("Description", 512), ("ShortDescription", 120)])
async def test_texts_have_a_language_and_a_length(raw: Raw, field: str, length: int) -> None:
    argument = {"ShortDescription": "short_description"}.get(field, field.lower())
    await raw.result(f"setMy{field}", **{argument: "x" * length})
    await raw.result(f"setMy{field}", **{argument: "ә", "language_code": "kk"})
    assert await raw.result(f"getMy{field}", language_code="kk") == {argument: "ә"}
    assert await raw.result(f"getMy{field}", language_code="ru") == {argument: "x" * length}
    await raw.refused(f"setMy{field}", **{argument: "x" * (length + 1)})
    await raw.result(f"setMy{field}", **{argument: "", "language_code": "kk"})
    assert await raw.result(f"getMy{field}", language_code="kk") == {argument: "x" * length}


async def test_menu_button(bot: Bot, chat: int) -> None:
    await bot.set_chat_menu_button(menu_button=MenuButtonDefault())
    await bot.set_chat_menu_button(chat_id=chat, menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button(chat_id=chat)).type == "commands"
    assert (await bot.get_chat_menu_button()).type == "default"


async def test_chat_and_actions(bot: Bot, raw: Raw, chat: int) -> None:
    assert (await bot.get_chat(chat)).first_name == "Анна"
    assert await bot.send_chat_action(chat, "typing")
    refused = await raw.refused("sendChatAction", chat_id=chat, action="think")
    assert refused == "Bad Request: wrong parameter action in request"
