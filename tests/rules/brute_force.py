"""What an assessment of a partly known situation must be, found by going through its completions one by one.

Unknown facts take every value that could matter (`candidates`): all values of a choice, days around every
deadline and turn of the year, numbers around every limit. What was not asked may still be answered, what
was answered with "I don't know" never will be: so a fact is needed when, after some set of answers to all
other facts not asked, two answers to it lead to different reports.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

from rules.dates import add_months
from rules.facts import FACTS, FACTS_OF_A_CHILD, LAST_DATE, MAX_MONEY, REGIONS
from rules.figures import Figures
from tests.rules.reference import REFERENCE, Result

DAY = timedelta(days=1)
OFFICIAL = "poverty_line_official"
FACTS_READ = {
    "tsa": (
        "residence_status",
        "refused_employment_measures_6_months",
        "broke_social_contract_6_months",
        "has_able_bodied_member",
        "only_able_bodied_member_is_carer",
        "region",
        "household_size",
        "children_aged_1_to_6",
        "household_income_monthly",
        "consumer_loan_last_quarter",
        OFFICIAL,
    ),
    "birth_benefit": (
        "residence_status",
        "has_or_expects_child",
        "child_birth_date",
        "child_route",
        "child_order",
        "children_born_together",
    ),
    "childcare_benefit": (
        "residence_status",
        "has_or_expects_child",
        "child_birth_date",
        "carer_insured",
        "child_on_state_support",
        "child_order",
        "children_born_together",
    ),
    "childcare_payment": (
        "residence_status",
        "has_or_expects_child",
        "child_birth_date",
        "child_route",
        "carer_insured",
        "child_on_state_support",
        "carer_returned_to_work",
        "insured_as",
        "child_order",
        "children_born_together",
        "carer_average_income_24_months",
    ),
    "kandas_status": ("residence_status", "ethnic_kazakh", "held_kz_citizenship"),
    "relocation_support": (
        "residence_status",
        "ethnic_kazakh",
        "held_kz_citizenship",
        "move_to_region",
        "included_in_quota_before",
        "registered_job_seeker",
        "permanently_registered_1_year",
        "family_size_moving",
    ),
}


@dataclass(frozen=True)
class Report:
    """What is reported: the verdict, the bounds of each payment (None: no amount), the form."""

    verdict: str
    payments: tuple[tuple[str, tuple[int, int] | None], ...]
    form: str | None


@dataclass(frozen=True)
class Expected:
    report: Report
    needed: frozenset[str]


def report(results: Sequence[Result]) -> Report:
    """Many completions, one report."""
    verdicts = {result.verdict for result in results}
    if len(verdicts) == 1:
        (verdict,) = verdicts
    else:
        verdict = "undetermined"
    going = [result for result in results if result.verdict != "unlikely"]
    payments: dict[str, tuple[int, int] | None] = {}
    for name in dict.fromkeys(name for result in going for name in result.payments):
        # A payment that is left out in a completion (no such children) comes to nothing there.
        sums = [result.payments.get(name, (0, 0)) for result in going]
        known = [one for one in sums if one is not None]
        whole = len(known) == len(sums)
        payments[name] = (min(low for low, _ in known), max(high for _, high in known)) if whole else None
    forms = {result.form for result in going}
    return Report(verdict, tuple(sorted(payments.items())), forms.pop() if len(forms) == 1 else None)


class BruteForce:
    """All completions of one programme's facts. `facts`: exact values, `(min, max)`, "unknown" or
    "declined"."""

    def __init__(self, programme: str, facts: Mapping[str, Any], on: date, figures: Figures) -> None:
        self._rule = REFERENCE[programme]
        self._on = on
        self._figures = figures
        self._facts = dict(facts)
        if any(_valued(facts.get(name)) for name in FACTS_OF_A_CHILD):
            self._facts["has_or_expects_child"] = True
        self._names = FACTS_READ[programme]
        self._known = {name: self._facts[name] for name in self._names if _exact(self._facts.get(name))}
        self._closed = [name for name in self._names if name in self._facts and name not in self._known]
        self._open = [name for name in self._names if name not in self._facts]

    @property
    def completions(self) -> int:
        count = 1
        for name in (*self._closed, *self._open):
            count *= len(self.candidates(name))
        return count

    def candidates(self, name: str) -> list[Any]:
        """Every value of an unknown fact that could matter."""
        fact, given = FACTS[name], self._facts.get(name)
        if name == OFFICIAL and not isinstance(given, tuple):
            return [None]
        if fact.kind == "date":
            return self._days()
        if fact.kind == "region":
            return list(REGIONS)
        if not fact.is_number:
            return list(fact.values)
        low, high = given if isinstance(given, tuple) else (fact.min, fact.max)
        return sorted({low, high, *(value for value in self._numbers(name) if low <= value <= high)})

    def _days(self) -> list[date]:
        edge = add_months(self._on, -18)
        turns = [date(year, 1, 1) for year in range(2022, 2029)]
        days = {
            self._on,
            self._on + DAY,
            *(edge + n * DAY for n in range(-3, 4)),
            date(1990, 1, 1),
            LAST_DATE,
        }
        return sorted(days.union(turns, (turn - DAY for turn in turns)))

    def _numbers(self, name: str) -> Sequence[int]:
        if name in ("child_order", "children_born_together"):
            return range(1, 6)
        if name == "carer_average_income_24_months":
            return (0, 100_000, 490_000, 594_999, 595_000, 2_975_000)
        if name == "children_aged_1_to_6":
            return range(21)
        if name == "household_size":
            return range(1, 31)
        if name in ("household_income_monthly", OFFICIAL):
            return self._around_lines(name)
        if name == "consumer_loan_last_quarter":
            return (0, 1, *self._around_loans())
        return (0, 1, 2)

    def _around_loans(self) -> list[int]:
        income = self._facts.get("household_income_monthly")
        if not isinstance(income, int) or "household_size" not in self._facts:
            return [30_000]
        ends = {end for ends in self._ranges(self._known) for end in ends}
        sizes = {*self._sizes()[:2], self._sizes()[-1]}
        return [max(0, 3 * (line * size - income)) + n for line in ends for size in sizes for n in (0, 1)]

    def _sizes(self) -> Sequence[int]:
        known = self._facts.get("household_size")
        if isinstance(known, int):
            return (known, known)
        low, high = known if isinstance(known, tuple) else (1, 30)
        children = self._facts.get("children_aged_1_to_6")
        least = children if isinstance(children, int) else children[0] if isinstance(children, tuple) else 0
        return range(max(low, least + 1), high + 1)

    def _around_lines(self, name: str) -> list[int]:
        sizes = set(self._sizes())
        if name == OFFICIAL:
            income = self._facts.get("household_income_monthly")
            incomes = (
                [income] if isinstance(income, int) else list(income) if isinstance(income, tuple) else []
            )
            return [value + n for size in sizes for i in incomes for value in [i // size] for n in (0, 1)]
        official = self._facts.get(OFFICIAL)
        if isinstance(official, int):
            lines = {official}
        elif isinstance(official, tuple):
            lines = set(official)
        else:
            lines = {end for ends in self._ranges(self._known) for end in ends}
        return [line * size + n for line in lines for size in sizes for n in (0, 1)]

    def _complete(self, names: Sequence[str], fixed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        for values in product(*(self.candidates(name) for name in names)):
            facts = {**fixed, **dict(zip(names, values, strict=True))}
            if _possible(facts):
                yield facts

    def _at(self, facts: Mapping[str, Any]) -> Result:
        return self._rule(facts, self._on, self._figures)

    def expected(self) -> Expected:
        """The report, and the facts needed."""
        everything = [self._at(facts) for facts in self._complete((*self._open, *self._closed), self._known)]
        answered = self._after_answers((None,))
        needed = {name for place, name in enumerate(self._open) if _matters(answered, place)}
        if OFFICIAL in self._open and self._line_can_settle(answered):
            known_too = self._after_answers((None, *self._findable_lines()))
            needed |= {name for place, name in enumerate(self._open) if _matters(known_too, place)} | {
                OFFICIAL
            }
        return Expected(report(everything), frozenset(needed))

    def _after_answers(self, lines: Sequence[int | None]) -> dict[tuple[Any, ...], Report]:
        """The report after every set of answers to what was not asked. `lines`: what may be found out of
        the line."""
        known = dict(self._known)
        closed = list(self._closed)
        if "has_or_expects_child" in closed and any(name in FACTS_OF_A_CHILD for name in self._open):
            closed.remove("has_or_expects_child")  # the answer to another question will say it
            known["has_or_expects_child"] = True
        answered = {}
        others = [name for name in self._open if name != OFFICIAL]
        for facts in self._complete(others, known):
            for line in lines if OFFICIAL in self._open else (None,):
                if line is not None and not self._within_table(line, facts):
                    continue
                at_line = {**facts, OFFICIAL: line} if OFFICIAL in self._open else facts
                results = [self._at(filled) for filled in self._complete(closed, at_line)]
                if results:
                    answered[tuple(at_line[name] for name in self._open)] = _given(report(results))
        return answered

    def _ranges(self, facts: Mapping[str, Any]) -> list[tuple[int, int]]:
        table = self._figures.poverty_lines.on(self._on)
        regions = [facts["region"]] if "region" in facts else REGIONS
        return [(row.low, row.high) if (row := table.get(region)) else (0, MAX_MONEY) for region in regions]

    def _within_table(self, line: int, facts: Mapping[str, Any]) -> bool:
        ranges = self._ranges(facts)
        exact = all(low == high for low, high in ranges)
        return not exact and min(low for low, _ in ranges) <= line <= max(high for _, high in ranges)

    def _findable_lines(self) -> list[int]:
        ends = {end for ends in self._ranges(self._known) for end in ends}
        return sorted({*ends, *self._around_lines(OFFICIAL)})

    def _line_can_settle(self, answered: Mapping[tuple[Any, ...], Report]) -> bool:
        """Whether an official line, the last thing to be asked, can still settle a verdict."""
        place = self._open.index(OFFICIAL)
        for point, reported in self._after_answers(self._findable_lines()).items():
            without = answered[(*point[:place], None, *point[place + 1 :])]
            if without.verdict == "undetermined" and reported.verdict != "undetermined":
                return True
        return False


def _given(reported: Report) -> Report:
    """The report without the payments of which no amount can be given: whether they are listed changes no
    amount."""
    given = tuple((name, ends) for name, ends in reported.payments if ends is not None)
    return Report(reported.verdict, given, reported.form)


def _matters(answered: Mapping[tuple[Any, ...], Report], place: int) -> bool:
    lines: dict[tuple[Any, ...], Report] = {}
    for point, reported in answered.items():
        rest = (*point[:place], *point[place + 1 :])
        if lines.setdefault(rest, reported) != reported:
            return True
    return False


def _valued(given: Any) -> bool:
    return given is not None and given not in ("unknown", "declined")


def _exact(given: Any) -> bool:
    return _valued(given) and not isinstance(given, tuple)


def _possible(facts: Mapping[str, Any]) -> bool:
    size, children = facts.get("household_size"), facts.get("children_aged_1_to_6")
    return size is None or children is None or children < size
