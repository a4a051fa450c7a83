"""Conversations played on the pure core: what holds passes, and what does not is told."""

import pytest

from bot.content import Content, Language
from bot.conversation_tests import Outcome, read_conversation, run
from bot.conversation_tests.grounds import CoreGround
from bot.conversation_tests.transcript import failure
from tests.bot.conversation_tests.conftest import Write

HEAD = "steps:\n  - include: opening\n"
TO_SUMMARY = (
    HEAD
    + "  - press: topic large_family\n"
    + "  - answer: {residence_status: citizen, minor_children_at_home: 4, mother_award: none}\n"
    + "  - press: summary\n"
)


async def play(content: Content, write: Write, text: str, language: Language = "ru") -> Outcome:
    conversation = read_conversation(write(text))
    return await run(conversation, language, CoreGround(content, language, conversation.on))


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(
    "steps",
    [
        "  - press: about\n    see: {screen: about}\n  - press: menu\n    see: {screen: menu}\n",
        "  - press: topic child\n    see: {question: residence_status, some_buttons: [citizen, unknown]}\n",
        "  - press: {kk: Бала, ru: Ребёнок}\n    see: {question: residence_status}\n",
        "  - type: /help\n  - send: sticker\n    see: {words: {kk: Стикер, ru: Стикер}}\n",
        "  - location: [51.13, 71.43]\n    see: {words: {kk: орналасқан, ru: геопозиция}}\n",
        "  - press: topic child\n  - press: citizen\n  - restart\n  - press: back\n",
        "  - press: topic child\n  - press: citizen\n"
        "  - press: back\n    see: {answers: {residence_status: citizen}}\n",
        "  - press: topic child\n  - press_twice: citizen\n    see: {answers: {residence_status: citizen}}\n",
        "  - press: topic child\n  - press: citizen\n"
        "  - press_old: kandas\n    see: {answers: {residence_status: citizen}}\n",
        "  - press: topic child\n  - press: citizen\n"
        "  - press_old: kandas\n    see: {toast: {kk: жауап, ru: ответ}}\n",
        "  - press: topic child\n  - wait: 40 days\n  - start:\n    see: {some_buttons: [kk, ru]}\n",
        "  - type: /lang\n  - press: kk\n    see: {words: Қандай}\n",
    ],
)
async def test_what_people_do(content: Content, write: Write, steps: str, language: Language) -> None:
    outcome = await play(content, write, HEAD + steps, language)
    assert outcome.failure is None, failure(outcome)


async def test_answers_are_given_in_whatever_order_they_are_asked(content: Content, write: Write) -> None:
    outcome = await play(content, write, TO_SUMMARY + "  - see: {verdicts: {large_family_benefit: likely}}\n")
    assert outcome.failure is None, failure(outcome)


@pytest.mark.parametrize(
    ("see", "told"),
    [
        ("{question: region}", "expected the question region, the person is at: summary"),
        ("{question: regoin}", "expected the question regoin (there is none; did you mean region?)"),
        ("{screen: menu}", "expected the screen menu, the person is at: summary"),
        ("{card: tsa}", "expected the card of tsa, the person is at: summary"),
        ("{buttons: [menu]}", "the button 'menu' stands as number 7, expected number 1"),
        ("{some_buttons: [menyu]}", "there is no button 'menyu'; the nearest is [Меню = menu]"),
        ("{no_buttons: [menu]}", "there is a button [Меню = menu], expected none"),
        (
            "{words: Скорее всего положено}",
            "the message does not say 'Скорее всего положено'; the nearest is",
        ),
        ("{exact_words: Итог}", "the message is not 'Итог'"),
        ("{matching: '^\\d+$'}", "nothing in the message fits"),
        ("{matching: '('}", "'(' is no regular expression"),
        ("{no_words: многодетной}", "the message says 'многодетной', expected silence about it"),
        ("{toast: Готово}", "the notice does not say 'Готово'; it says None"),
        ("{links: egov.kz/none}", "no link leads to 'egov.kz/none'"),
        (
            "{verdicts: {large_family_benefit: unlikely}}",
            "large_family_benefit is likely, expected unlikely (every condition met)",
        ),
        (
            "{verdicts: {awarded_mother_benefit: likely}}",
            "awarded_mother_benefit is unlikely, expected likely (award failed)",
        ),
        ("{verdicts: {tsa: likely}}", "tsa is not among the programmes asked about"),
        ("{amounts: {large_family_benefit: 1}}", "large_family_benefit is 69330, expected 1"),
        ("{amounts: {large_family_benefit.weekly: 1}}", "no amount is given for large_family_benefit.weekly"),
        ("{amounts: {large_family_benefit: none}}", "large_family_benefit is 69330, expected no amount"),
        (
            "{no_programmes: [large_family_benefit]}",
            "large_family_benefit is asked about, expected not to be",
        ),
        ("{answers: {mother_award: kumis_alka}}", "the answer to mother_award is none, expected kumis_alka"),
        ("{no_answers: [mother_award]}", "there is an answer to mother_award: none, expected none"),
        ("{unchanged: true}", "the screen has changed"),
        ("{any_of: [{screen: menu}, {screen: where}]}", "none of 2 holds: expected the screen menu"),
    ],
)
async def test_what_does_not_hold_is_told_with_what_is_there(
    content: Content, write: Write, see: str, told: str
) -> None:
    outcome = await play(content, write, f"{TO_SUMMARY}  - see: {see}\n")
    assert outcome.failure is not None
    assert told in outcome.failure


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ("  - press: nothing\n", "there is no button 'nothing'"),
        ("  - press_old: nothing\n", "no earlier screen had a button 'nothing'"),
        ("  - answer: {region: KZ-71}\n", "region: not asked; the person is at: menu"),
        (
            "  - press: topic child\n  - answer: {residence_status: king}\n",
            "'king' does not answer residence",
        ),
        ("  - press: where\n  - press: where KZ-71\n  - press: Вакансии\n", "opens"),
    ],
)
async def test_what_cannot_be_done_is_told(content: Content, write: Write, steps: str, told: str) -> None:
    outcome = await play(content, write, HEAD + steps)
    assert outcome.failure is not None
    assert told in outcome.failure


async def test_nothing_can_be_pressed_before_the_bot_is_opened(content: Content, write: Write) -> None:
    outcome = await play(content, write, "steps:\n  - press: menu\n")
    assert outcome.failure == "nothing has been seen yet; begin with `start`"


async def test_a_failure_is_told_with_place_history_and_screen(content: Content, write: Write) -> None:
    outcome = await play(content, write, f"title: Four children\n{TO_SUMMARY}  - see: {{screen: menu}}\n")
    told = failure(outcome, write("").parent)
    assert told.startswith(
        "talk.yaml:7: [ru] Four children\n  ✗ expected the screen menu, the person is at: summary\n"
    )
    assert "       6  press: summary" in told
    assert "    │ [Меню = menu]" in told
    assert "69 330 ₸" in told.replace("\u00a0", " ")
