"""A programme's parts, sorted into clusters that have no fact in common."""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from rules.engine.cluster import Cluster, choosing_facts
from rules.engine.means_cluster import MeansCluster
from rules.facts import FACTS
from rules.figures import Figures
from rules.means_test import MeansTest
from rules.programme import Pays, Programme, Requirement
from rules.situation import IMPLIED_BY_TRUE


def clusters_of(programme: Programme, on: date, figures: Figures) -> Iterator[Cluster | MeansCluster]:
    """Parts that share a fact, together; in the order of the conditions."""
    for requirements, payments in _tied_together(programme):
        tests = [one.test for one in requirements if isinstance(one.test, MeansTest)]
        facts = [fact for one in requirements for fact in one.facts()]
        dated = any(FACTS[fact].kind == "date" for fact in facts) or (payments and programme.starts)
        if tests:
            yield MeansCluster(tests[0], requirements[0], payments[0], on, figures)
        elif dated:
            yield Cluster(requirements, payments, programme.starts, on, figures)
        else:
            # Nothing in it looks at the day but figures, so it is the same from one change of figures to
            # the next.
            yield _undated(requirements, payments, figures.unchanged_since(on), figures)


@lru_cache(maxsize=256)
def _undated(
    requirements: tuple[Requirement, ...],
    payments: tuple[Pays, ...],
    on: date,
    figures: Figures,
) -> Cluster:
    return Cluster(requirements, payments, None, on, figures)


@cache
def _tied_together(programme: Programme) -> tuple[tuple[tuple[Requirement, ...], tuple[Pays, ...]], ...]:
    """Numbers that an amount is reckoned with do not tie it to the conditions on them: what such a condition
    leaves possible narrows the number (`Finding.room`), and nothing else."""
    groups: list[tuple[set[str], list[Requirement | Pays]]] = []
    parts: list[Requirement | Pays] = [*programme.requires, *programme.pays]
    for part in parts:
        facts = set(_ties(part, programme))
        tied = [group for group in groups if group[0] & facts]
        if not tied:
            groups.append((facts, [part]))
            continue
        first, *others = tied
        for other in others:
            groups.remove(other)
            first[0].update(other[0])
            first[1].extend(other[1])
        first[0].update(facts)
        first[1].append(part)
    return tuple(
        (
            tuple(part for part in together if isinstance(part, Requirement)),
            tuple(part for part in together if isinstance(part, Pays)),
        )
        for _, together in groups
    )


def _ties(part: Requirement | Pays, programme: Programme) -> Iterator[str]:
    if isinstance(part, Requirement):
        facts = part.facts()
        on_a_number = any(FACTS[fact].is_number for fact in facts) and not isinstance(part.test, MeansTest)
        assert len(facts) == 1 or not on_a_number, f"{part.id}: a condition on a number reads nothing else"
        yield from facts
        for fact in facts:
            yield from IMPLIED_BY_TRUE.get(fact, ())
    elif isinstance(part.amount, MeansTest):
        yield from part.amount.facts()
    else:
        yield from choosing_facts(part)
        if programme.starts:
            yield programme.starts
