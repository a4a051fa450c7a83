"""What a text belongs to, and whether the program knows it: so that one slip is told once.

A question that was deleted leaves its Kazakh behind, and one of a misspelt fact has none yet. Both are told
where they stand; their translations need no line each.
"""

from collections.abc import Iterable
from functools import cache

from bot.check import values
from rules import FACTS, PROGRAMMES

_KNOWN = ("question", "programme", "screen", "message", "document", "channel", "service")
_OPTION = 4


def owner(key: str) -> str:
    """`question.region`, `question.child_route.option.born`, `programme.tsa`, `message.button.menu`."""
    parts = key.split(".")
    if parts[0] == "message":
        return key
    return ".".join(parts[:_OPTION] if parts[2:3] == ["option"] else parts[:2])


@cache
def wanted(papers: frozenset[str]) -> frozenset[str]:
    """All that the rules and the program need words for. `papers`: documents that programmes ask for."""
    ways = [way for programme in PROGRAMMES.values() for way in programme.apply]
    facts = {fact for programme in PROGRAMMES.values() for fact in programme.facts()}
    options = [
        (name, value) for name in facts if FACTS[name].kind == "choice" for value in FACTS[name].values
    ]
    return frozenset((
        *(f"question.{name}" for name in facts),
        *(f"question.{name}.option.{value}" for name, value in options),
        *(f"programme.{name}" for name in PROGRAMMES),
        *(f"screen.{name}" for name in values.SCREENS),
        *(f"message.{key}" for key in values.MESSAGES),
        *(f"document.{name}" for name in papers),
        *(f"channel.{name}" for name in (*(way.channel for way in ways), *values.SHOWN_CHANNELS)),
        *(f"service.{way.service}" for way in ways if way.service),
    ))  # fmt: skip


def told_as_missing(key: str, written: Iterable[str], papers: frozenset[str]) -> bool:
    """Whether what the text belongs to is needed and is not there."""
    return owner(key) in wanted(papers) and owner(key) not in written


def told_as_unknown(key: str, papers: frozenset[str]) -> bool:
    """Whether what the text belongs to is nothing that the program knows."""
    named_by_staff = key.startswith(f"message.{values.PARAMETER_NAME}")
    return key.split(".")[0] in _KNOWN and owner(key) not in wanted(papers) and not named_by_staff
