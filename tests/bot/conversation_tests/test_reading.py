"""A conversation file is read with its lines, and what is wrong in it is told with the mend."""

from datetime import date

import pytest

from bot.content import ContentError
from bot.conversation_tests import read_conversation
from tests.bot.conversation_tests.conftest import Write


def test_a_file_says_who_when_and_in_which_languages(write: Write) -> None:
    path = write("title: A father of twins\nlang: kk\non: 2027-01-01\nsteps:\n  - start\n")
    read = read_conversation(path)
    assert (read.title, read.languages, read.on) == ("A father of twins", ("kk",), date(2027, 1, 1))


def test_what_is_not_said_is_the_file_name_both_languages_and_the_usual_day(write: Write) -> None:
    read = read_conversation(write("steps:\n  - start\n", "a_father.yaml"))
    assert (read.title, read.languages, read.on) == ("a_father", ("kk", "ru"), date(2026, 11, 22))


def test_a_shared_opening_is_put_in_with_its_own_lines(write: Write) -> None:
    path = write("steps:\n  - include: opening\n    see: {screen: menu}\n  - press: where\n")
    read = read_conversation(path)
    places = [(placed.path.name, placed.line) for placed in read.steps]
    assert places == [
        ("opening.yaml", 2),
        ("opening.yaml", 3),
        ("opening.yaml", 4),
        ("talk.yaml", 2),
        ("talk.yaml", 4),
    ]


def test_yes_no_and_on_are_words_here(write: Write) -> None:
    read = read_conversation(write("on: 2026-11-22\nsteps:\n  - start\n  - press: yes\n  - press: true\n"))
    assert [placed.step.press for placed in read.steps[1:]] == ["yes", "true"]


def test_numbers_and_dates_are_words_to_press_or_type(write: Write) -> None:
    read = read_conversation(write("steps:\n  - press: 4\n  - type: 2026-03-05\n  - wait: 3 days\n"))
    press, typed, wait = (placed.step for placed in read.steps)
    assert (press.press, typed.type, wait.wait) == ("4", "2026-03-05", 3)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("steps: [\n", 2, "broken YAML"),
        ("steps: []\n", 1, "steps: Tuple should have at least 1 item"),
        ("steps:\n  - start\n  - pres: menu\n", 3, "steps.1.pres: is not known here"),
        ("steps:\n  - start\n  - press: a\n    type: b\n", 3, "a step does one thing; write press and type"),
        ("steps:\n  - {}\n", 2, "the step does nothing and sees nothing"),
        ("steps:\n  - start\n  - include: openning\n", 3, "did you mean opening?"),
        ("steps:\n  - see: {verdicts: {tsa: maybe}}\n", 2, "'likely', 'unlikely' or 'undetermined'"),
        ("steps:\n  - send: balloon\n", 2, "steps.0.send"),
        ("steps:\n  - wait: long\n", 2, "steps.0.wait"),
        ("steps:\n  - press: {kk: a}\n", 2, "holds the two languages and nothing else"),
        ("lang: en\nsteps:\n  - start\n", 1, "'kk' or 'ru'"),
        ("on: tomorrow\nsteps:\n  - start\n", 1, "on: Input should be a valid date"),
    ],
)
def test_a_mistake_is_told_with_its_line(write: Write, text: str, line: int, message: str) -> None:
    with pytest.raises(ContentError) as error:
        read_conversation(write(text))
    assert message in error.value.message
    assert error.value.line == line


def test_a_file_that_includes_itself_is_refused(write: Write) -> None:
    write("steps:\n  - include: round\n", "shared/round.yaml")
    with pytest.raises(ContentError, match="round includes itself"):
        read_conversation(write("steps:\n  - include: round\n"))
