"""Groups of records to judge: a chain is shown with where it does not hold, before anybody judges one of its links."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.linking import record

from casekeeper.actions.judge_records import judge_records
from casekeeper.actions.propose_links import propose_links
from casekeeper.records.models import LinkProposal, Look, Person
from casekeeper.records.queries.groups import groups_to_judge
from casekeeper.records.rulebook import current_law

pytestmark = pytest.mark.database


@pytest.fixture
def chain(db: None) -> list[Person]:
    """The middle one is like either end; the ends have nothing in common."""
    made = [record("Ansel Verrucci"), record("Ansel Verrucci", "Bruno Malinecki"), record("Bruno Malinecki")]
    propose_links([each.id for each in made])
    assert LinkProposal.objects.count() == 2
    return made


def text(client: Client) -> str:
    answer = client.get("/pairs/groups")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_chain_is_one_group_and_is_told_not_to_hold(chain: list[Person], signed_in: Callable[..., Client]) -> None:
    (group,) = groups_to_judge(current_law()).groups
    assert [side.reference for side in group.members] == [each.reference for each in chain]
    assert [len(some) for some in group.alike] == [2]
    assert sorted(pair.holds for pair in group.pairs) == [False, True]
    shown = text(signed_in())
    assert "The chain does not hold." in shown
    assert "One link alone" in shown
    assert Look.objects.get(what="groups of records to judge").count == 3


def test_records_that_are_all_alike_are_a_group_that_holds(db: None, signed_in: Callable[..., Client]) -> None:
    made = [record("Ansel Verrucci") for _ in range(3)]
    propose_links([each.id for each in made])
    (group,) = groups_to_judge(current_law()).groups
    assert (len(group.members), len(group.pairs), [len(some) for some in group.alike]) == (3, 3, [3])
    assert "Each is like the others." in text(signed_in())


def test_a_pair_alone_is_no_group_and_a_join_makes_two_of_three(
    chain: list[Person], signed_in: Callable[..., Client]
) -> None:
    judge_records(chain[0], chain[1], judgement="same", reasons="one photograph", by="a test")
    assert groups_to_judge(current_law()).total == 0
    assert "judge the pairs one by one" in text(signed_in())


def test_two_judged_different_are_told_in_the_group_that_would_draw_them_together(
    db: None, signed_in: Callable[..., Client]
) -> None:
    made = [record("Ansel Verrucci") for _ in range(3)]
    propose_links([each.id for each in made])
    judge_records(made[0], made[2], judgement="different", reasons="brothers", by="a test")
    (group,) = groups_to_judge(current_law()).groups
    assert [(one.reference, other.reference) for one, other in group.told_apart] == [
        (made[0].reference, made[2].reference)
    ]
    assert [len(some) for some in group.alike] == [2]
    assert "they cannot both be this person" in text(signed_in())


def test_a_group_with_a_restricted_record_is_seen_by_a_manager_alone(
    chain: list[Person], signed_in: Callable[..., Client]
) -> None:
    Person.objects.filter(pk=chain[1].pk).update(handling="restricted")
    assert chain[0].reference not in text(signed_in())
    assert chain[0].reference in text(signed_in("intake", "manager"))
