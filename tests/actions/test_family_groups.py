"""Families leave together or not at all: the gate holds everybody while anybody in the group is protected."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.family_people import (
    ADVICE,
    AGREED,
    BY,
    CONSIDERED,
    FORMED_ON,
    PLAN,
    SECOND,
    TOLD,
    family,
    on,
    said_by,
    somebody,
    worker,
)
from tests.ready_to_depart import LEAVES_ON, STOPS

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.departure_gates import HUMAN_ONLY
from casekeeper.actions.group_family import Joining, add_to_family, group_family
from casekeeper.actions.join_records import join_records
from casekeeper.actions.open_record import open_record
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import Entry, record_fact, record_for_many
from casekeeper.facts.appeals import AppealEnded, AppealLodged
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.consideration import Decided
from casekeeper.facts.departures import AttemptBooked, PersonBoarded, PersonCollected
from casekeeper.facts.family_groups import FamilyParted, PartingProposed, PartingRefused
from casekeeper.facts.identity import Died, NameStated, NationalityClaimed
from casekeeper.facts.immigration import Departed, DeportationOrdered
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records.models import DutyRow, FactRow, Person, PositionRow
from casekeeper.records.projections.rederiving import compare_all
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
LOGISTICS = worker("returns logistics", name="a.planner")


def removable(person: Any) -> str:
    return str(PositionRow.objects.get(person=person).body["position"]["removable today"]["outcome"])


def test_a_parent_and_a_child_for_whom_all_is_ready_are_booked_collected_and_leave(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    assert (removable(pair.parent), removable(pair.child)) == ("met", "met")
    for person in (pair.parent, pair.child):
        attempt = pair.attempts[person.id]
        for said in (AttemptBooked(attempt=attempt), PersonCollected(attempt=attempt), PersonBoarded(attempt=attempt)):
            said_by(LOGISTICS, person, said, LEAVES_ON)
    for person in (pair.parent, pair.child):
        said_by(LOGISTICS, person, Departed(how="removed", to="ALB"), LEAVES_ON)
        assert PositionRow.objects.get(person=person).whereabouts == "departed"


def test_nobody_leaves_before_the_stages_are_gone_through(monkeypatch: Any) -> None:
    pair = family(monkeypatch, steps=False)
    assert (removable(pair.parent), removable(pair.child)) == ("not met", "not met")
    for person in (pair.parent, pair.child):
        with pytest.raises(Refused, match="Not yet told to leave by a day"):
            said_by(LOGISTICS, person, AttemptBooked(attempt=pair.attempts[person.id]), LEAVES_ON)


@pytest.mark.parametrize("code", [code for code, line in SAFEGUARDS.items() if line.hard])
def test_a_barrier_of_one_holds_the_other_and_says_nothing_of_it(monkeypatch: Any, code: str) -> None:
    pair = family(monkeypatch)
    record_fact(pair.child, BarrierOpened(code=code), LEAVES_ON, **BY, user=worker("prison"))  # type: ignore[arg-type]
    assert removable(pair.parent) == "not met"
    with pytest.raises(Refused, match="Not everybody in the group is ready") as refused:
        said_by(LOGISTICS, pair.parent, AttemptBooked(attempt=pair.attempts[pair.parent.id]), LEAVES_ON)
    assert code not in str(refused.value)
    assert pair.child.reference not in str(refused.value)
    for said in (PersonBoarded(attempt=pair.attempts[pair.parent.id]), Departed(how="removed")):
        with pytest.raises(Refused, match="Not everybody in the group is ready"):
            said_by(worker(grade="head", name="a.head"), pair.parent, said, LEAVES_ON)


@pytest.mark.parametrize("said", STOPS)
def test_what_a_feed_tells_of_one_closes_the_gate_to_the_other(monkeypatch: Any, said: str) -> None:
    pair = family(monkeypatch)
    one, other = pair.child, pair.parent
    if STOPS[said][0] == "BAR-09":
        one, other = other, one
    for each in STOPS[said][1]:
        if each.key in HUMAN_ONLY:
            said_by(SECOND, one, each, LEAVES_ON)
        else:
            record_for_many([Entry(one, [(each, LEAVES_ON)])], **BY)
    assert removable(other) == "not met"
    with pytest.raises(Refused):
        said_by(LOGISTICS, other, AttemptBooked(attempt=pair.attempts[other.id]), LEAVES_ON)


def test_a_family_has_no_single_officer_path(monkeypatch: Any) -> None:
    pair = family(monkeypatch, steps=False)
    on(monkeypatch, FORMED_ON)
    with pytest.raises(Refused, match="has until 2026-04-15 at least"):
        said_by(worker(), pair.parent, TOLD.model_copy(update={"leave_by": date(2026, 4, 14)}), FORMED_ON)
    with pytest.raises(Refused, match="once it is made"):
        said_by(SECOND, pair.parent, AGREED, FORMED_ON)
    said_by(worker(), pair.parent, TOLD, FORMED_ON)
    manager = worker(grade="manager", name="a.maker")
    on(monkeypatch, LEAVES_ON)
    said_by(manager, pair.parent, PLAN.model_copy(update={"made_by": "A. Maker"}), LEAVES_ON)
    said_by(worker(), pair.parent, ADVICE, LEAVES_ON)
    for user, said, why in (
        (manager, AGREED, "does not agree it"),
        (SECOND, AGREED.model_copy(update={"agreed_by": "a. maker"}), "does not agree it"),
        (SECOND, AGREED.model_copy(update={"advice": "not followed"}), "why the panel's advice is not followed"),
    ):
        with pytest.raises(Refused, match=why):
            said_by(user, pair.child, said, LEAVES_ON)
    with pytest.raises(NotAllowed, match="grade of manager"):
        said_by(worker(name="a.third"), pair.child, AGREED, LEAVES_ON)
    with pytest.raises(Refused, match="not a feed or a command"):
        record_fact(pair.child, AGREED, LEAVES_ON, **BY)
    with pytest.raises(ValueError, match="feed does not decide"):
        record_for_many([Entry(pair.child, [(AGREED, LEAVES_ON)])], **BY)
    assert removable(pair.parent) == "not met"
    said_by(SECOND, pair.child, AGREED, LEAVES_ON)
    assert (removable(pair.parent), removable(pair.child)) == ("met", "met")
    said_by(worker(name="a.third"), pair.parent, PLAN, LEAVES_ON)
    assert (removable(pair.parent), removable(pair.child)) == ("not met", "not met")


def test_a_correction_of_what_is_said_of_all_is_made_on_every_record_and_opens_nothing(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    agreed = FactRow.objects.get(person=pair.parent, kind=AGREED.key)
    correct_fact(agreed.number, reason="Signed too early.", by="a.third", withdrawn=True, user=SECOND)
    assert FactRow.objects.filter(kind="correction").count() == 2
    assert (removable(pair.parent), removable(pair.child)) == ("not met", "not met")
    plan = FactRow.objects.get(person=pair.child, kind=PLAN.key)
    grouped = FactRow.objects.get(person=pair.child, kind="family.grouped")
    with pytest.raises(Refused, match="takes nobody out of a family group"):
        correct_fact(grouped.number, reason="x", by="a.third", withdrawn=True, user=SECOND)
    said_by(SECOND, pair.parent, AGREED, LEAVES_ON)
    assert removable(pair.child) == "met"
    instead = {"safeguards": "None.", "reception": "Nobody.", "made_by": "A. Officer"}
    correct_fact(plan.number, reason="x", by="a.worker", instead=instead, user=worker())
    assert (removable(pair.parent), removable(pair.child)) == ("not met", "not met"), "what was agreed was changed"


def parted(pair: Any, who: str = "this person") -> None:
    proposal = PartingProposed(who=who, reasons="The appeal takes a year.", proposed_by="A. Officer")  # type: ignore[arg-type]
    decision = FamilyParted(who=who, reasons="The other parent is here.", decided_by="A. Manager")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="Nobody proposed"):
        said_by(SECOND, pair.child, decision, LEAVES_ON)
    said_by(worker(), pair.child, proposal, LEAVES_ON)
    with pytest.raises(Refused, match="does not decide it"):
        said_by(worker(grade="head"), pair.child, decision, LEAVES_ON)
    said_by(SECOND, pair.child, decision, LEAVES_ON)


@pytest.mark.parametrize("who", ["this person", "the whole group"])
def test_a_family_is_parted_by_two_people_and_then_asked_again_what_is_best_for_the_child(
    monkeypatch: Any, who: str
) -> None:
    pair = family(monkeypatch)
    record_for_many([Entry(pair.child, [(AppealLodged(time="late"), LEAVES_ON)])], **BY)
    parted(pair, who)
    with pytest.raises(Refused, match="not recorded since the family was parted"):
        said_by(LOGISTICS, pair.parent, AttemptBooked(attempt=pair.attempts[pair.parent.id]), LEAVES_ON)
    row = DutyRow.objects.get(person=pair.parent, key__startswith="best interests again")
    assert (row.owed_by, row.ended, row.page) == ("casework", None, "family_returns_policy.best_interests_again")
    said_by(worker(), pair.parent, CONSIDERED, LEAVES_ON)
    if who == "this person":
        assert removable(pair.parent) == "not met", "a group of one is looked at again"
        assert DutyRow.objects.filter(person=pair.parent, key__startswith="look at family again", ended=None).exists()
    else:
        said_by(LOGISTICS, pair.parent, AttemptBooked(attempt=pair.attempts[pair.parent.id]), LEAVES_ON)
    assert removable(pair.child) == "not met"


def test_a_parting_that_is_not_followed_leaves_the_family_together(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    proposal = PartingProposed(who="this person", reasons="x", proposed_by="A. Officer")
    said_by(worker(), pair.child, proposal, LEAVES_ON)
    said_by(SECOND, pair.child, PartingRefused(who="this person", reasons="x", decided_by="A. Manager"), LEAVES_ON)
    with pytest.raises(Refused, match="Nobody proposed"):
        said_by(SECOND, pair.child, FamilyParted(who="this person", reasons="x", decided_by="A. Manager"), LEAVES_ON)
    row = DutyRow.objects.get(person=pair.child, key__startswith="decide parting")
    assert row.ended == "met"
    assert removable(pair.parent) == "met"


@pytest.mark.parametrize("found", [Died(), NationalityClaimed(nationality="GBR", confidence="determined")])
def test_a_death_or_a_british_member_holds_the_others_and_has_the_group_looked_at_again(
    monkeypatch: Any, found: Any
) -> None:
    pair = family(monkeypatch)
    said_by(worker("status review", "manager"), pair.child, found, LEAVES_ON)
    assert removable(pair.parent) == "not met"
    with pytest.raises(Refused, match="Not everybody in the group is ready"):
        said_by(LOGISTICS, pair.parent, AttemptBooked(attempt=pair.attempts[pair.parent.id]), LEAVES_ON)
    row = DutyRow.objects.get(person=pair.parent, key__startswith="look at family again")
    assert (row.owed_by, row.ended) == ("casework", None)


def test_a_record_joined_into_that_of_one_of_them_holds_the_others_until_it_is_parted_again(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    kept = open_record([(NameStated(full="Besa Invented"), LEAVES_ON)], **BY)
    record_for_many([Entry(kept, [(ClaimMade(claim="protection"), LEAVES_ON)])], **BY)
    numbers = {"removed_number": "", "retained_number": ""}
    join = join_records(pair.child, kept, by="tester", source="test", **numbers)
    assert (removable(pair.parent), removable(kept)) == ("not met", "not met")
    correct_fact(join, reason="Two people's.", by="tester", withdrawn=True)
    assert (removable(pair.parent), removable(pair.child)) == ("met", "met")
    join_records(pair.child, pair.parent, by="tester", source="test", **numbers)
    assert removable(pair.parent) == "not met", "one person is no family"
    assert compare_all(workers=1).differences == []


def test_what_is_kept_of_each_is_what_is_derived_of_all(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    record_for_many([Entry(pair.child, [(ClaimMade(claim="protection"), LEAVES_ON)])], **BY)
    assert compare_all(workers=1).differences == []


def test_a_departure_that_a_feed_told_of_while_another_was_protected_is_looked_into(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    record_for_many([Entry(pair.child, [(ClaimMade(claim="protection"), LEAVES_ON)])], **BY)
    record_for_many([Entry(pair.parent, [(Departed(how="removed"), LEAVES_ON)])], **BY)
    row = DutyRow.objects.get(person=pair.parent, key__startswith="departure against gate")
    assert row.ended is None


def test_nobody_is_in_two_groups_and_who_stays_behind_stays_with_somebody(monkeypatch: Any) -> None:
    pair = family(monkeypatch, steps=False)
    third = open_record([(NameStated(full="Cana Invented"), FORMED_ON)], **BY)
    both = [Joining(pair.parent, "parent"), Joining(third, "child")]
    with pytest.raises(Refused, match="stands in a family group already"):
        group_family(both, reasons="x", by="a.worker", user=worker())
    with pytest.raises(Refused, match="say with whom"):
        add_to_family(pair.parent, [Joining(third, "child", "stays behind")], reasons="x", by="a", user=worker())
    for people in ([Joining(third, "child")], [Joining(third, "child"), Joining(third, "parent")]):
        with pytest.raises(Refused, match="two people at least"):
            group_family(people, reasons="x", by="a.worker", user=worker())
    with pytest.raises(NotAllowed):
        group_family(both, reasons="x", by="a", user=worker("returns logistics"))
    Person.objects.filter(pk=third.pk).update(handling="restricted")
    third.refresh_from_db()
    with pytest.raises(NotAllowed, match="restricted"):
        add_to_family(pair.parent, [Joining(third, "child")], reasons="x", by="a", user=worker())
    assert not FactRow.objects.filter(person=third, kind="family.grouped").exists()


def test_somebody_who_comes_into_a_group_has_the_two_stages_before_them(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    third, _ = somebody(monkeypatch, "Cana Invented", "2018-01-02")
    on(monkeypatch, LEAVES_ON)
    staying = Joining(third, "child", "stays behind", "the grandmother, as she says")
    add_to_family(pair.parent, [staying], reasons="Another child.", by="a.worker", user=worker())
    assert (removable(pair.parent), removable(pair.child)) == ("not met", "not met")
    said_by(worker(), third, CONSIDERED, LEAVES_ON)
    assert removable(pair.parent) == "not met", "the family was not told with that child in it"


def test_nobody_is_made_to_leave_within_the_days_after_their_appeal_rights_ended(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    facts = [
        (AppealLodged(time="in time"), date(2026, 4, 3)),
        (AppealEnded(appeal=0, how="withdrawn by the person", document="D9"), date(2026, 6, 1)),
    ]
    number = record_fact(pair.child, *facts[0], **BY)
    record_fact(pair.child, facts[1][0].model_copy(update={"appeal": number}), facts[1][1], **BY)
    assert removable(pair.parent) == "not met"
    assert removable(pair.child) == "not met"
    with pytest.raises(Refused, match="nobody of a family is made to leave before 2026-06-29"):
        said_by(LOGISTICS, pair.child, AttemptBooked(attempt=pair.attempts[pair.child.id]), LEAVES_ON)


def test_somebody_is_deported_as_family_only_by_a_decision_of_their_own_and_not_long_after(monkeypatch: Any) -> None:
    pair = family(monkeypatch, steps=False)
    decider = worker(grade="manager", name="a.decider")
    as_family = Decided(
        outcome="deport", reasons="As family.", decided_by="A. Decider", ground="as family of somebody deported"
    )
    on(monkeypatch, LEAVES_ON)
    said_by(decider, pair.child, as_family, LEAVES_ON)
    alone, _ = somebody(monkeypatch, "Cana Invented", "2016-01-02")
    on(monkeypatch, LEAVES_ON)
    with pytest.raises(Refused, match="stands in a family group"):
        said_by(decider, alone, as_family, LEAVES_ON)
    with pytest.raises(Refused, match="Only a spouse, a civil partner or a child"):
        said_by(decider, pair.parent, as_family, LEAVES_ON)
    record_for_many([Entry(pair.parent, [(Departed(how="voluntary"), LEAVES_ON)])], **BY)
    last = LEAVES_ON + timedelta(days=56)
    on(monkeypatch, last)
    said_by(decider, pair.child, as_family, last)
    on(monkeypatch, last + timedelta(days=1))
    with pytest.raises(Refused, match="More weeks than the page allows"):
        said_by(decider, pair.child, as_family, last + timedelta(days=1))
    with pytest.raises(Refused, match="More weeks than the page allows"):
        said_by(worker(grade="manager", name="a.orderer"), pair.child, DeportationOrdered(), last + timedelta(days=1))
