"""HTML that Telegram refuses, text by text."""

import re
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House
from bot.local.html_entities import parse_html
from bot.local.refusal import Refusal

_VALUE = re.compile(r"\{\w*\}")
_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)")
_REFUSED = "Bad Request: can't parse entities: "


def markup(house: House) -> Iterator[Finding]:
    for text in house.texts:
        if "<" not in text.words and "&" not in text.words:
            continue
        words = _VALUE.sub("x", text.words)
        try:
            parse_html(words)
        except Refusal as refused:
            why = refused.description.removeprefix(_REFUSED)
            yield text.finding("html", f"Telegram refuses it: {why}; write &lt; for «<», and close every tag")
            continue
        if _AMPERSAND.search(words):
            yield text.finding("html", "an & by itself; write &amp;")
