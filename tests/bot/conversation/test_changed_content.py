"""The content changes under people who are in the middle of it."""

from dataclasses import replace
from datetime import date

from bot.content import Content
from bot.conversation import Moment, Press, State, current
from tests.bot.conversation.talk import Talk

CHANGED = "Варианты ответа на этот вопрос изменились. Выберите, пожалуйста, ещё раз."


def without_option(content: Content, fact: str, value: str) -> Content:
    """The content of a later day, on which an option is no longer there."""
    asked = content.questions[fact]
    options = tuple(option for option in asked.options if option.value != value)
    assert len(options) < len(asked.options)
    fewer = asked.model_copy(update={"options": options})
    return replace(content, version="later", questions={**content.questions, fact: fewer})


def answered(anna: Talk) -> Talk:
    """Through a topic, where the status is what she answers first."""
    anna.start("birth")
    anna.answer({"has_or_expects_child": "Да"})
    assert anna.fact == "residence_status"
    anna.press("Статус кандаса")
    return anna


def test_nobody_notices_that_another_question_has_lost_an_option(anna: Talk) -> None:
    answered(anna)
    before = anna.screen
    anna.content = without_option(anna.content, "disability", "group_3")
    anna.send(Press("go"))
    assert anna.screen == before


def test_who_chose_what_is_no_longer_there_is_asked_again_with_a_word_of_explanation(anna: Talk) -> None:
    answered(anna)
    anna.content = without_option(anna.content, "residence_status", "kandas")
    asked = anna.fact
    anna.press("Не знаю")  # the question that was open takes its answer
    assert asked in anna.state.answers
    while anna.fact != "residence_status":
        anna.press("Не знаю")
    assert CHANGED in anna.screen.text
    assert "Сейчас записано" not in anna.screen.text
    anna.press("Гражданство Казахстана")
    assert CHANGED not in anna.screen.text
    anna.send(Press("e:residence_status"))
    assert CHANGED not in anna.screen.text


def test_no_result_is_shown_without_the_answer_that_was_lost(anna: Talk) -> None:
    answered(anna)
    while anna.state.at.screen == "question":
        anna.press("Не знаю")
    assert anna.state.at.screen == "review"
    anna.content = without_option(anna.content, "residence_status", "kandas")
    anna.send(Press("n:summary"))
    assert anna.state.at.of == "residence_status"
    assert CHANGED in anna.screen.text
    again = current(anna.content, State.from_json(anna.state.to_json()), Moment(date(2026, 11, 23)))
    assert again.screen == anna.screen
    anna.press("Гражданство Казахстана")
    assert anna.state.at.screen == "review"


def test_the_menu_stays_open_to_who_has_lost_an_answer(anna: Talk) -> None:
    answered(anna)
    anna.content = without_option(anna.content, "residence_status", "kandas")
    anna.send(Press("n:menu"))
    assert anna.state.at.screen == "menu"
    assert anna.state.again == ("residence_status",)


def test_a_button_that_is_no_longer_offered_asks_again(anna: Talk) -> None:
    anna.start("birth").answer({"has_or_expects_child": "Да"})
    pressed = anna.button("Статус кандаса").data
    assert pressed is not None
    anna.content = without_option(anna.content, "residence_status", "kandas")
    anna.send(Press(pressed))
    assert anna.fact == "residence_status"
    assert "residence_status" not in anna.state.answers
    assert CHANGED in anna.screen.text
    assert "Статус кандаса" not in [button.text for button in anna.buttons]


def test_in_kazakh(aigul: Talk) -> None:
    aigul.start("birth").answer({"has_or_expects_child": "Иә"})
    aigul.press("Қандас")
    aigul.content = without_option(aigul.content, "residence_status", "kandas")
    while aigul.fact != "residence_status":
        aigul.press("Білмеймін")
    assert "Бұл сұрақтың жауап нұсқалары өзгерді." in aigul.screen.text
