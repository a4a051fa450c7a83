"""Replies made of the current screen, alone or with a word of explanation."""

from bot.content import Content, formats
from bot.conversation.asking import note
from bot.conversation.moment import Moment
from bot.conversation.screen import Reply
from bot.conversation.show import show
from bot.conversation.state import State


def shown(content: Content, state: State, moment: Moment) -> Reply:
    """The person's current screen."""
    return Reply(show(content, state, moment))


def noted(content: Content, state: State, moment: Moment, key: str, /) -> Reply:
    """The current screen under a short polite word about what was sent."""
    if state.language is None:
        return shown(content, state, moment)
    return Reply(note(content.text(state.language, key), show(content, state, moment)))


def toasted(content: Content, state: State, moment: Moment, key: str, /, *, live: bool) -> Reply:
    """An answer to a press that cannot count any more: a toast, and the current screen.

    On the live message the screen is put right in place; under an old message it is sent anew.
    """
    if state.language is None:
        return Reply(show(content, state, moment), resend=not live)
    toast = formats.plain(content.text(state.language, key))
    return Reply(show(content, state, moment), toast=toast, resend=not live)
