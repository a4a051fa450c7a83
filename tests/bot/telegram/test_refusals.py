"""Telegram refuses, is slow or is away; the conversation goes on."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.content import Content
from bot.local import LocalBotApi, Person
from bot.telegram import obeying, spinner
from bot.telegram.languages import in_both
from tests.bot.telegram.conftest import Stage, eventually

FAULTS = [
    ("429", 1, {"retry_after": 7}),
    ("429", 3, {"retry_after": 7}),
    ("500", 1, {}),
    ("500", 3, {}),
    ("timeout", 1, {}),
    ("reset", 2, {}),
    ("lost", 1, {}),
]


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the bot waited between its tries, without the waiting."""
    waited: list[float] = []

    async def hurry(seconds: float) -> None:
        waited.append(seconds)
        await asyncio.sleep(0.001)

    monkeypatch.setattr(obeying, "sleep", hurry)
    return waited


@pytest.mark.parametrize(("kind", "times", "more"), FAULTS)
async def test_a_press_gets_its_screen_all_the_same(
    stage: Stage,
    anna: Person,
    api: LocalBotApi,
    kind: str,
    times: int,
    more: dict[str, int],
    pauses: list[float],
) -> None:
    await anna.start()
    await anna.settled()
    api.fail_next("editMessageText", kind, times, **more)  # type: ignore[arg-type]
    await anna.press("next")
    await anna.settled()
    if kind == "429":
        assert pauses == [7] * times
    assert anna.last.text == "1"
    await anna.press("next")
    assert anna.last.text == "2"
    assert len(anna.from_bot) == 1
    assert all(stage.answers(press.id) == 1 for press in anna.presses)


@pytest.mark.parametrize(("kind", "times", "more"), FAULTS)
async def test_a_text_gets_its_screen_all_the_same(
    stage: Stage,
    anna: Person,
    api: LocalBotApi,
    kind: str,
    times: int,
    more: dict[str, int],
    pauses: list[float],
) -> None:
    api.fail_next("sendMessage", kind, times, **more)  # type: ignore[arg-type]
    await anna.send_text("hello")
    await anna.settled()
    assert anna.last.text == "hello\n0"
    await anna.press("next")
    assert anna.last.text == "1"


async def test_a_server_that_fails_for_long_is_apologised_for(
    stage: Stage, anna: Person, api: LocalBotApi, content: Content, pauses: list[float]
) -> None:
    await anna.start()
    await anna.settled()
    await anna.send_text("/lang ru")
    await anna.settled()
    api.fail_next("editMessageText", "500", 6)
    await anna.press("next")
    await anna.settled()
    assert anna.last.text == str(content.text("ru", "errors.apology"))
    await anna.press("go", message=anna.last)
    await anna.settled()
    assert anna.last.text == "1", "the answer was kept"
    assert [bool(message.buttons) for message in anna.from_bot] == [False, False, True]


async def test_a_refusal_that_nobody_foresaw_is_apologised_for(
    stage: Stage, anna: Person, api: LocalBotApi, content: Content
) -> None:
    api.fail_next("sendMessage", "400", description="BUTTON_DATA_INVALID")
    await anna.start()
    await anna.settled()
    assert anna.last.text == in_both(content, "errors.apology")
    await anna.press("go")
    assert anna.last.text == "0"


@pytest.mark.parametrize(
    "words", ["message can't be edited", "there is no text in the message to edit", "MESSAGE_ID_INVALID"]
)
async def test_a_message_that_cannot_be_edited_is_replaced(
    stage: Stage, anna: Person, api: LocalBotApi, words: str
) -> None:
    await anna.start()
    await anna.settled()
    api.fail_next("editMessageText", "400", description=words)
    await anna.press("next")
    await anna.settled()
    assert [message.text for message in anna.from_bot] == ["/start \n0", "1"]
    assert [bool(message.buttons) for message in anna.from_bot] == [False, True]


async def test_markup_that_telegram_does_not_read_is_sent_plainly_and_reported(
    stage: Stage, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.send_text("broken")
    await anna.settled()
    assert anna.last.text == "for all & sundry"
    assert anna.last.buttons
    assert "not Telegram HTML" in caplog.text


async def test_who_has_blocked_the_bot_is_left_in_peace(
    stage: Stage, anna: Person, api: LocalBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await anna.start()
    await anna.settled()
    api.fail_next("sendMessage", "403")
    await anna.send_text("hello")
    await eventually(lambda: len(api.calls_of("sendMessage")) == 2)
    await anna.settled(reply=False)
    assert len(api.calls_of("sendMessage")) == 2, "no apology, no repetition"
    assert not caplog.records

    await anna.block()
    await anna.settled(reply=False)
    await anna.unblock()
    await anna.start()
    await anna.settled()
    assert anna.last.text == "/start \n0"


async def test_a_press_is_answered_in_time_though_the_screen_is_late(
    stage: Stage, anna: Person, api: LocalBotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spinner, "LATEST", 0.1)
    await anna.start()
    await anna.settled()
    api.fail_next("editMessageText", "429", retry_after=1)
    await anna.press("next", timeout=0.8)
    assert anna.last.text == "/start \n0", "still waiting"
    await anna.settled()
    assert anna.last.text == "1"
    assert stage.answers(anna.presses[0].id) == 1


async def test_a_press_that_telegram_has_given_up_on_is_no_error(
    stage: Stage, anna: Person, api: LocalBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    await anna.start()
    await anna.settled()
    api.fail_next(
        "answerCallbackQuery",
        "400",
        description="query is too old and response timeout expired or query ID is invalid",
    )
    with pytest.raises(AssertionError, match="no answer"):
        await anna.press("next", timeout=0.3)
    assert anna.last.text == "1"
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_an_old_keyboard_that_cannot_be_taken_away_is_no_error(
    stage: Stage, anna: Person, api: LocalBotApi
) -> None:
    await anna.start()
    await anna.settled()
    api.fail_next("editMessageReplyMarkup", "400", description="message to edit not found")
    await anna.send_text("hello")
    await anna.settled()
    assert anna.last.text == "hello\n0"
    assert len(anna.from_bot) == 2
