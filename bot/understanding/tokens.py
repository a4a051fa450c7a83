"""A message as figures, words and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bot.understanding.folding import clean, fold
from bot.understanding.numerals import mended, numeral

LONGEST_MESSAGE = 1000
"""Characters that are read; an answer that needs more is not one answer."""

_LONGEST_FIGURE = 10


@dataclass(frozen=True, slots=True)
class Token:
    kind: Literal["figure", "word", "sign"]
    key: str
    """A word folded; a figure or a sign as it stands."""
    raw: str
    value: Decimal | None = None
    """Of a figure; None when it cannot be read as one number (`05.03.2026`, an IIN)."""
    decimals: bool = False
    grouped: bool = False
    """Written with separators of thousands: `150 000`."""
    ending: str = ""
    """What was put after a figure: `ші` of «3-ші», folded."""
    glued: bool = False
    """No space before it."""


_GROUPED = re.compile(
    r"(?P<figure>\d+(?:(?:[ .,'_]|[.,] (?=000(?!\d)))\d+)*)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|\S"
)
_PLAIN = re.compile(r"(?P<figure>\d+)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|\S")
_PARTS = re.compile(r"\d+|\D+")

_ORDINAL_ENDINGS = "ші шы інші ыншы нші ншы й ый ой ий ая я го ого ое е му ому ым ом м ую ю"
_OTHER_ENDINGS = (
    "дан ден тан тен нан нен ға ге қа ке да де та те ды ді ты ті ны ні ның нің тың тің дың дің "
    "дай дей тай тей і ы сі сы інде ында сінде х ти и ми ух ех "
    "еу ау еуі ауы еуміз ауымыз еуіміз аумыз оо"
)
ENDINGS = frozenset(fold(ending) for ending in f"{_ORDINAL_ENDINGS} {_OTHER_ENDINGS}".split())
ABLATIVE_ENDINGS = frozenset(fold(ending) for ending in ["дан", "ден", "тан", "тен", "нан", "нен"])
# «3м» may be months, metres or millions.
_ENDINGS_ONLY_AFTER_HYPHEN = frozenset(("м",))


def tokenize(text: str, *, grouping: bool = True) -> list[Token]:
    """Read a message.

    `grouping`: digits with separators are one figure (`150 000`, `1,5`); without it every run of digits is
    its own figure, as in dates.
    """
    text = clean(text[:LONGEST_MESSAGE])
    tokens: list[Token] = []
    for found in (_GROUPED if grouping else _PLAIN).finditer(text):
        glued = found.start() > 0 and text[found.start() - 1] != " "
        if figure := found["figure"]:
            tokens += _figures(figure, glued=glued)
        elif found["word"]:
            tokens += _words(found[0], glued=glued)
        else:
            tokens.append(Token("sign", found[0], found[0], glued=glued))
    return _without_hyphens(tokens)


def _words(raw: str, *, glued: bool) -> list[Token]:
    key = fold(raw)
    if not numeral(key) and (keys := mended(key)):
        return [Token("word", each, raw, glued=glued and not at) for at, each in enumerate(keys)]
    return [Token("word", key, raw, glued=glued)]


def _figures(run: str, *, glued: bool) -> list[Token]:
    parts = _PARTS.findall(run)
    groups, separators = parts[::2], [separator.strip() or " " for separator in parts[1::2]]
    token = _one_figure(run, groups, separators, glued=glued)
    if token.value is None and " " in separators:
        tokens: list[Token] = []
        for piece in run.split(" "):
            tokens += _figures(piece.strip(".,'_") or "0", glued=glued and not tokens)
        return tokens
    return [token]


def _one_figure(run: str, groups: list[str], separators: list[str], *, glued: bool) -> Token:
    whole, fraction = groups, ""
    last_is_decimal = bool(separators) and separators[-1] in ".,"
    if last_is_decimal and (len(groups[-1]) <= 2 or (groups[0] == "0" and len(groups) == 2)):
        whole, fraction = groups[:-1], groups[-1]
        if len(whole) > 1 and separators[-1] == separators[-2]:
            return Token("figure", run, run, glued=glued)
    grouped = len(whole) > 1
    fits = not grouped or (len(whole[0]) <= 3 and all(len(group) == 3 for group in whole[1:]))
    digits = "".join(whole)
    if not fits or len(digits) > _LONGEST_FIGURE:
        return Token("figure", run, run, glued=glued)
    value = Decimal(f"{digits}.{fraction}" if fraction else digits)
    return Token("figure", run, run, value, decimals=bool(fraction), grouped=grouped, glued=glued)


def _without_hyphens(tokens: list[Token]) -> list[Token]:
    """Hyphens inside a word go («где-то»); an ending goes into its figure («5-ке», «3-й», «3й»)."""
    kept: list[Token] = []
    hyphen = False
    for at, token in enumerate(tokens):
        previous = kept[-1] if kept else None
        if previous and token.key == "-" and _joins(previous, token, tokens[at + 1 : at + 2]):
            hyphen = True
        elif previous and _is_ending(previous, token, hyphen=hyphen):
            kept[-1] = replace(previous, ending=token.key)
            hyphen = False
        else:
            kept.append(token)
            hyphen = False
    return kept


def _joins(previous: Token, hyphen: Token, following: list[Token]) -> bool:
    """Whether a hyphen makes one of two («где-то», «пол-миллиона»), and not a range: «пять-шесть»."""
    if not (following and following[0].kind == "word" and hyphen.glued and following[0].glued):
        return False
    if previous.kind == "word":
        first, second = numeral(previous.key), numeral(following[0].key)
        return not (first and second) or first.place == "half" or second.place == "scale"
    return previous.kind == "figure"


def _is_ending(figure: Token, token: Token, *, hyphen: bool) -> bool:
    if figure.kind != "figure" or figure.ending or token.kind != "word" or not token.glued:
        return False
    return token.key in ENDINGS and (hyphen or token.key not in _ENDINGS_ONLY_AFTER_HYPHEN)


def has_identifier(text: str) -> bool:
    """Whether digits look like an IIN, a card or a phone: never to be taken for an answer."""
    return bool(_IDENTIFIER.search(clean(text[:LONGEST_MESSAGE])))


_IDENTIFIER = re.compile(
    r"\d{11}|\d{6} \d{6}(?!\d)|\d{4} \d{4} \d{4}(?!\d)"
    r"|(?<!\d)(?:\+7|8)[ (-]*7\d\d[ )-]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)"
)
