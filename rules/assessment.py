"""The one object that every channel shows: what is likely, how much, why, until when, and where to go.

Attributes are named as the keys of the JSON (`from` is `from_`); `to_json` gives exactly that JSON. Texts
are ids: the words, in both languages, are the dialogs' business.
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any, Final

from rules.knowledge import State, Verdict


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an assessment that knows its JSON."""

    def to_json(self) -> dict[str, Any]:
        """The JSON form, made of plain dicts, lists, texts, numbers, booleans and None."""
        return {key: _json(getattr(self, name)) for name, key in _keys(self)}


_KEYS: Final[dict[type, tuple[tuple[str, str], ...]]] = {}


def _keys(part: Part) -> tuple[tuple[str, str], ...]:
    """Attributes and their JSON keys, found out once for each kind of part."""
    kind = type(part)
    if kind not in _KEYS:
        _KEYS[kind] = tuple((each.name, each.name.rstrip("_")) for each in fields(part))
    return _KEYS[kind]


_PLAIN: Final = (str, int, bool, type(None))


def _json(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if isinstance(value, Part):
        return value.to_json()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return {key: _json(item) for key, item in value.items()}


@dataclass(frozen=True, slots=True)
class AssessedCondition(Part):
    """One condition: `state` with the person's own `value` and the `limit` it is held against.

    `reason`: id of what the law leaves open, or `parameter_missing`, when that is why the state is unknown.
    `missing`: facts that are not known and could settle it.
    """

    id: str
    state: State
    value: Any
    limit: Any
    law: str
    url: str
    certainty: str
    checked_on: date
    reason: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsedParameter(Part):
    """A dated figure that an amount was computed with."""

    id: str
    value: Any
    unit: str
    valid_from: date
    valid_to: date | None
    law: str
    url: str
    checked_on: date
    certainty: str


@dataclass(frozen=True, slots=True)
class AssessedPayment(Part):
    """An amount in whole tenge, once or per month. `min` and `max` are both None, with a `reason`, when no
    amount may be given. `estimate`: show only "from `min`". `net`: after the pension contribution."""

    id: str
    period: str
    min: int | None
    max: int | None
    net: bool
    estimate: bool
    formula: str | None
    law: str
    url: str
    reason: str | None
    parameters: tuple[UsedParameter, ...]


@dataclass(frozen=True, slots=True)
class Change(Part):
    """If `fact` were `to` (a value, a list of values or `{"min"/"max"}`), the verdict would be `verdict`."""

    fact: str
    to: Any
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Destination(Part):
    """Where to apply. `service`: the code of the egov.kz card, where there is one."""

    channel: str
    service: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {"channel": self.channel} | ({"service": self.service} if self.service else {})


@dataclass(frozen=True, slots=True)
class AssessedProgramme(Part):
    """`from_`, `until`: the first and the last day, where they are known. `form`: of tsa only."""

    id: str
    verdict: Verdict
    conditions: tuple[AssessedCondition, ...]
    payments: tuple[AssessedPayment, ...]
    needed: tuple[str, ...]
    not_checked: tuple[str, ...]
    what_would_change: tuple[Change, ...]
    from_: date | None
    until: date | None
    apply: tuple[Destination, ...]
    documents: tuple[str, ...]
    form: str | None = None
    has_form: bool = False

    def to_json(self) -> dict[str, Any]:
        data = Part.to_json(self)
        del data["has_form"]
        if not self.has_form:
            del data["form"]
        return data


@dataclass(frozen=True, slots=True)
class Notice(Part):
    """Something to say beside the programmes."""

    id: str
    about: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, **self.about}


@dataclass(frozen=True, slots=True)
class Assessment(Part):
    """Everything that can be said of a situation on a day."""

    on: date
    rules_version: str
    parameters_hash: str
    programmes: tuple[AssessedProgramme, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Question(Part):
    """A fact worth asking, and the programmes it serves."""

    fact: str
    serves: tuple[str, ...]
