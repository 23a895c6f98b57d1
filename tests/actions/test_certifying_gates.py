"""A certificate for an appeal from abroad: a country in use on the day, and evidence by video shown to be possible."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.actions.test_departure_gates import BY, TEXT, considered, ready_person, worker
from tests.position.test_country_profile import law_saying
from tests.ready_to_depart import LEAVES_ON

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.claims import ClaimCertified, ClaimMade
from casekeeper.position.departure.country_profile import VIDEO
from casekeeper.records import rulebook
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


@pytest.fixture
def refused_claim() -> tuple[Person, int]:
    person, _ = ready_person()
    claim = record_fact(person, ClaimMade(claim="human rights"), date(2022, 1, 3), **BY, user=worker("prison"))
    record_fact(person, considered(claim, "casework"), date(2022, 2, 1), **BY, user=worker("casework"))
    return person, claim


def certify(of: tuple[Person, int], on: date = LEAVES_ON, **more: Any) -> int:
    said: dict[str, Any] = {
        "claim": of[1], "under": "section 94B", "country": "ALB", "reasons": TEXT, "certified_by": TEXT,
        "document": "D1", "individual_check": TEXT, "video_confirmed": "The post, letter CD-9.",
        **dict.fromkeys(("legal_help", "live_evidence", "video_link", "cost", "arrangements"), "effective"), **more,
    }  # fmt: skip
    return record_fact(of[0], ClaimCertified(**said), on, **BY, user=worker("casework", "head"))


def profile_says(monkeypatch: pytest.MonkeyPatch, **lines: str) -> None:
    law = law_saying(VIDEO, **lines)
    monkeypatch.setattr(rulebook, "current_law", lambda: law)


def test_where_the_profile_does_not_say_somebody_is_named_who_confirmed_video(refused_claim: Any) -> None:
    with pytest.raises(Refused, match="by video from Albania"):
        certify(refused_claim, video_confirmed=" ")
    assert certify(refused_claim)


def test_where_the_profile_says_no_nothing_that_is_ticked_helps(refused_claim: Any, monkeypatch: Any) -> None:
    profile_says(monkeypatch, ALB="no")
    with pytest.raises(Refused, match="no evidence is given by video"):
        certify(refused_claim)


def test_where_the_profile_says_yes_the_rest_is_still_checked_for_the_person(
    refused_claim: Any, monkeypatch: Any
) -> None:
    profile_says(monkeypatch, ALB="yes")
    with pytest.raises(Refused, match="particular to this person"):
        certify(refused_claim, video_confirmed="", individual_check="")
    assert certify(refused_claim, video_confirmed="")


@pytest.mark.parametrize(
    ("country", "on"), [("POL", LEAVES_ON), ("IND", date(2025, 7, 31)), ("ALB", date(2022, 12, 31))]
)
def test_a_country_that_is_not_in_use_on_the_day_is_refused(refused_claim: Any, country: str, on: date) -> None:
    with pytest.raises(Refused, match="not among the countries in use"):
        certify(refused_claim, on, country=country)


def test_kosovo_is_on_the_list_by_whichever_code_it_is_written(refused_claim: Any) -> None:
    assert certify(refused_claim, country="XKX")


def test_under_section_94_no_country_is_asked(refused_claim: Any) -> None:
    assert certify(refused_claim, under="section 94", country="POL")
