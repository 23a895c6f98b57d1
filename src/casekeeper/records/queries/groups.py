"""More than two records that hang together by pairs: which may be one person's, and where a chain does not hold.

Whoever judges A and B the same, and then B and C, has said that A and C are one person's without having seen the two
beside one another. So the records are shown together first. Nothing is joined by it, and nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from casekeeper.law import Law
from casekeeper.matching.linking.clusters import Cluster, Edge, Judged, Thresholds, clusters
from casekeeper.matching.linking.twins import POSSIBLE_TWINS
from casekeeper.records.clock import today
from casekeeper.records.identities.lines import tops_of
from casekeeper.records.models import LinkProposal
from casekeeper.records.queries.pairs import Side, sides_of
from casekeeper.records.queries.sight import ORDINARY, Sight

PAGE = 20
FEWEST = 3
Ids = tuple[int, int]


class ToJudge(NamedTuple):
    """A pair of the group that waits. `holds`: the two are in one proposed cluster."""

    left: Side
    right: Side
    weight: float
    is_twins: bool
    holds: bool


class Group(NamedTuple):
    """Records that hang together. `alike` are those where each is like the core; the rest is like one alone."""

    members: list[Side]
    alike: list[list[Side]]
    pairs: list[ToJudge]
    told_apart: list[tuple[Side, Side]]


class GroupPage(NamedTuple):
    """A page of groups, how many there are, and the number of the next page."""

    groups: list[Group]
    total: int
    next: int | None


def groups_to_judge(law: Law, *, page: int = 1, sight: Sight = ORDINARY) -> GroupPage:
    """Groups of three records or more, the largest first."""
    waiting = _pairs(["waiting", "unsure"], sight)
    found = sorted(_together(waiting), key=lambda group: (-len(group), min(group)))
    shown = found[(page - 1) * PAGE : page * PAGE]
    apart = _pairs(["different"], sight)
    people = sides_of({person for group in shown for person in group})
    groups = [_group(group, waiting, apart, people, _thresholds(law)) for group in shown]
    return GroupPage(groups, len(found), page + 1 if len(found) > page * PAGE else None)


def _thresholds(law: Law) -> Thresholds:
    pages = ("matching_policy.join_weight", "matching_policy.break_weight")
    join, leave = (law[page].on(today()).value for page in pages)
    return Thresholds(float(join), float(leave))


def _pairs(states: list[str], sight: Sight) -> dict[Ids, tuple[float, bool]]:
    """Weight and possible twins of each pair, by the records that the two are read as now."""
    rows = LinkProposal.objects.filter(state__in=states)
    rows = sight.of(sight.of(rows, "left"), "right")
    told = list(rows.values_list("left_id", "right_id", "weight", "flags"))
    tops = tops_of(person for left, right, *_ in told for person in (left, right))
    found: dict[Ids, tuple[float, bool]] = {}
    for left, right, weight, flags in told:
        one, other = sorted((tops[left], tops[right]))
        if one != other and ((one, other) not in found or found[one, other][0] < weight):
            found[one, other] = (weight, POSSIBLE_TWINS in flags)
    return found


def _together(pairs: Iterable[Ids]) -> list[set[int]]:
    """Whoever a chain of pairs leads to, where it leads to more than two."""
    group_of: dict[int, set[int]] = {}
    for left, right in pairs:
        one, other = group_of.setdefault(left, {left}), group_of.setdefault(right, {right})
        if one is not other:
            one |= other
            group_of.update(dict.fromkeys(other, one))
    return [group for group in {id(each): each for each in group_of.values()}.values() if len(group) >= FEWEST]


def _group(
    ids: set[int], waiting: Mapping[Ids, tuple[float, bool]], apart: Mapping[Ids, tuple[float, bool]],
    people: Mapping[int, Side], thresholds: Thresholds,
) -> Group:  # fmt: skip
    inside = {pair: told for pair, told in waiting.items() if pair[0] in ids}
    edges = [Edge(str(left), str(right), weight, twins) for (left, right), (weight, twins) in inside.items()]
    told_apart = [pair for pair in apart if set(pair) <= ids]
    judged = [Judged(str(left), str(right), "different") for left, right in told_apart]
    found = clusters([str(each) for each in ids], edges, judged, thresholds)
    pairs = [
        ToJudge(people[left], people[right], weight, twins, any(_holds(one, left, right) for one in found))
        for (left, right), (weight, twins) in sorted(inside.items(), key=lambda item: -item[1][0])
    ]
    alike = [[people[int(each)] for each in sorted(one.members, key=int)] for one in found if len(one.members) > 1]
    return Group(
        [people[each] for each in sorted(ids)], alike, pairs,
        [(people[left], people[right]) for left, right in told_apart],
    )  # fmt: skip


def _holds(cluster: Cluster, left: int, right: int) -> bool:
    return {str(left), str(right)} <= cluster.members
