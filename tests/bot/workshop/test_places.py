"""Every place of the content can be jumped to, and is in the album."""

import pytest

from bot.content import Content
from bot.conversation import Screen
from bot.conversation.screen import Button
from bot.workshop.album import Album
from bot.workshop.drawing import drawn
from bot.workshop.places import places


def test_nothing_is_left_out(content: Content) -> None:
    ids = {place["id"] for group in places(content) for place in group["places"]}
    assert {f"question:{fact}" for fact in content.questions} <= ids
    assert {f"card:{name}" for name in content.programmes} <= ids
    assert {f"where:{code}" for code in content.regions} <= ids


def test_every_place_is_in_the_album(content: Content, album: Album) -> None:
    empty = [
        place["id"] for group in places(content) for place in group["places"] if not album.pairs(place["id"])
    ]
    assert empty == []


def test_a_screen_is_drawn_as_telegram_shows_it() -> None:
    shown = drawn(Screen("<b>a</b> &lt; b", ((Button("да", "a:1"), Button("egov", url="https://egov.kz")),)))
    assert shown["text"] == "a < b"
    assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert shown["rows"] == [
        [{"text": "да", "callback_data": "a:1"}, {"text": "egov", "url": "https://egov.kz/"}]
    ]
    assert shown["refused"] is None


@pytest.mark.parametrize(
    ("screen", "words"),
    [
        (Screen("<b>a"), "Can't find end tag"),
        (Screen("a" * 4097), "message is too long"),
        (Screen("a", ((Button("", "x"),),)), "text must be non-empty"),
    ],
)
def test_a_screen_that_telegram_refuses_is_shown_with_its_words(screen: Screen, words: str) -> None:
    shown = drawn(screen)
    assert words in shown["refused"]
    assert shown["text"] == screen.text
