"""A sample of the conversations before a Bot API server that nobody here wrote."""

from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.content import Content
from bot.conversation import Text
from bot.conversation_tests.grounds import GroundError
from bot.local import User
from tests.bot.conversation_tests.conftest import Write
from tests.bot.conversation_tests.emulator import TOKEN, EmulatedChat, Emulator, emulated
from tests.bot.conversation_tests.playing import FILES, WHATEVER_PEOPLE_DO, number, play_all, plays

SAMPLE = [file for file in FILES if number(file) % 10 == 0] or FILES[:1]


async def test_one_in_ten_is_played_there_and_its_verdict_counts(
    content: Content, write: Write, tmp_path: Path
) -> None:
    async with emulated(content, tmp_path) as meet:
        await play_all(plays(*SAMPLE, write(WHATEVER_PEOPLE_DO)), meet)


async def test_whatever_it_refuses_is_told(tmp_path: Path) -> None:
    emulator = Emulator(tmp_path / "journal.jsonl")
    button = {"text": "Да", "callback_data": "a" * 65}
    call = {"chat_id": 1001, "text": "Да?", "reply_markup": {"inline_keyboard": [[button]]}}
    async with emulator.listening(), ClientSession() as session:
        chat = EmulatedChat(emulator, User(1001, "Анна"))
        assert not chat.refusals
        await session.post(f"{emulator.url}/bot{TOKEN}/getMyName", json={})
        assert not chat.refusals, "that it does not model it, is said beforehand"
        await session.post(f"{emulator.url}/bot{TOKEN}/sendMessage", json=call)
        assert chat.refusals == ["sendMessage was refused with 400: chat_id, reply_markup, text"]
        assert not chat.shown
    assert emulator.verdict["refusals"] == [{"method": "sendMessage", "status": 400}]
    assert not emulator.verdict["ok"]


async def test_silence_is_told(tmp_path: Path) -> None:
    chat = EmulatedChat(Emulator(tmp_path / "journal.jsonl"), User(1001, "Анна"), patience=0.05)
    with pytest.raises(GroundError, match="the bot is silent"):
        await chat.send(Text("?"))
