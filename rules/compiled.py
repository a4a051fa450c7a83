"""A programme made ready for one day: its clusters, and what they say together.

Clusters have no fact in common, so: a programme is unlikely when one cluster fails in every completion,
likely when all are met in every completion; a fact not asked matters when it can make or end a failure or
change an amount (and nothing else must fail), or when it tells met from open (and everything else can be
met).
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from rules.assessment import AssessedCondition, AssessedPayment, AssessedProgramme
from rules.changes import changes
from rules.clusters import clusters_of
from rules.figures import Figures
from rules.findings import Finding
from rules.form import FormTable
from rules.knowledge import Bounds, Truth, Verdict
from rules.memo import Memo
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
        self._form = FormTable(programme.form, on, figures) if programme.form else None
        places = {requirement.id: place for place, requirement in enumerate(programme.requires)}
        told = [places[one.id] for cluster in self._clusters for one in cluster.requirements]
        self._places = None if told == sorted(told) else [told.index(place) for place in range(len(told))]
        payments = {payment.id: place for place, payment in enumerate(programme.pays)}
        self._paid_at = payments
        shown = (one.shows for one in programme.requires if one.shows)
        read = {*programme.facts(), *shown}
        for fact, other in ((MEMBERS, CHILDREN), (CHILDREN, MEMBERS)):
            if fact in read:
                read.add(other)
        for cluster in self._clusters:
            read.update(cluster.facts)
        self._facts = tuple(sorted(read))
        self._assessed: Memo[tuple[Any, ...], AssessedProgramme] = Memo()
        self._outlooks: Memo[tuple[Any, ...], Outlook] = Memo()

    def _key(self, situation: Situation) -> tuple[Any, ...]:
        return (bool(situation.promised), *map(situation.known.get, self._facts))

    def outlook(self, situation: Situation) -> Outlook:
        """Everything that follows from the situation."""
        key = self._key(situation)
        return self._outlooks.get(key) or self._outlooks.put(key, self._look(situation))

    def _look(self, situation: Situation) -> Outlook:
        findings = tuple([cluster.find(situation) for cluster in self._clusters])
        now = min([finding.now for finding in findings])
        if now is Truth.FAILED:
            return Outlook(Verdict.UNLIKELY, findings, (), None, frozenset())
        verdict = Verdict.LIKELY if now is Truth.MET else Verdict.UNDETERMINED
        needed: set[str] = set()
        payments: list[AssessedPayment] = []
        cannot_hold = [finding for finding in findings if not finding.can_hold]
        room: dict[str, Bounds] = {}
        for finding in findings:
            needed |= finding.strong
            if finding.weak and (not cannot_hold or cannot_hold == [finding]):
                needed |= finding.weak
            room |= finding.room
        for cluster, finding in zip(self._clusters, findings, strict=True):
            paid = cluster.pay(situation, finding, room)
            needed |= paid.needed
            payments += paid.payments
        form = None
        if self._form:
            form, missing = self._form.find(situation)
            needed |= missing
        if len(payments) > 1:
            payments.sort(key=lambda payment: self._paid_at[payment.id])
        return Outlook(verdict, findings, tuple(payments), form, frozenset(needed))

    def assess(self, situation: Situation) -> AssessedProgramme:
        """The outlook as an assessment tells it."""
        key = self._key(situation)
        return self._assessed.get(key) or self._assessed.put(key, self._assess(situation))

    def _assess(self, situation: Situation) -> AssessedProgramme:
        programme, outlook = self.programme, self._look(situation)
        verdict = outlook.verdict
        likely_or_open = verdict is not Verdict.UNLIKELY
        return AssessedProgramme(
            id=programme.id,
            verdict=verdict,
            conditions=self._conditions(situation, outlook.findings),
            payments=outlook.payments,
            needed=best_first_alone(outlook.needed),
            not_checked=programme.not_checked,
            what_would_change=()
            if verdict is Verdict.LIKELY
            else changes(programme.may_change, self._clusters, outlook.findings, situation),
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

    def _conditions(
        self, situation: Situation, findings: tuple[Finding, ...]
    ) -> tuple[AssessedCondition, ...]:
        told: list[AssessedCondition] = []
        for cluster, finding in zip(self._clusters, findings, strict=True):
            told += cluster.tell(situation, finding)
        return tuple(told) if self._places is None else tuple([told[place] for place in self._places])
