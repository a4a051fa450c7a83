"""Random households: an answer to every question, none of which contradicts another.

But for the official poverty line, which nobody knows here: where the verdict does not hang on it, it is not
asked, though it would turn the estimate of an amount into an exact one.
"""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from bot.content import Content
from bot.conversation.interview import contradiction
from bot.conversation.state import Answer
from rules import FACTS
from rules.facts import FACTS_OF_A_CHILD
from tests.walk.saying import sayings

Household = Mapping[str, str]
"""What is said to each question."""


@st.composite
def households(draw: st.DrawFn, content: Content, today: date) -> Household:
    """One of them."""
    known = [fact for fact in content.questions if fact != "poverty_line_official"]
    said = {fact: draw(sayings(content, fact, today, ignorance=False)) for fact in known}
    children, members = int(said["children_aged_1_to_6"]), int(said["household_size"])
    said["household_size"] = str(max(members, children + 1))
    if said["both_parents_lost"] == "true":
        said["lost_breadwinner"] = "true"
    if said["has_or_expects_child"] == "false":
        said = {fact: words for fact, words in said.items() if fact not in FACTS_OF_A_CHILD}
    assert contradiction(as_answers(said)) is None
    return said


def as_answers(household: Household) -> dict[str, Answer]:
    """What the rules read."""
    return {fact: _answer(fact, words) for fact, words in household.items()}


def _answer(fact: str, words: str) -> Answer:
    known = FACTS[fact]
    if known.kind == "bool":
        return words == "true"
    if known.is_number or isinstance(next(iter(known.values), None), int):
        return int(words)
    return words
