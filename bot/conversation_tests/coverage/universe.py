"""All that there is to reach, told from the content and the rules: what is added there is missed at once."""

from collections.abc import Iterator

from bot.content import LANGUAGES, Content
from bot.content.models import Question
from bot.conversation.card import TABS
from bot.conversation_tests.coverage.items import Item
from bot.conversation_tests.coverage.replies import reply_keys
from bot.conversation_tests.coverage.unreachable import NEVER
from rules import PROGRAMMES, Verdict

CONDITION_STATES = ("met", "failed", "unknown")
WITHOUT_TEMPLATE = ("language", "choose")
"""Screens whose words stand in the messages alone."""


def universe(content: Content) -> frozenset[Item]:
    """Everything, in both languages."""
    return frozenset(Item(kind, name, language) for kind, name in _all(content) for language in LANGUAGES)


def _all(content: Content) -> Iterator[tuple[str, str]]:
    for question in content.questions.values():
        yield from _question(content, question)
    yield from (("reply", key) for key in reply_keys(content))
    yield from (("screen", name) for name in (*content.screens.names(), *WITHOUT_TEMPLATE))
    yield from (("door", f"topic.{topic}") for topic in content.topics)
    yield from (("door", f"situation.{situation.id}") for situation in content.situations)
    for programme in content.programmes:
        yield from _programme(programme)
    yield from (("destination", f"channel.{name}") for name in content.channels)
    yield from (("destination", f"service.{name}") for name in content.services)
    yield from (("destination", f"hotline.{name}") for name in content.hotlines)
    for code, region in content.regions.items():
        yield "destination", f"region.{code}"
        if region.type == "oblast":
            named = (number for number, unit in enumerate(region.units) if unit.ru_gen and unit.kk_gen)
            yield from (("centre", f"{code}.{number}") for number in named)


def _question(content: Content, question: Question) -> Iterator[tuple[str, str]]:
    fact = question.fact
    yield from ((kind, fact) for kind in ("question", "why", "unknown", "declined"))
    yield from (("option", f"{fact}.{value}") for value in options(content, question))
    yield from (("number", f"{fact}.{number}") for number in question.buttons)


def options(content: Content, question: Question) -> tuple[str, ...]:
    """The answers to choose among. Numbers, sums and dates are not chosen: any can be given."""
    match question.kind:
        case "yes_no":
            return ("true", "false")
        case "region":
            return tuple(content.regions)
        case _:
            return tuple(str(option.value) for option in question.options)


def _programme(name: str) -> Iterator[tuple[str, str]]:
    yield from (("verdict", f"{name}.{verdict}") for verdict in Verdict)
    for condition in PROGRAMMES[name].requires:
        states = (f"{name}.{condition.id}.{state}" for state in CONDITION_STATES)
        yield from (("condition", state) for state in states if state not in NEVER)
    yield from (("amount", f"{name}.{payment.id}") for payment in PROGRAMMES[name].pays)
    yield from (("card", f"{name}.{tab}") for tab in ("front", *TABS))
