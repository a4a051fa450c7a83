"""The region that a message names, by any of its names or by a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.answer import ASK_BACK, Understood
from bot.understanding.folding import clean, fold, listed
from bot.understanding.not_said import not_said
from bot.understanding.places import (
    ADJECTIVE_FEMININE,
    ADJECTIVE_MASCULINE,
    CITY_WORDS,
    DISTRICT_WORDS,
    KIND_WORDS,
    OBLAST_WORDS,
    SLIPS_FROM,
    Gazetteer,
    Kind,
    Place,
    gazetteer,
    in_order,
    without_adjective_ending,
    words_of,
)
from bot.understanding.tokens import LONGEST_MESSAGE, tokenize

_CODE = re.compile(r"(?<![^\W_])kz[ -]?(\d\d)(?![^\W_])")
_MOST_WORDS_FOR_SLIPS = 10
_TWO_SLIPS_FROM = 10

_KIND_OF_WORD: tuple[tuple[frozenset[str], frozenset[Kind]], ...] = (
    (OBLAST_WORDS, frozenset(("oblast", "former_oblast"))),
    (CITY_WORDS, frozenset(("city_region", "town"))),
    (DISTRICT_WORDS, frozenset(("district", "city_district"))),
)

# Case endings, longest first, with what they take off the name in Russian: «Астане» is «Астан» + «а».
_ENDINGS = sorted(
    {
        fold(ending)
        for ending in listed(
            "ан ен дамыз деміз тамыз теміз "
            "дан ден тан тен нан нен ға ге қа ке да де та те ның нің дың дің тың тің ды ді ты ті ны "
            "ні дағы дегі тағы тегі данмын денмін танмын тенмін наннмын неннмін дамын демін тамын "
            "темін данбыз денбіз танбыз тенбіз нанмын ненмін дікі тікі нікі лық лік дық дік тық тік "
            "лықпын лікпін дықпын дікпін тықпын тікпін сы сі а у е и ы ом ем ой ей ою ью я ю ям ах "
            "ского"
        )
    },
    key=len,
    reverse=True,
)
_RESTORED = ("", "а", "и")
_SHORTEST_STEM = 3

# Ordinary words that look like a name with an ending, or like a slip for one.
_NO_NAMES = frozenset(
    fold(word)
    for word in listed(
        "семейный семейное семейная семья семьи семье семью семьей шутка область район "
        "город аудан облыс қала ауыл село деревня поселок турамын тұрамын тұрам тұрады тұрамыз живу "
        "живем проживаю прописан прописана прописка тіркелген тіркелгенмін зарегистрирован "
        "зарегистрирована менің біздің сам самый алтын темирный казакстан казахстан казахстане "
        "казахстана казахстанская қазақстан қазақстанда қазақстаннан республика республикасы "
        "алматылық"
    )
)
_NEGATIONS = frozenset(
    fold(word) for word in listed("не возле рядом около недалеко под близ кроме емес жанында маңында қасында")
)


@dataclass(frozen=True, slots=True)
class _Found:
    places: tuple[Place, ...]
    start: int
    end: int


def understand_region(text: str) -> Understood:
    """An ISO 3166-2:KZ code. A name that fits several regions is asked back with these as choices."""
    names = gazetteer()
    text = text[:LONGEST_MESSAGE]
    if code := _CODE.search(clean(text)):
        code_found = f"KZ-{code[1]}"
        return Understood(value=code_found) if code_found in names.codes else ASK_BACK
    words = words_of(text)
    found = list(_exact(words, names))
    named = {at for each in found for at in range(each.start, each.end)}
    if any(word in names.elsewhere and at not in named for at, word in enumerate(words)):
        return ASK_BACK
    if not found and len(words) <= _MOST_WORDS_FOR_SLIPS:
        found = _with_slips(words, names)
    if not found:
        return not_said(tokenize(text))
    if any(word in _NEGATIONS for word in words):
        return ASK_BACK
    return _decide(found)


def _decide(found: list[_Found]) -> Understood:
    """Names that stand together narrow each other down: «Шымкент, Абайский район»."""
    common = set.intersection(*({place.region for place in each.places} for each in found))
    places = [place for each in found for place in each.places if not common or place.region in common]
    regions = in_order(places)
    return Understood(value=regions[0]) if len(regions) == 1 else Understood(ask_back=True, choices=regions)


def _exact(words: list[str], names: Gazetteer) -> Iterator[_Found]:
    at = 0
    while at < len(words):
        for length in range(min(names.longest, len(words) - at), 0, -1):
            window = words[at : at + length]
            if KIND_WORDS.intersection(window):
                continue
            key, places = _lookup("".join(window), names)
            kind = _kind_beside(words, at, at + length)
            if not places or (key in names.need_kind_word and kind is None):
                continue
            yield _Found(_fitting(places, kind or _kind_of_adjective(window[-1], key)), at, at + length)
            at += length - 1
            break
        at += 1


def _lookup(word: str, names: Gazetteer) -> tuple[str, tuple[Place, ...]]:
    for key in _keys(word):
        if places := names.places.get(key):
            return key, places
    return "", ()


def _keys(word: str) -> Iterator[str]:
    """The name as it may stand in the gazetteer, endings taken off."""
    yield word
    if word in _NO_NAMES:
        return
    stem = without_adjective_ending(word)
    if stem != word:
        yield stem
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            yield from (stem + restored for restored in _RESTORED)


def _kind_beside(words: list[str], start: int, end: int) -> frozenset[Kind] | None:
    """What a word right after or right before a name says it is: «Алматы облысы», «г. Алматы»."""
    beside = [words[at] for at in (end, start - 1) if 0 <= at < len(words)]
    for word in beside:
        for kind_words, kinds in _KIND_OF_WORD:
            if word in kind_words:
                return kinds
    return None


def _kind_of_adjective(word: str, key: str) -> frozenset[Kind] | None:
    """«Жамбылская» is a region, «Жамбылский» a district."""
    if word == key or not word.endswith(("ски", "скаиа", "скои", "скуиу", "ского", "скому", "ским", "ском")):
        return None
    feminine, masculine = word.endswith(ADJECTIVE_FEMININE), word.endswith(ADJECTIVE_MASCULINE)
    if feminine == masculine:
        return None
    return _KIND_OF_WORD[0][1] if feminine else _KIND_OF_WORD[2][1]


def _fitting(places: tuple[Place, ...], kinds: frozenset[Kind] | None) -> tuple[Place, ...]:
    if kinds is not None:
        return tuple(place for place in places if place.kind in kinds) or places
    # Who gives only the name of a whole region does not mean a part of some city; nor a district, of a city.
    kinds_found = {place.kind for place in places}
    passed_over: set[Kind] = {"former_oblast"}
    if kinds_found & {"city_region", "oblast"}:
        passed_over.add("city_district")
    if "city_region" in kinds_found:
        passed_over.add("district")
    return tuple(place for place in places if place.kind not in passed_over) or places


def _with_slips(words: list[str], names: Gazetteer) -> list[_Found]:
    """Names written with a slip; nothing when two different places are as near."""
    found: list[_Found] = []
    at = 0
    while at < len(words):
        for length in range(min(3, len(words) - at), 0, -1):
            window = words[at : at + length]
            if KIND_WORDS.union(_NO_NAMES).intersection(window):
                continue
            if places := _nearest("".join(window), names):
                found.append(_Found(_fitting(places, _kind_beside(words, at, at + length)), at, at + length))
                at += length - 1
                break
        at += 1
    return found


def _nearest(word: str, names: Gazetteer) -> tuple[Place, ...]:
    best, least = set[str](), 3
    for key in dict.fromkeys(_keys(word)):
        if len(key) < SLIPS_FROM or key in names.need_kind_word:
            continue
        allowed = min(least, 2 if len(key) >= _TWO_SLIPS_FROM else 1)
        for name, distance, _ in process.extract(
            key, names.spellings, scorer=OSA.distance, score_cutoff=allowed, limit=5
        ):
            if name[0] != key[0]:
                continue
            if distance < least:
                best, least = {name}, distance
            elif distance == least:
                best.add(name)
    if best & names.elsewhere:
        return ()
    return tuple(dict.fromkeys(place for name in sorted(best) for place in names.places[name]))
