"""Every screen, made as the bot makes it, with the longest values that it can hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from bot.content import LANGUAGES, Content, Language
from bot.conversation import asking, card, destinations, opening, review, summary
from bot.conversation.moment import Moment
from bot.conversation.screen import Screen
from bot.conversation.state import Place, State
from rules import FACTS, PROGRAMMES, AssessedCondition, AssessedProgramme, Assessment, Verdict, assess
from rules import State as Standing
from rules.situation import Situation

_MONEY = 999_999_999
_DAY = date(2026, 9, 30)
_KEPT = 30
RUN = "z" * 13
"""The longest mark of a run of questions: an update's 64-bit number to the base of 36."""


class Picture(NamedTuple):
    """A screen, where in the conversation it is, and the key of the text or template that it is of."""

    language: Language
    key: str
    place: Place
    screen: Screen
    grows: bool = False
    """It lists what a person has."""
    verdict: Verdict | None = None
    """The verdict that it tells, on the screens of a result."""


def pictures(content: Content, today: date, unknown: Situation) -> Iterator[Picture]:
    """All of them, in both languages."""
    assessment = assess(unknown, on=today, figures=content.figures)
    for language in LANGUAGES:
        yield from _around(content, language)
        yield from _questions(content, language, today)
        yield from _results(content, language, assessment)
        yield from _places(content, language)


def _around(content: Content, language: Language) -> Iterator[Picture]:
    state = State(language=language, scope=tuple(PROGRAMMES))
    shown = {
        "notice": opening.notice(content, language, _KEPT),
        "menu": opening.menu(content, state, language),
        "situations": opening.situations(content, state, language),
        "about": opening.about(content, language, _KEPT),
        "help": opening.help_(content, language),
        "resume": opening.resume(content, language),
        "forgotten": opening.forgotten(content, language),
    }
    choice = opening.language(content, app_language=language)
    yield Picture(language, "message.language.choose", Place("language"), choice)
    for name, screen in shown.items():
        yield Picture(language, f"screen.{name}", Place(name), screen)


def _questions(content: Content, language: Language, today: date) -> Iterator[Picture]:
    answers = {fact: _longest(content, language, fact) for fact in content.questions}
    for fact in content.questions:
        key = f"question.{fact}.text"
        for value in (None, asking.WHY):
            place = Place("question", fact, value)
            state = State(language=language, at=place, answers=answers, run=RUN)
            shown = asking.question(content, state, Moment(today), language)
            yield Picture(language, key, place, shown, grows=value == asking.WHY)
        place = Place("confirm", fact, answers[fact])
        state = State(language=language, at=place, run=RUN)
        yield Picture(language, key, place, asking.confirm(content, state, language))
    state = State(language=language, answers=answers)
    shown = review.review(content, state, language)
    yield Picture(language, "screen.review", Place("review"), shown, grows=True)


def _longest(content: Content, language: Language, fact: str) -> object:
    match FACTS[fact].kind:
        case "money":
            return _MONEY
        case "count":
            return FACTS[fact].max
        case "date":
            return _DAY.isoformat()
        case "bool":
            return True
        case "region":
            return max(content.regions, key=lambda code: len(content.region_name(code, language)))
        case _:
            values = [str(option.value) for option in content.questions[fact].options]
            return max(values, key=lambda one: len(content.words(language, f"question.{fact}.option.{one}")))


def _results(content: Content, language: Language, assessment: Assessment) -> Iterator[Picture]:
    state = State(language=language, scope=tuple(PROGRAMMES))
    for verdict in Verdict:
        full = replace(
            assessment,
            programmes=tuple(
                _full(content, language, one, verdict)
                for one in assessment.programmes
                if one.id in content.programmes
            ),
        )
        shown = summary.summary(content, state, full, language)
        yield Picture(language, "screen.summary", Place("summary"), shown, grows=True, verdict=verdict)
        for one in full.programmes:
            key = f"programme.{one.id}.name"
            for tab in ("", *card.TABS):
                place = Place("card", one.id, tab or None)
                shown = card.card(content, full, one.id, tab, language)
                yield Picture(language, key, place, shown, grows=True, verdict=verdict)


def _full(
    content: Content, language: Language, one: AssessedProgramme, verdict: Verdict
) -> AssessedProgramme:
    """The programme with every condition standing so, and the largest amounts."""
    standing = {
        Verdict.LIKELY: Standing.MET,
        Verdict.UNLIKELY: Standing.FAILED,
        Verdict.UNDETERMINED: Standing.UNKNOWN,
    }[verdict]
    payments = tuple(
        replace(payment, min=_MONEY - 1, max=_MONEY, reason=None, estimate=False) for payment in one.payments
    )
    conditions = tuple(
        replace(
            condition,
            state=standing,
            value=_value(content, language, condition),
            limit=_value(content, language, condition),
        )
        for condition in one.conditions
    )
    return replace(
        one,
        verdict=verdict,
        conditions=conditions,
        payments=() if verdict is Verdict.UNLIKELY else payments,
        from_=date(2100, 9, 30),
        until=_DAY if one.until or content.has(f"programme.{one.id}.until") else None,
        form="conditional" if one.has_form else None,
    )


def _value(content: Content, language: Language, condition: AssessedCondition) -> object:
    fact = condition.fact or ""
    if fact not in FACTS:
        return _MONEY
    kind = FACTS[fact].kind
    if kind == "date":
        return _DAY
    return _longest(content, language, fact)


def _places(content: Content, language: Language) -> Iterator[Picture]:
    state = State(language=language, scope=tuple(PROGRAMMES))
    place = Place("where")
    shown = destinations.where(content, state.but(at=place), language)
    yield Picture(language, "screen.where_region", place, shown)
    for code, region in content.regions.items():
        for unit in (None, *(str(number) for number in range(len(region.units)))):
            place = Place("where", code, unit)
            shown = destinations.where(content, state.but(at=place), language)
            yield Picture(language, "screen.where", place, shown, grows=True)
