"""What the first person would otherwise wait for."""

from datetime import date

from bot import understanding
from bot.content import LANGUAGES, Content
from bot.conversation.events import Press
from bot.conversation.moment import Moment
from bot.conversation.state import State
from bot.conversation.step import step


def warm_up(content: Content, today: date) -> None:
    """Load the word tables and go once through the first question of each topic and an empty summary.

    Takes about half a second, most of it for the tables and the rules of the day.
    """
    understanding.warm_up()
    moment = Moment(today)
    for language in LANGUAGES:
        for topic in content.topics:
            state = State(language=language)
            for data in (f"n:topic:{topic}", "n:summary", "n:review"):
                state, _ = step(content, state, Press(data), moment)
