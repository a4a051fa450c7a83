"""Texts that are too long: for Telegram, or for the style guide, on the screens that they make."""

import re
from collections.abc import Iterator

import jinja2

from bot.check.finding import Finding
from bot.check.gallery import Picture, pictures
from bot.check.house import House, Text
from bot.check.screens import line_in_template
from bot.content import Content
from bot.content.formats import plain
from bot.conversation.opening import TICKED
from bot.conversation.screen import Button
from bot.local.html_entities import utf16_length
from bot.local.keyboards import BUTTONS_MAX
from bot.local.refusal import Refusal
from bot.local.texts import ENTITIES_MAX, TEXT_MAX, formatted
from rules import FigureError, parse_situation

BUTTON, QUESTION_WORDS, MESSAGE = 30, 12, 600
"""The style guide's: characters on a button, words in a question, characters of a message that is no list."""
TOAST, COMMAND, NAME, SHORT_DESCRIPTION, DESCRIPTION = 200, 256, 64, 120, 512
"""Telegram's: the answer to a press, and the bot's profile."""

_MOST = {
    r"message\.stale\..*": TOAST,
    r"message\.commands\..*": COMMAND,
    r"message\.profile\.name": NAME,
    r"message\.profile\.short_description": SHORT_DESCRIPTION,
    r"message\.profile\.description": DESCRIPTION,
    r"message\.(?:button|picker)\..*|message\.answer\.(?:yes|no|unknown|declined)": BUTTON,
    r"message\.language\.name|message\.errors\.apology\.continue|channel\.\w+\.name": BUTTON,
    r"question\.\w+\.(?:label|option\.\w+)": BUTTON,
    r"programme\.\w+\.short|topic\.\w+\.text": BUTTON,
    r"situation\.\w+\.text": BUTTON - len(f"{TICKED} "),
}
_LIMITS = [(re.compile(pattern), most) for pattern, most in _MOST.items()]
_TAGS = re.compile(r"</?[\w-]+")
_QUESTION = re.compile(r"question\.\w+\.text")


def lengths(house: House) -> Iterator[Finding]:
    for text in house.texts:
        shown = plain(text.words)
        if _QUESTION.fullmatch(text.key) and (words := len(shown.split())) > QUESTION_WORDS:
            yield text.finding("long", f"a question of {words} words; say it in {QUESTION_WORDS}")
        for pattern, most in _LIMITS:
            if pattern.fullmatch(text.key) and len(shown) > most:
                yield text.finding("long", f"{len(shown)} characters; there is room for {most}")
    if house.content is not None:
        yield from _screens(house, house.content)


def _screens(house: House, content: Content) -> Iterator[Finding]:
    places: dict[tuple[str, str], Text] = {(text.key, text.language): text for text in house.texts}
    worst: dict[tuple[str, str], Finding] = {}
    seen: set[tuple[str, ...]] = set()
    try:
        for picture in pictures(content, house.today, parse_situation({})):
            for message in _too_much(picture, seen):
                found = _at(house, places, picture, message)
                worst.setdefault((picture.key, picture.language), found)
    except FigureError:
        return  # Told by the check of parameters.
    except jinja2.UndefinedError as error:
        # An unknown name is told by the check of variables; here it is a part of something: {{ line.nmae }}.
        if "has no attribute" in str(error):
            path, line = line_in_template(error, house.root)
            yield Finding(path, line, "variable", f"{error.message}; correct its spelling")
    except Exception as error:
        path, line = line_in_template(error, house.root)
        if path.suffix and not isinstance(error, KeyError | ValueError):
            yield Finding(path, line, "template", f"it cannot be shown ({error}); correct this line")
            return
        # A text that is missing, or a value: told where it is missing, and here when nowhere else.
        message = f"screens cannot be shown: {type(error).__name__}: {error}"
        house.refused = Finding(path, line, "screen", message)
    yield from worst.values()


def _at(house: House, places: dict[tuple[str, str], Text], picture: Picture, message: str) -> Finding:
    text = places.get((picture.key, picture.language))
    if text is not None:
        return text.finding("long", message)
    name = picture.key.removeprefix("screen.")
    path = house.root / "dialogs" / "screens" / f"{name}.html.j2"
    return Finding(path, 1, "long", f"in {picture.language}: {message}")


def _too_much(picture: Picture, seen: set[tuple[str, ...]]) -> Iterator[str]:
    words = picture.screen.text
    most = TEXT_MAX if picture.grows else MESSAGE
    tags = tuple(_TAGS.findall(words))
    if len(words) > most or tags not in seen:
        # Reading HTML takes long, and what Telegram makes of it hangs on the order of its tags.
        seen.add(tags)
        try:
            shown = formatted(words, "HTML", None)
        except Refusal as refused:
            yield f"Telegram refuses the screen: {refused.description}"
            return
        length = utf16_length(shown.text)
        if length > most:
            yield f"the message has {length} characters with the longest values; there is room for {most}"
        if len(shown.entities) >= ENTITIES_MAX:
            yield f"over {ENTITIES_MAX} bold words, links and the like; Telegram drops the rest"
    buttons: list[Button] = [button for row in picture.screen.rows for button in row]
    if len(buttons) > BUTTONS_MAX:
        yield f"{len(buttons)} buttons; Telegram takes {BUTTONS_MAX}"
