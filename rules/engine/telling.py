"""Conditions as an assessment tells them: the person's own value beside the limit, and where it stands."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rules.assessment import AssessedCondition
from rules.engine.findings import Finding, Standing
from rules.expressions import OneOf, WhileSettled, World
from rules.facts import FACTS
from rules.figures import Figures, Statuses
from rules.knowledge import Absence, Knowledge, Range, State
from rules.means_test import MeansTest
from rules.memo import FEW, MANY, Memo
from rules.programme import Requirement, Source


class Teller:
    """The conditions of a cluster, for one day and one set of figures."""

    def __init__(self, requirements: Sequence[Requirement], on: date, figures: Figures) -> None:
        self._requirements = requirements
        self._on = on
        self._figures = figures
        self._facts = [one.shows or next(iter(one.facts()), None) for one in requirements]
        self.shown = tuple(fact for fact in self._facts if fact)
        self._stands = [_stands(one, on, figures) for one in requirements]
        self._limits = [self._limit(one, None) for one in requirements]
        money = any(FACTS[fact].kind == "money" for fact in self.shown)
        self._conditions: Memo[tuple[int, Standing, Any], AssessedCondition] = Memo(FEW if money else MANY)

    def tell(self, finding: Finding, known: Mapping[str, Knowledge]) -> tuple[AssessedCondition, ...]:
        """The conditions, in the order of the requirements."""
        values = [known[fact] if fact else None for fact in self._facts]
        return tuple(map(self._tell, range(len(values)), finding.standings, values))

    def _tell(self, place: int, standing: Standing, value: Knowledge | None) -> AssessedCondition:
        key = place, standing, value
        return self._conditions.get(key) or self._conditions.put(key, self._told_anew(*key))

    def _told_anew(self, place: int, standing: Standing, value: Knowledge | None) -> AssessedCondition:
        limit = self._limits[place]
        if isinstance(value, date):
            limit = self._limit(self._requirements[place], value)
        return self.condition(place, standing, _plain(value), limit)

    def condition(
        self, place: int, standing: Standing, value: Any, limit: Any, at_most: str = "firm"
    ) -> AssessedCondition:
        """One condition with a value and a limit. `at_most`: how certain it can be, whatever the law says."""
        source, failure = self._stands[place]
        certainty = failure if standing.state is State.FAILED else source.certainty
        if certainty == "firm":
            certainty = at_most
        return AssessedCondition(
            id=self._requirements[place].id,
            state=standing.state,
            fact=self._facts[place],
            value=value,
            limit=limit,
            law=source.law,
            url=source.url,
            certainty="not_settled" if standing.reason else certainty,
            checked_on=source.checked_on,
            reason=standing.reason,
            missing=standing.missing,
        )

    def _limit(self, requirement: Requirement, value: date | None) -> Any:
        if isinstance(requirement.test, MeansTest):
            return None
        values = {} if value is None else dict.fromkeys(requirement.facts(), value)
        return requirement.test.limit(World(self._on, self._figures, values, self._on))


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
