"""From what another program sends to a `Situation`, or to an error that names the fact and the mend."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from rules.facts import FACTS, FACTS_OF_A_CHILD, Fact
from rules.knowledge import Absence, Knowledge, Range
from rules.memo import Memo
from rules.situation import IMPLIED_BY_TRUE, BadSituation, Situation, domain, is_known


def parse_situation(data: object) -> Situation:
    """Read a situation as JSON gives it: an object of facts, each a value, a range, "unknown", "declined"
    or null.

    Raises `BadSituation` for anything else.
    """
    if not isinstance(data, Mapping):
        raise BadSituation(
            "situation", f"must be an object of facts, not {_name_of_type(data)}; send {{}} if empty"
        )
    facts: dict[str, Knowledge] = {}
    for name, raw in data.items():
        # What is mostly sent is taken at once; all else is looked at closely.
        if type(raw) is int and name in _DOMAINS:
            least, most = _DOMAINS[name]
            if least <= raw <= most:
                facts[name] = raw
                continue
        elif (raw is True or raw is False) and name in _BOOLS:
            facts[name] = raw
            continue
        elif type(raw) is str and (known := _TEXTS.get((name, raw))) is not None:
            facts[name] = known
            continue
        fact = FACTS.get(name) if isinstance(name, str) else None
        if fact is None:
            raise BadSituation(str(name) or '""', f"unknown fact; {_nearest(str(name))}")
        if raw is not None:
            facts[name] = read = _read(fact, raw)
            if type(raw) is str:
                _TEXTS.put((name, raw), read)
    _refuse_contradictions(facts)
    return Situation(facts)


_DOMAINS: Final = {name: domain(name) for name, fact in FACTS.items() if fact.is_number}
_BOOLS: Final = frozenset(name for name, fact in FACTS.items() if fact.kind == "bool")
_TEXTS: Final[Memo[tuple[str, str], Knowledge]] = Memo()
"""Texts that were read before: choices and days come again and again."""
_ABSENCES: Final = {"unknown": Absence.UNKNOWN, "declined": Absence.DECLINED}


def _read(fact: Fact, raw: object) -> Knowledge:
    if isinstance(raw, str) and raw in _ABSENCES:
        return _ABSENCES[raw]
    if isinstance(raw, Mapping):
        return _read_range(fact, raw)
    if fact.kind == "bool":
        raise BadSituation(
            fact.name, f'must be true or false, not {_show(raw)}; "unknown" if it is not known'
        )
    if fact.kind == "date":
        return _read_date(fact, raw)
    if fact.is_number:
        return _read_number(fact, raw, "the value")
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, str | int) or raw not in fact.values:
        raise BadSituation(fact.name, f"{_show(raw)} is not one of its values; {_one_of(fact, raw)}")
    return raw


def _read_number(fact: Fact, raw: object, what: str) -> int:
    unit = "whole tenge" if fact.kind == "money" else "a whole number"
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise BadSituation(
            fact.name, f"{what} must be {unit}, not {_show(raw)}; write a number without quotes"
        )
    if isinstance(raw, float):
        if raw != raw or raw in (float("inf"), float("-inf")):
            raise BadSituation(fact.name, f'{what} is not a number; write {unit}, or "unknown"')
        if not raw.is_integer():
            raise BadSituation(fact.name, f"{what} must be {unit}, not {raw}; round it")
        raw = int(raw)
    assert isinstance(fact.min, int)
    assert isinstance(fact.max, int)
    if raw < fact.min:
        below = "negative" if raw < 0 else "too small"
        raise BadSituation(fact.name, f"{what} is {below}: {raw}; it may be {fact.min} to {fact.max}")
    if raw > fact.max:
        raise BadSituation(fact.name, f"{what} is too large: {raw}; it may be {fact.min} to {fact.max}")
    return raw


def _read_range(fact: Fact, raw: Mapping[Any, Any]) -> Knowledge:
    if not fact.is_number:
        raise BadSituation(fact.name, "a range is only for a number or money; give one value")
    strange = [key for key in raw if key not in ("min", "max")]
    if strange or not raw:
        raise BadSituation(fact.name, 'a range has "min", "max" or both, and nothing else')
    low, high = raw.get("min"), raw.get("max")
    if low is None and high is None:
        return Absence.UNKNOWN
    first = fact.min if low is None else _read_number(fact, low, "min")
    last = fact.max if high is None else _read_number(fact, high, "max")
    assert isinstance(first, int)
    assert isinstance(last, int)
    if first > last:
        raise BadSituation(fact.name, f"the range is reversed: min {first} is above max {last}; swap them")
    return first if first == last else Range(first, last)


def _read_date(fact: Fact, raw: object) -> date:
    if isinstance(raw, datetime):
        raise BadSituation(fact.name, "must be a date without a time; write it as 2026-03-15")
    if isinstance(raw, date):
        day = raw
    elif not isinstance(raw, str):
        raise BadSituation(fact.name, f"must be a date in quotes, not {_show(raw)}; write it as 2026-03-15")
    elif len(raw) != 10 or raw[4] != "-" or raw[7] != "-":
        raise BadSituation(fact.name, f"{_show(raw)} is not a date; write year, month and day as 2026-03-15")
    else:
        try:
            day = date.fromisoformat(raw)
        except ValueError:
            raise BadSituation(
                fact.name, f"there is no day {_show(raw)}; check the month and the day"
            ) from None
    assert isinstance(fact.min, date)
    assert isinstance(fact.max, date)
    if not fact.min <= day <= fact.max:
        raise BadSituation(fact.name, f"{day} cannot be meant; it may be {fact.min} to {fact.max}")
    return day


def _refuse_contradictions(facts: Mapping[str, Knowledge]) -> None:
    if facts.get("has_or_expects_child") is False:
        for name in FACTS_OF_A_CHILD:
            if is_known(facts.get(name)):
                raise BadSituation(
                    "has_or_expects_child",
                    f"is false, but {name} is given; make it true, or leave {name} out",
                    against=name,
                )
    children, size = _low(facts.get("children_aged_1_to_6")), _high(facts.get("household_size"))
    if children is not None and size is not None and children >= size:
        raise BadSituation(
            "children_aged_1_to_6",
            f"{children} children do not fit in household_size {size}, which counts adults too; correct one",
            against="household_size",
        )
    for name, by_true in IMPLIED_BY_TRUE.items():
        for by in by_true:
            if facts.get(by) is True and facts.get(name) is False:
                raise BadSituation(by, f"is true, but {name} is false; correct one of the two", against=name)


def _low(knowledge: Knowledge | None) -> int | None:
    if isinstance(knowledge, Range):
        return knowledge.min
    return knowledge if isinstance(knowledge, int) else None


def _high(knowledge: Knowledge | None) -> int | None:
    if isinstance(knowledge, Range):
        return knowledge.max
    return knowledge if isinstance(knowledge, int) else None


@lru_cache(maxsize=1024)
def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), FACTS, n=1, cutoff=0.5)
    near = near or [fact for fact in FACTS if len(name) > 3 and name.lower() in fact]
    return f"did you mean {near[0]}?" if near else "`python -m rules schema` names all facts"


def _one_of(fact: Fact, raw: object) -> str:
    from difflib import get_close_matches

    near = get_close_matches(raw, [str(value) for value in fact.values], n=1) if isinstance(raw, str) else []
    if near:
        return f"did you mean {near[0]}?"
    return "choose one of " + ", ".join(str(value) for value in fact.values)


def _name_of_type(raw: object) -> str:
    names = {
        list: "a list",
        str: "a text",
        int: "a number",
        float: "a number",
        bool: "a boolean",
        type(None): "null",
    }
    return names.get(type(raw), type(raw).__name__)


def _show(raw: object) -> str:
    """As JSON writes it, not too long."""
    try:
        text = json.dumps(raw, ensure_ascii=False)
    except (TypeError, ValueError):
        text = repr(raw)
    return text if len(text) <= 60 else text[:57] + "…"
