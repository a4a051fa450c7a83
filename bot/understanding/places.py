"""The names of places, each with the regions it can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from bot.understanding.folding import clean, fold, folded
from bot.understanding.phrases import DIALOGS, load_yaml, table

Kind: TypeAlias = Literal[
    "city_region", "oblast", "former_oblast", "vague", "town", "district", "city_district"
]
"""`city_region` is a city of republican rank; `former_oblast` is meant only where the word for a region
stands beside the name («Шымкент облысы»); `vague` fits several regions and names none («юг»)."""
ORDER: tuple[Kind, ...] = get_args(Kind)
"""Likeliest first: what a person who gives only a name has in mind."""

_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The folded words of a name or message, without hyphens and dots."""
    return [fold(word).replace(*_KAZAKHSTAN) for word in _WORDS.findall(clean(text))]


# As Kazakh and Russian write it.
_KAZAKHSTAN = (fold("казахстан"), fold("қазақстан"))


OBLAST_WORDS = folded(
    "область обл области областью областя облыс облысы облысында облысынан облысына облысының облысындамын "
    "облысынанмын облысындағы облус обылыс обылысы"
)
CITY_WORDS = folded(
    "г гор город городе города городу городской қ қала қаласы қаласында қаласынан қаласына қаласының қалада "
    "қаласындамын қаласынанмын пгт поселок кент кенті city"
)
DISTRICT_WORDS = folded(
    "район районе района району рн аудан ауданы ауданында ауданынан ауданына ауданының ауданындамын "
    "ауданынанмын ауд атындағы имени им"
)
KIND_WORDS = OBLAST_WORDS | CITY_WORDS | DISTRICT_WORDS

ADJECTIVE_FEMININE = tuple(fold(ending) for ending in ("ская", "ской", "скую", "скою"))
ADJECTIVE_MASCULINE = tuple(fold(ending) for ending in ("ский", "ского", "скому", "ским", "ском", "ской"))
_LONGEST_FIRST = sorted({*ADJECTIVE_FEMININE, *ADJECTIVE_MASCULINE}, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Place:
    region: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Gazetteer:
    places: dict[str, tuple[Place, ...]]
    """By folded name without spaces."""
    codes: frozenset[str]
    need_kind_word: frozenset[str]
    elsewhere: frozenset[str]
    longest: int
    """Words in the longest name."""
    spellings: tuple[str, ...]
    """Names long enough to be recognised with a slip."""


SLIPS_FROM = 6
"""Letters from which on a slip of the pen is recognised; shorter names are too near to other words."""


@table
def gazetteer() -> Gazetteer:
    """Read once from `dialogs/destinations/regions.yaml` and `dialogs/phrases/regions.yaml`."""
    regions = load_yaml(DIALOGS / "destinations" / "regions.yaml")["regions"]
    phrases = load_yaml(DIALOGS / "phrases" / "regions.yaml")
    places: dict[str, list[Place]] = {}
    longest = 1
    for name, place in (*_official(regions), *_spoken(phrases)):
        words = [word for word in words_of(name) if word not in KIND_WORDS]
        key = without_adjective_ending("".join(words))
        longest = max(longest, len(words))
        if place not in places.setdefault(key, []):
            places[key].append(place)
    elsewhere = frozenset("".join(words_of(name)) for name in phrases["elsewhere"])
    return Gazetteer(
        places={key: tuple(sorted(found, key=_rank)) for key, found in places.items()},
        codes=frozenset(regions),
        need_kind_word=frozenset("".join(words_of(name)) for name in phrases["only_with_a_word_for_place"]),
        elsewhere=elsewhere,
        longest=longest,
        spellings=tuple(name for name in (*places, *elsewhere) if len(name) >= SLIPS_FROM),
    )


def _rank(place: Place) -> tuple[int, str]:
    return ORDER.index(place.kind), place.region


def without_adjective_ending(name: str) -> str:
    """«Карагандинская» and «Карагандинской» become the same stem."""
    for ending in _LONGEST_FIRST:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def _official(regions: dict[str, Any]) -> Iterator[tuple[str, Place]]:
    kinds: dict[str, Kind] = {"city": "town", "district": "district", "city_district": "city_district"}
    for code, region in regions.items():
        kind: Kind = "oblast" if region["type"] == "oblast" else "city_region"
        yield from ((region[language], Place(code, kind)) for language in ("ru", "kk"))
        if kind == "oblast":
            centre = region["centre_city"]
            yield from ((centre[language], Place(code, "town")) for language in ("ru", "kk"))
        for unit in region["units"]:
            yield from ((unit[language], Place(code, kinds[unit["type"]])) for language in ("ru", "kk"))


def _spoken(phrases: dict[str, Any]) -> Iterator[tuple[str, Place]]:
    for section in ("regions", "towns", "districts"):
        for code, names in phrases[section].items():
            yield from ((name, Place(code, _kind_in(section, code, name))) for name in names)
    for entry in phrases["asked_back"]:
        for name in entry["names"]:
            kind: Kind = "former_oblast" if OBLAST_WORDS.intersection(words_of(name)) else "vague"
            yield from ((name, Place(code, kind)) for code in entry["regions"])


def _kind_in(section: str, code: str, name: str) -> Kind:
    in_city = code in _CITY_REGIONS
    if section == "towns":
        return "city_region" if in_city else "town"
    if section == "districts":
        return "city_district" if in_city else "district"
    return "former_oblast" if OBLAST_WORDS.intersection(words_of(name)) else "oblast"


_CITY_REGIONS = ("KZ-71", "KZ-75", "KZ-79")


def in_order(places: Iterable[Place]) -> tuple[str, ...]:
    """The regions of some places, likeliest first."""
    return tuple(dict.fromkeys(place.region for place in sorted(places, key=_rank)))
