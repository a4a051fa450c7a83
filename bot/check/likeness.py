"""What must be the same in both languages: values, tags, figures, links."""

import re
from collections import Counter
from collections.abc import Iterator

from bot.check.finding import Code, Finding
from bot.check.house import House

VALUE = re.compile(r"\{[^{}]*\}")
TAG = re.compile(r"</?[\w-]+[^>]*>")
LINK = re.compile(r"https?://[^\s<>\"»]+|\b(?:\w+\.)+kz\b|(?<![\w/<])/[a-z]+\b")
FIGURE = re.compile(r"\d[\d\u00a0 ]*(?:,\d+)?")
_HALF = "1,5"
"""«1,5 года» is «бір жарым жас»: one of them has no digit."""
_ALIKE: dict[Code, re.Pattern[str]] = {"placeholders": VALUE, "tags": TAG, "links": LINK, "figures": FIGURE}


def likeness(house: House) -> Iterator[Finding]:
    for russian, kazakh in house.pairs:
        for code, message in unlike(russian.words, kazakh.words):
            yield kazakh.finding(code, message)


def unlike(russian: str, kazakh: str) -> Iterator[tuple[Code, str]]:
    """What differs between a text and its Russian: the kind, and in words how."""
    for code, pattern in _ALIKE.items():
        theirs, ours = _all(pattern, russian, code), _all(pattern, kazakh, code)
        if theirs != ours:
            missing, surplus = _said(theirs - ours), _said(ours - theirs)
            yield (
                code,
                f"differ from the Russian ({missing or 'nothing'} there, {surplus or 'nothing'} here); "
                "make both languages agree",
            )


def _all(pattern: re.Pattern[str], words: str, code: str) -> Counter[str]:
    if code == "figures":
        words = LINK.sub(" ", TAG.sub(" ", VALUE.sub(" ", words))).replace(_HALF, " ")
    found = (re.sub(r"\s", "", one) if code == "figures" else one for one in pattern.findall(words))
    # A link to the Kazakh page of a site is the same link.
    return Counter(re.sub(r"/(?:kk|kaz)\b", "/ru", one) for one in found)


def _said(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements()))
