"""Taking an answer: on to the next question, or a word on why it cannot stand."""

from bot.content import Content, formats
from bot.conversation import wording
from bot.conversation.asking import note
from bot.conversation.interview import Refused, advance, answered
from bot.conversation.moment import Moment
from bot.conversation.replies import noted, shown
from bot.conversation.screen import Button, Reply, Screen
from bot.conversation.state import Answer, Place, State


def take(content: Content, state: State, fact: str, value: Answer, moment: Moment) -> tuple[State, Reply]:
    """The answer counts and the interview goes on, unless it is impossible or contradicts another."""
    outcome = answered(state, fact, value)
    if isinstance(outcome, State):
        after = advance(content, outcome.but(at=Place("question", fact)), moment.today)
        return after, shown(content, after, moment)
    after = state.but(at=Place("question", fact))
    if outcome.others:
        return after, _contradiction(content, after, value, outcome, moment)
    return after, noted(content, after, moment, "typed.impossible")


def _contradiction(content: Content, state: State, value: Answer, refused: Refused, moment: Moment) -> Reply:
    language = state.language
    if language is None:
        return shown(content, state, moment)
    other = refused.others[0]
    text = content.text(
        language,
        "typed.contradiction",
        value=wording.value(content, language, state.at.of, value),
        other=content.words(language, f"question.{other}.label"),
        other_value=wording.value(content, language, other, state.answers.get(other)),
    )
    screen = note(text, shown(content, state, moment).screen or Screen(""))
    change = Button(formats.plain(content.text(language, "button.change_other")), f"e:{other}")
    return Reply(Screen(screen.text, ((change,), *screen.rows)))
