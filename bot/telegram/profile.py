"""What Telegram shows of the bot outside the conversation: name, descriptions, commands, menu button."""

import logging
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import (
    GetChatMenuButton,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import BotCommand, BotCommandScopeChat, MenuButtonCommands
from pydantic import BaseModel

from bot.content import LANGUAGES, Content, Language
from bot.telegram.languages import in_both
from bot.telegram.show import plain

log = logging.getLogger(__name__)

COMMANDS = ("start", "menu", "lang", "help", "forget")
NAME, SHORT_DESCRIPTION, DESCRIPTION, COMMAND = 64, 120, 512, 256
"""The longest that Telegram takes, in characters."""


class Wish(NamedTuple):
    """A part of the profile: how it is read, what it should be then, and how it is set."""

    read: TelegramMethod[Any]
    value: object
    write: TelegramMethod[Any]


async def set_profile(bot: Bot, content: Content) -> None:
    """Bring the profile up to the content, for each language and for all the others.

    Telegram limits these methods hard: only what differs is set, and a failure is logged and left to the next
    start.
    """
    for wish in _wishes(content):
        try:
            if _value(await bot(wish.read)) != wish.value:
                await bot(wish.write)
        except AiogramError as error:
            log.warning(
                "the profile is not up to date: %s: %s", wish.write.__api_method__, type(error).__name__
            )


async def set_chat_language(bot: Bot, content: Content, chat: int, language: Language) -> None:
    """Commands and menu button of one person's chat: the chosen language beats the app's. Never raises."""
    scope = BotCommandScopeChat(chat_id=chat)
    commands = _commands(lambda key: plain(content.text(language, key)))
    try:
        await bot(SetMyCommands(commands=commands, scope=scope))
        await bot(SetChatMenuButton(chat_id=chat, menu_button=MenuButtonCommands()))
    except AiogramError as error:
        log.debug("a chat's commands were not set: %s", type(error).__name__)


def _wishes(content: Content) -> Iterator[Wish]:
    for code in ("", *LANGUAGES):

        def words(key: str, longest: int = COMMAND, separator: str = " / ", code: str = code) -> str:
            if code in LANGUAGES:
                return plain(content.text(code, key))[:longest]
            both = plain(in_both(content, key, separator))
            return both if len(both) <= longest else plain(content.text(LANGUAGES[0], key))[:longest]

        name = words("profile.name", NAME)
        short = words("profile.short_description", SHORT_DESCRIPTION)
        description = words("profile.description", DESCRIPTION, "\n\n")
        commands = _commands(words)
        yield Wish(GetMyName(language_code=code), {"name": name}, SetMyName(language_code=code, name=name))
        yield Wish(
            GetMyShortDescription(language_code=code),
            {"short_description": short},
            SetMyShortDescription(language_code=code, short_description=short),
        )
        yield Wish(
            GetMyDescription(language_code=code),
            {"description": description},
            SetMyDescription(language_code=code, description=description),
        )
        yield Wish(
            GetMyCommands(language_code=code),
            _value(commands),
            SetMyCommands(language_code=code, commands=commands),
        )
    button = MenuButtonCommands()
    yield Wish(GetChatMenuButton(), _value(button), SetChatMenuButton(menu_button=button))


def _commands(words: Callable[[str], str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=words(f"commands.{name}")) for name in COMMANDS]


def _value(read: Any) -> object:
    """What Telegram said, without what aiogram ties to it."""
    if isinstance(read, list):
        return [_value(one) for one in read]
    if isinstance(read, BaseModel):
        return read.model_dump(mode="json", exclude_none=True)
    return read
