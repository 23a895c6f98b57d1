"""Pairs are proposed, judged, joined and parted; nothing is joined by weight, and a join can always be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.linking import plain_score, record

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.judge_records import judge_records
from casekeeper.actions.part_records import part_records
from casekeeper.actions.parting import join_of
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.propose_links import propose_links
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import history_of
from casekeeper.facts.consideration import WorkNoted
from casekeeper.facts.identity import BirthDateStated, NameStated
from casekeeper.facts.linking import LinkProposed, RecordsJudged, RecordsParted
from casekeeper.records.finding import continuing
from casekeeper.records.identities import comparing
from casekeeper.records.identities.comparing import Model
from casekeeper.records.ledger import facts_of, read_facts
from casekeeper.records.models import DutyRow, LinkKey, LinkProposal, OutboxMessage, Person, User
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.database
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch, db: Any) -> Iterator[None]:
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())
    comparing.use(Model(plain_score, "plain 1"))
    yield
    comparing.use(None)


def history(person: Person):
    return history_of(person.reference, facts_of([person.id])[person.id])


def duties(person: Person) -> dict[str, str | None]:
    return {row.what: row.ended for row in DutyRow.objects.filter(person=person)}


JUDGE = "Judge whether two records are one person's"


def test_a_pair_worth_a_look_is_proposed_on_the_newer_record_and_raises_the_duty_to_judge():
    older, newer = record("Ansel Verrucci"), record("Verrucci Ansel", born="1988")
    done = propose_links([newer.id])
    row = LinkProposal.objects.get()
    assert (done.proposed, row.left, row.right, row.holder, row.state) == (1, older, newer, newer, "waiting")
    assert (row.weight, row.model, row.parts[1]["field"]) == (8.0, "plain 1", "name")
    assert history(newer).latest(LinkProposed).said.other == older.reference
    assert duties(newer)[JUDGE] is None
    assert JUDGE not in duties(older)
    assert join_of(newer) is None


def test_proposing_again_changes_nothing_and_a_pair_below_the_threshold_is_not_proposed():
    record("Ansel Verrucci"), record("Verrucci Ansel"), record("Ansel Dorel", born="1960-01-01")
    first = propose_links(Person.objects.values_list("id", flat=True))
    again = propose_links(Person.objects.values_list("id", flat=True))
    assert (first.proposed, again.proposed, LinkProposal.objects.count()) == (1, 0, 1)


def test_names_and_birth_date_alone_never_join_though_the_weight_is_as_high_as_can_be():
    comparing.use(Model(lambda left, right: plain_score(left, right)._replace(weight=1e9), "sure of itself"))
    record("Ansel Verrucci"), record("Ansel Verrucci")
    assert propose_links(Person.objects.values_list("id", flat=True)).joined == 0
    assert LinkProposal.objects.get().state == "waiting"


def test_a_strong_number_with_name_and_birth_date_joins_by_itself_says_so_and_can_be_taken_back():
    older, newer = record("Ansel Verrucci", pnc="02/73319Z"), record("VERRUCCI Ansel", pnc="2002/0073319Z")
    assert propose_links([newer.id]).joined == 1
    join = join_of(newer)
    assert (join.said.into, join.said.how, join.said.because) == (older.reference, "identifier", "pnc 2002/0073319Z")
    assert join.source == "identifier"
    part_records(newer, reasons="two brothers", by="a test")
    assert join_of(newer) is None


@pytest.mark.parametrize(
    "other", [{"pnc": "02/73319Y"}, {"born": "1988"}, {"names": ("Bruno Verrucci",)}, {"pnc": "03/73319A"}]
)
def test_where_anything_is_in_doubt_the_number_does_not_join(other):
    told = {"names": ("Ansel Verrucci",), "pnc": "02/73319Z"} | other
    record("Ansel Verrucci", pnc="02/73319Z")
    newer = record(*told.pop("names"), **told)
    assert propose_links([newer.id]).joined == 0
    assert join_of(newer) is None


def test_a_pair_judged_different_does_not_join_by_number_either():
    older, newer = record("Ansel Verrucci", pnc="02/73319Z"), record("Ansel Verrucci", pnc="02/73319Z")
    judge_records(older, newer, judgement="different", reasons="two photographs", by="a test")
    assert propose_links([newer.id]).joined == 0


def test_judged_the_same_they_are_read_as_one_and_withdrawing_the_judgement_parts_them():
    older, newer = record("Ansel Verrucci"), record("Verrucci Ansel", born="1988")
    propose_links([newer.id])
    judged = judge_records(newer, older, judgement="same", reasons="the photographs agree", by="an officer")
    assert continuing(newer) == older
    said = history_of(newer.reference, read_facts([newer.id])[newer.id]).latest(RecordsJudged).said
    assert (said.judgement, said.weight, said.model) == ("same", 8.0, "plain 1")
    assert duties(older)[JUDGE] == "met"
    correct_fact(judged.judgement, reason="they are brothers", by="a test", withdrawn=True)
    assert continuing(newer) == newer
    assert not history(newer).has(RecordsJudged)
    assert duties(newer)[JUDGE] is None
    assert join_of(newer) is None


def test_parting_names_what_was_decided_meanwhile_and_raises_the_duty_to_review_it():
    older, newer = record("Ansel Verrucci"), record("Verrucci Ansel", born="1988")
    judge_records(newer, older, judgement="same", reasons="the photographs agree", by="an officer")
    noted = record_fact(older, WorkNoted(what="Letter sent to the embassy."), TODAY, source="casework", by="a test")
    OutboxMessage.objects.create(
        unique_key="letter 1", channel="letters", person=older, body={}, written_at=comparing_now(),
        sent_at=comparing_now(), outcome="sent",
    )  # fmt: skip
    part_records(newer, reasons="they are brothers", by="a test")
    for person, other, role in ((older, newer, "retained"), (newer, older, "removed")):
        parted = history(person).latest(RecordsParted).said
        assert (parted.other, parted.role, parted.reasons) == (other.reference, role, "they are brothers")
        assert parted.facts == (noted,)
        assert [text.split(",")[0] for text in parted.messages] == ["letters"]
    assert duties(older)["Review decisions taken while joined"] is None
    assert "Review decisions taken while joined" not in duties(newer)


def comparing_now():
    from casekeeper.records.clock import now

    return now()


def test_a_pair_judged_different_comes_back_only_when_its_weight_has_risen_enough():
    older, newer = record("Ansel Verrucci", born="1980"), record("Verrucci Ansel", born="1988")
    propose_links([newer.id])
    judge_records(older, newer, judgement="different", reasons="two photographs", by="a test")
    assert propose_links([newer.id]).proposed == 0
    assert LinkProposal.objects.get().state == "different"
    record_fact(newer, BirthDateStated(born="1980", use="alias"), TODAY, source="test", by="a test")
    assert propose_links([newer.id]).proposed == 1
    assert LinkProposal.objects.get().state == "waiting"
    assert [row.ended for row in DutyRow.objects.filter(what=JUDGE).order_by("key")].count(None) == 1


def test_a_proposal_whose_weight_falls_is_taken_back_and_nobody_owes_a_judgement():
    record("Ansel Verrucci")
    newer = record("Verrucci Ansel", born="1988")
    propose_links([newer.id])
    name = next(fact for fact in read_facts([newer.id])[newer.id] if fact.kind == NameStated.key)
    correct_fact(name.number, reason="mistyped", by="a test", instead={"full": "Ansel Kowaliecki"})
    record_fact(newer, BirthDateStated(born="1961"), TODAY, source="test", by="a test")
    comparing.use(Model(lambda left, right: plain_score(left, right)._replace(weight=-3.0), "plain 2"))
    assert propose_links([newer.id]).below == 1
    assert LinkProposal.objects.get().state == "below"
    assert JUDGE not in duties(newer)


def test_judged_different_beats_a_chain_of_same():
    one, two, three = record("Ansel Verrucci"), record("Ansel Verrucci"), record("Ansel Verrucci")
    judge_records(one, three, judgement="different", reasons="two photographs", by="a test")
    judge_records(one, two, judgement="same", reasons="one photograph", by="a test")
    with pytest.raises(Refused, match="would come together"):
        judge_records(two, three, judgement="same", reasons="one photograph", by="a test")
    assert continuing(three) == three


def test_an_unsure_judgement_leaves_them_apart_and_somebody_looks_again():
    older, newer = record("Ansel Verrucci"), record("Ansel Verrucci")
    propose_links([newer.id])
    judge_records(older, newer, judgement="unsure", reasons="no photograph yet", by="a test")
    assert continuing(newer) == newer
    assert duties(newer)["Look again at two records judged unsure"] is None
    judge_records(older, newer, judgement="same", reasons="it came", by="a test")
    assert duties(older)["Look again at two records judged unsure"] == "met"


def test_a_restricted_record_keeps_the_suggestion_to_itself():
    older, newer = record("Ansel Verrucci"), record("Ansel Verrucci")
    Person.objects.filter(pk=older.pk).update(handling="restricted")
    propose_links([newer.id])
    assert LinkProposal.objects.get().holder == older
    assert not history(newer).has(LinkProposed)


def test_possible_twins_are_proposed_with_the_flag():
    from casekeeper.facts.sentence import Sentenced

    told = (Sentenced(months=12),)
    record("Ansel Verrucci", more=told)
    newer = record("Bruno Verrucci", more=told)
    propose_links([newer.id])
    assert LinkProposal.objects.get().flags == ["possible twins"]
    assert history(newer).latest(LinkProposed).said.flags == ("possible twins",)


def test_reasons_are_wanted_and_not_everybody_judges():
    one, other = record("Ansel Verrucci"), record("Ansel Verrucci")
    with pytest.raises(Refused, match="says why"):
        judge_records(one, other, judgement="same", reasons=" ", by="a test")
    with pytest.raises(NotAllowed):
        judge_records(
            one, other, judgement="same", reasons="x", by="x", user=User(unit="prison", grade="head", is_active=True)
        )
    with pytest.raises(Refused, match="joined already"):
        judge_records(one, one, judgement="same", reasons="x", by="x")
    with pytest.raises(Refused, match="continues in no other"):
        part_records(one, reasons="x", by="x")


def test_the_keys_of_a_record_are_kept_with_it_and_go_when_it_continues_in_another():
    older, newer = record("Ansel Verrucci"), record("Ansel Verrucci")
    assert LinkKey.objects.filter(person=newer).exists()
    judge_records(older, newer, judgement="same", reasons="x", by="x")
    assert not LinkKey.objects.filter(person=newer).exists()
    part_records(newer, reasons="x", by="x")
    assert LinkKey.objects.filter(person=newer).exists()
