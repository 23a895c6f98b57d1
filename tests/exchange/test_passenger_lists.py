"""Passenger lists: taken apart whatever comes, and put beside the departures that are planned. Nobody else is kept."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.passenger_lists_sent import KODRA, OTHERS, paxlst
from tests.exchange.payloads import DAY, prisoner, read

from casekeeper.actions.record_fact import record_fact
from casekeeper.exchange.counts import Counts
from casekeeper.exchange.feeds import FEEDS
from casekeeper.exchange.paxlst.manifest import Manifest, flight_number, manifest
from casekeeper.exchange.paxlst.segments import Marks, NoInterchange, Segment, as_document, messages, segments
from casekeeper.exchange.quarantine import open_ones
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.facts import LEGAL_ZONE
from casekeeper.facts.departures import AttemptBooked, AttemptFailed, AttemptMoved, AttemptPlanned
from casekeeper.periods import day_of
from casekeeper.records.finding import find_person
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import DutyRow, FactRow, Person, SourceRecord


def listed(text: str) -> Manifest:
    (message,) = messages(text)
    found = manifest(message, on=DAY)
    assert isinstance(found, Manifest), found
    return found


def test_a_list_is_read_with_its_flight_and_everybody_on_it() -> None:
    found = listed(paxlst(KODRA, *OTHERS))
    assert (found.flight, found.departs_from, found.arrives_at) == ("ZZ123", "LHR", "TIA")
    assert found.departs_at == datetime(2026, 3, 2, 10, 15, tzinfo=LEGAL_ZONE)
    assert (found.whole, found.crew) == (True, False)
    assert [each.name for each in found.travellers] == ["BESNIK DRITAN KODRA", "ISLA MARLOW", "SEAN O'NEIL"]
    assert [each.born for each in found.travellers] == ["1990-05-21", "1985-01-02", "2002-03-14"]
    assert [each.documents for each in found.travellers] == [("X1234567",), ("111222333",), ("AB991",)]


def test_una_may_name_other_marks_and_line_breaks_stand_between_segments() -> None:
    text = paxlst(KODRA, *OTHERS)
    other = text.replace("?'", "\0").replace("'", "~").replace("\0", "'").replace("?+", "\1").replace("+", "|")
    other = "UNA:|.\\ ~" + other.replace("\1", "+").replace("~", "~\r\n")
    assert listed(other).travellers == listed(text).travellers


@pytest.mark.parametrize(
    ("written", "flight"),
    [("ZZ0123", "ZZ123"), ("zz 123", "ZZ123"), ("ZZ123A", "ZZ123"), ("U2 8003", "U28003"), ("EZY0045", "EZY45"),
     ("123", ""), ("", ""), ("ZZ", ""), ("LONDON", "")],
)  # fmt: skip
def test_flights_are_compared_without_spaces_and_leading_noughts(written: str, flight: str) -> None:
    assert flight_number(written) == flight


@pytest.mark.parametrize("text", ["", "hello", "UNA", "UNA::::::", "UNA:+.? +", "UNBUNH", "UNB+1'UNZ+1'"])
def test_what_is_no_interchange_says_so(text: str) -> None:
    counts: list[Any] = []
    try:
        counts = list(messages(text))
    except NoInterchange:
        counts = []
    assert counts == []


def test_a_list_that_breaks_off_or_counts_others_is_not_whole() -> None:
    text = paxlst(KODRA, *OTHERS)
    assert not listed(text[: text.index("CNT")]).whole
    assert not listed(paxlst(KODRA, count=2)).whole


WORDS = st.text(st.characters(codec="ascii", exclude_characters="\r\n\0"), max_size=12)


@given(
    st.lists(st.tuples(st.sampled_from(["NAD", "DTM", "X"]), st.lists(st.lists(WORDS, min_size=1, max_size=3),
                                                                        max_size=4)), max_size=6),
    st.sampled_from([Marks(), Marks("|", "*", "\\", "~")]),
)  # fmt: skip
def test_whatever_is_written_with_release_characters_is_read_back(told: list[Any], marks: Marks) -> None:
    def written(text: str) -> str:
        return "".join(marks.release + each if each in marks else each for each in text)

    def elements(parts: list[list[str]]) -> str:
        return "".join(marks.element + marks.component.join(written(each) for each in element) for element in parts)

    text = "".join(tag + elements(parts) + marks.ends for tag, parts in told)
    assert list(segments(text, 0, marks)) == [
        Segment(tag, tuple(tuple(element) for element in parts)) for tag, parts in told
    ]


@given(st.text(max_size=200), st.integers(0, 700), st.integers(0, 700))
@settings(max_examples=400, deadline=None)
def test_any_text_and_any_list_broken_anywhere_is_read_or_refused_and_the_same_each_time(
    noise: str, start: int, end: int
) -> None:
    whole = paxlst(KODRA, *OTHERS)
    for text in (noise, "UNB" + noise, "UNA" + noise, whole[:start] + noise + whole[max(start, end) :]):
        answers = []
        for _ in range(2):
            try:
                found = [as_document(message) for message in messages(text)]
            except NoInterchange as error:
                answers.append(error.why.expected)
                continue
            read = [FEEDS["passenger-lists"].parse(document, on=DAY) for document in found]
            assert all(isinstance(each, Said | Unreadable) for each in read)
            json.dumps(found)
            answers.append(str(read))
        assert answers[0] == answers[1]


@given(st.recursive(st.none() | st.text(max_size=5) | st.integers(), lambda inner: st.lists(inner, max_size=4)))
def test_any_json_in_place_of_segments_is_refused_or_read(told: Any) -> None:
    assert isinstance(FEEDS["passenger-lists"].parse({"PAXLST": told}, on=DAY), Said | Unreadable)


def send(text: str | bytes, on: date = DAY) -> Counts:
    data = text.encode() if isinstance(text, str) else text
    return read_documents("passenger-lists", io.BytesIO(data), on=on)


@pytest.fixture
def person(db: Any, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Besnik Kodra, planned to leave on flight ZZ 123."""
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-03-03")
    read("prisoners", prisoner())
    found = find_person("C2468DE")
    assert found is not None
    return found


def plan(person: Person, route: str = "ZZ 123 Exampleton to Tirana", leaves_on: date = DAY) -> int:
    said = AttemptPlanned(leaves_on=leaves_on, route=route, to="ALB")
    return record_fact(person, said, date(2026, 2, 20), source="us", by="a test")


def told(person: Person) -> list[tuple[str, Any]]:
    kinds = ("departure.boarded", "departure.not_on_passenger_list")
    rows = FactRow.objects.filter(person=person, kind__in=kinds).order_by("number")
    return [(row.kind, row.payload) for row in rows]


database = pytest.mark.database


@database
def test_somebody_planned_to_leave_and_on_the_list_has_boarded(person: Person) -> None:
    attempt = plan(person)
    counts = send(paxlst(*OTHERS, KODRA))
    assert (counts.read, counts.new, counts.quarantined) == (1, 1, 0)
    assert told(person) == [("departure.boarded", {"attempt": attempt, "carrier": "ZZ123", "at": "10:15"})]
    again = send(paxlst(*OTHERS, KODRA))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert len(told(person)) == 1


@database
def test_somebody_planned_and_not_aboard_is_somebody_s_to_find_out(person: Person) -> None:
    attempt = plan(person)
    send(paxlst(*OTHERS))
    assert told(person) == [("departure.not_on_passenger_list", {"attempt": attempt, "flight": "ZZ123"})]
    duty = DutyRow.objects.get(person=person, key=f"not aboard:{attempt}")
    assert (duty.owed_by, duty.ended) == ("casework", None)
    send(paxlst(*OTHERS, leaves="2603021020"))
    assert len(told(person)) == 1, "a second list that lacks them says nothing new"
    send(paxlst(*OTHERS, KODRA, leaves="2603021030"))
    assert [kind for kind, _ in told(person)] == ["departure.not_on_passenger_list", "departure.boarded"]
    assert DutyRow.objects.get(person=person, key=f"not aboard:{attempt}").ended == "met"


@database
def test_whoever_stood_on_the_list_of_check_in_and_not_on_the_last_one_did_not_leave_after_all(person: Person) -> None:
    attempt = plan(person)
    send(paxlst(*OTHERS, KODRA))
    send(paxlst(*OTHERS))
    assert [kind for kind, _ in told(person)] == ["departure.boarded", "departure.not_on_passenger_list"]
    assert DutyRow.objects.get(person=person, key=f"not aboard:{attempt}").ended is None
    send(paxlst(*OTHERS, leaves="2603021020"))
    assert len(told(person)) == 2


@database
@pytest.mark.parametrize(
    "on_list",
    [("KODRA", "BESNIK", "920521", "Y9"), ("HOXHA", "ARBEN", "900521", "Y9")],
)
def test_the_same_name_or_the_same_date_alone_cannot_be_told(person: Person, on_list: tuple[str, ...]) -> None:
    attempt = plan(person)
    send(paxlst(*OTHERS, on_list))
    (row,) = told(person)
    assert row[1] == {"attempt": attempt, "flight": "ZZ123", "found": "cannot tell"}


@database
def test_a_list_that_is_not_whole_confirms_who_is_on_it_and_lacks_nobody(person: Person) -> None:
    plan(person)
    send(paxlst(*OTHERS, count=3))
    assert told(person) == []
    send(paxlst(*OTHERS, KODRA, count=99))
    assert [kind for kind, _ in told(person)] == ["departure.boarded"]


@database
def test_another_flight_another_day_crew_and_an_attempt_that_failed_say_nothing(person: Person) -> None:
    attempt = plan(person)
    send(paxlst(*OTHERS, flight="ZZ124"))
    send(paxlst(*OTHERS, leaves="2603031015"))
    send(paxlst(*OTHERS, kind="250"))
    assert told(person) == []
    failed = AttemptFailed(
        attempt=attempt, stage="at the port", cause="weather", controllable="no", in_control_of="nobody", graded_by="A"
    )
    record_fact(person, failed, DAY, source="us", by="a test")
    send(paxlst(KODRA))
    assert told(person) == []


@database
def test_an_attempt_that_names_no_flight_is_confirmed_and_never_missed(person: Person) -> None:
    plan(person, route="")
    send(paxlst(*OTHERS))
    assert told(person) == []
    send(paxlst(KODRA))
    assert [kind for kind, _ in told(person)] == ["departure.boarded"]


@database
def test_the_day_it_was_moved_to_and_the_flight_it_was_booked_on_count(person: Person) -> None:
    attempt = plan(person, route="", leaves_on=date(2026, 2, 25))
    record_fact(person, AttemptMoved(attempt=attempt, leaves_on=DAY, reason="escort"), DAY, source="us", by="t")
    booked = AttemptBooked(attempt=attempt, reference="ABC12D, zz0123")
    append([NewFact(person.pk, booked, day_of(DAY), source="us", recorded_by="t")])
    send(paxlst(*OTHERS))
    assert [kind for kind, _ in told(person)] == ["departure.not_on_passenger_list"]


@database
def test_nobody_else_on_a_list_is_kept_anywhere(person: Person) -> None:
    plan(person)
    broken = paxlst(*OTHERS).replace("TDT+20+ZZ0123", "TDT+20+")
    for text in (
        paxlst(KODRA, *OTHERS),
        broken,
        "UNB+1'" + paxlst(*OTHERS)[40:],
        paxlst(*OTHERS)[:-40],
        "UNA::::::MARLOW",
    ):
        send(text)
    assert len(open_ones("passenger-lists")) >= 2
    kept = json.dumps([list(FactRow.objects.values_list("payload", flat=True)),
                       list(SourceRecord.objects.values_list("key", "document")),
                       [[row.document, row.came, row.place] for row in open_ones()]])  # fmt: skip
    assert "MARLOW" not in kept
    assert "111222333" not in kept


@database
@pytest.mark.django_db
@given(st.integers(0, 900), st.binary(max_size=4), st.integers(0, 6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_broken_anywhere_are_read_or_quarantined_and_counted(at: int, broken: bytes, gone: int) -> None:
    text = (paxlst(KODRA, *OTHERS) * 2).encode()
    counts = send(text[:at] + broken + text[at + gone :])
    assert counts.read == counts.new + counts.changed + counts.unchanged + counts.quarantined
