"""Clusters are a view: what judgements and weights allow to be proposed together, and what they never do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casekeeper.matching.linking.clusters import Cluster, Edge, Judged, Thresholds, clusters, paired

AT = Thresholds(join=7, leave=0)


def members(found: list[Cluster]) -> list[str]:
    return ["".join(sorted(cluster.members)) for cluster in found]


def test_two_records_over_the_threshold_are_proposed_together_and_two_under_it_are_not() -> None:
    assert members(clusters("ab", [Edge("a", "b", 7)], [], AT)) == ["ab"]
    assert clusters("ab", [Edge("a", "b", 6.9)], [], AT) == []


def test_records_proposed_together_before_stay_so_down_to_the_lower_threshold() -> None:
    near = [Edge("a", "b", 3)]
    assert members(clusters("ab", near, [], AT, before=[frozenset("ab")])) == ["ab"]
    assert clusters("ab", [Edge("a", "b", -0.1)], [], AT, before=[frozenset("ab")]) == []


def test_a_chain_of_likenesses_draws_in_nobody_who_is_unlike_the_core() -> None:
    chain = [Edge("a", "b", 12), Edge("b", "c", 11), Edge("c", "d", 10)]
    assert members(clusters("abcd", chain, [], AT)) == ["ab", "cd"]
    (whole,) = clusters("abc", [*chain[:2], Edge("a", "c", 8)], [], AT)
    assert (whole.members, whole.core, whole.weakest) == (frozenset("abc"), frozenset("ab"), 8)


def test_judged_the_same_stays_together_and_judged_different_beats_the_weight() -> None:
    assert members(clusters("ab", [Edge("a", "b", -20)], [Judged("a", "b", "same")], AT)) == ["ab"]
    assert clusters("ab", [Edge("a", "b", 99)], [Judged("b", "a", "different")], AT) == []


def test_judged_different_beats_any_chain_of_same_and_the_chain_is_shown() -> None:
    said = [Judged("a", "b", "same"), Judged("b", "c", "same"), Judged("a", "c", "different")]
    (found,) = clusters("abc", [], said, AT)
    assert (found.members, found.judged_apart) == (frozenset("ab"), (("a", "c"),))


def test_the_last_judgement_on_a_pair_stands() -> None:
    said = [Judged("a", "b", "different"), Judged("b", "a", "same")]
    assert members(clusters("ab", [], said, AT)) == ["ab"]
    assert clusters("ab", [], said[::-1], AT) == []


def test_possible_twins_are_put_together_by_no_weight_and_by_a_judgement_only_with_the_flag() -> None:
    twins = [Edge("a", "b", 50, twins=True)]
    assert clusters("ab", twins, [], AT) == []
    (judged,) = clusters("ab", twins, [Judged("a", "b", "same")], AT)
    assert judged.twins == (("a", "b"),)


RECORDS = "abcdefg"
pairs = st.tuples(st.sampled_from(RECORDS), st.sampled_from(RECORDS)).filter(lambda pair: pair[0] != pair[1])
edges = st.lists(st.builds(lambda p, w, t: Edge(*p, w, t), pairs, st.integers(-10, 20), st.booleans()), max_size=25)
judged = st.lists(st.builds(lambda p, j: Judged(*p, j), pairs, st.sampled_from(["same", "different"])), max_size=8)
before = st.lists(st.frozensets(st.sampled_from(RECORDS), min_size=2), max_size=2)


@given(edges, judged, before)
def test_whatever_comes_in_no_cluster_holds_a_pair_judged_different_and_all_members_are_like_the_core(
    given_edges, given_judged, given_before
):
    found = clusters(RECORDS, given_edges, given_judged, AT, given_before)
    seen = [record for cluster in found for record in cluster.members]
    assert len(seen) == len(set(seen)), "no record is in two clusters"
    last = {paired(one.left, one.right): one.judgement for one in given_judged}
    best: dict[tuple[str, str], Edge] = {}
    for edge in given_edges:
        pair = paired(edge.left, edge.right)
        if pair not in best or best[pair].weight < edge.weight:
            best[pair] = edge
    same = {pair for pair, verdict in last.items() if verdict == "same"}
    for cluster in found:
        inside = [pair for pair in last if set(pair) <= cluster.members]
        assert all(last[pair] == "same" for pair in inside)
        assert cluster.core <= cluster.members
        if not same:
            for member in cluster.members - cluster.core:
                for core in cluster.core:
                    edge = best[paired(member, core)]
                    assert edge.weight >= AT.leave
                    assert not edge.twins


@given(edges, judged, before, st.randoms())
def test_the_order_in_which_edges_come_makes_no_difference(given_edges, given_judged, given_before, chance):
    mixed = list(given_edges)
    chance.shuffle(mixed)
    best = {}
    for edge in given_edges:
        best.setdefault((paired(edge.left, edge.right), edge.weight), edge)
    once = list(best.values())
    turned = [one for one in mixed if one in once]
    assert clusters(RECORDS, once, given_judged, AT, given_before) == clusters(
        RECORDS, turned, given_judged, AT, given_before
    )
