"""What a page asks for: both chats do the same, each in its language."""

from typing import Any

import pytest

from bot.content import Content
from bot.conversation import State
from bot.workshop.album import Album
from bot.workshop.chats import BadWishError
from bot.workshop.people import listed, people
from bot.workshop.wishes import Wish, granted

DAY = "2026-11-23"
SOURCES = {("kk", "screen.menu.title"): "locales/kk/screens.po:7"}


class Page:
    """As the page in the browser: it holds both states and sends them along."""

    def __init__(self, content: Content, album: Album) -> None:
        self.content, self.album = content, album
        self.states: dict[str, str] = {}
        self.last: dict[str, Any] = {}

    def ask(self, do: str, **more: Any) -> dict[str, Any]:
        wish = Wish.model_validate({"do": do, "day": DAY, "states": self.states, **more})
        self.last = granted(self.content, self.album, SOURCES, wish)
        if "chats" in self.last:
            self.states = {language: chat["state"] for language, chat in self.last["chats"].items()}
        return self.last

    def press(self, data: str) -> dict[str, Any]:
        return self.ask("event", event={"press": data})

    def type(self, text: str) -> dict[str, Any]:
        return self.ask("event", event={"text": text})

    @property
    def ids(self) -> list[str]:
        return [self.last["chats"][language]["id"] for language in ("kk", "ru")]

    def said(self, language: str) -> str:
        return str(self.last["chats"][language]["message"]["text"])


@pytest.fixture
def page(content: Content, album: Album) -> Page:
    page = Page(content, album)
    page.ask("show")
    return page


def test_a_press_counts_in_both_chats(page: Page, content: Content) -> None:
    assert page.ids == ["notice", "notice"]
    page.press("n:begin")
    page.press("n:topic:child")
    assert page.ids[0] == page.ids[1]
    fact = page.ids[0].removeprefix("question:")
    assert content.words("kk", f"question.{fact}.text") in page.said("kk")
    assert content.words("ru", f"question.{fact}.text") in page.said("ru")
    assert page.last["apart"] == []


def test_each_chat_keeps_its_language(page: Page) -> None:
    page.ask("event", event={"text": "/lang"})
    page.press("l:ru")
    assert [State.from_json(page.states[language]).language for language in ("kk", "ru")] == ["kk", "ru"]


def test_who_asked_for_deletion_starts_anew(page: Page) -> None:
    page.type("/forget")
    page.ask("show")
    assert [State.from_json(page.states[language]).language for language in ("kk", "ru")] == [None, None]
    page.press("l:kk")
    assert page.ids == ["notice", "notice"]
    assert page.said("kk") != page.said("ru")


def test_a_word_of_one_language_parts_the_chats(page: Page) -> None:
    page.ask("jump", place=["question", "household_size", None])
    page.type("он")  # ten in Kazakh, "he" in Russian
    assert page.ids == ["confirm:household_size", "question:household_size"]
    assert page.last["apart"] == ["at"]
    page.press("n:menu")
    assert page.last["apart"] == []


def test_a_screen_of_the_moment_says_so(page: Page) -> None:
    page.ask("jump", place=["question", "household_income_monthly", None])
    assert not page.last["chats"]["ru"]["passing"]
    before = dict(page.states)
    first = page.type("абракадабра")
    assert first["chats"]["ru"]["passing"]
    page.states = before
    assert page.type("абракадабра") == first


def test_a_stale_press_is_answered_by_a_toast(page: Page) -> None:
    page.press("a:old:region:KZ-71")
    assert all(page.last["chats"][language]["toast"] for language in ("kk", "ru"))


@pytest.mark.parametrize("event", [{"other": "sticker"}, {"location": [51.1, 71.4]}])
def test_other_things_can_be_sent(page: Page, event: dict[str, Any]) -> None:
    page.press("n:begin")
    page.ask("event", event=event)
    assert page.last["chats"]["ru"]["passing"]


@pytest.mark.parametrize("event", [{}, {"press": 1}, {"location": ["a", "b"]}])
def test_what_is_no_event_is_refused(page: Page, event: dict[str, Any]) -> None:
    with pytest.raises(BadWishError):
        page.ask("event", event=event)


def test_a_jump_to_a_card_with_a_household(page: Page) -> None:
    page.ask("jump", place=["card", "birth_benefit", None], household="third_child_shymkent")
    assert page.ids == ["card:birth_benefit"] * 2
    assert "164\u00a0350" in page.said("kk")
    assert "164\u00a0350" in page.said("ru")
    page.press("n:summary")
    assert page.ids == ["summary", "summary"]


def test_a_jump_without_a_household_keeps_the_answers(page: Page) -> None:
    page.ask("jump", household="third_child_shymkent")
    page.ask("jump", place=["question", "region", None])
    assert page.last["chats"]["kk"]["answers"]["region"] == "KZ-79"


def test_another_day_another_amount(page: Page) -> None:
    page.ask(
        "jump", place=["card", "birth_benefit", None], household="third_child_shymkent", day="2025-12-01"
    )
    assert "149\u00a0416" in page.said("ru")


@pytest.mark.parametrize("household", people())
def test_every_household_has_a_result(page: Page, household: str) -> None:
    page.ask("jump", place=["summary", "", None], household=household)
    assert page.ids == ["summary", "summary"]


def test_every_household_is_named_in_both_languages() -> None:
    assert {one["id"] for one in listed()} == set(people())
    for one in listed():
        assert one["kk"] != one["ru"], f"{one['id']}: name it in bot/workshop/people.yaml"
    assert not people()[listed()[0]["id"]].facts


def test_the_longest_values_stand_in_for_the_persons_own(page: Page) -> None:
    page.ask("jump", place=["question", "household_income_monthly", None])
    short = len(page.said("ru"))
    page.ask("show", longest=True)
    assert "999\u00a0999\u00a0999" in page.said("ru")
    assert len(page.said("ru")) > short
    rows = page.last["chats"]["ru"]["message"]["rows"]
    unknown = next(button for row in rows for button in row if button["callback_data"].endswith(":unknown"))
    page.press(unknown["callback_data"])
    assert page.last["chats"]["ru"]["answers"]["household_income_monthly"] == "unknown"


def test_texts_lead_to_their_files(page: Page, content: Content) -> None:
    page.ask("jump", place=["question", "region", None])
    keys = {key: (source, words) for key, source, words in page.last["chats"]["kk"]["keys"]}
    assert keys["question.region.text"] == ("", str(content.words("kk", "question.region.text")))
    assert "message.answer.unknown" in keys
    assert "screen.question.position" in keys
    assert "question.child_order.text" not in keys


def test_pairs_of_screens(page: Page, content: Content) -> None:
    pairs = page.ask("pairs", pages=["card:tsa", "question:region", "nowhere"])["pairs"]
    assert pairs["nowhere"] == []
    assert [pair["at"][0] for pair in pairs["question:region"]] == ["question", "question", "confirm"]
    verdicts = {pair["verdict"] for pair in pairs["card:tsa"]}
    assert verdicts == {"likely", "unlikely", "undetermined"}
    assert str(content.words("kk", "programme.tsa.name")) in pairs["card:tsa"][0]["kk"]["text"]
    assert str(content.words("ru", "programme.tsa.name")) in pairs["card:tsa"][0]["ru"]["text"]
