"""Families on screen and over HTTP: formed in one action, with what each lacks and who has it; none hidden is told."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.family_people import ADVICE, BY, CONSIDERED, PLAN, SECOND, TOLD, family, said_by, worker
from tests.ready_to_depart import LEAVES_ON

from casekeeper.actions.group_family import Joining, add_to_family
from casekeeper.actions.open_record import open_record
from casekeeper.actions.record_fact import Entry, record_for_many
from casekeeper.api.tokens import new_token
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.departures import AttemptBooked
from casekeeper.facts.identity import NameStated
from casekeeper.facts.kinds import payload_of
from casekeeper.records.models import FactRow, FamilyMember, Look, Person, PositionRow, User
from casekeeper.records.queries import families
from casekeeper.records.queries.sight import Sight

pytestmark = [pytest.mark.database, pytest.mark.django_db]
In = Callable[..., Client]


def text_of(answer: Any) -> str:
    assert answer.status_code == 200, answer.content[:300]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def two(monkeypatch: pytest.MonkeyPatch) -> tuple[Person, Person]:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())
    one, other = (
        open_record([(NameStated(full=name), LEAVES_ON)], **BY) for name in ("Arben Invented", "Besa Invented")
    )
    return one, other


def typed(other: str, **instead: str) -> dict[str, str]:
    return {"own-relation": "parent", "own-part": "leaves with the others", "other-1-reference": other,
            "other-1-relation": "child", "other-1-part": "leaves with the others", "reasons": "Mother and child.",
            **instead}  # fmt: skip


def test_a_group_is_formed_in_one_action_and_stands_on_both_records(signed_in: In, monkeypatch: Any) -> None:
    one, other = two(monkeypatch)
    client = signed_in("casework")
    answer = client.post(f"/people/{one.reference}/family/form", typed(other.reference))
    assert (answer.status_code, answer["Location"]) == (302, f"/people/{one.reference}/family")
    assert {row.person_id for row in FamilyMember.objects.all()} == {one.id, other.id}
    page = text_of(client.get(f"/people/{one.reference}"))
    assert "Besa Invented" in page
    assert "Not yet told to leave by a day, with help offered (Casework)" in page
    assert "No decision of their own that is in force and proved served" in page
    listed = text_of(client.get("/families"))
    assert "Arben Invented" in listed
    assert "Tell the family to leave by a day, with help offered" in listed
    assert "17 June 2026" in listed or "17 Jun 2026" in listed
    again = client.get(f"/people/{one.reference}/family/form")
    assert "Put more people into the family group" in text_of(again)


def test_the_form_says_what_is_missing_and_keeps_what_was_typed(signed_in: In, monkeypatch: Any) -> None:
    one, other = two(monkeypatch)
    client, address = signed_in("casework"), f"/people/{one.reference}/family/form"
    page = text_of(client.post(address, typed("ZZZZ-ZZZZ", reasons="")))
    assert "No record that you may open was found for ZZZZ-ZZZZ" in page
    assert "Say why they are one family group" in page
    assert "Name at least one more person" in text_of(client.post(address, typed("")))
    stays = {"other-1-part": "stays behind"}
    assert "say with whom" in text_of(client.post(address, typed(other.reference, **stays)))
    assert not FactRow.objects.filter(kind="family.grouped").exists()
    assert signed_in("returns logistics").get(address).status_code == 403
    assert signed_in("returns logistics").get(f"/people/{one.reference}/family").status_code == 200
    assert signed_in("prison").get("/families").status_code == 403


def test_each_person_stands_with_what_is_missing_and_who_has_it(signed_in: In, monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    client = signed_in("casework")
    page = text_of(client.get(f"/people/{pair.parent.reference}/family"))
    assert "Everybody in the group is ready." in page
    record_for_many([Entry(pair.child, [(ClaimMade(claim="protection"), LEAVES_ON)])], **BY)
    for address in (f"/people/{pair.parent.reference}", f"/people/{pair.parent.reference}/family"):
        page = text_of(client.get(address))
        assert "BAR-03, protection claim undecided (Asylum unit)" in page
        assert "Nobody in the group is made to leave while" in page
    assert Look.objects.filter(person=pair.child, what="family group").exists()
    progress = text_of(client.get(f"/people/{pair.parent.reference}/departure"))
    assert "Not everybody in the group is ready: its page says what is missing" in progress


def test_whoever_may_not_see_somebody_in_a_group_does_not_learn_of_them(signed_in: In, monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    hidden = open_record([(NameStated(full="Cana Hidden"), LEAVES_ON)], **BY)
    add_to_family(pair.parent, [Joining(hidden, "child")], reasons="A third.", by="a.worker", user=worker())
    record_for_many([Entry(hidden, [(ClaimMade(claim="protection"), LEAVES_ON)])], **BY)
    Person.objects.filter(pk=hidden.pk).update(handling="restricted")
    officer, manager = signed_in("casework"), signed_in("casework", "manager")
    parent = pair.parent.reference
    for address in (f"/people/{parent}", f"/people/{parent}/family", f"/people/{parent}/departure", "/families",
                    f"/people/{pair.child.reference}/family"):  # fmt: skip
        seen = officer.get(address).content.decode()
        assert hidden.reference not in seen, address
        assert "Cana" not in seen
        assert "BAR-03" not in seen
    assert "Cana Hidden" in text_of(manager.get(f"/people/{parent}/family"))
    assert len(families.standing()[0][0].people) == 2
    assert len(families.standing(sight=Sight(restricted=True))[0][0].people) == 3
    assert not Look.objects.filter(person=hidden, unit="casework", user__contains="officer").exists()
    assert PositionRow.objects.get(person=pair.parent).body["position"]["removable today"]["outcome"] == "not met"
    Person.objects.exclude(pk=hidden.pk).update(handling="restricted")
    assert "None." in text_of(officer.get("/families"))
    assert families.count() == 0


def test_what_is_said_of_the_whole_group_over_http_stands_on_every_record_and_the_gate_holds(monkeypatch: Any) -> None:
    pair = family(monkeypatch, steps=False)

    def send(body: Any, unit: str, grade: str = "officer") -> Any:
        name = f"{unit}.{grade}.{FactRow.objects.count()}"
        User.objects.create_user(name, unit=unit, grade=grade)
        token = new_token(name, feeds=[], acts_for=name, decides=True)
        return Client().post(
            f"/api/v1/people/{pair.parent.reference}/facts", json.dumps({"facts": [body]}),
            content_type="application/json", headers={"Authorization": f"Bearer {token}", "Idempotency-Key": name},
        )  # fmt: skip

    def fact(said: Any) -> dict[str, Any]:
        return {"kind": said.key, "happened": LEAVES_ON.isoformat(), "said": payload_of(said)}

    attempt = pair.attempts[pair.parent.id]
    answer = send(fact(AttemptBooked(attempt=attempt)), "returns logistics")
    assert (answer.status_code, "Not yet told to leave" in answer.content.decode()) == (409, True)
    late = TOLD.model_copy(update={"leave_by": LEAVES_ON + timedelta(days=14)})
    for said in (late, PLAN, ADVICE):
        assert send(fact(said), "casework").status_code == 201
        assert FactRow.objects.filter(kind=said.key).count() == 2
    answer = send(fact(AttemptBooked(attempt=attempt)), "returns logistics")
    assert (answer.status_code, "may leave by itself" in answer.content.decode()) == (409, True)
    grouped = {"kind": "family.grouped", "happened": LEAVES_ON.isoformat(), "said": {}}
    assert send(grouped, "casework").status_code == 409, "a group is formed by its own action"


def test_a_step_recorded_by_the_form_is_written_on_every_record(signed_in: In, monkeypatch: Any) -> None:
    pair = family(monkeypatch, steps=False)
    client = signed_in("casework")
    address = f"/people/{pair.child.reference}/record/{PLAN.key}"
    filled = {"safeguards": "A nurse.", "reception": "The grandmother.", "made_by": "A. Officer", "happened-day": "10",
              "happened-month": "6", "happened-year": "2026"}  # fmt: skip
    assert client.post(address, filled).status_code == 302
    assert client.post(f"{address}/check").status_code == 302
    assert set(FactRow.objects.filter(kind=PLAN.key).values_list("person_id", flat=True)) == {
        pair.parent.id, pair.child.id,
    }  # fmt: skip


def test_the_list_has_the_first_step_due_first_and_pages_by_it(signed_in: In, monkeypatch: Any) -> None:
    first = family(monkeypatch, steps=False)
    one, other = two(monkeypatch)
    signed_in("casework").post(f"/people/{one.reference}/family/form", typed(other.reference))
    groups, after = families.standing(limit=1)
    assert [each.reference for each in groups[0].people] == sorted(
        (first.parent.reference, first.child.reference), key=lambda ref: ref != first.parent.reference
    )
    assert (groups[0].owed_by, groups[0].page) == ("casework", "family_returns_policy.tell_family")
    rest, none = families.standing(after, limit=1)
    assert {each.reference for each in rest[0].people} == {one.reference, other.reference}
    assert none is None
    assert families.count() == 2
    said_by(SECOND, first.parent, CONSIDERED, LEAVES_ON)
