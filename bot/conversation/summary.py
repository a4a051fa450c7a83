"""The result at a glance: likely, cannot say yet, not likely."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.content import Content, Language, formats
from bot.conversation.amounts import headline
from bot.conversation.asking import paired
from bot.conversation.card import needs_it_no_more
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.state import State
from rules import PROGRAMMES, Assessment

VERDICTS = ("likely", "undetermined", "unlikely")


@dataclass(frozen=True, slots=True)
class Line:
    """A programme in the summary: its name, and its main amount where there is one."""

    name: Markup
    amount: Markup | None


def summary(content: Content, state: State, assessment: Assessment, language: Language) -> Screen:
    """Likely, cannot say yet, not likely; and what was not looked at."""
    by_verdict = {
        verdict: [one for one in assessment.programmes if one.verdict == verdict] for verdict in VERDICTS
    }
    unchecked = [name for name in PROGRAMMES if name not in state.scope]
    text = content.screen(
        "summary",
        language,
        on=formats.day(assessment.on, language),
        **{
            verdict: [
                Line(content.words(language, f"programme.{one.id}.name"), headline(content, one, language))
                for one in programmes
            ]
            for verdict, programmes in by_verdict.items()
        },
        can_apply=any(not needs_it_no_more(one) for one in by_verdict["unlikely"]),
        unchecked=[content.words(language, f"programme.{name}.short") for name in unchecked],
        notices=[
            content.text(language, f"notice.{notice.id}")
            for notice in assessment.notices
            if content.has(f"message.notice.{notice.id}")
        ],
    )
    cards = tuple(
        (Button(formats.plain(content.words(language, f"programme.{one.id}.short")), f"n:card:{one.id}"),)
        for verdict in VERDICTS
        for one in by_verdict[verdict]
    )
    ways_on = [
        *([("button.check_rest", "n:rest")] if unchecked else []),
        ("button.answers", "n:review"),
        ("button.where", "n:where"),
        ("button.restart", "n:restart"),
        ("button.menu", "n:menu"),
    ]
    rows: Rows = (
        *cards,
        *paired(Button(formats.plain(content.text(language, key)), data) for key, data in ways_on),
    )
    return Screen(text, rows)
