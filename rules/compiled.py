"""A programme made ready for one day: its clusters, and what they say together.

Clusters have no fact in common, so: a programme is unlikely when one cluster fails in every completion,
likely when all are met in every completion; a fact not asked matters when it can make or end a failure or
change an amount (and nothing else must fail), or when it tells met from open (and everything else can be
met).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from rules.assessment import AssessedCondition, AssessedPayment, AssessedProgramme, Change
from rules.cluster import Cluster
from rules.clusters import clusters_of
from rules.expressions import OneOf, WhileSettled, World
from rules.figures import Figures, Statuses
from rules.findings import Finding, Standing
from rules.form import FormTable
from rules.knowledge import Absence, Range, State, Truth, Verdict
from rules.means_cluster import MeansCluster
from rules.means_test import MeansTest
from rules.memo import Memo
from rules.programme import Programme, Requirement, Source
from rules.situation import Situation


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be said of a programme. `needed`: facts not asked that can still change something."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    payments: tuple[AssessedPayment, ...]
    form: str | None
    needed: frozenset[str]


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
        self._clusters = tuple(clusters_of(programme, on, figures))
        self._form = FormTable(programme.form, on, figures) if programme.form else None
        places = {requirement.id: place for place, requirement in enumerate(programme.requires)}
        self._places = [
            [places[requirement.id] for requirement in cluster.requirements] for cluster in self._clusters
        ]
        self._shown = [one.shows or next(iter(one.facts()), None) for one in programme.requires]
        self._stands = [_stands(requirement, on, figures) for requirement in programme.requires]
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
            return Outlook(verdict, findings, (), None, frozenset())
        needed: set[str] = set()
        payments: dict[str, AssessedPayment] = {}
        cannot_hold = [finding for finding in findings if not finding.can_hold]
        for cluster, finding in zip(self._clusters, findings, strict=True):
            needed |= finding.strong
            if not cannot_hold or cannot_hold == [finding]:
                needed |= finding.weak
            paid = cluster.pay(situation, finding)
            needed |= paid.needed
            payments |= {payment.id: payment for payment in paid.payments}
        form = None
        if self._form:
            form, missing = self._form.find(situation)
            needed |= missing
        ordered = tuple(payments[one.id] for one in self.programme.pays if one.id in payments)
        return Outlook(verdict, findings, ordered, form, frozenset(needed))

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
                    value, limit = cluster.shown(finding)
                    conditions[place] = self._condition(place, standing, value, limit)
                    continue
                shown = self._shown[place]
                value = _told(situation[shown]) if shown else None
                key = (
                    (place, standing, value)
                    if not isinstance(value, dict)
                    else (place, standing, *value.items())
                )
                conditions[place] = self._conditions.get(key) or self._conditions.put(
                    key, self._condition(place, standing, value, self._limit(requirement, situation))
                )
        return tuple(condition for condition in conditions if condition is not None)

    def _condition(self, place: int, standing: Standing, value: Any, limit: Any) -> AssessedCondition:
        source, failure = self._stands[place]
        certainty = failure if standing.state is State.FAILED else source.certainty
        return AssessedCondition(
            id=self.programme.requires[place].id,
            state=standing.state,
            value=value,
            limit=limit,
            law=source.law,
            url=source.url,
            certainty="not_settled" if standing.reason else certainty,
            checked_on=source.checked_on,
            reason=standing.reason,
            missing=standing.missing,
        )

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
            for limit, truth in cluster.limits(finding):
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


def _stands(requirement: Requirement, on: date, figures: Figures) -> tuple[Source, str]:
    """Where a condition stands on a day, and how certain its failure is. What an order sets for a time is
    cited from the row of that time; a status from the article of the programme."""
    source, test = requirement.source, requirement.test
    name: object = None
    if isinstance(test, WhileSettled):
        name = test.question
    elif isinstance(test, OneOf):
        name = test.values
    row = figures[name].on(on) if isinstance(name, str) else None
    if row is None:
        return source, source.certainty
    if isinstance(row.value, Statuses):
        return source, row.value.others
    return Source(row.law, row.url, row.certainty, row.checked_on), row.certainty


def _told(knowledge: Any) -> Any:
    if isinstance(knowledge, Absence):
        return None
    return {"min": knowledge.min, "max": knowledge.max} if isinstance(knowledge, Range) else knowledge
