"""What changes between two days, or two sets of figures: parameters, and the example households.

A household is seen from each of the two days: a child of four months is four months old on both. A programme
is left out that is unlikely on both sides, or undetermined on both while something is still to be asked: then
nobody asked this household about it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from rules.assess import assess
from rules.assessment import AssessedPayment, AssessedProgramme
from rules.dates import end_of_quarter, start_of_quarter
from rules.facts import REGIONS
from rules.figures import Figures, Parameter, Spread, Worth
from rules.households import Household, households
from rules.knowledge import State, Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are held against each other."""

    on: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """The same on both sides."""

    before: T
    after: T

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Given:
    """What a parameter says for a time: its value and where it stands."""

    value: Worth
    valid_from: date
    valid_to: date | None
    law: str
    url: str
    certainty: str
    estimate: bool

    def said(self) -> tuple[Any, ...]:
        """Without the days: a row that only goes on is no change."""
        return self.value, self.law, self.url, self.certainty, self.estimate


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """`region`: of a poverty line. None on a side: no row. `open_reason`: what is not settled without one."""

    id: str
    region: str | None
    before: Given | None
    after: Given | None
    open_reason: str


@dataclass(frozen=True, slots=True)
class Sum:
    """What a payment comes to. Without ends, for the `reason`, no amount may be given."""

    min: int | None
    max: int | None
    estimate: bool
    formula: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ProgrammeChange:
    """`conditions`, `payments`: those that differ, by id; None: the payment is not made on that side."""

    id: str
    verdict: Pair[Verdict]
    form: Pair[str | None]
    conditions: Mapping[str, Pair[State]]
    payments: Mapping[str, Pair[Sum | None]]


@dataclass(frozen=True, slots=True)
class HouseholdChange:
    """A household, and its programmes that differ."""

    id: str
    words: str
    programmes: tuple[ProgrammeChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, and only that."""

    days: Pair[date]
    parameters_hash: Pair[str]
    parameters: tuple[ParameterChange, ...]
    households: tuple[HouseholdChange, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists, texts, numbers, booleans and None."""
        data: dict[str, Any] = _plain(self)
        return data


def diff(before: Side, after: Side, of: Iterable[Household] | None = None) -> Difference:
    """What changes from one side to the other, for the households `of` (the delivered ones, if not said).

    Raises `BadSituation` for a day before the Code was in force.
    """
    seen = [_household(household, before, after) for household in (households() if of is None else of)]
    return Difference(
        days=Pair(before.on, after.on),
        parameters_hash=Pair(before.figures.hash, after.figures.hash),
        parameters=tuple(_parameters(before, after)),
        households=tuple(household for household in seen if household.programmes),
    )


# Parameters


def _parameters(before: Side, after: Side) -> Iterator[ParameterChange]:
    names = sorted({*before.figures.parameters, *after.figures.parameters})
    for name in names:
        old, new = (side.figures.parameters.get(name) for side in (before, after))
        reason = next(one.open_reason for one in (new, old) if one is not None)
        for row_before, row_after in _differing(_rows(old, new, before, after)):
            yield ParameterChange(name, None, row_before, row_after, reason)
    for region in REGIONS:
        for row_before, row_after in _differing(_lines(region, before, after)):
            yield ParameterChange("poverty_lines", region, row_before, row_after, "parameter_missing")


_Two = tuple[Given | None, Given | None]


def _differing(pairs: Iterable[_Two]) -> list[_Two]:
    """Each once: the same two rows meet on several days."""
    return [
        (before, after)
        for before, after in dict.fromkeys(pairs)
        if (before and before.said()) != (after and after.said())
    ]


def _rows(old: Parameter | None, new: Parameter | None, before: Side, after: Side) -> Iterator[_Two]:
    """The rows in force on the two days; of other figures, those of every other day as well."""
    yield _row(old, before.on), _row(new, after.on)
    if before.figures.hash != after.figures.hash:
        for day in sorted({turn for one in (old, new) if one is not None for turn in one.turns()}):
            yield _row(old, day), _row(new, day)


def _row(parameter: Parameter | None, day: date) -> Given | None:
    row = parameter.on(day) if parameter else None
    if row is None:
        return None
    return Given(row.value, row.valid_from, row.valid_to, row.law, row.url, row.certainty, row.estimate)


def _lines(region: str, before: Side, after: Side) -> Iterator[_Two]:
    yield _line(region, before, before.on), _line(region, after, after.on)
    if before.figures.hash != after.figures.hash:
        quarters = {*before.figures.poverty_lines.quarters, *after.figures.poverty_lines.quarters}
        for quarter in sorted(quarters):
            first_day = date(int(quarter[:4]), 3 * int(quarter[-1]) - 2, 1)
            yield _line(region, before, first_day), _line(region, after, first_day)


def _line(region: str, side: Side, day: date) -> Given | None:
    line = side.figures.poverty_lines.on(day).get(region)
    if line is None:
        return None
    value = line.low if line.low == line.high else Spread(line.low, line.high)
    first, last = start_of_quarter(day), end_of_quarter(day)
    return Given(value, first, last, line.law, line.url, line.certainty, line.estimate)


# Households


def _household(household: Household, before: Side, after: Side) -> HouseholdChange:
    sides = [
        assess(household.situation_on(side.on), side.on, figures=side.figures).programmes
        for side in (before, after)
    ]
    programmes = (_programme(old, new) for old, new in zip(*sides, strict=True))
    return HouseholdChange(household.id, household.words, tuple(one for one in programmes if one is not None))


def _programme(old: AssessedProgramme, new: AssessedProgramme) -> ProgrammeChange | None:
    if all(one.verdict is Verdict.UNLIKELY for one in (old, new)):
        return None
    if all(one.verdict is Verdict.UNDETERMINED and one.needed for one in (old, new)):
        return None
    verdict, form = Pair(old.verdict, new.verdict), Pair(old.form, new.form)
    sums = [{payment.id: _sum(payment) for payment in side.payments} for side in (old, new)]
    payments = {name: Pair(*(side.get(name) for side in sums)) for name in sums[0] | sums[1]}
    states = [{condition.id: condition.state for condition in side.conditions} for side in (old, new)]
    conditions = {name: Pair(state, states[1][name]) for name, state in states[0].items()}
    change = ProgrammeChange(old.id, verdict, form, _that_differ(conditions), _that_differ(payments))
    return change if verdict.differs or form.differs or change.conditions or change.payments else None


def _sum(payment: AssessedPayment) -> Sum:
    return Sum(payment.min, payment.max, payment.estimate, payment.formula, payment.reason)


def _that_differ(pairs: Mapping[str, Pair[T]]) -> dict[str, Pair[T]]:
    return {name: pair for name, pair in pairs.items() if pair.differs}


def _plain(value: Any) -> Any:
    """As JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return f"{float(value):g}"
    if isinstance(value, Spread):
        return {"min": _plain(value.low), "max": _plain(value.high)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value
