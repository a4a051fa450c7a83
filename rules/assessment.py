"""The one object that every channel shows: what is likely, how much, why, until when, and where to go.

Attributes are named as the keys of the JSON (`from` is `from_`); `to_json` gives exactly that JSON. Texts
are ids: the words, in both languages, are the dialogs' business.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform

from rules.knowledge import State, Verdict
from rules.memo import Memo


class Part:
    """A piece of an assessment that knows its JSON."""

    __slots__ = ("text",)
    text: str
    """The JSON form as compact text in ASCII, worked out once: parts are shared by assessments."""

    def to_json(self) -> dict[str, Any]:
        """The JSON form, made of plain dicts, lists, texts, numbers, booleans and None."""
        keys, values, _ = self._form()
        return dict(zip(keys, map(_json, values(self)), strict=True))

    def __getattr__(self, name: str) -> Any:
        # Only what is not there yet comes here.
        if name != "text":
            raise AttributeError(f"{type(self).__name__} has no {name}")
        self.text = self._written()
        return self.text

    def _written(self) -> str:
        _, values, frame = self._form()
        return frame % tuple([_WRITERS[type(value)](value) for value in values(self)])

    def _form(self) -> "Form":
        kind: Any = type(self)  # a class is hashable, whatever its instances are
        return form_of(kind)


T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def part(kind: type[T]) -> type[T]:
    """A frozen dataclass to whoever checks types; to make one that is frozen at run time too takes four
    times as long."""
    return dataclass(slots=True)(kind)


Form = tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], str]
"""The keys of a part's JSON, the getter of its values, and the frame of its text."""


@cache
def form_of(kind: Any, *left_out: str) -> Form:
    """How parts of a kind are written, without some of their attributes."""
    names = [each.name for each in fields(kind) if each.name not in left_out]
    keys = tuple(name.rstrip("_") for name in names)
    several, (first, *rest) = attrgetter(*names), names
    values = several if rest else lambda part: (getattr(part, first),)
    return keys, values, "{" + ",".join(f'"{key}":%s' for key in keys) + "}"


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


_quoted: Final = json.encoder.encode_basestring_ascii
_compact: Final = json.JSONEncoder(separators=(",", ":")).encode
_SHARED: Final[Memo[int, tuple[tuple[Part, ...], str]]] = Memo()
_LISTS: Final[Memo[tuple[str, ...], str]] = Memo()


def _listed(items: tuple[Any, ...]) -> str:
    if not items:
        return "[]"
    if type(items[0]) is str:  # the same few names again and again
        return _LISTS.get(items) or _LISTS.put(items, _compact(items))
    return "[" + ",".join([_WRITERS[type(item)](item) for item in items]) + "]"


def _text(value: Any) -> str:
    return _WRITERS[type(value)](value)


def _day(day: date | None) -> str:
    return "null" if day is None else f'"{day.isoformat()}"'


def _shared(parts: tuple["Part", ...]) -> str:
    """A list that is the very same in many assessments: what is declared of a programme, figures of a day."""
    known = _SHARED.get(id(parts))
    if known is None or known[0] is not parts:  # held here, its id cannot come to be another's
        known = _SHARED.put(id(parts), (parts, _listed(parts)))
    return known[1]


class _Writers(dict[type, Callable[[Any], str]]):
    """How values are written, by their type; other types as `_json` reads them."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        of_part: Callable[[Any], str] = attrgetter("text")
        self[kind] = writer = of_part if issubclass(kind, Part) else lambda value: _compact(_json(value))
        return writer


_WRITERS: Final = _Writers(
    {
        str: _quoted,
        int: str,
        bool: {True: "true", False: "false"}.__getitem__,
        type(None): {None: "null"}.__getitem__,
        Verdict: {verdict: f'"{verdict}"' for verdict in Verdict}.__getitem__,
        State: {state: f'"{state}"' for state in State}.__getitem__,
        date: _day,
        dict: lambda ends: "{" + ",".join([f"{_quoted(key)}:{_text(ends[key])}" for key in ends]) + "}",
        tuple: _listed,
    }
)


@part
class AssessedCondition(Part):
    """One condition: `state` with the person's own `value` of a `fact` and the `limit` it is held against.

    `reason`: id of what the law leaves open, or `parameter_missing`, when that is why the state is unknown.
    `missing`: facts that are not known and could settle it.
    """

    id: str
    state: State
    fact: str | None
    value: Any
    limit: Any
    law: str
    url: str
    certainty: str
    checked_on: date
    reason: str | None
    missing: tuple[str, ...]

    def _written(self) -> str:
        # Of a condition only the value and the limit are a person's own.
        same = _SAME_FOR_ALL(self)
        frame = _FRAMES.get(same) or _FRAMES.put(same, _frame(self))
        value, limit = self.value, self.limit
        return f"{frame[0]}{_WRITERS[type(value)](value)}{frame[1]}{_WRITERS[type(limit)](limit)}{frame[2]}"


_SAME_FOR_ALL: Final = attrgetter(
    "id", "state", "fact", "law", "url", "certainty", "checked_on", "reason", "missing"
)
_FRAMES: Final[Memo[tuple[Any, ...], tuple[str, str, str]]] = Memo()


def _frame(condition: AssessedCondition) -> tuple[str, str, str]:
    """The text before the value, between it and the limit, and after."""
    text = Part._written(replace(condition, value=None, limit=None))
    before, _, rest = text.partition('"value":null')
    between, _, after = rest.partition('"limit":null')
    return before + '"value":', between + '"limit":', after


@part
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


@part
class AssessedPayment(Part):
    """An amount in whole tenge, once or per month. `min` and `max` are both None, with a `reason`, when no
    amount may be given. `estimate`: show only "from `min`"; so too where it is `open_ended`: the upper end is
    only the largest number that a fact may be. `net`: after the pension contribution."""

    id: str
    period: str
    min: int | None
    max: int | None
    net: bool
    estimate: bool
    open_ended: bool
    formula: str | None
    law: str
    url: str
    reason: str | None
    parameters: tuple[UsedParameter, ...]

    def _written(self) -> str:
        # As `Part` writes it, but quicker: only the amounts and the formula are a person's own.
        same = self.id, self.period, self.net, self.law, self.url, self.reason
        frame = _PAYMENTS.get(same) or _PAYMENTS.put(same, [_text(one) for one in same])
        return (
            f'{{"id":{frame[0]},"period":{frame[1]},"min":{_text(self.min)},"max":{_text(self.max)},'
            f'"net":{frame[2]},"estimate":{_text(self.estimate)},'
            f'"open_ended":{_text(self.open_ended)},"formula":{_text(self.formula)},'
            f'"law":{frame[3]},"url":{frame[4]},"reason":{frame[5]},"parameters":{_shared(self.parameters)}}}'
        )


_PAYMENTS: Final[Memo[tuple[Any, ...], list[str]]] = Memo()


@part
class Change(Part):
    """If `fact` were `to` (a value, a list of values or `{"min"/"max"}`), the verdict would be `verdict`."""

    fact: str
    to: Any
    verdict: Verdict


@part
class Destination(Part):
    """Where to apply. `service`: the code of the egov.kz card, where there is one."""

    channel: str
    service: str | None = None

    def _form(self) -> Form:
        return _ASKS_A_SERVICE if self.service else _NAMES_NO_SERVICE


_ASKS_A_SERVICE: Final = form_of(Destination)
_NAMES_NO_SERVICE: Final = form_of(Destination, "service")


@part
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

    def _form(self) -> Form:
        return _WITH_FORM if self.has_form else _WITHOUT_FORM

    def _written(self) -> str:
        # As `Part` writes it, but several times as quick: of a programme most is written already.
        form = f',"form":{_WRITERS[type(self.form)](self.form)}' if self.has_form else ""
        return (
            f'{{"id":"{self.id}","verdict":{_WRITERS[Verdict](self.verdict)},'
            f'"conditions":[{",".join([one.text for one in self.conditions])}],'
            f'"payments":[{",".join([one.text for one in self.payments])}],'
            f'"needed":{_listed(self.needed)},"not_checked":{_listed(self.not_checked)},'
            f'"what_would_change":{_listed(self.what_would_change)},'
            f'"from":{_day(self.from_)},"until":{_day(self.until)},'
            f'"apply":{_shared(self.apply)},"documents":{_listed(self.documents)}{form}}}'
        )


_WITH_FORM: Final = form_of(AssessedProgramme, "has_form")
_WITHOUT_FORM: Final = form_of(AssessedProgramme, "has_form", "form")


@part
class Notice(Part):
    """Something to say beside the programmes."""

    id: str
    about: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        return {"id": self.id, **self.about}

    def _written(self) -> str:
        return _compact(self.to_json())


@part
class Assessment(Part):
    """Everything that can be said of a situation on a day."""

    on: date
    rules_version: str
    parameters_hash: str
    programmes: tuple[AssessedProgramme, ...]
    notices: tuple[Notice, ...]

    def _written(self) -> str:
        # As `Part` writes it, in one go: it is long.
        head = (
            f'{{"on":{_day(self.on)},"rules_version":{_text(self.rules_version)},'
            f'"parameters_hash":{_text(self.parameters_hash)},"programmes":['
        )
        told = [text for one in self.programmes for text in (one.text, ",")]
        return "".join([head, *told[:-1], f'],"notices":{_listed(self.notices)}}}'])


@part
class Question(Part):
    """A fact worth asking, and the programmes it serves."""

    fact: str
    serves: tuple[str, ...]
