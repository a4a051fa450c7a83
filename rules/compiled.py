"""A programme made ready for one day: its clusters, and what they say together.

Clusters have no fact in common, so: a programme is unlikely when one cluster fails in every completion,
likely when all are met in every completion; a fact not asked matters when it can make or end a failure or
change an amount (and nothing else must fail), or when it tells met from open (and everything else can be
met).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from rules.assessment import AssessedCondition, AssessedPayment, AssessedProgramme, Change
from rules.changes import changes
from rules.clusters import clusters_of
from rules.facts import FACTS
from rules.figures import Figures
from rules.findings import NONE, Finding
from rules.form import FormTable
from rules.knowledge import Bounds, Truth, Verdict
from rules.means_cluster import MeansCluster
from rules.memo import FEW, MANY, Memo
from rules.order import best_first_alone
from rules.programme import Programme
from rules.situation import CHILDREN, MEMBERS, Situation


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be said of a programme. `needed`: facts not asked that can still change something."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    payments: tuple[AssessedPayment, ...]
    form: str | None
    needed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What the findings come to together. `room`: what conditions on numbers leave possible."""

    verdict: Verdict
    needed: frozenset[str]
    room: Mapping[str, Bounds]


@lru_cache(maxsize=512)
def compiled(programme: Programme, on: date, figures: Figures) -> "Compiled":
    """The programme made ready for a day; remembered."""
    return Compiled(programme, on, figures)


class Compiled:
    """A programme, a day, and the figures."""

    def __init__(self, programme: Programme, on: date, figures: Figures) -> None:
        self.programme = programme
        self.on = on
        self._clusters = tuple(clusters_of(programme, on, figures))
        self._looking = [cluster.look for cluster in self._clusters]
        self._form = FormTable(programme.form, on, figures) if programme.form else None
        places = {requirement.id: place for place, requirement in enumerate(programme.requires)}
        told = [places[one.id] for cluster in self._clusters for one in cluster.requirements]
        self._places = None if told == sorted(told) else [told.index(place) for place in range(len(told))]
        self._paying = [(place, one) for place, one in enumerate(self._clusters) if one.pays]
        self._mixed = len(self._paying) > 1
        self._paid_at = {payment.id: place for place, payment in enumerate(programme.pays)}
        shown = (one.shows for one in programme.requires if one.shows)
        read = {*programme.facts(), *shown}
        for fact, other in ((MEMBERS, CHILDREN), (CHILDREN, MEMBERS)):
            if fact in read:
                read.add(other)
        for cluster in self._clusters:
            read.update(cluster.facts)
        self._facts = tuple(sorted(read))
        self._singular = tuple(fact for fact in self._facts if FACTS[fact].kind in ("money", "date"))
        self._assessed: Memo[tuple[Any, ...], AssessedProgramme] = Memo()
        self._outlooks: Memo[tuple[Any, ...], Outlook] = Memo()
        # What is found of a family's means is its own.
        room = FEW if any(isinstance(one, MeansCluster) for one in self._clusters) else MANY
        self._standpoints: Memo[tuple[Finding, ...], Standpoint] = Memo(room)
        self._changed: Memo[tuple[Finding, ...], tuple[Change, ...]] = Memo(room)

    def _key(self, situation: Situation) -> tuple[Any, ...] | None:
        """What the programme reads of the situation; None where it hardly comes twice: a sum of money or a
        date."""
        for fact in self._singular:
            if situation.known.get(fact).__class__ in (int, date):
                return None
        return (bool(situation.promised), *map(situation.known.get, self._facts))

    def outlook(self, situation: Situation) -> Outlook:
        """Everything that follows from the situation."""
        key = self._key(situation)
        if key is None:
            return self._look(situation)[0]
        return self._outlooks.get(key) or self._outlooks.put(key, self._look(situation)[0])

    def _look(self, situation: Situation) -> tuple[Outlook, list[AssessedCondition]]:
        found: list[Finding] = []
        told: list[AssessedCondition] = []
        for look in self._looking:
            finding, conditions = look(situation)
            found.append(finding)
            told += conditions
        findings = tuple(found)
        standpoint = self._standpoints.get(findings) or self._standpoints.put(findings, _stand(findings))
        if standpoint.verdict is Verdict.UNLIKELY:
            return Outlook(standpoint.verdict, findings, (), None, NONE), told
        needed = standpoint.needed
        payments: list[AssessedPayment] = []
        for place, cluster in self._paying:
            paid = cluster.pay(situation, findings[place], standpoint.room)
            needed |= paid.needed
            payments += paid.payments
        form = None
        if self._form:
            form, missing = self._form.find(situation)
            needed |= missing
        if self._mixed:
            payments.sort(key=lambda payment: self._paid_at[payment.id])
        return Outlook(standpoint.verdict, findings, tuple(payments), form, needed), told

    def assess(self, situation: Situation) -> AssessedProgramme:
        """The outlook as an assessment tells it."""
        key = self._key(situation)
        if key is None:
            return self._assess(situation)
        return self._assessed.get(key) or self._assessed.put(key, self._assess(situation))

    def _assess(self, situation: Situation) -> AssessedProgramme:
        programme, (outlook, told) = self.programme, self._look(situation)
        verdict = outlook.verdict
        likely_or_open = verdict is not Verdict.UNLIKELY
        return AssessedProgramme(
            id=programme.id,
            verdict=verdict,
            conditions=tuple(told)
            if self._places is None
            else tuple([told[place] for place in self._places]),
            payments=outlook.payments,
            needed=best_first_alone(outlook.needed),
            not_checked=programme.not_checked,
            what_would_change=() if verdict is Verdict.LIKELY else self._changes(outlook.findings),
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

    def _changes(self, findings: tuple[Finding, ...]) -> tuple[Change, ...]:
        known = self._changed.get(findings)
        if known is None:
            known = self._changed.put(findings, changes(self.programme.may_change, self._clusters, findings))
        return known


def _stand(findings: tuple[Finding, ...]) -> Standpoint:
    now = min([finding.now for finding in findings])
    if now is Truth.FAILED:
        return Standpoint(Verdict.UNLIKELY, NONE, {})
    needed: set[str] = set()
    cannot_hold = [finding for finding in findings if not finding.can_hold]
    room: dict[str, Bounds] = {}
    for finding in findings:
        needed |= finding.strong
        if finding.weak and (not cannot_hold or cannot_hold == [finding]):
            needed |= finding.weak
        room |= finding.room
    verdict = Verdict.LIKELY if now is Truth.MET else Verdict.UNDETERMINED
    return Standpoint(verdict, frozenset(needed), room)
