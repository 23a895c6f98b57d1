"""An invented person who reports on their own pages every Monday, with a way in and whatever a test wants besides."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from casekeeper.actions.own_pages.evidence import keep
from casekeeper.actions.own_pages.issue import issue_code
from casekeeper.actions.record_fact import record_facts
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed, Channel
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated
from casekeeper.facts.immigration import BailGranted
from casekeeper.facts.reporting import FrequencySet
from casekeeper.facts.told_by_person import ConfirmedBy, OwnPagesApproved
from casekeeper.records import to_people
from casekeeper.records.clock import now
from casekeeper.records.models import OutboxMessage, Person, User
from casekeeper.records.opening import open_person

NAME, NUMBER, TELEPHONE = "Mirvet Kolasani", "M1234567", "07700 900123"
TODAY = date(2026, 11, 23)
BEGAN = date(2026, 11, 2)
ANSWERS = {"born-day": "27", "born-month": "3", "born-year": "1990"}


def reports_digitally(
    *more: tuple[Any, date], channel: Channel = "digital", way: ConfirmedBy | None = "date of birth",
    first_on: date = date(2026, 11, 9), at: str = "10:00",
) -> Person:  # fmt: skip
    """Bail since 2 November, told with proof, reports each Monday; today is Monday 23 November 2026."""
    person = open_person(opened_at=now(), invented=True)
    facts: list[tuple[Any, date]] = [
        (NameStated(full=NAME), BEGAN),
        (BirthDateStated(born="1990-03-27"), BEGAN),
        (IdentifierGiven(scheme="home_office_reference", as_typed=NUMBER, canonical=NUMBER), BEGAN),
        (BailGranted(), BEGAN),
        (BailConditionSet(condition="reporting", purpose="to keep in touch while the appeal is decided",
                          detail="Report every week.", channel=channel, place="Lunar House", reasons="As decided."),
         BEGAN),
        (BailConditionSet(condition="residence", purpose="to know where to write to", detail="Live at 1 Invented Way."),
         BEGAN),
        (FrequencySet(every="weekly", first_on=first_on, at=at, reasons="As decided.", set_by="A. Officer"), BEGAN),
        (BailNoticeServed(method="by hand", proof="signed"), BEGAN),
        (ContactDetailGiven(means="telephone", detail=TELEPHONE, language="Arabic"), BEGAN),
    ]  # fmt: skip
    if way is not None:
        said = OwnPagesApproved(confirmed_by=way, has_device="yes", reasons="Asked.", approved_by="A. Officer")
        facts.append((said, BEGAN))
    record_facts(person, [*facts, *more], source="test", by="a test")
    return person


def officer(unit: str = "reporting", grade: str = "officer") -> User:
    """Somebody of the unit."""
    user, _ = User.objects.get_or_create(username=f"{unit}.{grade}", defaults={"unit": unit, "grade": grade})
    return user


def code_for(person: Person, language: str = "en") -> str:
    """A code that works once."""
    return issue_code(person, user=officer(), by="reporting.officer", language=language).code


def typed_in(code: str, client: Client | None = None, **more) -> tuple[Client, object]:
    client = client or Client()
    return client, client.post("/own", {"code": code}, **more)


def inside(person, language: str = "en") -> Client:
    client, _ = typed_in(code_for(person, language))
    assert client.post("/own/confirm", ANSWERS).headers["Location"] == "/own/home"
    return client


def attached(person: Person) -> int:
    """A file that the person attached; its number."""
    return keep(person, b"%PDF-1.4 a letter of a doctor").pk


def message_to(person: Person) -> int:
    """A text message that waits to go; its number."""
    body = {"about": "reminder", "to": TELEPHONE, "language": "en", "subject": "x", "text": "Reminder: you report."}
    to_people.put("sms", f"test:{person.pk}", body, person_id=person.pk)
    return OutboxMessage.objects.get(unique_key=f"test:{person.pk}").pk
