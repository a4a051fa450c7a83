"""Number words of both languages, in all forms in which they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.folding import clean, fold, listed

Place = Literal["unit", "teen", "ten", "hundred", "zhuz", "scale", "half", "half_after"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number word. `zhuz` is the Kazakh hundred, which also multiplies; `half` stands before what it
    halves (полтора, жарты), `half_after` after it (жарым)."""

    place: Place
    value: Decimal
    many: bool = False
    """A genitive plural such as «тысяч»: standing first, it means "about so many thousand"."""
    people: bool = False
    """Counts people only: двое, екеуміз."""


_KK_ENDINGS = listed(
    "інде ында сінде сында інен ынан сінен сынан іне ына сіне сына "
    "дан ден тан тен нан нен ға ге қа ке да де та те ды ді ты ті ны ні ның нің дың дің тың тің дай "
    "дей тай тей дық дік тық тік лық лік лап леп і ы сі сы сын сін ын ін"
)

_RU_CARDINALS: dict[Place, dict[int, str]] = {
    "unit": {
        0: "ноль нуль ноля нуля нулей",
        1: "один одна одно одну одного одной одному одним адин",
        2: "два две двух двум двумя",
        3: "три трех трем тремя",
        4: "четыре четырех четырем четырьмя читыре четыри",
        5: "пять пяти пятью",
        6: "шесть шести шестью",
        7: "семь семи",
        8: "восемь восьми восемью восьмью восем",
        9: "девять девяти девятью девет",
    },
    "teen": {
        10: "десять десяти десятью десет",
        11: "одиннадцать одиннадцати одинадцать",
        12: "двенадцать двенадцати двинадцать",
        13: "тринадцать тринадцати",
        14: "четырнадцать четырнадцати четернадцать",
        15: "пятнадцать пятнадцати питнадцать",
        16: "шестнадцать шестнадцати шеснадцать",
        17: "семнадцать семнадцати",
        18: "восемнадцать восемнадцати",
        19: "девятнадцать девятнадцати",
    },
    "ten": {
        20: "двадцать двадцати двацать",
        30: "тридцать тридцати",
        40: "сорок сорока сорак",
        50: "пятьдесят пятидесяти писят писят пядесят питьдесят пятьдисят пиисят пятесят",
        60: "шестьдесят шестидесяти шисят шесят шейсят шесдесят",
        70: "семьдесят семидесяти семисят",
        80: "восемьдесят восьмидесяти восемдисят",
        90: "девяносто девяноста девиносто",
    },
    "hundred": {
        100: "сто ста",
        200: "двести двухсот двумстам двесте двисти",
        300: "триста трехсот тремстам",
        400: "четыреста четырехсот четыремстам читыреста",
        500: "пятьсот пятисот пяцот пицот питсот",
        600: "шестьсот шестисот шесот шесцот",
        700: "семьсот семисот",
        800: "восемьсот восьмисот",
        900: "девятьсот девятисот девяцот",
    },
}
_RU_COLLECTIVES = {
    2: "двое двоих двоим вдвоем двойня двойню двойняшки близнецы егіз егіздер",
    3: "трое троих троим втроем тройня тройню тройняшки үшем",
    4: "четверо четверых четверым вчетвером",
    5: "пятеро пятерых пятерым впятером",
    6: "шестеро шестерых вшестером",
    7: "семеро семерых всемером",
    8: "восьмеро восьмерых ввосьмером",
    9: "девятеро девятерых вдевятером",
    10: "десятеро десятерых",
}
_RU_ORDINAL_ENDINGS = listed("ый ой ий ая ое ого ому ым ом ую ые ых ей")
_RU_ORDINALS: dict[Place, dict[int, str]] = {
    "unit": {1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят"},
    "teen": {
        10: "десят",
        11: "одиннадцат",
        12: "двенадцат",
        13: "тринадцат",
        14: "четырнадцат",
        15: "пятнадцат",
        16: "шестнадцат",
        17: "семнадцат",
        18: "восемнадцат",
        19: "девятнадцат",
    },
    "ten": {20: "двадцат", 30: "тридцат", 40: "сороков", 50: "пятидесят"},
}
_RU_THIRD = listed("третий третья третье третьего третьей третьему третьим третьем третью")

_KK_CARDINALS: dict[Place, dict[int, str]] = {
    "unit": {
        0: "нөл",
        1: "бір",
        2: "екі",
        3: "үш",
        4: "төрт",
        5: "бес",
        6: "алты",
        7: "жеті",
        8: "сегіз",
        9: "тоғыз",
    },
    "ten": {
        10: "он",
        20: "жиырма",
        30: "отыз",
        40: "қырық",
        50: "елу",
        60: "алпыс",
        70: "жетпіс",
        80: "сексен",
        90: "тоқсан",
    },
    "zhuz": {100: "жүз"},
}
_KK_COLLECTIVE_ENDINGS = [
    "",
    *listed("і ы міз мыз іміз ымыз сіздер ге ден нің н ін ін бар ақ"),
]
_KK_COLLECTIVES = {1: "біреу", 2: "екеу", 3: "үшеу", 4: "төртеу", 5: "бесеу", 6: "алтау", 7: "жетеу"}
_KK_WE = {8: "сегізіміз сегізбіз", 9: "тоғызымыз тоғызбыз", 10: "онымыз онбыз"}
_KK_ORDINALS: dict[Place, dict[int, str]] = {
    "unit": {
        1: "бірінші",
        2: "екінші",
        3: "үшінші",
        4: "төртінші",
        5: "бесінші",
        6: "алтыншы",
        7: "жетінші",
        8: "сегізінші",
        9: "тоғызыншы",
    },
    "ten": {10: "оныншы", 20: "жиырмасыншы", 30: "отызыншы", 40: "қырқыншы", 50: "елуінші"},
}
# «бірге» is "together", «оны» is "him", «тоқсанда» is "in a quarter of the year".
_KK_WITHOUT_ENDINGS = (1, 10, 90)
_KK_SOME_ENDINGS = {10: "оннан онға оншақты", 90: "тоқсаннан тоқсандай"}

_SCALES: dict[int, tuple[str, str]] = {
    1000: (
        "тысяча тысячу тысячей тыща тыщу тысяча косарь косарик штука штуку мың",
        "тысячи тысяч тысячам тыс тыщ тыщи тысеч тысич тысч тысц тысячах тысячами косаря косарей штук штуки",
    ),
    1_000_000: (
        "миллион миллиону миллионом млн лям лимон милион мллн милн",
        "миллиона миллионов миллионы миллионах миллионами ляма лямов лимона лимонов",
    ),
    1_000_000_000: ("миллиард млрд", "миллиарда миллиардов"),
}
_KK_SCALES = {1000: ["мың"], 1_000_000: ["миллион", "млн", "лимон"], 1_000_000_000: ["миллиард", "млрд"]}
_HALVES = {
    "1.5": "полтора полторы полутора палтора полтары",
    "0.5": "пол половина половину половины жарты",
}
_HALF_MILLIONS = "полмиллиона поллимона полляма полмиллион полмлн полумиллиона полумиллион"

# Everyday words one letter away from a number word.
_NOT_NUMERALS = frozenset(
    fold(word) for word in ["четверг", "четверга", "четверть", "семерка", "десятка", "пятница"]
)
_FUZZY_LENGTH = 6


@cache
def _table() -> dict[str, Numeral]:
    table: dict[str, Numeral] = {}
    for forms, numeral in _forms():
        for form in forms:
            table.setdefault(fold(clean(form)), numeral)
    return table


def _forms() -> Iterator[tuple[list[str], Numeral]]:
    for cardinals in (_RU_CARDINALS, _KK_CARDINALS):
        for place, words in cardinals.items():
            for value, text in words.items():
                yield text.split(), Numeral(place, Decimal(value))
    for ordinals, endings in ((_RU_ORDINALS, _RU_ORDINAL_ENDINGS), (_KK_ORDINALS, ["", *_KK_ENDINGS])):
        for place, words in ordinals.items():
            for value, stem in words.items():
                yield [stem + ending for ending in endings], Numeral(place, Decimal(value))
    yield _RU_THIRD, Numeral("unit", Decimal(3))
    for collectives in (_RU_COLLECTIVES, _KK_WE):
        for value, text in collectives.items():
            yield text.split(), Numeral("unit", Decimal(value), people=True)
    for value, stem in _KK_COLLECTIVES.items():
        yield (
            [stem + ending for ending in _KK_COLLECTIVE_ENDINGS],
            Numeral("unit", Decimal(value), people=True),
        )
    for value, (one, many) in _SCALES.items():
        yield one.split(), Numeral("scale", Decimal(value))
        yield many.split(), Numeral("scale", Decimal(value), many=True)
        for word in _KK_SCALES[value]:
            yield [word + ending for ending in _KK_ENDINGS], Numeral("scale", Decimal(value))
    for half, text in _HALVES.items():
        yield text.split(), Numeral("half", Decimal(half))
    yield ["жарым", "жарымы", "жарымдай"], Numeral("half_after", Decimal("0.5"))
    for place, words in _KK_CARDINALS.items():
        for value, word in words.items():
            if value not in _KK_WITHOUT_ENDINGS:
                yield [word + ending for ending in _KK_ENDINGS], Numeral(place, Decimal(value))
    for value, text in _KK_SOME_ENDINGS.items():
        yield text.split(), Numeral("ten", Decimal(value))


def numeral(folded: str) -> Numeral | None:
    """The number word, exactly as folded."""
    return _table().get(folded)


def mended(folded: str) -> list[str]:
    """A word that is no number word, as the number words it was meant for: «стопятьдесят», «пятьдисять»."""
    if len(folded) < _FUZZY_LENGTH or folded in _NOT_NUMERALS:
        return []
    return _split(folded) or _nearest(folded)


def _split(folded: str) -> list[str]:
    if folded in _HALF_MILLION_FORMS:
        return [fold("пол"), fold("миллиона")]
    for at in range(len(folded) - 1, 1, -1):
        head, tail = folded[:at], folded[at:]
        if not _joinable(head):
            continue
        # Folding leaves one of two equal letters where the words meet: «двадцатьтри».
        for rest in (tail, head[-1] + tail):
            if split := [rest] if _joinable(rest) else _split(rest):
                return [head, *split]
    return []


def _joinable(word: str) -> bool:
    found = _table().get(word)
    return found is not None and not found.people


def _nearest(folded: str) -> list[str]:
    found = process.extract(folded, _long_words(), scorer=OSA.distance, score_cutoff=1, limit=3)
    values = {_table()[word] for word, _, _ in found}
    return [found[0][0]] if len(values) == 1 else []


@cache
def _long_words() -> list[str]:
    cardinals = [text for words in _RU_CARDINALS.values() for text in words.values()]
    spelled = [*cardinals, *_KK_CARDINALS["ten"].values(), _SCALES[1000][0], _SCALES[1_000_000][1]]
    words = {fold(word) for text in spelled for word in text.split()}
    return sorted(word for word in words if len(word) >= _FUZZY_LENGTH - 1)


_HALF_MILLION_FORMS = frozenset(fold(word) for word in _HALF_MILLIONS.split())
