"""The example households, as the page names them."""

from functools import cache
from pathlib import Path

import yaml

from rules.households import Household, households

_NAMES = Path(__file__).with_name("people.yaml")


@cache
def people() -> dict[str, Household]:
    """By id, the one of whom nothing is known first."""
    return {one.id: one for one in sorted(households(), key=lambda one: bool(one.facts))}


@cache
def listed() -> list[dict[str, str]]:
    """Id and name in each language; a new household that has none yet is named as the rules name it."""
    names = yaml.safe_load(_NAMES.read_text(encoding="utf-8"))
    unnamed = {one.id: {"kk": one.words, "ru": one.words} for one in people().values()}
    return [{"id": name, **unnamed[name], **names.get(name, {})} for name in unnamed]
