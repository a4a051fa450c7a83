"""Typed messages and shared places."""

from bot.content import Content, Language
from bot.content.models import Question
from bot.conversation.answers import Heard, hear
from bot.conversation.interview import DECLINED, UNKNOWN
from bot.conversation.moment import Moment
from bot.conversation.replies import noted, shown
from bot.conversation.screen import Reply
from bot.conversation.state import ASKING, Place, State
from bot.conversation.taking import take
from bot.understanding import nearest_region, understand


def type_(content: Content, state: State, text: str, moment: Moment) -> tuple[State, Reply]:
    """A typed message: an answer where one is expected, else a pointer to the buttons."""
    at, language = state.at, state.language
    if language is None:
        return state, shown(content, state, moment)
    if at.screen == "where":
        return _where(content, state, text, language, moment)
    if at.screen not in ASKING or at.of not in content.questions:
        return state, noted(content, state, moment, "typed.use_buttons")
    asked = content.questions[at.of]
    if at.screen == "confirm":
        said = understand(text, "yes_no", language, moment.today).value
        if said == "yes":
            return take(content, state, at.of, at.value, moment)
        if said == "no":
            after = state.but(at=Place("question", at.of))
            return after, shown(content, after, moment)
    return _heard(content, state, asked, hear(content, asked, text, language, moment.today), moment)


def _heard(
    content: Content, state: State, asked: Question, heard: Heard, moment: Moment
) -> tuple[State, Reply]:
    match heard.kind:
        case "value" if heard.value in (UNKNOWN, DECLINED) or isinstance(heard.value, bool):
            return take(content, state, asked.fact, heard.value, moment)
        case "value":
            after = state.but(at=Place("confirm", asked.fact, heard.value))
            return after, shown(content, after, moment)
        case "choices":
            after = state.but(at=Place("choose", asked.fact, heard.value))
            return after, shown(content, after, moment)
        case "pick":
            after = state.but(at=Place("question", asked.fact, heard.value))
            return after, noted(content, after, moment, "typed.pick_day")
        case _:
            after = state.but(at=Place("question", asked.fact))
            return after, noted(content, after, moment, f"typed.unclear.{asked.kind}")


def _where(
    content: Content, state: State, text: str, language: Language, moment: Moment
) -> tuple[State, Reply]:
    region = understand(text, "region", language, moment.today).value
    if region not in content.regions:
        return state, noted(content, state, moment, "typed.unclear.region")
    after = state.but(at=Place("where", str(region)))
    return after, shown(content, after, moment)


def locate(
    content: Content, state: State, latitude: float, longitude: float, moment: Moment
) -> tuple[State, Reply]:
    """A shared place names a region where one is asked for; it is always asked back."""
    at = state.at
    question = content.questions.get(at.of) if at.screen in ASKING else None
    wanted = question is not None and question.kind == "region"
    if not wanted and at.screen != "where":
        return state, noted(content, state, moment, "other.location")
    region = nearest_region(latitude, longitude)
    if region is None:
        return state, noted(content, state, moment, "typed.unclear.region")
    place = Place("confirm", at.of, region) if wanted else Place("where", region)
    after = state.but(at=place)
    return after, shown(content, after, moment)
