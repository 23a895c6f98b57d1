"""Merge, act, correct, unmerge, in any order, over several records: afterwards each is as if never merged.

The model is a plain list of what was said on each record, made without the ledger. Of a record that was merged and
parted again, the ledger must derive what the model derives; and what was decided on the joined record is named.
"""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as how
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from tests.linking import plain_score

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.departure_gates import HUMAN_ONLY
from casekeeper.actions.join_records import join_records
from casekeeper.actions.judge_records import judge_records
from casekeeper.actions.part_records import part_records
from casekeeper.actions.parting import join_of
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Fact, Kind, history_of
from casekeeper.facts.casework import BarrierOpened, VulnerabilityNoted
from casekeeper.facts.consideration import Decided, LiabilityNoticeSent, WorkNoted
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.identity import BirthDateStated, NameStated, NationalityClaimed
from casekeeper.facts.linking import LinkProposed, RecordsParted
from casekeeper.facts.referral import ReferralAcknowledged, Referred, Triaged
from casekeeper.facts.sentence import Sentenced
from casekeeper.periods import day_of
from casekeeper.records import rulebook
from casekeeper.records.clock import now
from casekeeper.records.identities import comparing
from casekeeper.records.identities.comparing import Model
from casekeeper.records.ledger import NewFact, append, facts_of
from casekeeper.records.models import FactRow, LinkProposal, Person
from casekeeper.records.opening import open_person
from casekeeper.records.projections.deriving import derive_people, derive_rows, rederive
from casekeeper.records.projections.stored import stored

pytestmark = [pytest.mark.database, pytest.mark.slow]
TODAY = date(2026, 11, 23)
DECIDER: Any = SimpleNamespace(unit="casework", grade="manager", is_active=True, username="a.manager")
SAID: tuple[Kind, ...] = (
    NameStated(full="Ansel Verrucci"), NameStated(full="Verrucci A.", use="alias"), BirthDateStated(born="1988-04"),
    BirthDateStated(born="1991"), NationalityClaimed(nationality="POL"), NationalityClaimed(nationality="GBR"),
    Received(prison="ZZA"), Received(prison="ZZB"), Released(to="community"), Sentenced(months=30),
    Referred(by="ZZA"), ReferralAcknowledged(), Triaged(outcome="consider deportation", reasons="x"),
    LiabilityNoticeSent(), Decided(outcome="administrative removal", reasons="x", decided_by="x"), WorkNoted(what="x"),
    BarrierOpened(code="UNKNOWN"), VulnerabilityNoted(what="x"),
)  # fmt: skip
OF_LINKS = ("linking.proposed", "linking.judged", "linking.parted", "identity.record_joined")
REVIEW = "review decisions:"


class Merging(RuleBasedStateMachine):
    """Four records; the model knows nothing of joins but which record continues in which."""

    def __init__(self) -> None:
        super().__init__()
        self.people = [open_person(opened_at=now(), invented=True) for _ in range(4)]
        self.told: dict[int, list[Fact[Any]]] = {person.id: [] for person in self.people}
        self.owner: dict[int, int] = {}
        self.into: dict[int, int] = {}
        self.since: dict[int, list[int]] = {}
        """For each record that continues in another: what was recorded on its line since it was joined."""
        self.opened_with: set[int] = set()
        for place in range(4):
            self.record(place, NameStated(full=f"Ansel Verrucci {place}"), 200)
        self.opened_with = set(self.owner)

    def top(self, person: int) -> int:
        while person in self.into:
            person = self.into[person]
        return person

    def line(self, top: int) -> set[int]:
        return {person for person in self.told if self.top(person) == top}

    def learned(self, person: int, number: int) -> None:
        row = FactRow.objects.get(number=number)
        (fact,) = (fact for fact in facts_of([row.person_id])[row.person_id] if fact.number == number)
        kept = Fact(fact.number, fact.kind, fact.happened, fact.recorded_at, fact.source, fact.recorded_by, fact.said,
                    fact.corrects, fact.message_id)  # fmt: skip
        assert row.person_id == person
        self.told[person].append(kept)
        self.owner[number] = person
        for removed in self.into:
            if self.top(removed) == self.top(person):
                self.since[removed].append(number)

    def record(self, place: int, said: Kind, ago: int) -> None:
        person = self.people[place]
        user = DECIDER if said.key in HUMAN_ONLY else None
        on = TODAY - timedelta(days=ago)
        number = record_fact(person, said, on, source="test", by="a test", as_at=TODAY, user=user)
        self.learned(person.id, number)

    @rule(place=st.integers(0, 3), said=st.sampled_from(SAID), ago=st.integers(0, 300))
    def act(self, place: int, said: Kind, ago: int) -> None:
        """Somebody records something on the record they see: the one the others continue in."""
        top = self.top(self.people[place].id)
        self.record([person.id for person in self.people].index(top), said, ago)

    @rule(place=st.integers(0, 3), said=st.sampled_from(SAID), ago=st.integers(0, 300))
    def a_source_says(self, place: int, said: Kind, ago: int) -> None:
        """A feed says something of the record that its own number leads to, joined or not."""
        self.record(place, said, ago)

    @rule(place=st.integers(0, 3), which=st.integers(0, 50), moved=st.integers(1, 30), withdrawn=st.booleans())
    def correct(self, place: int, which: int, moved: int, withdrawn: bool) -> None:
        top = self.top(self.people[place].id)
        (reference,) = Person.objects.filter(id=top).values_list("reference", flat=True)
        standing = [fact for fact in history_of(reference, facts_of([top])[top]).facts if fact.kind not in OF_LINKS]
        if standing:
            fact = standing[which % len(standing)]
            if withdrawn and fact.first_number in self.opened_with:
                return  # a record without anything on it is no record
            change: dict[str, Any] = (
                {"withdrawn": True} if withdrawn else {"happened_from": fact.on - timedelta(days=moved)}
            )
            owner = fact.through.record if fact.through is not None else reference
            user = DECIDER if fact.kind in (BarrierOpened.key, Decided.key) else None
            seen = Person.objects.get(id=top)
            number = correct_fact(fact.number, reason="x", by="a test", person=seen, as_at=TODAY, user=user, **change)
            self.learned(Person.objects.get(reference=owner).id, number)

    @rule(one=st.integers(0, 3), other=st.integers(0, 3), judged=st.booleans())
    def merge(self, one: int, other: int, judged: bool) -> None:
        first, second = (self.top(self.people[place].id) for place in (one, other))
        if first == second:
            return
        removed, retained = max(first, second), min(first, second)
        people = Person.objects.in_bulk([removed, retained])
        if judged:
            judge_records(people[removed], people[retained], judgement="same", reasons="x", by="a test", as_at=TODAY)
        else:
            join_records(
                people[removed], people[retained], removed_number="", retained_number="", by="a test", source="prison",
                as_at=TODAY,
            )  # fmt: skip
        self.into[removed] = retained
        self.since[removed] = []

    @rule(one=st.integers(0, 3), other=st.integers(0, 3))
    def suggest(self, one: int, other: int) -> None:
        """The comparison suggests a pair; nothing is joined by it."""
        left, right = sorted((self.people[one], self.people[other]), key=lambda person: person.id)
        if left == right or LinkProposal.objects.filter(left=left, right=right).exists():
            return
        said = LinkProposed(other=left.reference, weight="4.00", model="plain 1")
        with transaction.atomic():
            (number,) = append([NewFact(right.id, said, day_of(TODAY), "matching", "a test")])
        LinkProposal.objects.create(
            left=left, right=right, holder=right, fact=number, weight=4.0, proposed_at=now(), scored_at=now()
        )
        self.learned(right.id, number)
        for removed in self.into:
            self.since[removed] = [each for each in self.since[removed] if each != number]
        with transaction.atomic():
            rederive([right.id], as_at=TODAY, cause="a test")

    @precondition(lambda self: self.into)
    @rule(which=st.integers(0, 3), by_judgement=st.booleans())
    def unmerge(self, which: int, by_judgement: bool) -> None:
        removed = sorted(self.into)[which % len(self.into)]
        self.part(removed, by_judgement)

    def part(self, removed: int, by_judgement: bool = False) -> None:
        person, retained = (Person.objects.get(id=one) for one in (removed, self.into[removed]))
        join = join_of(person)
        assert join is not None
        if by_judgement and join.said.judgement is not None:
            correct_fact(join.said.judgement, reason="x", by="a test", withdrawn=True, as_at=TODAY)
        else:
            part_records(person, reasons="x", by="a test", as_at=TODAY)
        line = self.line(self.top(removed))
        del self.into[removed]
        left = self.line(removed)
        expected = tuple(sorted(self.since.pop(removed)))
        for other in self.since:
            gone = line - left if other in left else left
            if other in line:
                self.since[other] = [number for number in self.since[other] if self.owner[number] not in gone]
        for each in (person, retained):
            facts = history_of(each.reference, facts_of([each.id])[each.id]).of(RecordsParted)
            newest = max((fact for fact in facts if fact.through is None), key=lambda fact: fact.number)
            assert newest.said.facts == expected

    @invariant()
    def a_record_on_its_own_is_as_if_never_merged(self) -> None:
        ids = [person.id for person in self.people]
        kept = stored(ids)
        for person in self.people:
            if person.id in self.into or person.id in self.into.values():
                continue
            expected = derive_rows(person.reference, self.told[person.id], rulebook.current(), TODAY)
            found = kept[person.id]
            assert found.position is not None
            named = [row for key, row in found.duties.items() if key.startswith(REVIEW)]
            without = found.position._replace(
                last_fact=0,
                live_duties=found.position.live_duties - len(named),
                is_open=found.position.is_open and expected.position.is_open,
            )
            assert without == expected.position._replace(last_fact=0)
            assert {key: row.columns for key, row in found.duties.items() if not key.startswith(REVIEW)} == dict(
                expected.duties
            )
            assert (found.identifiers, found.link_keys) == (expected.identifiers, expected.link_keys)

    def teardown(self) -> None:
        for removed in sorted(self.into, reverse=True):
            self.part(removed)
            self.a_record_on_its_own_is_as_if_never_merged()
        ids = [person.id for person in self.people]
        now_derived, _ = derive_people(ids, rulebook.current(), as_at=dict.fromkeys(ids, TODAY))
        for number, kept in stored(ids).items():
            assert kept.position == now_derived[number].position
            assert {key: row.columns for key, row in kept.duties.items()} == now_derived[number].duties


def test_after_any_merging_and_parting_each_record_is_as_if_never_merged(monkeypatch, db):
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())
    comparing.use(Model(plain_score, "plain 1"))
    try:
        run_state_machine_as_test(
            Merging,
            settings=how(
                max_examples=25, stateful_step_count=25, deadline=None,
                phases=(Phase.explicit, Phase.generate),
                suppress_health_check=list(HealthCheck),
            ),
        )  # fmt: skip
    finally:
        comparing.use(None)
