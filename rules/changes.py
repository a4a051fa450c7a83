"""What would change the result: the nearest value of one fact that makes a better verdict.

Only of facts that a person may honestly change or that time changes (`Programme.may_change`).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rules.assessment import Change
from rules.classes import Numbers
from rules.cluster import Cluster
from rules.findings import Finding
from rules.knowledge import Truth, Verdict
from rules.means_cluster import MeansCluster
from rules.situation import Situation

_VERDICTS = {Truth.FAILED: Verdict.UNLIKELY, Truth.OPEN: Verdict.UNDETERMINED, Truth.MET: Verdict.LIKELY}


def changes(
    facts: Sequence[str],
    clusters: Sequence[Cluster | MeansCluster],
    findings: Sequence[Finding],
    situation: Situation,
) -> tuple[Change, ...]:
    """For each fact the change that lifts the verdict most; none where something else fails anyway."""
    return tuple(
        change
        for fact in facts
        for cluster, finding in zip(clusters, findings, strict=True)
        if fact in cluster.facts
        for change in _within(cluster, situation, fact, finding, _others(findings, finding))
    )


def _others(findings: Sequence[Finding], finding: Finding) -> Truth:
    return min([Truth.MET, *(one.now for one in findings if one is not finding)])


def _within(
    cluster: Cluster | MeansCluster, situation: Situation, fact: str, finding: Finding, others: Truth
) -> Iterator[Change]:
    now = min(finding.now, others)
    if others is Truth.FAILED:
        return
    if isinstance(cluster, MeansCluster):
        for limit, truth in cluster.limits(finding, fact):
            if min(truth, others) > now:
                yield Change(fact, {"max": limit}, _VERDICTS[min(truth, others)])
        return
    found = [(min(truth, others), index) for index, _, truth in cluster.alternatives(situation, fact)]
    best = max((truth for truth, _ in found), default=now)
    if best > now:
        better = [index for truth, index in found if truth is best]
        yield Change(fact, _values(cluster, situation, fact, better), _VERDICTS[best])


def _values(cluster: Cluster, situation: Situation, fact: str, better: list[int]) -> Any:
    classes = cluster.space.classes[cluster.space.place[fact]]
    if isinstance(classes, Numbers):
        now = cluster.code(situation, fact)
        above = [index for index in better if index > now]  # type: ignore[operator]
        return {"min": classes.span(above[0]).low} if above else {"max": classes.span(better[-1]).high}
    values = [value for index in better for value in classes.members(index)]
    return values[0] if len(values) == 1 else tuple(values)
