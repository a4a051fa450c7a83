"""A programme made ready for one day: its clusters, and what they say together.

Clusters have no fact in common, so: a programme is unlikely when one cluster fails in every completion, likely when all are
met in every completion; a fact not asked matters when it can make or end a failure or change an amount (and nothing else
must fail), or when it tells met from open (and everything else can be met).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

from rules.assessment import AssessedCondition, AssessedPayment, AssessedProgramme, Change
from rules.classes import NOT_ASKED, Classes, Code, classes_of, possible
from rules.cluster import Cluster
from rules.expressions import Turns, World
from rules.figures import Figures
from rules.findings import Finding, Standing
from rules.knowledge import Absence, Range, State, Truth, Verdict
from rules.means_cluster import MeansCluster
from rules.means_test import MeansTest
from rules.memo import Memo
from rules.programme import Form, Pays, Programme, Requirement
from rules.situation import Situation

_BETTER = {Verdict.UNLIKELY: 0, Verdict.UNDETERMINED: 1, Verdict.LIKELY: 2}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be said of a programme: the verdict, the form, the findings, the payments, and the facts still needed.

    `ends`: of each needed fact, how likely an answer is to end the matter at once.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    payments: tuple[AssessedPayment, ...]
    form: str | None
    needed: tuple[str, ...]
    ends: Mapping[str, float]


@lru_cache(maxsize=256)
def compiled(programme: Programme, on: date, figures: Figures) -> "Compiled":
    """The programme made ready for a day; remembered."""
    return Compiled(programme, on, figures)


class Compiled:
    """A programme, a day, and the figures."""

    def __init__(self, programme: Programme, on: date, figures: Figures) -> None:
        self.programme = programme
        self.on = on
        self._figures = figures
        self._clusters = tuple(_clusters(programme, on, figures))
        self._form = _FormTable(programme.form, on, figures) if programme.form else None
        self._facts = programme.facts()
        places = {requirement.id: place for place, requirement in enumerate(programme.requires)}
        self._places = [
            [places[requirement.id] for requirement in cluster.requirements] for cluster in self._clusters
        ]
        self._conditions: Memo[tuple[Any, ...], AssessedCondition] = Memo()

    def verdict(self, situation: Situation) -> tuple[Verdict, tuple[Finding, ...]]:
        """The verdict, and what each cluster says."""
        findings = tuple([cluster.find(situation) for cluster in self._clusters])
        now = min([finding.now for finding in findings])
        if now is Truth.FAILED:
            return Verdict.UNLIKELY, findings
        return Verdict.LIKELY if now is Truth.MET else Verdict.UNDETERMINED, findings

    def outlook(self, situation: Situation) -> Outlook:
        """Everything that follows from the situation."""
        verdict, findings = self.verdict(situation)
        if verdict is Verdict.UNLIKELY:
            return Outlook(verdict, findings, (), None, (), {})
        needed: set[str] = set()
        payments: dict[str, AssessedPayment] = {}
        ends: dict[str, float] = {}
        cannot_hold = [finding for finding in findings if not finding.can_hold]
        for cluster, finding in zip(self._clusters, findings, strict=True):
            needed |= finding.strong
            if not cannot_hold or cannot_hold == [finding]:
                needed |= finding.weak
            paid = cluster.pay(situation, finding)
            needed |= paid.needed
            payments |= {payment.id: payment for payment in paid.payments}
            ends |= finding.ends
        form = None
        if self._form:
            form, missing = self._form.find(situation)
            needed |= missing
        ordered = tuple(payments[one.id] for one in self.programme.pays if one.id in payments)
        return Outlook(
            verdict, findings, ordered, form, tuple(fact for fact in self._facts if fact in needed), ends
        )

    def assess(self, situation: Situation, needed: tuple[str, ...], outlook: Outlook) -> AssessedProgramme:
        """The outlook as an assessment tells it."""
        programme, verdict = self.programme, outlook.verdict
        likely_or_open = verdict is not Verdict.UNLIKELY
        return AssessedProgramme(
            id=programme.id,
            verdict=verdict,
            conditions=self._assessed_conditions(situation, outlook.findings),
            payments=outlook.payments,
            needed=needed,
            not_checked=programme.not_checked,
            what_would_change=() if verdict is Verdict.LIKELY else tuple(self._changes(situation, outlook)),
            from_=self._begins(situation) if likely_or_open else None,
            until=programme.until.day(situation, self.on) if likely_or_open and programme.until else None,
            apply=programme.apply,
            documents=programme.documents,
            form=outlook.form,
            has_form=programme.form is not None,
        )

    def _begins(self, situation: Situation) -> date | None:
        if self.programme.starts is None:
            return self.on
        begins = situation[self.programme.starts]
        return max(begins, self.on) if isinstance(begins, date) else None

    # Conditions

    def _assessed_conditions(
        self, situation: Situation, findings: tuple[Finding, ...]
    ) -> tuple[AssessedCondition, ...]:
        conditions: list[AssessedCondition | None] = [None] * len(self.programme.requires)
        for cluster, places, finding in zip(self._clusters, self._places, findings, strict=True):
            for place, requirement, standing in zip(
                places, cluster.requirements, finding.standings, strict=True
            ):
                if isinstance(cluster, MeansCluster):
                    value, limit = cluster.shown(situation, finding)
                    conditions[place] = _condition(requirement, standing, value, limit)
                    continue
                shown = requirement.shows or requirement.facts()[0] if requirement.facts() else None
                value = _told(situation[shown]) if shown else None
                key = (
                    (place, standing, value)
                    if not isinstance(value, dict)
                    else (place, standing, *value.items())
                )
                conditions[place] = self._conditions.get(key) or self._conditions.put(
                    key, _condition(requirement, standing, value, self._limit(requirement, situation))
                )
        return tuple(condition for condition in conditions if condition is not None)

    def _limit(self, requirement: Requirement, situation: Situation) -> Any:
        assert not isinstance(requirement.test, MeansTest)
        known = {fact: situation[fact] for fact in requirement.facts()}
        return requirement.test.limit(World(self.on, self._figures, dict(known), self.on))

    # What would change the result

    def _changes(self, situation: Situation, outlook: Outlook) -> Iterator[Change]:
        for fact in self.programme.may_change:
            for cluster, finding in zip(self._clusters, outlook.findings, strict=True):
                if fact not in cluster.facts:
                    continue
                others = min([Truth.MET, *(one.now for one in outlook.findings if one is not finding)])
                if others is not Truth.FAILED:
                    yield from _changes_within(cluster, situation, fact, finding, others)


def _changes_within(
    cluster: Cluster | MeansCluster, situation: Situation, fact: str, finding: Finding, others: Truth
) -> Iterator[Change]:
    if isinstance(cluster, MeansCluster):
        if fact == cluster.test.income:
            for limit, truth in cluster.limits(situation, finding):
                if min(truth, others) > finding.now:
                    yield Change(fact, {"max": limit}, _verdict(min(truth, others)))
        return
    by_truth: dict[Truth, list[Any]] = {}
    for values, truth in cluster.alternatives(situation, fact):
        by_truth.setdefault(min(truth, others), []).extend(values)
    better = [truth for truth in by_truth if truth > min(finding.now, others)]
    if better:
        values = by_truth[max(better)]
        yield Change(fact, values[0] if len(values) == 1 else tuple(values), _verdict(max(better)))


def _verdict(truth: Truth) -> Verdict:
    return {Truth.FAILED: Verdict.UNLIKELY, Truth.MET: Verdict.LIKELY}.get(truth, Verdict.UNDETERMINED)


def _condition(requirement: Requirement, standing: Standing, value: Any, limit: Any) -> AssessedCondition:
    source = requirement.source
    return AssessedCondition(
        id=requirement.id,
        state=standing.state,
        value=value,
        limit=limit,
        law=source.law,
        url=source.url,
        certainty="not_settled" if standing.reason else source.certainty,
        checked_on=source.checked_on,
        reason=standing.reason,
        missing=standing.missing,
    )


def _told(knowledge: Any) -> Any:
    if isinstance(knowledge, Absence):
        return None
    return {"min": knowledge.min, "max": knowledge.max} if isinstance(knowledge, Range) else knowledge


def _clusters(programme: Programme, on: date, figures: Figures) -> Iterator[Cluster | MeansCluster]:
    """Parts that share a fact, together; in the order of the conditions."""
    groups: list[tuple[set[str], list[Requirement | Pays]]] = []
    for part in (*programme.requires, *programme.pays):
        facts = set(part.facts() if isinstance(part, Requirement) else part.amount.facts())
        if isinstance(part, Pays) and programme.starts:
            facts.add(programme.starts)
        together = [group for group in groups if group[0] & facts]
        merged = (
            {*facts, *(f for group in together for f in group[0])},
            [p for g in together for p in g[1]] + [part],
        )
        groups = (
            [merged if group is together[0] else group for group in groups if group not in together[1:]]
            if together
            else [*groups, merged]
        )
    for _, parts in groups:
        requirements = [part for part in parts if isinstance(part, Requirement)]
        payments = [part for part in parts if isinstance(part, Pays)]
        tests = [part.test for part in requirements if isinstance(part.test, MeansTest)]
        if tests:
            yield MeansCluster(tests[0], requirements[0], payments[0], on, figures)
        else:
            yield Cluster(programme, requirements, payments, on, figures)


class _FormTable:
    """The form of help over everything that may be."""

    def __init__(self, form: Form, on: date, figures: Figures) -> None:
        turns = Turns()
        self._form = form
        self._world = lambda values: World(on, figures, values, on)
        form.unconditional.turns(self._world({}), turns)
        self._facts = form.facts()
        self._classes: list[Classes] = [classes_of(fact, turns) for fact in self._facts]
        self._found: dict[tuple[Code, ...], tuple[str | None, frozenset[str]]] = {}

    def find(self, situation: Situation) -> tuple[str | None, frozenset[str]]:
        """The form where it is settled, and the facts not asked that can still change it."""
        key = tuple(c.code(situation.known.get(f)) for f, c in zip(self._facts, self._classes, strict=True))
        if key not in self._found:
            self._found[key] = self._decide(key)
        return self._found[key]

    def _decide(self, codes: tuple[Code, ...]) -> tuple[str | None, frozenset[str]]:
        choices = [possible(code, classes) for code, classes in zip(codes, self._classes, strict=True)]
        asked = [place for place, code in enumerate(codes) if code == NOT_ASKED]
        forms = {point: self._at(point) for point in product(*choices)}
        missing = set()
        for place in asked:
            for point in forms:
                line = [
                    self._agreed(forms, asked, (*point[:place], value, *point[place + 1 :]))
                    for value in choices[place]
                ]
                if len(set(line)) > 1:
                    missing.add(self._facts[place])
        return _only(set(forms.values())), frozenset(missing)

    def _agreed(
        self, forms: Mapping[tuple[int, ...], str], asked: list[int], point: tuple[int, ...]
    ) -> str | None:
        """The form once everything that was not asked is answered as in `point`."""
        return _only(
            {form for other, form in forms.items() if all(other[place] == point[place] for place in asked)}
        )

    def _at(self, point: tuple[int, ...]) -> str:
        values = {f: c.members(i)[0] for f, c, i in zip(self._facts, self._classes, point, strict=True)}
        met = self._form.unconditional.at(self._world(values)) is Truth.MET
        return "unconditional" if met else "conditional"


def _only(forms: set[str]) -> str | None:
    return forms.pop() if len(forms) == 1 else None


__all__ = ["Compiled", "Outlook", "State", "compiled"]
