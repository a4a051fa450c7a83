"""One spelling for the many ways in which the same word is typed.

Kazakh is typed with its own letters, without them, and in several Latin alphabets; Russian in Latin too;
Latin letters stray into Cyrillic words. Folding takes all of these to one rough Cyrillic form, which serves
for comparing only: `қыркүйек`, `кыркуйек` and `qyrkuiek` all become `киркуиек`.
"""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans(
    dict.fromkeys("‘’ʼʻ`´′ʹ", "'") | dict.fromkeys("‐‑‒–—―−⁃", "-") | dict.fromkeys("«»“”„", '"') | {"⁓": "~"}
)

_CYRILLIC = str.maketrans(
    {
        **dict.fromkeys("ґғҕѓ", "г"),
        **dict.fromkeys("қќҡҝӄ", "к"),
        **dict.fromkeys("ңњҥӈ", "н"),
        **dict.fromkeys("өѳӧ", "о"),
        **dict.fromkeys("ұүўӯ", "у"),
        **dict.fromkeys("һҳ", "х"),
        **dict.fromkeys("іїыйӣј", "и"),
        **dict.fromkeys("ёэє", "е"),
        **dict.fromkeys("ьъ", None),
        "ә": "а",
        "щ": "ш",
        "ҷ": "ч",
        "я": "иа",
        "ю": "иу",
    }
)

# Latin letters inside a Cyrillic word: taken for what they look like.
_SHAPES = str.maketrans("aceopxykmthi", "асеорхукмтни")

_LATIN_PAIRS = re.compile(r"shch|sch|dzh|dj|sh|ch|zh|kh|gh|ts|tz|ya|yu|yo|ye|s'|c'")
_PAIRS = {
    "shch": "ш",
    "sch": "ш",
    "sh": "ш",
    "s'": "ш",
    "ch": "ч",
    "c'": "ч",
    "zh": "ж",
    "dzh": "ж",
    "dj": "ж",
    "kh": "х",
    "gh": "г",
    "ts": "ц",
    "tz": "ц",
    "ya": "иа",
    "yu": "иу",
    "yo": "е",
    "ye": "е",
}
_LATIN = str.maketrans(
    {
        **dict.fromkeys("aäáàâāəǎ", "а"),
        **dict.fromkeys("eéèê", "е"),
        **dict.fromkeys("iıíîïīyÿ", "и"),
        **dict.fromkeys("oöóôō", "о"),
        **dict.fromkeys("uüúûūůűwý", "у"),
        **dict.fromkeys("gğǵģ", "г"),
        **dict.fromkeys("nñńŋ", "н"),
        "s": "с",
        "c": "ц",
        **dict.fromkeys("şšș", "ш"),
        **dict.fromkeys("çčć", "ч"),
        **dict.fromkeys("jž", "ж"),
        **dict.fromkeys("kq", "к"),
        **dict.fromkeys("hx", "х"),
        **dict(zip("bdflmprtvz", "бдфлмпртвз", strict=True)),
        "'": None,
    }
)

_CYRILLIC_LETTER = re.compile(r"[Ѐ-ӿ]")
_ZH = re.compile(r"дж")
_NG = re.compile(r"нг")
_TS = re.compile(r"[дт]ц")
# «Семее» keeps its ending, or it would be «семье».
_REPEATED = re.compile(r"(?<!е)ее$|(.)\1+")
_HALF_AFTER_FIGURE = re.compile(r"(?<=\d) ?½")
_SPACES = re.compile(r"\s+")


def listed(words: str) -> list[str]:
    """The words of a list written as one string."""
    return words.split()


def folded(words: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(fold(word) for word in words.split())


def clean(text: str) -> str:
    """Lower case, plain spaces, digits, dashes and apostrophes; a new line becomes a semicolon."""
    text = _HALF_AFTER_FIGURE.sub(",5", text).replace("½", "0,5")
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(kept for character in text for kept in _plain(character))
    return _SPACES.sub(" ", text.translate(_SIGNS).strip().replace("\n", " ; "))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me", "Cf", "Cs", "Cn", "Co"):
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    return character


def fold(word: str) -> str:
    """The rough form of a word that `clean` has been through."""
    if _CYRILLIC_LETTER.search(word):
        word = word.translate(_SHAPES)
    word = _LATIN_PAIRS.sub(lambda pair: _PAIRS[pair[0]], word).translate(_LATIN).translate(_CYRILLIC)
    word = _TS.sub("ц", _NG.sub("н", _ZH.sub("ж", word)))
    return _REPEATED.sub(lambda run: run[1] or run[0], word)
