"""вы and сіз, lower case, everywhere: never ты or сен."""

import re
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House

_FAMILIAR = {
    "ru": re.compile(
        r"\b(?:ты|тебя|тебе|тобой|тво(?:й|я|ё|и|его|ему|ей|ю|их|им|ими|ём)"
        r"|(?!лишь|мышь|тишь|брешь|плешь)[а-яё]+[еёи]шь(?:ся)?"
        r"|(?:выбери|напиши|нажми|укажи|скажи|проверь|ответь|пропусти|спроси|посмотри|отправь|жди|возьми|узнай"
        r"|попробуй|позвони|приди|принеси|подай|считай|посчитай|сложи|раздели|открой|введи|удали|смотри"
        r"|обратись|убедись|подожди|прочитай|запиши|оставь)(?!те)(?:ся|сь)?)\b",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        r"\b(?:сен|сені|сенің|саған|сенде|сенен|сенімен|сендер|\w+(?:[аеы]|й|[ыі]п)с[ыі]ң"
        # A bare stem at the end of a sentence is an order to a friend.
        r"|(?:таңда|жаз|бас|аш|жібер|тексер|көрсет|айт|жүгін|оқы|қара|күт|енгіз|сана|шық|кір)(?=[.!]|$))(?!\w)",
        re.IGNORECASE,
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
