"""Stored records older than the content or broken by hand, and presses that nobody was offered."""

import json
from datetime import date
from typing import Any

import pytest

from bot.content import Content, Language
from bot.conversation import Moment, Press, Reply, State, Text, current, step
from bot.conversation.state import Place

MOMENT = Moment(date(2026, 11, 23), "ru", nonce="n1")
SOUND = {
    "language": "ru",
    "at": ["menu", "", None],
    "answers": {"residence_status": "citizen", "household_size": 4},
    "scope": ["tsa"],
    "run": "r1",
}


def shown(reply: Reply) -> str:
    """The text of a screen that has a way on."""
    assert reply.screen is not None
    assert reply.screen.rows
    return reply.screen.text


def stored(content: Content, **broken: Any) -> State:
    return State.from_json(json.dumps(SOUND | {"version": content.version} | broken))


@pytest.mark.parametrize(
    "answers",
    [
        {"household_size": [1]},
        {"household_size": {"a": 1}},
        {"household_size": "<b>"},
        {"household_size": True},
        {"household_income_monthly": {"min": "x", "max": [1]}},
        {"child_birth_date": "2026-02-30"},
        {"residence_status": {"max": 3}},
        {"residence_status": "king"},
        {"region": "KZ-99"},
        {"shoe_size": 42},
    ],
)
@pytest.mark.parametrize("screen", ["review", "summary"])
def test_an_answer_that_cannot_be_read_is_asked_again(
    content: Content, answers: dict[str, Any], screen: str
) -> None:
    state = stored(content, answers={"carer_insured": True} | answers, at=[screen, "", None])
    shown(current(content, state, MOMENT))
    after, reply = step(content, state, Press("n:review"), MOMENT)
    assert after.answers == {"carer_insured": True}
    assert "Отчисления за ухаживающего: Да" in shown(reply).replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize(
    ("at", "screen"),
    [
        (["confirm", "household_size", "<b>"], "question"),
        (["confirm", "household_size", None], "question"),
        (["confirm", "household_size", {}], "question"),
        (["confirm", "region", "KZ-99"], "question"),
        (["confirm", "residence_status", ["citizen"]], "question"),
        (["confirm", "residence_status", "king"], "question"),
        (["confirm", "child_birth_date", "2026-02-30"], "question"),
        (["confirm", "maternity_leave_days", 126], "confirm"),
        (["confirm", "maternity_leave_days", "126"], "question"),
        (["confirm", "maternity_leave_days", True], "question"),
        (["choose", "region", [["KZ-71"], None]], "question"),
        (["question", "region", {"a": 1}], "question"),
        (["question", "region", "\ud800"], "question"),
        (["question", "shoe_size", None], "menu"),
        (["card", "nothing", None], "menu"),
        (["topic", "disability", None], "menu"),
        (["where", "nowhere", [1]], "menu"),
        (["where", "KZ-10", "9" * 5000], "menu"),
        (["balcony", "", None], "menu"),
    ],
)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_place_that_cannot_be_shown_is_the_question_itself_or_the_menu(
    content: Content, at: list[Any], screen: str, language: Language
) -> None:
    state = stored(content, at=at, language=language)
    shown(current(content, state, MOMENT))
    for event in (Press("go"), Text("5")):
        after, reply = step(content, state, event, MOMENT)
        shown(reply)
        if isinstance(event, Press):
            assert after.at.screen == screen
            after.to_json().encode()


def test_programmes_topics_and_questions_that_are_no_more_are_forgotten(content: Content) -> None:
    state = stored(
        content, scope=["tsa", "gone", "tsa"], topic="gone", trail=["gone", "region"], ticked=["gone"]
    )
    after, reply = step(content, state, Press("n:begin"), MOMENT)
    shown(reply)
    assert (after.scope, after.topic, after.trail, after.ticked) == (("tsa",), "", ("region",), ())


def test_an_unusable_run_does_not_leave_buttons_too_long_or_dead(content: Content) -> None:
    state = stored(content, at=["question", "region", None], run="a:b" * 40)
    after, reply = step(content, state, Press("go"), MOMENT)
    assert reply.screen is not None
    press = next(button.data for row in reply.screen.rows for button in row if button.data)
    assert len(press) <= 64
    after, _ = step(content, after, Press(press), MOMENT)
    assert "region" in after.answers


@pytest.mark.parametrize("record", ["[" * 100_000, '{"at":' * 50_000])
def test_a_record_nested_without_end_is_a_new_person(record: str) -> None:
    assert State.from_json(record) == State.new()


@pytest.mark.parametrize(
    "data",
    [
        "n:where:KZ-10:" + "9" * 5000,
        "n:where:nowhere",
        "n:where:\ud800",
        "n:menu:a:b",
        "n:summary:x",
        "n:card:tsa:<b>",
        "n:card:gone",
        "a:r1:household_size:" + "9" * 5000,
        "a:r1:household_size:²",
    ],
)
def test_a_press_that_was_never_offered_leads_nowhere(content: Content, data: str) -> None:
    state = stored(content, at=["question", "household_size", None], answers={})
    after, reply = step(content, state, Press(data), MOMENT)
    assert after.at == Place("question", "household_size")
    assert after.answers == {}
    assert "Сколько человек" in shown(reply)


def test_one_persons_made_up_answer_is_not_remembered_for_another(content: Content) -> None:
    """In Python `True == 1`: what is remembered of answers must tell them apart all the same."""
    asked = stored(content, at=["question", "household_size", None], answers={"region": "KZ-71"})
    refused, _ = step(content, asked, Press("a:r1:household_size:true"), MOMENT)
    assert "household_size" not in refused.answers
    taken, _ = step(content, asked, Press("a:r1:household_size:1"), MOMENT)
    assert taken.answers["household_size"] == 1
    refused, _ = step(content, asked, Press("a:r1:household_size:true"), MOMENT)
    assert "household_size" not in refused.answers
