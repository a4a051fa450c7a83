"""The doors of the menu and of deep links."""

from bot.content import Content
from bot.conversation.interview import advance, begin
from bot.conversation.moment import Moment
from bot.conversation.state import Place, State


def topic_of(content: Content, payload: str) -> str | None:
    """The topic that a deep link names by its id, one of its other names, or a programme."""
    wanted = payload.strip().lower()
    for topic in content.topics.values():
        if wanted in (topic.id, *topic.links, *topic.programmes):
            return topic.id
    return None


def arrive(content: Content, state: State, topic: str, moment: Moment) -> State:
    """Through a door: to the questions of its programmes, or to what is said of it."""
    programmes = content.topics[topic].programmes
    if not programmes:
        return state.but(at=Place("topic", topic))
    begun = begin(state.but(at=Place("menu"), topic=topic), programmes, moment.nonce)
    return advance(content, begun, moment.today)
