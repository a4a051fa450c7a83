"""A programme made ready for one day: its clusters, and what they say together.

Clusters have no fact in common, so: a programme is unlikely when one cluster fails in every completion,
likely when all are met in every completion; a fact not asked matters when it can make or end a failure or
change an amount (and nothing else must fail), or when it tells met from open (and everything else can be
met).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from rules.assessment import AssessedCondition, AssessedPayment, AssessedProgramme, Change
from rules.engine.changes import changes
from rules.engine.clusters import clusters_of
from rules.engine.findings import NONE, Finding
from rules.engine.form import FormTable
from rules.engine.means_cluster import MeansCluster
from rules.engine.order import best_first_alone
from rules.facts import FACTS
from rules.figures import Figures
from rules.knowledge import Bounds, Truth, Verdict
from rules.memo import MANY, Memo, key_of
from rules.programme import Programme
from rules.programmes import chosen
from rules.situation import IMPLIED_BY_TRUE, Situation, read_with


class Standpoint(NamedTuple):
    """What the findings come to together. `room`: what conditions on numbers leave possible."""

    verdict: Verdict
    needed: frozenset[str]
    room: Mapping[str, Bounds]


@lru_cache(maxsize=512)
def compiled(programme: Programme, on: date, figures: Figures) -> "Compiled":
    """The programme made ready for a day; remembered."""
    return Compiled(programme, on, figures)


@lru_cache(maxsize=32)
def ready(names: tuple[str, ...] | None, on: date, figures: Figures) -> tuple["Compiled", ...]:
    """The programmes asked about (all, if not said), each made ready. Raises `BadSituation` as `chosen`
    does."""
    return tuple(compiled(programme, on, figures) for programme in chosen(names, on))


class _Read:
    """Facts that are read of a situation, as a key to what was made of them."""

    def __init__(self, facts: set[str]) -> None:
        self._key = key_of(sorted(facts))
        self._sums = tuple(fact for fact in facts if FACTS[fact].kind == "money")

    def key(self, situation: Situation) -> Any:
        """None where it would hardly come twice: with a sum of money in it."""
        known = situation.known
        for fact in self._sums:
            if known[fact].__class__ is int:
                return None
        return self._key(known)


class Compiled:
    """A programme, a day, and the figures."""

    def __init__(self, programme: Programme, on: date, figures: Figures) -> None:
        self.programme = programme
        self.on = on
        self._documents = figures.documents.get(programme.id, ())
        self._clusters = tuple(clusters_of(programme, on, figures))
        self._looking = [cluster.look for cluster in self._clusters]
        self._form = FormTable(programme.form, on, figures) if programme.form else None
        places = {requirement.id: place for place, requirement in enumerate(programme.requires)}
        told = [places[one.id] for cluster in self._clusters for one in cluster.requirements]
        self._places = None if told == sorted(told) else [told.index(place) for place in range(len(told))]
        self._paying = [(place, one) for place, one in enumerate(self._clusters) if one.pays]
        self._mixed = len(self._paying) > 1
        self._paid_at = {payment.id: place for place, payment in enumerate(programme.pays)}
        self._deciding = self._read(fact for one in programme.requires for fact in one.facts())
        self._everything = self._read(programme.facts())
        self._refused: Memo[Any, AssessedProgramme] = Memo()
        self._assessed: Memo[Any, AssessedProgramme] = Memo()
        self._changeable = [
            (fact, place)
            for fact in programme.may_change
            for place, cluster in enumerate(self._clusters)
            if fact in cluster.facts
        ]
        # What is found of a family's means is found anew for each.
        self._findings_recur = not any(isinstance(one, MeansCluster) for one in self._clusters)
        self._standpoints: Memo[tuple[Finding, ...], Standpoint] = Memo(2 * MANY)
        self._changed: Memo[tuple[Finding, ...], tuple[Change, ...]] = Memo(2 * MANY)

    def _read(self, facts: Iterable[str]) -> "_Read":
        """With facts that are shown beside these, or can stand for them."""
        read = {*facts, *(one.shows for one in self.programme.requires if one.shows)}
        read.update(*map(read_with, read))
        read.update(by for fact in tuple(read) for by in IMPLIED_BY_TRUE.get(fact, ()))
        return _Read(read)

    def assess(self, situation: Situation) -> AssessedProgramme:
        """What can be said of the programme.

        Where it is unlikely, the facts of the payments alone make no difference.
        """
        deciding = self._deciding.key(situation)
        if deciding is not None and (refused := self._refused.get(deciding)) is not None:
            return refused
        key = self._everything.key(situation)
        if key is not None and (known := self._assessed.get(key)) is not None:
            return known
        assessed = self._assess(situation)
        if deciding is not None and assessed.verdict is Verdict.UNLIKELY:
            return self._refused.put(deciding, assessed)
        return assessed if key is None else self._assessed.put(key, assessed)

    def _assess(self, situation: Situation) -> AssessedProgramme:
        findings, conditions = self._look(situation)
        stands = self._stand(findings)
        if stands.verdict is Verdict.UNLIKELY:
            return self._tell(stands.verdict, conditions, findings)
        needed = stands.needed
        payments: list[AssessedPayment] = []
        for place, cluster in self._paying:
            paid = cluster.pay(situation, findings[place], stands.room)
            needed |= paid.needed
            payments += paid.payments
        if self._mixed:
            payments.sort(key=lambda payment: self._paid_at[payment.id])
        form = None
        if self._form:
            form, missing = self._form.find(situation)
            needed |= missing
        return self._tell(
            stands.verdict,
            conditions,
            findings,
            payments=tuple(payments),
            needed=best_first_alone(needed),
            from_=self._begins(situation),
            until=self._ends(situation),
            form=form,
        )

    def _look(self, situation: Situation) -> tuple[tuple[Finding, ...], tuple[AssessedCondition, ...]]:
        findings: list[Finding] = []
        told: list[AssessedCondition] = []
        for look in self._looking:
            finding, conditions = look(situation)
            findings.append(finding)
            told += conditions
        if self._places is not None:
            told = [told[place] for place in self._places]
        return tuple(findings), tuple(told)

    def _tell(
        self,
        verdict: Verdict,
        conditions: tuple[AssessedCondition, ...],
        findings: tuple[Finding, ...],
        *,
        payments: tuple[AssessedPayment, ...] = (),
        needed: tuple[str, ...] = (),
        from_: date | None = None,
        until: date | None = None,
        form: str | None = None,
    ) -> AssessedProgramme:
        programme = self.programme
        return AssessedProgramme(
            programme.id,
            verdict,
            conditions,
            payments,
            needed,
            programme.not_checked,
            () if verdict is Verdict.LIKELY else self._changes(findings),
            from_,
            until,
            programme.apply,
            self._documents,
            form,
            programme.form is not None,
        )

    def _begins(self, situation: Situation) -> date | None:
        if self.programme.starts is None:
            return self.on
        begins = situation[self.programme.starts]
        return max(begins, self.on) if isinstance(begins, date) else None

    def _ends(self, situation: Situation) -> date | None:
        """The last day; none that has passed, which only a term that the law leaves open lets stand."""
        day = self.programme.until.day(situation, self.on) if self.programme.until else None
        return day if day is not None and day >= self.on else None

    def _stand(self, findings: tuple[Finding, ...]) -> Standpoint:
        if not self._findings_recur:
            return standpoint(findings)
        return self._standpoints.get(findings) or self._standpoints.put(findings, standpoint(findings))

    def _changes(self, findings: tuple[Finding, ...]) -> tuple[Change, ...]:
        if not self._changeable:
            return ()
        if not self._findings_recur:
            return changes(self._changeable, self._clusters, findings)
        known = self._changed.get(findings)
        if known is None:
            known = self._changed.put(findings, changes(self._changeable, self._clusters, findings))
        return known


def standpoint(findings: tuple[Finding, ...]) -> Standpoint:
    """From what is found of each cluster to the programme."""
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
        room.update(finding.room)
    verdict = Verdict.LIKELY if now is Truth.MET else Verdict.UNDETERMINED
    return Standpoint(verdict, frozenset(needed), room)
