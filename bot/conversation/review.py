"""Check your answers: each can be changed before the result is shown."""

from bot.content import Content, Language, formats
from bot.conversation import wording
from bot.conversation.opening import button
from bot.conversation.screen import Button, Screen
from bot.conversation.state import State


def review(content: Content, state: State, language: Language) -> Screen:
    """All answers with their words, a button for each, and the way to the result."""
    given = [fact for fact in content.questions if state.answers.get(fact) is not None]
    rows = [
        (
            content.words(language, f"question.{fact}.label"),
            wording.value(content, language, fact, state.answers[fact]),
        )
        for fact in given
    ]
    buttons = [
        (Button(formats.plain(content.words(language, f"question.{fact}.label")), f"e:{fact}"),)
        for fact in given
    ]
    text = content.screen("review", language, answers=rows)
    return Screen(
        text,
        (
            button(content, language, "button.show_result", "n:summary"),
            *buttons,
            button(content, language, "button.menu", "n:menu"),
        ),
    )
