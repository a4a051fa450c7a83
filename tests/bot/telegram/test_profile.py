"""Name, descriptions, commands and menu button."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.content import Content
from bot.local import LocalBotApi
from bot.telegram.profile import COMMANDS, set_profile
from bot.telegram.session import make_bot

from aiogram import Bot  # isort: skip

SETTERS = ("setMyName", "setMyShortDescription", "setMyDescription", "setMyCommands", "setChatMenuButton")


def set_calls(api: LocalBotApi) -> int:
    return sum(len(api.calls_of(method)) for method in SETTERS)


@pytest.fixture
async def bot(api: LocalBotApi) -> AsyncIterator[Bot]:
    bot = make_bot(api.token, api.url)
    yield bot
    await bot.session.close()


async def test_each_language_and_all_the_others_get_their_profile(
    bot: Bot, api: LocalBotApi, content: Content
) -> None:
    await set_profile(bot, content)
    assert not api.refusals
    for language in ("kk", "ru"):
        described = await bot.get_my_description(language_code=language)
        assert described.description == str(content.text(language, "profile.description"))
        commands = await bot.get_my_commands(language_code=language)
        assert [command.command for command in commands] == list(COMMANDS)
    default = (await bot.get_my_description()).description
    assert str(content.text("kk", "profile.description"))[:40] in default
    english = api.person(3003, "Kate", "en")
    assert len(english.commands) == len(COMMANDS)


async def test_only_what_has_changed_is_set(bot: Bot, api: LocalBotApi, content: Content) -> None:
    await set_profile(bot, content)
    before = set_calls(api)
    await set_profile(bot, content)
    assert set_calls(api) == before
    await bot.set_my_name("Somebody else", language_code="kk")
    await set_profile(bot, content)
    assert set_calls(api) == before + 2
    assert (await bot.get_my_name(language_code="kk")).name != "Somebody else"


async def test_a_refusal_is_logged_and_the_rest_is_set(
    bot: Bot, api: LocalBotApi, content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail_next("setMyName", "429", 3, retry_after=5000)
    api.fail_next("getMyCommands", "500")
    await set_profile(bot, content)
    assert "setMyName" in caplog.text
    assert (await bot.get_my_description(language_code="kk")).description
