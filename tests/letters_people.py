"""Invented people to write letters to: one liable to deportation, with everything a letter needs but what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from tests.letters_written import OFFICE
from tests.ready_to_depart import NOTHING_AGAINST

from casekeeper.actions.departure_gates import CHECKLIST
from casekeeper.actions.letters.templates import Template
from casekeeper.actions.record_fact import record_fact, record_facts
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed
from casekeeper.facts.claims import CertificateWithdrawn, ClaimCertified, ClaimConsidered, ClaimMade
from casekeeper.facts.consideration import Decided
from casekeeper.facts.departures import AttemptFailed, AttemptPlanned
from casekeeper.facts.detention import DetentionReviewed, ReleaseArranged
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, LanguageNeeded, NameStated, NationalityClaimed
from casekeeper.facts.immigration import (
    BailGranted,
    DeportationOrdered,
    DeportationOrderRevoked,
    DetentionAuthorised,
    DetentionBegan,
)
from casekeeper.facts.reporting import FrequencySet
from casekeeper.facts.schemes import SchemeAskedFor, SchemeDecided
from casekeeper.facts.sentence import Sentenced
from casekeeper.facts.trafficking import TraffickingReferred
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
    if template.certificate:
        return certified(decided_by, template.certificate)
    person = with_everything(decided_by)
    if template.key in OUTCOMES:
        OUTCOMES[template.key](person, decided_by)
    return person


def _tell(person: Person, user: User, said: Any, on: date = ORDERED) -> int:
    return record_fact(person, said, on, source="test", by=user.get_username(), user=user)


def decide(person: Person, user: User, outcome: str = "deport") -> None:
    """Everything that speaks against deportation was weighed, and a person decided, before the order was made."""
    _tell(person, user, NOTHING_AGAINST, BEGAN)
    said = Decided(outcome=outcome, reasons="The offence was grave.", decided_by="B. Officer")
    _tell(person, user, said, BEGAN)


def _no_fresh_claim(person: Person, user: User) -> None:
    record_facts(person, [(ClaimMade(claim="further submissions"), BEGAN)], source="test", by="a test")
    said = ClaimConsidered(
        claim=_facts(person, ClaimMade.key)[-1], outcome="not a fresh claim", reasons="It was said before.",
        already_considered="yes", realistic_prospect="no", decided_by="C. Officer", by_unit="casework", document="D9",
    )  # fmt: skip
    _tell(person, user, said)


def _failed(person: Person, user: User) -> None:
    said = AttemptFailed(
        attempt=_facts(person, AttemptPlanned.key)[-1], stage="booked", cause="no seat or flight cancelled",
        controllable="no", in_control_of="carrier", graded_by="D. Officer",
    )  # fmt: skip
    record_facts(person, [(said, ORDERED)], source="test", by="a test")


def _scheme(person: Person, user: User) -> None:
    record_facts(person, [(SchemeAskedFor(scheme="early removal"), BEGAN)], source="test", by="a test")
    offer = _facts(person, SchemeAskedFor.key)[-1]
    _tell(person, user, SchemeDecided(offer=offer, outcome="refused", reasons="A charge.", decided_by="E. Officer"))


def _revoked(person: Person, user: User) -> None:
    record_facts(
        person, [(DeportationOrderRevoked(reason="An appeal was allowed."), TODAY)], source="test", by="a test"
    )


def _victim(person: Person, user: User) -> None:
    record_facts(person, [(TraffickingReferred(by="A first responder"), ORDERED)], source="test", by="a test")


def _claims(person: Person, user: User) -> None:
    record_facts(person, [(ClaimMade(claim="protection"), ORDERED)], source="test", by="a test")


OUTCOMES: Mapping[str, Callable[[Person, User], None]] = {
    "deportation_order": decide, "no_deportation": lambda person, user: decide(person, user, "do not deport"),
    "further_submissions_refused": _no_fresh_claim, "departure_cancelled": _failed, "scheme_decided": _scheme,
    "order_revoked": _revoked, "trafficking_referred": _victim, "claim_acknowledged": _claims,
}  # fmt: skip
"""By letter on an outcome, what has to have happened."""


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
