"""People talk to the bot, and nothing that happens on the way leaves them in silence."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.conversation import Command, Location, Other, Press, Text
from bot.local import LocalBotApi, Person
from bot.telegram.conversing import base36
from bot.telegram.record import Record
from tests.bot.telegram.conftest import TODAY, Stage, eventually


async def test_a_press_changes_the_message_in_place(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    await anna.press("next")
    await anna.press("next")
    await anna.settled()

    assert [message.text for message in anna.from_bot] == ["2"]
    stage.check()


async def test_a_text_is_answered_below_and_one_keyboard_is_left(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    await anna.send_text("hello")
    await anna.settled()

    assert [message.text for message in anna.from_bot] == ["/start \n0", "hello\n0"]
    assert [bool(message.buttons) for message in anna.from_bot] == [False, True]
    stage.check()


async def test_a_screen_that_stays_as_it_is_is_not_sent_again(stage: Stage, anna: Person) -> None:
    await anna.send_text("/menu")
    await anna.settled()
    await anna.press("same")
    await anna.press("same")
    await anna.settled()

    assert len(stage.api.calls_of("editMessageText")) == 1
    stage.check()


async def test_a_press_without_a_screen_is_answered_with_its_toast(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    assert (await anna.press("nothing")).text == "nothing to see"
    assert len(anna.from_bot) == 1
    stage.check()


async def test_a_double_tap_counts_once(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    await anna.press("next", times=2)
    await anna.settled()

    assert anna.last.text == "1"
    assert anna.toasts == ["that was before"]
    assert len(anna.from_bot) == 1
    assert not anna.unanswered


async def test_an_old_keyboard_brings_the_current_screen_below(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    old = anna.last
    await anna.press("next")
    await anna.send_text("hello")
    await anna.settled()
    await anna.press_data("next:0", old)
    await anna.settled()

    assert anna.toasts == ["that was before"]
    assert anna.last.text == "1"
    assert [bool(message.buttons) for message in anna.from_bot] == [False, False, True]
    stage.check()


async def test_a_message_the_person_deleted_is_replaced(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    gone = anna.last
    await anna.delete_message(gone)
    await anna.press_data("next:0", gone)
    await anna.settled()

    assert [message.text for message in anna.from_bot] == ["1"]
    await anna.press("next")
    assert anna.last.text == "2"


async def test_what_a_person_sends_reaches_the_core(polling: Stage, anna: Person) -> None:
    await anna.start("birth")
    await anna.send_text("/HELP@komek_local_bot with this")
    await anna.send_text(" 150 мың ")
    await anna.send_location(51.13, 71.43)
    await anna.send_venue(43.24, 76.95, "Home", "Abay 1")
    await anna.settled()
    await anna.press("next")
    await anna.settled()

    assert polling.core.events == [
        Command("start", "birth"),
        Command("help", "with this"),
        Text("150 мың"),
        Location(51.13, 71.43),
        Location(43.24, 76.95),
        Press("next:0", live=True),
    ]
    assert {moment.today for moment in polling.core.moments} == {TODAY}
    assert {moment.app_language for moment in polling.core.moments} == {"ru"}
    assert len({moment.nonce for moment in polling.core.moments}) == 6
    assert all(moment.nonce.isalnum() and moment.nonce.isascii() for moment in polling.core.moments)


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ("sticker", "sticker"),
        ("voice", "voice"),
        ("audio", "voice"),
        ("photo", "photo"),
        ("video", "video"),
        ("video_note", "video"),
        ("animation", "video"),
        ("document", "document"),
        ("poll", "unsupported"),
        ("dice", "sticker"),
    ],
)
async def test_what_was_not_asked_for_is_answered_too(
    polling: Stage, anna: Person, sent: str, kind: str
) -> None:
    await anna.send(sent)
    await anna.settled()
    assert polling.core.events == [Other(kind)]
    polling.check()


async def test_contacts_forwarded_and_edited_messages_are_answered(polling: Stage, anna: Person) -> None:
    await anna.send_contact()
    await anna.forward("good news")
    mine = await anna.send_text("tipo")
    await anna.settled()
    await anna.edit_message(mine, "typo")
    await anna.settled()
    kinds = [event.kind for event in polling.core.events if isinstance(event, Other)]
    assert kinds == ["contact", "forward", "edited"]


async def test_an_album_is_answered_once(polling: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    for number in range(3):
        await polling.feed(message(anna, 50 + number, photo=[PHOTO], media_group_id="77"))
    await polling.feed(message(anna, 60, photo=[PHOTO], media_group_id="78"))
    assert polling.core.events == [Command("start"), Other("photo"), Other("photo")]
    assert len(anna.from_bot) == 3


async def test_a_live_location_is_answered_once(polling: Stage, anna: Person) -> None:
    place = {"latitude": 51.1, "longitude": 71.4, "live_period": 900}
    await polling.feed(message(anna, 1, location=place))
    await polling.feed(message(anna, 2, kind="edited_message", location=place, edit_date=1_795_300_100))
    assert polling.core.events == [Location(51.1, 71.4)]


@pytest.mark.parametrize(
    "content",
    [
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {}},
        {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "x"}}},
    ],
)
async def test_service_messages_are_left_alone(polling: Stage, anna: Person, content: dict[str, Any]) -> None:
    await polling.feed(message(anna, 1, **content))
    assert not polling.core.events
    assert not polling.api.calls_of("sendMessage")


async def test_content_that_is_newer_than_the_bot_gets_a_polite_answer(polling: Stage, anna: Person) -> None:
    await polling.feed(message(anna, 1, hologram={"file_id": "x"}))
    assert polling.core.events == [Other("unsupported")]


async def test_a_topic_in_a_private_chat_is_answered_in_the_topic(polling: Stage, anna: Person) -> None:
    await polling.feed(message(anna, 1, text="hello", message_thread_id=7, is_topic_message=True))
    assert polling.api.calls_of("sendMessage")[-1].args["message_thread_id"] == "7"


async def test_an_update_that_comes_twice_changes_nothing(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    await anna.press("next")
    await anna.settled()
    before = len(stage.api.calls)
    for update in list(stage.updates):
        assert await stage.feed(update) is None

    assert len(stage.api.calls) == before
    assert anna.last.text == "1"
    stage.check()


async def test_after_a_crash_before_the_reply_the_person_is_shown_where_they_are(
    polling: Stage, anna: Person
) -> None:
    await anna.start()
    await anna.settled()
    await interrupted(polling, press(anna, 900, "next:0", anna.last.id))

    await polling.feed(press(anna, 900, "next:0", anna.last.id))

    assert anna.last.text == "where we were\n1"
    assert len(anna.from_bot) == 1
    assert polling.answers("c900") == 1
    await anna.press("next")
    assert anna.last.text == "2"


async def test_after_a_crash_before_the_reply_to_a_text_the_screen_comes_below(
    polling: Stage, anna: Person
) -> None:
    await anna.start()
    await anna.settled()
    await interrupted(polling, message(anna, 900, text="hello"))
    await polling.feed(message(anna, 900, text="hello"))
    assert [said.text for said in anna.from_bot] == ["/start \n0", "where we were\n0"]


async def test_an_inaccessible_message_is_answered_below(polling: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    await polling.feed(press(anna, 900, "next:0", 1, date=0))
    assert [said.text for said in anna.from_bot] == ["/start \n0", "1"]
    assert polling.answers("c900") == 1


async def test_a_press_without_a_message_or_data_is_answered(polling: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    inline = press(anna, 900, "next:0", 1)
    del inline["callback_query"]["message"]
    inline["callback_query"]["inline_message_id"] = "xyz"
    await polling.feed(inline)
    game = press(anna, 901, "", 1)
    del game["callback_query"]["data"]
    await polling.feed(game)
    assert (polling.answers("c900"), polling.answers("c901")) == (1, 1)


async def test_forgetting_leaves_nothing_in_the_storage(stage: Stage, anna: Person) -> None:
    await anna.start()
    await anna.settled()
    await anna.press("next")
    await anna.send_text("/forget")
    await anna.settled()

    assert anna.last.text == "forgotten"
    assert anna.buttons == []
    assert await stored(stage, anna) is None
    await anna.start()
    await anna.settled()
    assert anna.last.text == "/start \n0"
    stage.check()


async def test_choosing_a_language_sets_the_commands_of_the_chat(stage: Stage, anna: Person) -> None:
    await anna.send_text("/lang kk")
    await eventually(lambda: len(anna.commands) == 5)
    kazakh = anna.commands
    await anna.send_text("/lang ru")
    await eventually(lambda: kazakh != anna.commands)

    assert [command["command"] for command in anna.commands] == ["start", "menu", "lang", "help", "forget"]
    await eventually(lambda: len(stage.api.calls_of("setChatMenuButton")) == 2)
    stage.check()


async def test_a_failure_to_set_the_commands_is_not_the_persons_business(
    stage: Stage, anna: Person, api: LocalBotApi
) -> None:
    api.fail_next("setMyCommands", "429", retry_after=100)
    await anna.send_text("/lang kk")
    await anna.settled()
    assert anna.last.text == "0"
    assert len(anna.from_bot) == 1


@pytest.mark.parametrize(("update", "nonce"), [(0, "0"), (35, "z"), (36, "10"), (-36, "10")])
def test_any_number_of_an_update_is_a_short_nonce(update: int, nonce: str) -> None:
    assert base36(update) == nonce


async def test_hostile_texts_come_back_as_texts(stage: Stage, anna: Person) -> None:
    for text in (
        "<b>",
        "&amp; & <3 >",
        "👨‍👩‍👧‍👦🇰🇿" * 50,
        "\u202eright to left\u202c",
        "a" * 9000,
        "/",
        "/ x",
        "//",
    ):
        await anna.send_text(text)
        await anna.settled()
    assert anna.last.text == "//\n0"
    stage.check()


PHOTO = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}


def message(
    who: Person, update: int, *, kind: str = "message", chat: Any = None, **content: Any
) -> dict[str, Any]:
    """A message's update as Telegram sends it."""
    user = {"id": who.id, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    head = {"message_id": update, "date": 1_795_300_000, "from": user}
    return {
        "update_id": update,
        kind: {**head, "chat": chat or {"id": who.id, "type": "private"}, **content},
    }


def press(who: Person, update: int, data: str, on: int, date: int = 1_795_300_000) -> dict[str, Any]:
    """A press's update; `date=0` is how Telegram tells of a message that the bot cannot reach any more."""
    user = {"id": who.id, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    on_message = {"message_id": on, "date": date, "chat": {"id": who.id, "type": "private"}}
    query = {"id": f"c{update}", "from": user, "chat_instance": "1", "data": data, "message": on_message}
    return {"update_id": update, "callback_query": query}


async def interrupted(stage: Stage, update: dict[str, Any]) -> None:
    """Handle an update up to the moment when its effect is written, and no further."""
    method = "editMessageText" if "callback_query" in update else "sendMessage"
    before = len(stage.api.calls_of(method))
    stage.api.fail_next(method, "429", retry_after=20)
    handling = asyncio.create_task(stage.feed(update))
    await eventually(lambda: len(stage.api.calls_of(method)) > before)
    handling.cancel()
    await asyncio.wait({handling})


async def stored(stage: Stage, who: Person) -> Record | None:
    """The person's record."""
    seen: list[str | None] = []

    def look(before: str | None) -> tuple[str | None, None]:
        seen.append(before)
        return before, None

    async with stage.storage.turn(who.id, 10**9, look):
        return Record.from_text(seen[-1]) if seen[-1] is not None else None
