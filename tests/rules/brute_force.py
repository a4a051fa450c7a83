"""What an assessment of a partly known situation must be, found by going through its completions one by one.

Unknown facts take every value that could matter (`brute_candidates.py`). What was not asked may still be
answered, what was answered with "I don't know" never will be: so a fact is needed when, after some set of
answers to all other facts not asked, two answers to it lead to different reports.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import prod
from typing import Any

from rules.facts import FACTS_OF_A_CHILD
from rules.figures import Figures
from tests.rules.brute_candidates import OFFICIAL, Candidates
from tests.rules.facts_read import FACTS_READ
from tests.rules.reference import REFERENCE, Result


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


def report_of(results: Sequence[Result]) -> Report:
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
        if facts.get("both_parents_lost") is True:
            self._facts["lost_breadwinner"] = True
        self._names = FACTS_READ[programme]
        self._known = {name: self._facts[name] for name in self._names if _exact(self._facts.get(name))}
        self._closed = [name for name in self._names if name in self._facts and name not in self._known]
        self._open = [name for name in self._names if name not in self._facts]
        self._candidates = Candidates(self._facts, self._known, on, figures)
        # of each fact that is not known, the values it is tried with
        self.values = {name: self._candidates.of(name) for name in (*self._closed, *self._open)}

    @property
    def completions(self) -> int:
        return prod(len(values) for values in self.values.values())

    def _complete(self, names: Sequence[str], fixed: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        for values in product(*(self.values[name] for name in names)):
            facts = {**fixed, **dict(zip(names, values, strict=True))}
            if _possible(facts):
                yield facts

    def _at(self, facts: Mapping[str, Any]) -> Result:
        return self._rule(facts, self._on, self._figures)

    def report(self) -> Report:
        everything = self._complete((*self._open, *self._closed), self._known)
        return report_of([self._at(facts) for facts in everything])

    def expected(self) -> Expected:
        """The report, and the facts needed."""
        answered = self._after_answers((None,))
        needed = {name for place, name in enumerate(self._open) if _matters(answered, place)}
        if OFFICIAL in self._open and self._line_can_settle(answered):
            known_too = self._after_answers((None, *self._candidates.findable_lines()))
            needed |= {name for place, name in enumerate(self._open) if _matters(known_too, place)} | {
                OFFICIAL
            }
        return Expected(self.report(), frozenset(needed))

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
                    answered[tuple(at_line[name] for name in self._open)] = _given(report_of(results))
        return answered

    def _within_table(self, line: int, facts: Mapping[str, Any]) -> bool:
        ranges = self._candidates.lines(facts)
        exact = all(low == high for low, high in ranges)
        return not exact and min(low for low, _ in ranges) <= line <= max(high for _, high in ranges)

    def _line_can_settle(self, answered: Mapping[tuple[Any, ...], Report]) -> bool:
        """Whether an official line, the last thing to be asked, can still settle a verdict."""
        place = self._open.index(OFFICIAL)
        for point, reported in self._after_answers(self._candidates.findable_lines()).items():
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
    if facts.get("both_parents_lost") is True and facts.get("lost_breadwinner") is False:
        return False
    size, children = facts.get("household_size"), facts.get("children_aged_1_to_6")
    return size is None or children is None or children < size
