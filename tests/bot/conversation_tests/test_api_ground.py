"""A bot that does not show what the core shows is caught, whatever a file expects of it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import conversation
from bot.content import Content
from bot.conversation import Button, Command, Press, Reply
from bot.conversation_tests.format import ON
from bot.conversation_tests.grounds import ApiGround, CoreGround, GroundError
from bot.conversation_tests.grounds.dispatcher import DispatcherBot
from bot.conversation_tests.grounds.local_chat import LocalChat
from bot.conversation_tests.grounds.process import BotProcess
from bot.local import LocalBotApi

START = Command("start", "")


@pytest.fixture
async def api() -> AsyncIterator[LocalBotApi]:
    async with LocalBotApi(busy=lambda: False) as api:
        yield api


@pytest.fixture
async def ground(api: LocalBotApi, content: Content, tmp_path: Path) -> AsyncIterator[ApiGround]:
    bot = DispatcherBot(api, content, tmp_path)
    await bot.be_on(ON)
    yield ApiGround(CoreGround(content, "ru", ON), LocalChat(api, api.person(), patience=10), bot)
    await bot.stop()


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Reply], Reply]], None]:
    """Lets the bot reply something else than the core, which is told the same beside it."""
    step = conversation.step

    def spoil(change: Callable[[Reply], Reply]) -> None:
        def spoiled(*arguments: Any) -> tuple[Any, Reply]:
            state, reply = step(*arguments)
            return state, change(reply)

        monkeypatch.setattr(conversation, "step", spoiled)

    return spoil


Spoil = Callable[[Callable[[Reply], Reply]], None]


def with_words(words: str, reply: Reply) -> Reply:
    assert reply.screen is not None
    return replace(reply, screen=replace(reply.screen, text=words))


def with_button(button: Button, reply: Reply) -> Reply:
    assert reply.screen is not None
    return replace(reply, screen=replace(reply.screen, rows=((button,),)))


async def press(ground: ApiGround, name: str) -> None:
    on = ground.history[-1]
    await ground.tell(Press(next(one.data or "" for one in on.buttons if one.id == name)), on=on)


async def test_what_is_seen_is_what_the_server_was_told_to_show(api: LocalBotApi, ground: ApiGround) -> None:
    await ground.tell(START)
    await press(ground, "ru")
    message = api.person().last
    assert (ground.history[-1].text, ground.history[-1].message) == (message.text, message.id)
    assert [one.words for one in ground.history[-1].buttons] == message.buttons


async def test_other_words_are_told_beside_the_cores(ground: ApiGround, spoil: Spoil) -> None:
    spoil(lambda reply: with_words("Добрый день", reply))
    with pytest.raises(GroundError, match="another screen than the core") as told:
        await ground.tell(START)
    assert "+ Добрый день" in str(told.value)
    assert "- Выберите язык." in str(told.value)


@pytest.mark.parametrize(
    "button",
    [
        Button("Русский", data="l:kk"),
        Button("Русский", url="https://egov.kz"),
        Button("РУССКИЙ", data="l:ru"),
    ],
)
async def test_another_button_is_told(ground: ApiGround, spoil: Spoil, button: Button) -> None:
    spoil(lambda reply: with_button(button, reply))
    with pytest.raises(GroundError, match=r"\+ \[Р"):
        await ground.tell(START)


async def test_a_new_message_where_the_core_changes_the_old_one_is_told(
    ground: ApiGround, spoil: Spoil
) -> None:
    await ground.tell(START)
    spoil(lambda reply: replace(reply, resend=True))
    with pytest.raises(GroundError, match="the bot sent 1 messages, the core 0"):
        await press(ground, "ru")


async def test_another_notice_is_told(ground: ApiGround, spoil: Spoil) -> None:
    await ground.tell(START)
    spoil(lambda reply: replace(reply, toast="Готово"))
    with pytest.raises(GroundError, match="the notice is 'Готово', the core's is None"):
        await press(ground, "ru")


async def test_a_refused_call_is_told(ground: ApiGround, spoil: Spoil) -> None:
    spoil(lambda reply: with_button(Button("Русский", data="l" * 65), reply))
    with pytest.raises(GroundError, match="sendMessage was refused: Bad Request: BUTTON_DATA_INVALID"):
        await ground.tell(START)


async def test_an_apology_is_told(api: LocalBotApi, ground: ApiGround) -> None:
    await ground.tell(START)
    api.fail_next("editMessageText", "400", description="something new")
    with pytest.raises(GroundError, match="the bot sent 1 messages, the core 0"):
        await press(ground, "ru")


async def test_silence_is_told(api: LocalBotApi, ground: ApiGround) -> None:
    ground.chat = LocalChat(api, api.person(), patience=0.3)
    api.fail_next("sendMessage", "403")
    with pytest.raises(GroundError, match="the bot is silent: '/start' got no reply"):
        await ground.tell(START)


async def test_a_press_without_an_answer_is_told(api: LocalBotApi, ground: ApiGround) -> None:
    await ground.tell(START)
    ground.chat = LocalChat(api, api.person(), patience=0.3)
    api.fail_next("answerCallbackQuery", "400")
    with pytest.raises(GroundError, match="the press of 'l:ru' got no answer"):
        await press(ground, "ru")


async def test_a_process_that_ends_at_its_start_says_why(api: LocalBotApi, tmp_path: Path) -> None:
    bot = BotProcess(api.url, "no token", "polling", tmp_path, lambda: 0)
    with pytest.raises(GroundError, match=r"(?s)ended at its start:.*BOT_TOKEN: is no bot token"):
        await bot.be_on(ON)
    await bot.stop()
