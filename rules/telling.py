"""Conditions as an assessment tells them: the person's own value beside the limit, and where it stands."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rules.assessment import AssessedCondition
from rules.expressions import OneOf, WhileSettled, World
from rules.figures import Figures, Statuses
from rules.findings import Finding, Standing
from rules.knowledge import Absence, Range, State
from rules.means_test import MeansTest
from rules.memo import Memo
from rules.programme import Requirement, Source
from rules.situation import Situation


class Teller:
    """The conditions of a cluster, for one day and one set of figures."""

    def __init__(self, requirements: Sequence[Requirement], on: date, figures: Figures) -> None:
        self._requirements = requirements
        self._on = on
        self._figures = figures
        self._shown = [one.shows or next(iter(one.facts()), None) for one in requirements]
        self._stands = [_stands(one, on, figures) for one in requirements]
        read = [fact for one in requirements for fact in one.facts()]
        self._facts = tuple(dict.fromkeys((*read, *(fact for fact in self._shown if fact))))
        self._told: Memo[tuple[Any, ...], tuple[AssessedCondition, ...]] = Memo()

    def tell(self, situation: Situation, finding: Finding) -> tuple[AssessedCondition, ...]:
        """The conditions, in the order of the requirements."""
        key = (finding, *map(situation.known.get, self._facts))
        return self._told.get(key) or self._told.put(key, tuple(self._tell(situation, finding)))

    def _tell(self, situation: Situation, finding: Finding) -> list[AssessedCondition]:
        return [
            self.condition(
                place,
                standing,
                _plain(situation[shown]) if shown else None,
                self._limit(requirement, situation),
            )
            for place, (requirement, standing, shown) in enumerate(
                zip(self._requirements, finding.standings, self._shown, strict=True)
            )
        ]

    def condition(self, place: int, standing: Standing, value: Any, limit: Any) -> AssessedCondition:
        """One condition with a value and a limit."""
        source, failure = self._stands[place]
        certainty = failure if standing.state is State.FAILED else source.certainty
        return AssessedCondition(
            id=self._requirements[place].id,
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
        return requirement.test.limit(World(self._on, self._figures, dict(known), self._on))


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


def _plain(knowledge: Any) -> Any:
    if isinstance(knowledge, Absence):
        return None
    return {"min": knowledge.min, "max": knowledge.max} if isinstance(knowledge, Range) else knowledge
