"""A prison's reader: its own duties, who, where and when; none of our reasoning about the case, and nobody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casekeeper.actions.record_fact import record_facts
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.custody import Released
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.referral import Triaged
from casekeeper.records.models import DutyRow, FactRow, HandOff

pytestmark = pytest.mark.database
TODAY = date(2026, 11, 23)


@pytest.fixture
def considered(person):
    """Triage with reasons and a barrier with evidence: what casework writes for itself."""
    facts = [
        (Triaged(outcome="consider deportation", reasons="A reason for casework alone"), date(2026, 11, 16)),
        (BarrierOpened(code="BAR-03", evidence="Evidence for casework alone"), date(2026, 11, 17)),
    ]
    record_facts(person, facts, source="casework", by="a test")
    return person


def page(client, person, query=""):
    answer = client.get(f"/people/{person.reference}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_prison_sees_identity_custody_dates_referral_and_the_gate(considered, signed_in):
    shown = page(signed_in("prison"), considered)
    for words in (
        "Ansel Verrucci",
        "In custody, ZZA",
        "14 September 2027",
        "release gate",
        "Referred",
        "Vulnerability",
    ):
        assert words in shown


@pytest.mark.parametrize("query", ["", "?all=facts", "?known-on=2026-11-22", "?as-at=2026-11-20"])
def test_a_prison_is_shown_no_reasoning_of_casework(query, considered, signed_in):
    shown = page(signed_in("prison", "manager"), considered, query)
    for words in ("casework alone", "Liable to deportation", "Consideration decided", "Barriers to removal",
                  "Leave against", "Exceptions", "Triage"):  # fmt: skip
        assert words not in shown, words
    assert "casework alone" in page(signed_in("casework"), considered, "?all=facts")


def test_a_prison_sees_its_own_duties_alone(considered, signed_in):
    mine = set(DutyRow.objects.filter(person=considered, owed_by="prison").values_list("what", flat=True))
    others = set(DutyRow.objects.filter(person=considered).exclude(owed_by="prison").values_list("what", flat=True))
    shown = page(signed_in("prison"), considered)
    assert others
    assert [what for what in others - mine if what in shown] == []
    duty = DutyRow.objects.filter(person=considered, ended=None).exclude(owed_by="prison").first()
    assert "/hand-off?" not in shown
    client = signed_in("prison")
    assert client.get(f"/people/{considered.reference}/hand-off", {"key": duty.key}).status_code in (403, 404)


def test_a_duty_that_a_prison_accepted_is_its_own(considered, signed_in):
    from casekeeper.records.clock import now

    duty = DutyRow.objects.filter(person=considered, ended=None, owed_by="casework").first()
    HandOff.objects.create(
        person=considered, key=duty.key, from_unit="casework", to_unit="prison", reason="x", offered_by="x",
        offered_at=now(), answered_at=now(), accepted=True,
    )  # fmt: skip
    assert duty.what in page(signed_in("prison"), considered)


def test_somebody_released_and_dealt_with_is_no_longer_a_prisons_to_read(person, signed_in):
    from casekeeper.facts.consideration import UnconsideredReleaseResolved

    client = signed_in("prison")
    out = TODAY - timedelta(days=3)
    record_facts(person, [(Released(to="community"), out)], source="prison", by="a test")
    assert "Ansel" in client.get("/release-watch").content.decode()
    page(client, person)
    resolved = UnconsideredReleaseResolved(how="Found", cause="not referred", name="A. Caseworker")
    british = NationalityClaimed(nationality="GBR", confidence="determined")
    record_facts(person, [(resolved, TODAY), (british, TODAY)], source="casework", by="a test")
    DutyRow.objects.filter(person=person, owed_by="prison").delete()
    assert client.get(f"/people/{person.reference}").status_code == 404
    assert "Verrucci" not in client.get("/find?q=Ansel").content.decode()
    assert signed_in("casework").get(f"/people/{person.reference}").status_code == 200


@pytest.mark.parametrize("address", ["/referrals", "/reconciliation", "/quarantine", "/ledger"])
def test_what_is_ours_alone_is_refused_to_a_prison_and_not_offered(address, person, signed_in):
    client = signed_in("prison", "manager")
    assert client.get(address).status_code == 403
    assert f'href="{address}"' not in client.get("/").content.decode()


def test_a_prison_may_open_a_barrier_and_may_not_read_one_by_way_of_correcting_it(considered, signed_in):
    number = FactRow.objects.get(kind="barrier.opened").number
    client = signed_in("prison")
    assert client.get(f"/people/{considered.reference}/record/barrier.opened").status_code == 200
    assert client.get(f"/people/{considered.reference}/facts/{number}/correct").status_code == 404
    assert signed_in("casework").get(f"/people/{considered.reference}/facts/{number}/correct").status_code == 200


def test_an_offer_is_between_the_two_units(considered, signed_in):
    from casekeeper.records.clock import now

    duty = DutyRow.objects.filter(person=considered, ended=None, owed_by="casework").first()
    offer = HandOff.objects.create(
        person=considered, key=duty.key, from_unit="casework", to_unit="intake", reason="x", offered_by="x",
        offered_at=now(),
    )  # fmt: skip
    found = {
        unit: signed_in(unit).get(f"/hand-offs/{offer.id}").status_code for unit in ("prison", "intake", "casework")
    }
    assert found == {"prison": 403, "intake": 200, "casework": 200}
