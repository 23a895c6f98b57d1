"""One invented person, referred and not yet acknowledged, and somebody signed in for each unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.invented_lists_fixture import index_of_words, lists  # noqa: F401
from tests.linking import plain_score

from casekeeper.actions.record_fact import record_facts
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed
from casekeeper.facts.referral import Referred
from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.records.clock import now
from casekeeper.records.identities import comparing
from casekeeper.records.identities.comparing import Model
from casekeeper.records.models import Person, User
from casekeeper.records.opening import open_person

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> date:
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())
    return TODAY


@pytest.fixture(autouse=True)
def a_plain_model() -> Iterator[None]:
    """Pages that weigh a pair do it with a plain scorer: the one of the package takes seconds to be ready."""
    comparing.use(Model(plain_score, "plain 1"))
    yield
    comparing.use(None)


@pytest.fixture
def person(db: Any) -> Person:
    """Received and sentenced in the summer, referred ten days ago; a release date next year."""
    person = open_person(opened_at=now(), invented=True)
    record_facts(
        person,
        [
            (NameStated(full="Ansel Verrucci"), date(2026, 6, 1)),
            (BirthDateStated(born="1988-04"), date(2026, 6, 1)),
            (NationalityClaimed(nationality="POL", as_written="Polish"), date(2026, 6, 1)),
            (IdentifierGiven(scheme="prison_number", as_typed="Z1234AB", canonical="Z1234AB"), date(2026, 6, 1)),
            (Received(prison="ZZA"), date(2026, 6, 1)),
            (Sentenced(months=30), date(2026, 6, 15)),
            (
                DatesCalculated(sentence_start=date(2026, 6, 15), conditional_release=date(2027, 9, 14)),
                date(2026, 6, 20),
            ),
            (Referred(by="ZZA"), date(2026, 11, 13)),
        ],
        source="prison",
        by="a test",
    )
    return person


@pytest.fixture
def signed_in(db: Any) -> Callable[..., Client]:
    """A browser of somebody in the unit and of the grade."""

    def sign_in(unit: str = "intake", grade: str = "officer") -> Client:
        user, _ = User.objects.get_or_create(
            username=f"{unit}.{grade}", defaults={"unit": unit, "grade": grade, "first_name": "Test"}
        )
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
