"""The doors of the menu and of deep links, and what a door opens again."""

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
    """Through a door to the questions of its programmes."""
    open_ = unimplied(content, state).but(at=Place("menu"), topic=topic, ticked=())
    return advance(content, begin(open_, content.topics[topic].programmes, moment.nonce), moment.today)


def unimplied(content: Content, state: State) -> State:
    """The state without the "no" of situations that are not ticked.

    It held for the run of questions it was given for. Who opens a topic, or asks for the rest, is asked.
    """
    implied = {
        fact: value
        for situation in content.situations
        if situation.id not in state.ticked
        for fact, value in situation.unticked.facts.items()
    }
    return state.without(*(fact for fact, value in implied.items() if state.answers.get(fact) == value))
