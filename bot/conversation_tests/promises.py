"""What holds of every screen, whatever a conversation expects.

There is a way on, Telegram takes it, the reader meets no word of the other language and nothing of the
program's making, and a result says what the assessment says.
"""

import re
from collections.abc import Iterator

from bot.content import Content, Language
from bot.conversation.amounts import headline
from bot.conversation.summary import VERDICTS
from bot.conversation_tests.expectations import Scene
from bot.conversation_tests.languages import Foreign
from bot.local.html_entities import utf16_length
from bot.local.keyboards import BUTTONS_MAX, DATA_MAX
from bot.local.methods import ANSWER_MAX
from bot.local.texts import TEXT_MAX
from bot.telegram.show import plain
from rules import AssessedProgramme

_OF_THE_PROGRAM = re.compile(r"[{}]|%\(|\bNone\b|\bMarkup\(|</?[a-z]+>|&(amp|lt|gt);")


def broken(scene: Scene) -> list[str]:
    """The promises that the screen breaks; empty when it keeps all."""
    return [*_way_on(scene), *_limits(scene), *_reading(scene), *_summary(scene), *_card(scene)]


def _way_on(scene: Scene) -> Iterator[str]:
    if not scene.seen.text.strip():
        yield "the screen says nothing"
    if not any(button.data for button in scene.seen.buttons):
        yield "there is no way on: the screen has no button to press"
    for button in scene.seen.buttons:
        if not button.words.strip() or (button.data is None) == (button.url is None):
            yield f"a button does not say or do one thing: {button}"


def _limits(scene: Scene) -> Iterator[str]:
    seen = scene.seen
    length = utf16_length(seen.text)
    if length > TEXT_MAX:
        yield f"Telegram refuses a message of {length} letters"
    if len(seen.buttons) > BUTTONS_MAX:
        yield f"Telegram refuses {len(seen.buttons)} buttons"
    for button in seen.buttons:
        if button.data and len(button.data.encode()) > DATA_MAX:
            yield f"Telegram refuses a button of {len(button.data.encode())} bytes: {button.data}"
    if utf16_length(seen.toast or "") > ANSWER_MAX:
        yield f"Telegram refuses a notice of {utf16_length(seen.toast or '')} letters"


def _reading(scene: Scene) -> Iterator[str]:
    language = scene.state.language
    if language is None or any((button.data or "").startswith("l:") for button in scene.seen.buttons):
        return  # languages are offered, each in its own words
    foreign = _foreign(scene.content)
    for text in (scene.seen.text, scene.seen.toast or "", *(one.words for one in scene.seen.buttons)):
        if words := foreign.words(text, language):
            yield f"words of the other language: {', '.join(sorted(words))}"
        if found := _OF_THE_PROGRAM.search(text):
            yield f"{found[0]!r} is nothing that people read"


_read: list[tuple[Content, Foreign]] = []


def _foreign(content: Content) -> Foreign:
    """Read once for a content; the vocabulary takes longer than a conversation."""
    if not _read or _read[0][0] is not content:
        _read[:] = [(content, Foreign(content))]
    return _read[0][1]


def _summary(scene: Scene) -> Iterator[str]:
    """Every programme stands under its verdict and nowhere else, with its amount."""
    language = scene.state.language
    if scene.state.at.screen != "summary" or language is None or not _shows_its_place(scene):
        return
    sections = _sections(scene, language)
    for one in scene.assessment.programmes:
        name = plain(str(scene.content.words(language, f"programme.{one.id}.name")))
        amount = _amount(scene, one, language)
        lines = [line for line in sections[one.verdict] if line.endswith((name, f"{name} – {amount}"))]
        if not lines:
            yield f"{one.id} does not stand under {one.verdict.value!r}"
        elif amount and not any(line.endswith(amount) for line in lines):
            yield f"{one.id} stands there without {amount}"
        for verdict, other in sections.items():
            if verdict != one.verdict and any(line.partition(" ")[2] == name for line in other):
                yield f"{one.id} stands under {verdict!r}, and is {one.verdict.value!r}"


def _sections(scene: Scene, language: Language) -> dict[str, list[str]]:
    headings = {plain(str(scene.content.words(language, f"screen.summary.{one}"))): one for one in VERDICTS}
    sections: dict[str, list[str]] = {verdict: [] for verdict in VERDICTS}
    under: str | None = None
    for line in scene.seen.text.splitlines():
        under = headings.get(line, under)
        if under is not None:
            sections[under].append(line)
    return sections


def _card(scene: Scene) -> Iterator[str]:
    """The front of a card tells the programme's verdict, and no other."""
    at, language = scene.state.at, scene.state.language
    if at.screen != "card" or at.value is not None or language is None or not _shows_its_place(scene):
        return
    one = next(one for one in scene.assessment.programmes if one.id == at.of)
    for verdict in VERDICTS:
        said = plain(str(scene.content.words(language, f"screen.card.{verdict}"))) in scene.seen.text
        if said and verdict != one.verdict:
            yield f"the card says {verdict!r}, and {one.id} is {one.verdict.value!r}"
    amount = _amount(scene, one, language)
    if amount and amount not in scene.seen.text:
        yield f"the card does not say {amount}"


def _amount(scene: Scene, one: AssessedProgramme, language: Language) -> str:
    amount = headline(scene.content, one, language)
    return "" if amount is None else plain(str(amount))


def _shows_its_place(scene: Scene) -> bool:
    """Help, the languages and "go on?" stand over the place where the person is."""
    return any((button.data or "").startswith(("n:card:", "n:summary")) for button in scene.seen.buttons)
