"""Whoever is here appeals from inside the country, unless a claim of theirs was certified by the named grade."""

from __future__ import annotations

from typing import Any

import pytest
from tests.actions.test_departure_gates import BY, LEAVES_ON, considered, leaving, ready_person, worker

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.claims import CertificateWithdrawn, ClaimCertified, ClaimMade
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
TEXT = "for a test"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def says(person: Person, said: Kind, unit: str = "casework") -> int:
    return record_fact(person, said, LEAVES_ON, **BY, user=worker(unit, "head"))


def served(stage: Any, **more: Any) -> AppealableDecisionServed:
    return AppealableDecisionServed(decision="refusal of a human-rights claim", stage=stage, proof="signed", **more)


@pytest.mark.parametrize("stage", ["FT_OOC_1", "FT_OOC_2"])
def test_the_time_limit_chosen_in_a_form_sends_nobody_abroad_to_appeal(stage: Any) -> None:
    person, _ = ready_person()
    with pytest.raises(Refused, match="the appeal is from inside the country"):
        says(person, served(stage))
    with pytest.raises(Refused, match="the appeal is from inside the country"):
        says(person, served(stage, certified="section 94"))
    claim = says(person, ClaimMade(claim="human rights"), "prison")
    says(person, considered(claim, "casework"))
    certified = ClaimCertified(
        claim=claim, under="section 94", country="ALB", reasons=TEXT, certified_by=TEXT, document="D1"
    )
    says(person, certified)
    says(person, served(stage, claim=claim, certified="section 94"))
    says(person, CertificateWithdrawn(claim=claim, reasons=TEXT))
    with pytest.raises(Refused, match="the appeal is from inside the country"):
        says(person, served(stage, claim=claim, certified="section 94"))


def test_whoever_has_left_is_served_a_decision_to_be_appealed_from_there() -> None:
    person, attempt = ready_person()
    for said in leaving(attempt):
        says(person, said, "returns logistics")
    says(person, served("FT_OOC_2"))
