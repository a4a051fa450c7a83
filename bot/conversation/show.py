"""From the place where a person is to the screen that shows it."""

from bot.content import Content
from bot.conversation import asking, card, destinations, opening, review, summary
from bot.conversation.interview import result
from bot.conversation.moment import Moment
from bot.conversation.screen import Screen
from bot.conversation.state import State


def show(content: Content, state: State, moment: Moment) -> Screen:
    """The screen of `state.at`. A place that the content no longer has is shown as the menu."""
    language = state.language
    if language is None:
        return opening.language(content, moment.app_language)
    at = state.at
    match at.screen:
        case "notice":
            return opening.notice(content, language, moment.keep_days)
        case "situations":
            return opening.situations(content, state, language)
        case "question" if at.of in content.questions:
            screen = asking.question(content, state, moment, language)
            return (
                asking.note(content.text(language, "stale.option"), screen)
                if at.of in state.again
                else screen
            )
        case "confirm" if at.of in content.questions:
            return asking.confirm(content, state, language)
        case "choose" if at.of in content.questions and isinstance(at.value, list):
            return asking.choose(content, state, language)
        case "review" if state.scope:
            return review.review(content, state, language)
        case "summary" if state.scope:
            return summary.summary(content, state, result(content, state, moment.today), language)
        case "card" if at.of in state.scope:
            assessment = result(content, state, moment.today)
            return card.card(content, assessment, at.of, str(at.value or ""), language)
        case "where":
            return destinations.where(content, state, language)
        case "about":
            return opening.about(content, language, moment.keep_days)
        case _:
            return opening.menu(content, state, language)
