"""A mistake in a file that staff edit names the file, the line and the mend."""

from pathlib import Path

import pytest

from bot.content.errors import ContentError
from bot.content.files import read
from bot.content.models import QuestionFile

QUESTION = """\
order: 1
questions:
  - fact: child_order
    kind: number
    text: Какой это по счёту ребёнок в семье?
    why: Сумма зависит от того, какой это ребёнок по счёту.
    label: Какой ребёнок по счёту
    buttons: [1, 2, 3]
"""


def test_a_question_is_read(tmp_path: Path) -> None:
    path = tmp_path / "child.yaml"
    path.write_text(QUESTION, encoding="utf-8")
    (question,) = read(path, QuestionFile).questions
    assert question.fact == "child_order"
    assert question.buttons == (1, 2, 3)


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        (QUESTION.replace("    why:", "    wyh:"), 3, "why"),
        (QUESTION.replace("kind: number", "kind: nubmer"), 4, "kind"),
        (QUESTION.replace("kind: number", "kind: yes_no"), 3, "`buttons` belong to"),
        (QUESTION.replace("kind: number", "kind: choice"), 3, "`options` belong to"),
        (QUESTION.replace("kind: number", "kind: money\n    unit: months"), 3, "`unit` belongs to"),
        (QUESTION.replace("buttons: [1, 2, 3]", "buttons: [1, 2, 3"), 9, "broken YAML"),
        (QUESTION.replace("    why: ", "    why: Причина: "), 6, "put the words in quotes"),
        (QUESTION.replace("    why: ", "   why: "), 6, "too far to the left"),
        (QUESTION.replace("    why: ", "     why: "), 6, "too far to the right"),
        (QUESTION.replace("    why: ", '    why: "Да" '), 6, "put all the words in quotes"),
        (QUESTION.replace("    why: ", "    why: %"), 6, "begin with a sign of YAML's own"),
        (QUESTION.replace("    why: ", "    why "), 7, "write `name: words`"),
        (QUESTION.replace("    why: ", '    why: "'), 9, "a quotation mark is not closed"),
        (QUESTION.replace("    why: ", "\twhy: "), 6, "a tab"),
        (QUESTION.replace("[1, 2, 3]", "[1, два, 3]"), 8, "buttons.1"),
        ("", 1, "the file"),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, broken: str, line: int, words: str) -> None:
    path = tmp_path / "child.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read(path, QuestionFile)
    assert caught.value.line == line
    assert words in caught.value.message
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="missing"):
        read(tmp_path / "nothing.yaml", QuestionFile)


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "child.yaml"
    path.write_text(QUESTION, encoding="cp1251")
    with pytest.raises(ContentError, match="UTF-8"):
        read(path, QuestionFile)
