"""A difference as text: first the parameters, then the households in life's words."""

from collections.abc import Iterator
from typing import Final

from rules.cli.diff import Difference, Given, HouseholdChange, Pair, ParameterChange, ProgrammeChange, Sum
from rules.cli.plain_text import LEGEND, MARKS, columns, span, worth

_ARROW: Final = " → "
_NOTHING: Final = "  nothing changes"


def text(difference: Difference, households: int) -> str:
    """For a terminal. `households`: how many were looked at."""
    days, hashes = difference.days, difference.parameters_hash
    figures = _turn(hashes.before, hashes.after) if hashes.differs else "the same figures"
    lines = [
        f"{days.before}{_ARROW}{days.after}, {figures}",
        "",
        f"PARAMETERS   {LEGEND}",
        *(_parameters(difference) or [_NOTHING]),
        "",
        f"EXAMPLE HOUSEHOLDS   {len(difference.households)} of {households} change",
        *(_households(difference) or [_NOTHING]),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _turn(before: str, after: str) -> str:
    """`before → after`, or what is the same on both sides."""
    return before if before == after else f"{before}{_ARROW}{after}"


# Parameters


def _parameters(difference: Difference) -> list[str]:
    return columns([_parameter(change) for change in difference.parameters], "  ")


def _parameter(change: ParameterChange) -> tuple[str, str, str, str]:
    before, after = change.before, change.after
    stands = after or before
    assert stands is not None
    given = [one for one in (before, after) if one is not None]
    value = _turn(_value(before, change.open_reason), _value(after, change.open_reason))
    law = _turn(_law(given[0]), _law(given[-1]))
    if _ARROW not in value + law:  # then only the link differs
        law = f"{law} {_turn(given[0].url, given[-1].url)}"
    days = f"{stands.valid_from} to {stands.valid_to}" if stands.valid_to else f"since {stands.valid_from}"
    return f"{change.id} {change.region or ''}".strip(), value, days, law


def _value(given: Given | None, reason: str) -> str:
    if given is None:
        return f"no row ({reason})"
    return worth(given.value) + (" (estimate)" if given.estimate else "")


def _law(given: Given) -> str:
    return f"{MARKS[given.certainty]} {given.law}"


# Households


def _households(difference: Difference) -> list[str]:
    return [line for household in difference.households for line in _household(household)]


def _household(household: HouseholdChange) -> Iterator[str]:
    yield f"  {household.words} ({household.id})"
    for programme in household.programmes:
        yield f"    {programme.id}: {_turn(programme.verdict.before, programme.verdict.after)}"
        yield from columns([*_details(programme)], "      ")
    yield ""


def _details(programme: ProgrammeChange) -> Iterator[tuple[str, str, str]]:
    for name, state in programme.conditions.items():
        yield f"condition {name}", _turn(state.before, state.after), ""
    for name, pair in programme.payments.items():
        yield name, _turn(_sum(pair.before), _sum(pair.after)), _formula(pair)
    if programme.form.differs:
        yield "form", _turn(programme.form.before or "open", programme.form.after or "open"), ""


def _sum(one: Sum | None) -> str:
    if one is None:
        return "not paid"
    if one.min is None or one.max is None:
        return f"no amount ({one.reason})"
    return span(one.min, one.max) + (" (estimate)" if one.estimate else "")


def _formula(pair: Pair[Sum | None]) -> str:
    before, after = ((one.formula if one else None) or "–" for one in (pair.before, pair.after))
    return _turn(before, after)
