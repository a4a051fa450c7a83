"""What there is to reach, and that what is left out can truly not be reached."""

from datetime import date
from itertools import product

import pytest

from bot.content import LANGUAGES, Content, Language
from bot.conversation_tests.coverage import universe
from bot.conversation_tests.coverage.replies import Replies, reply_keys
from bot.conversation_tests.coverage.unreachable import NEVER
from bot.conversation_tests.seen import Seen
from bot.telegram.show import plain
from rules import PROGRAMMES, assess, parse_situation


def test_everything_stands_there_in_each_language(content: Content) -> None:
    everything = universe(content)
    for language in LANGUAGES:
        names = {f"{kind} {name}" for kind, name, spoken in everything if spoken == language}
        assert {f"question {fact}" for fact in content.questions} <= names
        assert {f"screen {name}" for name in content.screens.names()} <= names
        assert {"option region.KZ-71", "option lost_breadwinner.true", "option disability.group_1"} <= names
        assert not any(name.startswith("option child_order.") for name in names)
        assert sum(name.startswith("verdict ") for name in names) == 3 * len(PROGRAMMES)
        assert {"door topic.child", "number child_order.4", "card tsa.why", "unknown region"} <= names


@pytest.mark.parametrize("name", NEVER)
def test_what_is_left_out_is_reached_by_no_answers(name: str, content: Content) -> None:
    """Every combination of what the condition reads, on days of three years."""
    programme, condition, state = name.split(".")
    (reads,) = (one.facts() for one in PROGRAMMES[programme].requires if one.id == condition)
    for answers in product(*(_answers(fact, content) for fact in reads)):
        situation = parse_situation(dict(zip(reads, answers, strict=True)))
        for day in (date(2024, 3, 1), date(2025, 7, 15), date(2026, 11, 22)):
            (assessed,) = assess(situation, day, [programme], figures=content.figures).programmes
            (found,) = (one.state for one in assessed.conditions if one.id == condition)
            assert found != state, answers


def _answers(fact: str, content: Content) -> list[object]:
    asked = content.questions[fact]
    every: dict[str, list[object]] = {
        "yes_no": [True, False],
        "choice": [option.value for option in asked.options],
        "region": [*content.regions],
    }
    return [*every[asked.kind], "unknown", "declined"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_replies_sound_alike(language: Language, content: Content) -> None:
    replies = Replies(content, language)
    for key in reply_keys(content):
        said = plain(content.text(language, key))
        assert list(replies.told(Seen(f"{said}\n\nQuestion"))) == [key]
        assert list(replies.told(Seen("Question", toast=said))) == [key]
