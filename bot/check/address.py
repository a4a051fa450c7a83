"""вы and сіз, lower case, everywhere: never ты or сен."""

import re
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House

_FAMILIAR = {
    "ru": re.compile(
        r"\b(?:ты|тебя|тебе|тобой|тво(?:й|я|ё|и|его|ему|ей|ю|их|им|ими|ём)"
        r"|(?!лишь|мышь|тишь|брешь|плешь)[а-яё]+[еёи]шь(?:ся)?)\b",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        r"\b(?:сен|сені|сенің|саған|сенде|сенен|сенімен|\w+(?:[аеы]|й|[ыі]п)с[ыі]ң)\b", re.IGNORECASE
    ),
}
_CAPITAL = {
    "ru": re.compile(r"(?<=[а-яё,–;] )(?:Вы|Вас|Вам|Вами|Ваш[а-яё]*)\b"),
    "kk": re.compile(r"(?<=[а-яёәғқңөұүһі,–;] )Сіз[а-яёәғқңөұүһі]*\b"),
}
_POLITE = {"ru": "вы", "kk": "сіз"}


def address(house: House) -> Iterator[Finding]:
    for text in house.texts:
        polite = _POLITE[text.language]
        for found in _FAMILIAR[text.language].findall(text.words):
            yield text.finding("address", f"«{found}» is familiar; the bot says {polite} to everybody")
        for found in _CAPITAL[text.language].findall(text.words):
            yield text.finding("address", f"«{found}» inside a sentence; write it in lower case")
