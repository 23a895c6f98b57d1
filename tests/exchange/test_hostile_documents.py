"""Whatever comes, a reader accepts it, warns, or quarantines it. It never crashes and never stores a half."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.passenger_lists_sent import KODRA, paxlst
from tests.exchange.payloads import (
    ANSWER,
    DAY,
    HEARING,
    MOVEMENT,
    RECORD,
    REFERRAL,
    SENTENCE_DATES,
    in_envelope,
    merged,
    prisoner,
    released,
)
from tests.exchange.removal_centre_documents import BOOKINGS, CHECK_IN, EARLIER, HEARTBEAT, ORDERS, OUT, two_centres
from tests.exchange.tribunal_cases import CASE, DECIDED

from casekeeper.exchange.feeds import FEEDS
from casekeeper.exchange.paxlst.segments import as_document, messages
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.facts import payload_of, read_payload
from casekeeper.records.models import EstateSnapshot, EstateStatement, FactRow, Person, PositionRow, SourceRecord

GOOD: list[tuple[str, Any]] = [
    ("prisoners", prisoner()), ("events", released()), ("events", in_envelope(released())),
    ("events", merged("D1111EF", "C2468DE")), ("movements", MOVEMENT), ("sentence-dates", SENTENCE_DATES),
    ("court", HEARING), ("immigration-detention", RECORD), ("referrals", REFERRAL),
    ("register-answers", ANSWER), ("removal-centres", CHECK_IN), ("removal-centres", HEARTBEAT),
    ("removal-centres", ORDERS), ("removal-centres", BOOKINGS), ("removal-centres", OUT), ("removal-centres", EARLIER),
    ("tribunal-cases", CASE), ("tribunal-cases", DECIDED),
    ("passenger-lists", as_document(next(messages(paxlst(KODRA))))),
]  # fmt: skip

HOSTILE = st.one_of(
    st.sampled_from([
        None, "", " ", "\x00", "\ud800", "\u202eevil", "N" * 10_001, "2026-02-29", "2024-02-29", "0000-00-00",
        "9999-12-31", "1899-12-31", "NaN", "2026-03-01T25:61:00Z", "А1234ВС", 10**30, -1, 1e308, float("inf"),
        float("nan"), True, [], {}, [[]], [None], [{}], {"a": {"a": {"a": None}}}, ["x"] * 50,
    ]),
    st.text(max_size=30), st.integers(), st.dates().map(str), st.booleans(),
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, Any]:
    """A good document with some of its values, at any depth, replaced, taken out or put in the wrong place."""
    feed, document = draw(st.sampled_from(GOOD))
    document = deepcopy(document)
    for _ in range(draw(st.integers(1, 4))):
        holder: Any = document
        while True:
            names = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not names:
                break
            name = draw(st.sampled_from(names))
            if isinstance(holder[name], dict | list) and holder[name] and draw(st.booleans()):
                holder = holder[name]
                continue
            holder[name] = deepcopy(draw(HOSTILE))
            break
    return feed, document


@given(mutated())
@settings(max_examples=400, deadline=None)
def test_a_parser_answers_any_document_and_what_it_says_can_be_stored_and_read_back(made: tuple[str, Any]) -> None:
    feed, document = made
    for part in FEEDS[feed].divide(document):
        found = FEEDS[feed].parse(part, on=DAY)
        assert isinstance(found, Said | Unreadable)
        if isinstance(found, Said):
            assert len(found.key) <= 120
            for statement in found.statements:
                text = json.dumps(payload_of(statement.said), ensure_ascii=False)
                text.encode("utf-8")
                assert "\\u0000" not in text
                assert read_payload(statement.said.key, json.loads(text)) == statement.said


@given(mutated())
@settings(max_examples=200, deadline=None)
def test_a_parser_gives_the_same_answer_twice(made: tuple[str, Any]) -> None:
    feed, document = made
    parts = [FEEDS[feed].divide(document) for _ in range(2)]
    assert [FEEDS[feed].read(part, on=DAY) for part in parts[0]] == [
        FEEDS[feed].read(part, on=DAY) for part in parts[1]
    ]


def rows() -> tuple[int, ...]:
    kept = (FactRow, Person, SourceRecord, EstateStatement, EstateSnapshot)
    return tuple(model.objects.count() for model in kept)


@pytest.mark.database
@pytest.mark.django_db
@given(st.lists(mutated(), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_ledger_takes_any_document_whole_or_not_at_all_and_again_changes_nothing(
    made: list[tuple[str, Any]],
) -> None:
    two_centres()
    for feed, document in made:
        text = json.dumps(document).encode()
        counts = read_documents(feed, io.BytesIO(text), on=DAY)
        assert counts.read == counts.new + counts.changed + counts.unchanged + counts.quarantined
        before = rows()
        again = read_documents(feed, io.BytesIO(text), on=DAY)
        assert (again.new, again.changed) == (0, 0)
        assert rows() == before
    people = Person.objects.count()
    assert PositionRow.objects.count() == people
    kept = SourceRecord.objects.filter(person__isnull=True, document__isnull=False, waiting=False)
    assert all(set(document) == {"older"} for document in kept.values_list("document", flat=True)), "digests alone"


@pytest.mark.database
@pytest.mark.django_db
@given(st.sampled_from(GOOD), st.integers(0, 2000), st.binary(max_size=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_broken_anywhere_are_read_or_quarantined(good: tuple[str, Any], at: int, broken: bytes) -> None:
    two_centres()
    feed, document = good
    text = json.dumps([document, document]).encode()
    counts = read_documents(feed, io.BytesIO(text[:at] + broken + text[at + 2 :]), on=DAY)
    assert counts.read == counts.new + counts.changed + counts.unchanged + counts.quarantined
