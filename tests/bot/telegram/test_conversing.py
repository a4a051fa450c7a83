"""People talk to the bot, and nothing that happens on the way leaves them in silence."""

from __future__ import annotations

from bot.conversation import Location
from bot.local import Person
from tests.bot.telegram.conftest import TODAY, Stage


async def test_a_press_changes_the_message_in_place(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    await anna.press("next")
    await anna.settled()

    assert [message.text for message in anna.from_bot] == ["1"]
    stage.check()


async def test_a_text_is_answered_below_and_one_keyboard_is_left(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    await anna.send_text("hello")
    await anna.settled()

    assert [message.text for message in anna.from_bot] == ["/start \n0", "hello\n0"]
    assert [bool(message.buttons) for message in anna.from_bot] == [False, True]
    stage.check()
