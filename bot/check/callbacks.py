"""What a press sends: at most 64 bytes of ASCII, without a colon inside a name."""

import re
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.gallery import RUN
from bot.check.house import File, House
from bot.content.files import Location

MOST = 64
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_ALWAYS = ("declined", "unknown", "2026-09-30")


def callbacks(house: House) -> Iterator[Finding]:
    for file, at, name, data in _sent(house):
        if not _NAME.fullmatch(name):
            yield file.finding(at, "callback", f"a button sends «{name}»; use Latin letters, digits and _")
        elif len(data) > MOST:
            message = f"a button sends {len(data)} bytes ({data}), Telegram takes {MOST}; shorten {name}"
            yield file.finding(at, "callback", message)


def _sent(house: House) -> Iterator[tuple[File, Location, str, str]]:
    """Each name that buttons send, where it stands, with the longest data that it is part of."""
    for file, model in house.every(house.questions):
        for number, question in enumerate(model.questions):
            at: Location = ("questions", number)
            longest = max(_ALWAYS, key=len)
            yield file, (*at, "fact"), question.fact, f"a:{RUN}:{question.fact}:{longest}"
            for place, option in enumerate(question.options):
                value = str(option.value)
                yield file, (*at, "options", place, "value"), value, f"a:{RUN}:{question.fact}:{value}"
    if house.situations.model is not None:
        for number, situation in enumerate(house.situations.model.situations):
            yield house.situations, ("situations", number, "id"), situation.id, f"t:{situation.id}:1"
        for number, topic in enumerate(house.situations.model.topics):
            yield house.situations, ("topics", number, "id"), topic.id, f"n:topic:{topic.id}"
            for link in topic.links:
                # A deep link carries up to 64 bytes too.
                yield house.situations, ("topics", number, "links"), link, link
    for file, words in house.every(house.programmes):
        yield file, ("id",), words.id, f"n:card:{words.id}:documents"
