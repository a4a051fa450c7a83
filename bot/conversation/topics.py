"""The doors of the menu and of deep links, and what a door opens again."""

from bot.content import Content
from bot.conversation.interview import advance, begin, implied
from bot.conversation.moment import Moment
from bot.conversation.state import Answer, Place, State


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
    denied = {
        fact
        for situation in content.situations
        if state.implied is not None or situation.id not in state.ticked
        for fact, value in situation.unticked.facts.items()
        if state.answers.get(fact) == value and (state.implied is None or fact in state.implied)
    }
    return _own(state.without(*denied))


def settled(content: Content, state: State) -> State:
    """The state with what the situations imply, ticked and unticked, where the person has not answered.

    An answer that a tick gainsays is neither overwritten nor believed: it is asked again.
    """
    ticked = [one for one in content.situations if one.id in state.ticked]
    others = [one for one in content.situations if one.id not in state.ticked]
    state = _forgetting_ticks(content, state)
    for situation in ticked:
        gainsaid = [fact for fact, value in situation.ticked.facts.items() if _other(state, fact, value)]
        asked = {fact: value for fact, value in situation.ticked.facts.items() if fact not in gainsaid}
        state = implied(state.without(*gainsaid), asked)
    for situation in others:
        state = implied(state, situation.unticked.facts)
    return state


def _other(state: State, fact: str, value: Answer) -> bool:
    return fact in state.answers and state.answers[fact] != value


def _forgetting_ticks(content: Content, state: State) -> State:
    """The state without what earlier ticks implied; of an older record, without what they may have."""
    if state.implied is not None:
        return state.without(*state.implied)
    effects = [effect for one in content.situations for effect in (one.ticked, one.unticked)]
    facts = {
        fact for effect in effects for fact, value in effect.facts.items() if state.answers.get(fact) == value
    }
    return _own(state.without(*facts))


def _own(state: State) -> State:
    """The state, where an older record's answers count as the person's own from now on."""
    return state.but(implied=state.implied or ())
