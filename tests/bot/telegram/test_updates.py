"""What is read of an update."""

from __future__ import annotations

import pytest

from bot.conversation import Press
from bot.telegram.session import make_bot
from bot.telegram.updates import Place, press_arrival, read_update

from aiogram.types import InaccessibleMessage  # isort: skip

BOT = make_bot("1:token")
USER = {"id": 5, "is_bot": False, "first_name": "Анна", "language_code": "kk"}
MESSAGE = {
    "message_id": 7,
    "date": 1_795_300_000,
    "chat": {"id": 5, "type": "private"},
    "message_thread_id": 3,
    "text": "long",
    "entities": [{"type": "bold", "offset": 0, "length": 4}],
    "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
}


def pressed(message: dict[str, object] | None) -> dict[str, object]:
    query = {"id": "9", "from": USER, "chat_instance": "1", "data": "x"}
    return {"update_id": 1, "callback_query": query if message is None else {**query, "message": message}}


def test_of_a_pressed_message_the_place_is_read_and_whether_it_has_buttons() -> None:
    raw = pressed(MESSAGE)
    update = read_update(raw, BOT)
    assert raw == pressed(MESSAGE), "what was given is left as it was"
    assert update.callback_query is not None
    arrival = press_arrival(1, update.callback_query)
    assert arrival is not None
    assert (arrival.place, arrival.pressed, arrival.old_keyboard) == (Place(5, 3), 7, True)
    assert (arrival.event, arrival.app_language) == (Press("x", live=False), "kk")


def test_a_stripped_message_has_no_old_keyboard() -> None:
    update = read_update(pressed({k: v for k, v in MESSAGE.items() if k != "reply_markup"}), BOT)
    assert update.callback_query is not None
    arrival = press_arrival(1, update.callback_query)
    assert arrival is not None
    assert not arrival.old_keyboard


def test_an_inaccessible_message_stays_one() -> None:
    update = read_update(pressed({"message_id": 7, "date": 0, "chat": {"id": 5, "type": "private"}}), BOT)
    assert update.callback_query is not None
    assert isinstance(update.callback_query.message, InaccessibleMessage)


@pytest.mark.parametrize("message", [None, {"message_id": 7}])
def test_a_press_without_a_whole_message_is_pydantics_matter(message: dict[str, object] | None) -> None:
    if message is None:
        update = read_update(pressed(None), BOT)
        assert update.callback_query is not None
        assert press_arrival(1, update.callback_query) is None
    else:
        with pytest.raises(ValueError, match="callback_query"):
            read_update(pressed(message), BOT)
