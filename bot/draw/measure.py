"""How wide words are, without a font: the widest of the usual system fonts, rounded up.

A picture is seen in the reader's own sans serif (Segoe UI, San Francisco, Roboto, Noto Sans, Arial). Room
is left for the widest of them, so in the others nothing touches either.
"""

from functools import lru_cache
from typing import Final

_BY_WIDTH: Final = {
    25: "'",
    30: "j .,:;·\u00a0",
    35: "il!-()і",
    40: "ftIJ[]/²І",
    45: '"',
    50: "crs?–_гзсэғ",
    55: "zS«»т",
    60: "aekvxyFZ0123456789+*×÷=₸абвдеёухьяГәұүҒ",
    65: "bdghnopquCELPTYклорчБЕЁЗРСТЬЭқөһҰҮ",
    70: "BKRVXийнпцВДКУХЯң",
    75: "ADGUфъАЛЪӘҚ",
    80: "HNOQмНОПЦЧҢӨҺ",
    85: "→≤≥ыИЙФ",
    90: "w%…жю",
    95: "mMшщмЫ",
    100: "—Ж",
    105: "W№",
    110: "ШЩЮ",
}
_WIDTHS: Final = {character: width / 100 for width, all_of in _BY_WIDTH.items() for character in all_of}
_UNKNOWN: Final = 1.1
_BOLD: Final = 1.08


@lru_cache(maxsize=4096)
def width(words: str, size: float, bold: bool = False) -> float:
    """The room that words need on one line."""
    sum_of = sum(_WIDTHS.get(character, _UNKNOWN) for character in words)
    return sum_of * size * (_BOLD if bold else 1)


def wrap(words: str, size: float, room: float, bold: bool = False) -> tuple[str, ...]:
    """Lines that fit the room. Breaks at spaces; inside a word only where it alone is too wide."""
    lines: list[str] = []
    line = ""
    for piece in words.split(" "):
        longer = f"{line} {piece}" if line else piece
        if width(longer, size, bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while width(piece, size, bold) > room and len(piece) > 1:
            fits = max(n for n in range(1, len(piece)) if n == 1 or width(piece[:n], size, bold) <= room)
            cut = next((n for n in range(fits, fits // 2, -1) if piece[n - 1] in "_-"), fits)
            lines.append(piece[:cut])
            piece = piece[cut:]
        line = piece
    return (*lines, line)


def balanced(words: str, size: float, most: int, bold: bool = False) -> tuple[str, ...]:
    """At most so many lines, the longest of them as short as can be. Never breaks a word."""
    pieces = words.split(" ")
    room = max(width(piece, size, bold) for piece in pieces)
    while len(lines := wrap(words, size, room, bold)) > most:
        room += size / 4
    return lines
