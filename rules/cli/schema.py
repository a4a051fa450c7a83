"""JSON Schema (2020-12) of what `assess` reads and writes, for programs in any language.

Each of the two stands alone: `schema()["$defs"]["situation"]` can be taken out and used. Three things that a
schema cannot say are said in its descriptions: ranges must not be reversed, the day must exist, and some
facts contradict each other.
"""

from collections.abc import Iterable
from typing import Any, Final

from rules.facts import FACTS, Fact
from rules.knowledge import CERTAINTIES, State, Verdict
from rules.meanings import MEANINGS
from rules.programmes import PROGRAMMES

Schema = dict[str, Any]

_NOT_KNOWN: Final[list[str | None]] = ["unknown", "declined", None]
_UNITS: Final = {"money": "Whole tenge.", "count": "A whole number.", "date": "An ISO date."}
_TEXT: Final[Schema] = {"type": "string"}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_DAY_OR_NULL: Final[Schema] = {"type": ["string", "null"], "format": "date"}
_DAY_FROM_1900_TO_2100: Final[Schema] = {
    **_DAY,
    "pattern": "^(19[0-9]{2}|20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
}
_FACT: Final[Schema] = {"enum": [*FACTS]}


def schema() -> Schema:
    """The schema of a situation and of an assessment, under `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {"situation": _situation(), "assessment": _assessment()},
    }


# Situation


def _situation() -> Schema:
    return {
        **_object({name: _fact(fact) for name, fact in FACTS.items()}, required=()),
        "additionalProperties": False,
        "description": (
            'Facts, every one optional. Absent or null: not asked yet; "unknown": the person does not know; '
            '"declined": would rather not say. Refused besides: a reversed range; a day that there is not; '
            "has_or_expects_child false with a fact of that child; children_aged_1_to_6 not below "
            "household_size; both_parents_lost true with lost_breadwinner false."
        ),
    }


def _fact(fact: Fact) -> Schema:
    description = {"description": f"{MEANINGS[fact.name]} {_UNITS.get(fact.kind, '')}".strip()}
    if fact.is_number:
        number = {"type": "integer", "minimum": fact.min, "maximum": fact.max}
        end = {**number, "type": ["integer", "null"]}
        ends = _object({"min": end, "max": end}, required=())
        between = {**ends, "additionalProperties": False, "minProperties": 1}
        return description | {"anyOf": [number, between, {"enum": _NOT_KNOWN}]}
    if fact.kind == "date":
        return description | {"anyOf": [_DAY_FROM_1900_TO_2100, {"enum": _NOT_KNOWN}]}
    return description | {"enum": [*fact.values, *_NOT_KNOWN]}


# Assessment: open to more properties, which may be added at any time


def _assessment() -> Schema:
    notice = _object(
        {
            "id": {"enum": ["scoring_pilot", "choose_one", "survivor_added"]},
            "region": {"enum": list(FACTS["region"].values)},
            "two_homes_and_two_cars": {"type": ["boolean", "null"]},
        },
        required=("id",),
    )
    return _object(
        {
            "on": _DAY,
            "rules_version": _TEXT,
            "parameters_hash": {**_TEXT, "description": "Changes with any byte of any parameter file."},
            "programmes": _list(_programme()),
            "notices": _list(notice),
        }
    )


def _programme() -> Schema:
    change = _object({"fact": _FACT, "to": {}, "verdict": {"enum": [*Verdict]}})
    destinations = [destination for one in PROGRAMMES.values() for destination in one.apply]
    destination = _object(
        {"channel": _ids(one.channel for one in destinations), "service": _TEXT}, ("channel",)
    )
    properties = {
        "id": _ids(PROGRAMMES),
        "verdict": {"enum": [*Verdict]},
        "conditions": _list(_condition()),
        "payments": {**_list(_payment()), "description": "None when the verdict is unlikely."},
        "needed": {
            **_list(_FACT),
            "description": "Not asked yet and can still change something, best first.",
        },
        "not_checked": _list(_TEXT),
        "what_would_change": _list(change),
        "from": {**_DAY_OR_NULL, "description": "The first day, where it is known."},
        "until": {**_DAY_OR_NULL, "description": "The last day, where it is known."},
        "apply": _list(destination),
        "documents": _list(_TEXT),
        "form": {"enum": ["conditional", "unconditional", None], "description": "Of tsa only."},
    }
    return _object(properties, [name for name in properties if name != "form"])


def _condition() -> Schema:
    return _object(
        {
            "id": _ids(one.id for programme in PROGRAMMES.values() for one in programme.requires),
            "state": {"enum": [*State]},
            "fact": {"enum": [*FACTS, None], "description": "Whose value stands beside the limit."},
            "value": {"description": "The person's own: a value, a range, or null where it is not known."},
            "limit": {"description": "What it is held against: a value, several, a range, or null."},
            "law": _TEXT,
            "url": _TEXT,
            "certainty": {"enum": [*CERTAINTIES]},
            "checked_on": _DAY,
            "reason": {"type": ["string", "null"], "description": "Id of what the law leaves open."},
            "missing": {**_list(_FACT), "description": "Not known and could settle it."},
        }
    )


def _payment() -> Schema:
    tenge = {"type": ["integer", "null"], "minimum": 0, "description": "Whole tenge; null: no amount given."}
    return _object(
        {
            "id": _ids(one.id for programme in PROGRAMMES.values() for one in programme.pays),
            "period": {"enum": ["once", "month"]},
            "min": tenge,
            "max": tenge,
            "net": {"type": "boolean", "description": "After the pension contribution."},
            "estimate": {"type": "boolean", "description": 'Show only "from" the lower end.'},
            "open_ended": {
                "type": "boolean",
                "description": "The upper end is only the largest number that a fact may be.",
            },
            "formula": {"type": ["string", "null"]},
            "law": _TEXT,
            "url": _TEXT,
            "reason": {"type": ["string", "null"], "description": "Why no amount is given."},
            "parameters": _list(_parameter()),
        }
    )


def _parameter() -> Schema:
    return _object(
        {
            "id": _TEXT,
            "value": {"description": "A number, a range, or a list."},
            "unit": _TEXT,
            "valid_from": _DAY,
            "valid_to": _DAY_OR_NULL,
            "law": _TEXT,
            "url": _TEXT,
            "checked_on": _DAY,
            "certainty": {"enum": [*CERTAINTIES]},
        }
    )


def _object(properties: Schema, required: Iterable[str] | None = None) -> Schema:
    """`required`: all of them, if not said."""
    names = properties if required is None else required
    return {"type": "object", "properties": properties, "required": [*names]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ids(names: Iterable[str]) -> Schema:
    return {"enum": [*dict.fromkeys(names)]}
