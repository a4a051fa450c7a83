"""Figures written in a text: sums belong to the parameters, constants of the law are looked up first."""

import re
from collections.abc import Iterator

from bot.check.finding import Finding
from bot.check.house import House
from bot.check.likeness import LINK, TAG, VALUE
from bot.check.links import PHONE

_NUMBER = r"\d[\d\u00a0 ]*(?:,\d+)?"
_SUM = re.compile(rf"{_NUMBER}[\u00a0 ]?(?:₸|тенге|теңге|тыс|мың|млн|МРП|АЕК|МЗП|ПМ|прожиточн|KZT|тг)")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?= год| г\.|\u00a0год| жыл)")
_EXAMPLE = re.compile(r"например,? [^.]*|мысалы,? [^.]*")
_FIGURE = re.compile(_NUMBER)


def figures(house: House) -> Iterator[Finding]:
    if house.reviewed.model is None:
        return
    reviewed = house.reviewed.model.figures
    for text in house.texts:
        words = text.words
        for pattern in (VALUE, TAG, LINK, PHONE, _YEAR):
            words = pattern.sub(" ", words)
        if text.key.startswith(("message.typing.", "message.typed.")):
            # How to write an answer: an example is nobody's amount.
            words = _EXAMPLE.sub(" ", words)
        for found in _SUM.findall(words):
            message = f"«{found.strip()}» is a sum; let it come from rules/parameters/, where it has a date"
            yield text.finding("figure", message)
        for found in _FIGURE.findall(_SUM.sub(" ", words)):
            figure = re.sub(r"\s", "", found)
            if figure not in reviewed:
                yield text.finding(
                    "figure", f"{figure} has not been looked up; add it to dialogs/reviewed.yaml with its law"
                )
