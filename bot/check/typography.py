"""Spaces, dashes, quotation marks and numbers as the house writes them; characters that it does not use."""

import re
import unicodedata
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House
from bot.check.likeness import LINK, TAG, VALUE

NBSP = "\u00a0"
_USED = re.compile(rf"[ \n{NBSP}0-9A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі.,:;?!…«»\"'()–—\-/%+•·²№₸&#=<>{{}}_*]*")
_GREETINGS = ("message.profile.description", "screen.notice.greeting")
_MONTH = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
_WRONG = {
    r"\A\s|\s\Z": "a space at the beginning or the end; remove it",
    r"(?<=\S) {2,}": "two spaces; write one",
    r"\w+\s+[,;:.!?](?!\w)": "«{}»: no space before this sign",
    r"\w+[,;:!?][^\W\d_]\w*": "«{}»: a space is missing",
    r"[а-яәғқңөұүһі]\.[А-ЯӘҒҚҢӨҰҮҺІ]\w*": "«{}»: a space is missing",
    r"\w*(?: - |—)\w*": "«{}»: the dash is –",
    r"[^\s\"]*\"[^\s\"]*": "«{}»: quotation marks are « and »",
    r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)": "«{}»: write a no-break space (U+00A0) there; copy one",
    r"(?<![\d.])\d{1,3}(?:[.,]\d{3})+(?![\d.])": "«{}»: thousands stand apart by a no-break space",
    r"\d\s+%": "«{}»: no space before %",
    r"₸-\w+": "«{}»: inside a sentence write the word, теңгеден, теңгені",
    rf"\d{{1,2}} (?:{_MONTH}) \d{{4}}|\d{{4}} ж\.": "«{}»: the year stands first, 2026 жылғы 5 мамыр",
}
_SLIPS = [(re.compile(pattern), message) for pattern, message in _WRONG.items()]
_ANY_SLIP = re.compile("|".join(f"(?:{pattern})" for pattern in _WRONG))


def typography(house: House) -> Iterator[Finding]:
    for text in house.texts:
        used = _USED.match(text.words)
        if used is not None and used.end() < len(text.words):
            strange = text.words[used.end()]
            name = unicodedata.name(strange, f"U+{ord(strange):04X}")
            yield text.finding("character", f"«{strange}» ({name}) is not used in texts; remove it")
            continue
        words = LINK.sub("x.kz", TAG.sub("", VALUE.sub("x", text.words)))
        if _ANY_SLIP.search(words):
            for pattern, message in _SLIPS:
                for found in dict.fromkeys(pattern.findall(words)):
                    yield text.finding("typography", message.format(found))
        if words.count("!") > (text.key in _GREETINGS):
            yield text.finding("typography", "an exclamation mark; only the greeting has one")
