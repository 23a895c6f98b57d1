"""Invented people to write letters to: one liable to deportation, with everything a letter needs but what is typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.letters_written import OFFICE

from casekeeper.actions.departure_gates import CHECKLIST
from casekeeper.actions.letters.templates import Template
from casekeeper.actions.record_fact import record_fact, record_facts
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed
from casekeeper.facts.claims import CertificateWithdrawn, ClaimCertified, ClaimConsidered, ClaimMade
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.detention import DetentionReviewed, ReleaseArranged
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, LanguageNeeded, NameStated, NationalityClaimed
from casekeeper.facts.immigration import BailGranted, DeportationOrdered, DetentionAuthorised, DetentionBegan
from casekeeper.facts.reporting import FrequencySet
from casekeeper.facts.sentence import Sentenced
from casekeeper.records.clock import now
from casekeeper.records.models import Person, User
from casekeeper.records.opening import open_person

ORDERED = date(2026, 11, 20)
HELD, REVIEWED = date(2026, 10, 1), date(2026, 10, 20)
BEGAN, TODAY = date(2026, 11, 2), date(2026, 11, 23)


def liable(*more: tuple[Any, date], language: str = "Arabic") -> Person:
    """Sentenced to fourteen months; nothing has been written to them yet."""
    person = open_person(opened_at=now(), invented=True)
    facts: list[tuple[Any, date]] = [
        (NameStated(full="Mirvet Kolasani"), BEGAN),
        (BirthDateStated(born="1990-03-27"), BEGAN),
        (NationalityClaimed(nationality="EGY"), BEGAN),
        (IdentifierGiven(scheme="home_office_reference", as_typed="M1234567", canonical="M1234567"), BEGAN),
        (Sentenced(months=14, court="Invented Crown Court", offence="Burglary"), BEGAN),
        (LanguageNeeded(language=language, interpreter=True), BEGAN),
    ]
    record_facts(person, [*facts, *more], source="test", by="a test")
    return person


def with_everything(decided_by: User) -> Person:
    """For every letter: a claim decided, a departure planned, detention reviewed, bail with conditions."""
    person = liable(
        (DetentionAuthorised(), HELD),
        (DetentionBegan(place="Invented House"), HELD),
        (BailGranted(), BEGAN),
        (BailConditionSet(condition="residence", purpose="to know where to write to", detail="Live at 1 Invented Way."),
         BEGAN),
        (BailConditionSet(condition="reporting", purpose="to keep in touch", place="Lunar House"), BEGAN),
        (FrequencySet(every="weekly", first_on=date(2026, 11, 30), at="10:00", reasons="x", set_by="A. B."), BEGAN),
        (BailNoticeServed(method="by hand", proof="signed"), BEGAN),
        (ClaimMade(claim="human rights"), BEGAN),
        (AttemptPlanned(leaves_on=date(2026, 12, 20), to="Egypt", route="none, direct"), BEGAN),
        (ReleaseArranged(address_ready=True, conditions_ready=True, name="A. Officer"), BEGAN),
    )  # fmt: skip
    claim = next(iter(_facts(person, ClaimMade.key)))
    decided = ClaimConsidered(claim=claim, outcome="refused", reasons="As decided.", decided_by="A. Officer",
                              by_unit="casework", document="D1")  # fmt: skip
    reviewed = DetentionReviewed(
        reasonable_period="yes", reasonable_period_reasons="Three weeks so far.", within_reasonable_time="yes",
        within_reasonable_time_reasons="A document is expected.", outcome="detention goes on", grade="officer",
        reviewed_by="A. Officer",
    )  # fmt: skip
    facts: list[tuple[Any, date]] = [(decided, BEGAN), (reviewed, REVIEWED)]
    record_facts(person, facts, source="test", by=decided_by.get_username(), user=decided_by)
    record_facts(person, [(DeportationOrdered(), ORDERED)], source="test", by="a test")
    return person


def certified(decided_by: User, under: str = "section 94") -> Person:
    """The same, and a head certified the claim."""
    person = with_everything(decided_by)
    certify(person, under)
    return person


def certify(person: Person, under: str = "section 94", on: date = ORDERED, reasons: str = "Clearly unfounded.") -> int:
    """A head certifies the claim; the number of the fact. Under section 94B with every check made."""
    looked_at: dict[str, Any] = {}
    country = "EGY"
    if under == "section 94B":
        looked_at = {name: "effective" for name in CHECKLIST} | {"individual_check": "Speaks the language."}
        country = "IND"
        looked_at["video_confirmed"] = "The post, letter CD-9."
    said = ClaimCertified(
        claim=_facts(person, ClaimMade.key)[0], under=under, country=country, reasons=reasons, certified_by="A. Head",
        document="D2", **looked_at,
    )  # fmt: skip
    head = worker("casework", "head")
    return record_fact(person, said, on, source="test", by=head.username, user=head)


def uncertify(person: Person, on: date = TODAY) -> None:
    """The certificate is withdrawn."""
    said = CertificateWithdrawn(claim=_facts(person, ClaimMade.key)[0], reasons="Quashed.")
    manager = worker("casework", "manager")
    record_fact(person, said, on, source="test", by=manager.username, user=manager)


def person_for(template: Template, decided_by: User) -> Person:
    """Somebody to whom this letter can be written."""
    return certified(decided_by, template.certificate) if template.certificate else with_everything(decided_by)


def _facts(person: Person, kind: str) -> list[int]:
    from casekeeper.records.models import FactRow

    return list(FactRow.objects.filter(person=person, kind=kind).values_list("number", flat=True))


def worker(unit: str, grade: str = "officer") -> User:
    """Somebody who works in the unit."""
    user, _ = User.objects.get_or_create(
        username=f"{unit.replace(' ', '-')}.{grade}", defaults={"unit": unit, "grade": grade}
    )
    return user


@pytest.fixture
def our_office(settings: Any) -> None:
    """How we name ourselves on letters."""
    settings.LETTERS_OFFICE = OFFICE
