"""Which records to propose as one person's: a view over weights and judgements. Nothing is joined by it.

    for cluster in clusters(records, edges, judgements, thresholds): ...

Judged the same, records stay together whatever their weights; judged different, they are never in one cluster, and
that beats any chain of "same". Everything else comes in by weight, the strongest first, and only where it reaches the
threshold with every part of the cluster's core: so a likeness to one member alone never draws a record in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Pair = tuple[str, str]


class Edge(NamedTuple):
    """A scored pair. `twins`: they may be twins, so they are never put together by weight."""

    left: str
    right: str
    weight: float
    twins: bool = False


class Judged(NamedTuple):
    """A standing judgement on a pair. Given in the order in which they were made."""

    left: str
    right: str
    judgement: Literal["same", "different"]


class Thresholds(NamedTuple):
    """Weight from which two come together, and below which they come apart again."""

    join: float
    leave: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records proposed as one person's.

    `core` are those that every other member had to look like. `weakest` is the lowest weight between a member and the
    core, None where judgements alone hold it together. `judged_apart` names pairs that a chain of "same" would have put
    together and that somebody judged different: they were left apart, and a person should look. `twins` names pairs of
    members who may be twins and are here because somebody judged them the same, or through others.
    """

    members: frozenset[str]
    core: frozenset[str]
    weakest: float | None = None
    judged_apart: tuple[Pair, ...] = ()
    twins: tuple[Pair, ...] = ()


@dataclass
class _Group:
    """A cluster while it grows. Each part of the core is a set of records judged to be one."""

    members: set[str]
    core: list[frozenset[str]]
    weakest: float | None = None
    apart: list[Pair] = field(default_factory=list)


def clusters(
    records: Iterable[str], edges: Iterable[Edge], judgements: Sequence[Judged], thresholds: Thresholds,
    before: Collection[frozenset[str]] = (),
) -> list[Cluster]:  # fmt: skip
    """Clusters of two records or more, by their first member. `before` are those of the time before (hysteresis)."""
    weights: dict[Pair, Edge] = {}
    for edge in edges:
        pair = paired(edge.left, edge.right)
        if edge.left != edge.right and (pair not in weights or weights[pair].weight < edge.weight):
            weights[pair] = edge
    verdicts = {paired(one.left, one.right): one.judgement for one in judgements}
    apart = {pair for pair, verdict in verdicts.items() if verdict == "different"}
    grown = _judged_the_same(records, judgements, verdicts, apart)
    _come_together(grown, weights, apart, thresholds, before)
    groups = {id(group): group for group in grown.values()}
    found = [_cluster(group, weights) for group in groups.values() if len(group.members) > 1 or group.apart]
    return sorted(found, key=lambda cluster: min(cluster.members))


def paired(left: str, right: str) -> Pair:
    """The pair in one order, whichever was named first."""
    return (left, right) if left <= right else (right, left)


def _judged_the_same(
    records: Iterable[str], judgements: Sequence[Judged], verdicts: Mapping[Pair, str], apart: set[Pair]
) -> dict[str, _Group]:
    """Must-link: in the order of the judgements, leaving out what would put together two judged different."""
    group_of = {record: _Group({record}, [frozenset({record})]) for record in sorted(set(records))}
    for one in judgements:
        pair = paired(one.left, one.right)
        if verdicts[pair] != "same" or one.left not in group_of or one.right not in group_of:
            continue
        left, right = group_of[one.left], group_of[one.right]
        if left is right:
            continue
        barred = _barred(left.members, right.members, apart)
        if barred:
            left.apart += barred
            continue
        left.members |= right.members
        left.apart += right.apart
        left.core = [frozenset(left.members)]
        group_of.update(dict.fromkeys(right.members, left))
    return group_of


def _come_together(
    group_of: dict[str, _Group], weights: Mapping[Pair, Edge], apart: set[Pair], thresholds: Thresholds,
    before: Collection[frozenset[str]],
) -> None:  # fmt: skip
    """By weight, the strongest first; ties in the order of the names, so that the same input gives the same view."""
    together = {
        paired(one, other) for cluster in before for one in cluster for other in cluster if one < other
    }  # fmt: skip
    strongest = sorted(weights.items(), key=lambda item: (-item[1].weight, item[0]))
    for (one, other), edge in strongest:
        if edge.weight < thresholds.leave:
            break
        if one not in group_of or other not in group_of or group_of[one] is group_of[other]:
            continue
        larger, smaller = sorted(
            (group_of[one], group_of[other]), key=lambda group: (-len(group.members), min(group.members))
        )
        if _barred(larger.members, smaller.members, apart):
            continue
        weakest = _weakest(larger, smaller, weights, thresholds, together)
        if weakest is None:
            continue
        first = len(larger.core) == 1 and larger.weakest is None
        larger.core = larger.core + smaller.core[:1] if first else larger.core
        larger.members |= smaller.members
        larger.apart += smaller.apart
        known = [weight for weight in (larger.weakest, smaller.weakest, weakest) if weight is not None]
        larger.weakest = min(known)
        group_of.update(dict.fromkeys(smaller.members, larger))


def _weakest(
    larger: _Group, smaller: _Group, weights: Mapping[Pair, Edge], thresholds: Thresholds, together: set[Pair]
) -> float | None:
    """The lowest weight between a part of the smaller group and a part of the core; None where one falls short.

    A part is what was judged to be one: the best weight of any of its records speaks for it.
    """
    parts = [part for part in smaller.core if part <= smaller.members]
    parts += [frozenset({record}) for record in smaller.members - frozenset().union(*parts)]
    found = []
    for core in larger.core:
        for part in parts:
            known = [
                (edge.weight, pair) for one in core for other in part
                if (edge := weights.get(pair := paired(one, other))) is not None and not edge.twins
            ]  # fmt: skip
            reached = [
                weight for weight, pair in known
                if weight >= (thresholds.leave if pair in together else thresholds.join)
            ]  # fmt: skip
            if not reached:
                return None
            found.append(max(reached))
    return min(found)


def _barred(ours: set[str], theirs: set[str], apart: set[Pair]) -> list[Pair]:
    return sorted(pair for one in ours for other in theirs if (pair := paired(one, other)) in apart)


def _cluster(group: _Group, weights: Mapping[Pair, Edge]) -> Cluster:
    inside = sorted(group.members)
    twins = [
        pair for place, one in enumerate(inside) for other in inside[place + 1 :]
        if (pair := paired(one, other)) in weights and weights[pair].twins
    ]  # fmt: skip
    core = frozenset().union(*group.core)
    return Cluster(frozenset(group.members), core, group.weakest, tuple(dict.fromkeys(group.apart)), tuple(twins))
