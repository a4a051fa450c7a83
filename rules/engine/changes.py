"""What would change the result: the nearest value of one fact that makes a better verdict.

Only of facts that a person may honestly change or that time changes (`Programme.may_change`).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rules.assessment import Change
from rules.engine.classes import Numbers
from rules.engine.cluster import Cluster
from rules.engine.findings import Finding
from rules.engine.means_cluster import MeansCluster
from rules.knowledge import Truth, Verdict

_VERDICTS = {Truth.FAILED: Verdict.UNLIKELY, Truth.OPEN: Verdict.UNDETERMINED, Truth.MET: Verdict.LIKELY}


def changes(
    changeable: Sequence[tuple[str, int]],
    clusters: Sequence[Cluster | MeansCluster],
    findings: Sequence[Finding],
) -> tuple[Change, ...]:
    """For each fact the change that lifts the verdict most; none where two clusters hold it back, since no
    fact is in both.

    `changeable`: facts that may change, each with the place of its cluster.
    """
    nows = [finding.now for finding in findings]
    worst = min(nows)
    if worst >= Truth.MET or nows.count(worst) > 1:
        return ()
    found: list[Change] = []
    others = min([Truth.MET, *[now for now in nows if now is not worst]])
    for fact, place in changeable:
        if nows[place] is worst:
            found += _within(clusters[place], fact, findings[place], others)
    return tuple(found)


def _within(cluster: Cluster | MeansCluster, fact: str, finding: Finding, others: Truth) -> Iterator[Change]:
    now = finding.now
    if isinstance(cluster, MeansCluster):
        # Of two limits for one verdict the wider one says it all.
        limits = {min(truth, others): limit for limit, truth in cluster.limits(finding, fact)}
        for truth, limit in limits.items():
            if truth > now:
                yield Change(fact, {"max": limit}, _VERDICTS[truth])
        return
    found = [(min(truth, others), index) for index, truth in cluster.alternatives(finding, fact)]
    best = max((truth for truth, _ in found), default=now)
    if best > now:
        better = [index for truth, index in found if truth is best]
        yield Change(fact, _values(cluster, fact, finding, better), _VERDICTS[best])


def _values(cluster: Cluster, fact: str, finding: Finding, better: list[int]) -> Any:
    place = cluster.space.place[fact]
    classes = cluster.space.classes[place]
    if isinstance(classes, Numbers):
        above = [index for index in better if index > finding.key[place]]
        return {"min": classes.span(above[0]).low} if above else {"max": classes.span(better[-1]).high}
    values = [value for index in better for value in classes.members(index)]
    return values[0] if len(values) == 1 else tuple(values)
