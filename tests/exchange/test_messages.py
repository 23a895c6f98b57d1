"""Messages to people: each once or shown as unknown, whatever dies when; reminders, letters, and what comes back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.messages_sent import NOON, Died, Dies, clock_at_noon, missed_monday, ours, put  # noqa: F401
from tests.own_people import TELEPHONE, TODAY, officer, reports_digitally
from tests.reporting_people import reports

from casekeeper.actions.messages.quiet import _after_quiet, is_quiet
from casekeeper.actions.messages.reach import reach_of
from casekeeper.actions.messages.remind import reports_on, write_reminders
from casekeeper.actions.messages.send_link import send_link
from casekeeper.actions.own_pages.enter import enter
from casekeeper.actions.own_pages.issue import history_today
from casekeeper.actions.record_fact import record_fact
from casekeeper.exchange.messages.carrier import Letter, NotTaken
from casekeeper.exchange.messages.files import FileCarrier
from casekeeper.exchange.messages.relay import may_go, send_messages
from casekeeper.exchange.outbox import relay
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.immigration import DetentionBegan
from casekeeper.facts.reporting import ReportAttended
from casekeeper.periods import day_of
from casekeeper.records import to_people
from casekeeper.records.models import Delivery, FactRow, OutboxMessage, Person, PositionRow, WayIn
from casekeeper.records.outbox import SENDING, SENT, UNKNOWN, UNSENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody() -> Person:
    return reports_digitally()


def test_the_relay_finds_whom_to_remind_and_what_to_send_by_indexes_of_their_own() -> None:
    """With 80,000 told to report it reads those due in the next days; of a million messages those to people."""
    due = reports_on([TODAY + timedelta(days=1), TODAY + timedelta(days=3)]).values_list("person_id", "reports_on")
    to_people_now = may_go(NOON)
    OutboxMessage.objects.bulk_create(
        OutboxMessage(unique_key=f"r{number}", channel="register", body={}, written_at=NOON) for number in range(3_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "position_reminders" in due.explain()
    assert "reports_on = ANY" in due.explain()
    assert "outbox_to_people" in to_people_now.explain()


def test_a_relay_reads_as_few_positions_whoever_else_is_told_to_report(
    somebody: Person, django_assert_max_num_queries: Any
) -> None:
    """Nobody's position is read whose report is not near: neither in the question nor after it."""
    for number in range(20):
        reports(f"Person Number{number}", first_on=TODAY + timedelta(days=40), every="monthly")
    soon = PositionRow.objects.filter(reports_on__lte=TODAY + timedelta(days=3), reports_on__gt=TODAY).count()
    assert soon == len(reports_on([TODAY + timedelta(days=ahead) for ahead in (1, 2, 3)]))
    assert PositionRow.objects.filter(is_open=True).count() >= soon + 20
    with django_assert_max_num_queries(60):
        write_reminders(TODAY)


STEPS = ("before it is begun", "begun", "handed over", "marked")
FATES = st.sampled_from(["", "dies after", "lost after", "lost before", "away", *STEPS])


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fates=st.lists(FATES, max_size=12), can_tell=st.booleans())
def test_whatever_dies_when_each_message_is_delivered_once_or_shown_as_unknown(
    fates: list[str], can_tell: bool, somebody: Person
) -> None:
    """Deaths at every step, answers lost before and after the carrier took it, a carrier away: in any order."""
    ours().all().delete()
    put(3, somebody)
    carrier = Dies(can_tell)
    left = list(fates)
    for _ in range(len(fates) + 3):
        died_at: list[str] = []

        def step(at: str, died_at: list[str] = died_at) -> None:
            fate = left.pop(0) if left else ""
            if fate in STEPS and fate == at:
                died_at.append(at)
                raise Died
            if fate and fate not in STEPS:
                carrier.plan.append(fate)

        try:
            send_messages(carrier, step=step)
        except Died:
            continue
    carrier.plan.clear()
    send_messages(carrier)
    assert max(carrier.delivered.values(), default=0) <= 1
    for message in ours().all():
        came = carrier.delivered[to_people.reference_of(message)]
        assert (message.outcome, came) in ({(SENT, 1)} if can_tell else {(SENT, 1), (UNKNOWN, 0), (UNKNOWN, 1)})


def test_a_relay_that_died_after_handing_over_does_not_hand_over_again(tmp_path: Path) -> None:
    put(1)

    def die(at: str) -> None:
        if at == "handed over":
            raise Died

    with pytest.raises(Died):
        send_messages(FileCarrier(tmp_path), step=die)
    assert ours().get().outcome == SENDING
    done = send_messages(FileCarrier(tmp_path))
    assert (done.sent, done.settled) == (0, 1)
    assert len((tmp_path / "sms.jsonl").read_text().splitlines()) == 1
    assert ours().get().outcome == SENT


def test_that_a_carrier_does_not_have_it_is_believed_only_when_no_request_can_be_under_way_any_more(the_day) -> None:
    put(1)
    carrier = Dies()
    carrier.sure_after = timedelta(minutes=10)
    carrier.plan = ["lost before"]
    send_messages(carrier)
    assert ours().get().outcome == SENDING
    the_day[0] = NOON + timedelta(minutes=9)
    assert send_messages(carrier).waiting == 1
    assert not carrier.delivered
    the_day[0] = NOON + timedelta(minutes=11)
    assert send_messages(carrier).sent == 1


def test_one_wrong_message_keeps_no_other_from_going_and_a_number_that_is_none_is_a_fact() -> None:
    put(2)

    class Refuses(Dies):
        def send(self, letter: Letter) -> str:
            if "Message 0" in letter.text:
                raise NotTaken("no number", for_good=True, is_the_address=True)
            return super().send(letter)

    done = send_messages(Refuses())
    assert (done.sent, done.refused) == (1, 1)
    assert list(ours().order_by("id").values_list("outcome", flat=True)) == ["not sent", SENT]
    assert FactRow.objects.get(kind="contact.detail_failed").payload["detail"] == TELEPHONE


def test_the_relay_to_systems_leaves_messages_to_people_to_theirs(tmp_path: Path) -> None:
    put(1)
    relay()
    assert ours().get().outcome == UNSENT


def test_a_link_lies_nowhere_before_it_is_sent_and_opens_the_pages_once(tmp_path: Path) -> None:
    person = reports_digitally()
    send_link(person, user=officer(), by="reporting.officer", language="en")
    message = ours().get()
    assert "/own/link/" not in json.dumps(message.body)
    assert WayIn.objects.get().digest is None
    send_messages(FileCarrier(tmp_path), link_base="https://example.org")
    sent = json.loads((tmp_path / "sms.jsonl").read_text())
    assert sent["to"] == TELEPHONE
    key = sent["text"].split("https://example.org/own/link/")[1].split("?")[0]
    message.refresh_from_db()
    assert key not in json.dumps(message.body)
    assert enter("link", key, source="x") is not None
    assert enter("link", key, source="x") is None


def test_a_link_that_was_replaced_before_it_went_is_held_back(tmp_path: Path) -> None:
    person = reports_digitally()
    send_link(person, user=officer(), by="x")
    send_link(person, user=officer(), by="x")
    assert send_messages(FileCarrier(tmp_path)).held_back == 1
    assert list(ours().order_by("id").values_list("outcome", flat=True)) == ["held back", SENT]


def on(monkeypatch: pytest.MonkeyPatch, day: str, the_day: list[datetime], hour: int = 12) -> date:
    monkeypatch.setenv("CASEKEEPER_TODAY", day)
    the_day[0] = datetime.fromisoformat(f"{day}T{hour:02}:00:00+00:00")
    return date.fromisoformat(day)


def test_reminders_go_three_days_and_one_day_before_once_each_in_the_persons_language(
    monkeypatch: pytest.MonkeyPatch, the_day, tmp_path: Path
) -> None:
    """Today is Monday; the next report is Monday 30 November."""
    person = reports_digitally((ReportAttended(channel="digital"), TODAY))
    assert write_reminders(TODAY).written == 0
    friday = on(monkeypatch, "2026-11-27", the_day)
    assert (write_reminders(friday).written, write_reminders(friday).written) == (1, 0)
    sunday = on(monkeypatch, "2026-11-29", the_day)
    assert write_reminders(sunday).written == 1
    assert send_messages(FileCarrier(tmp_path)).sent == 2
    said = [json.loads(line) for line in (tmp_path / "sms.jsonl").read_text().splitlines()]
    assert "30 نوفمبر 2026" in said[0]["text"]
    assert "Monday 30 November 2026, 10:00" in said[0]["text"]
    assert person.reference not in said[0]["text"]


def test_a_reminder_of_a_report_that_is_no_longer_due_is_held_back(
    monkeypatch: pytest.MonkeyPatch, the_day, tmp_path: Path
) -> None:
    person = reports_digitally((ReportAttended(channel="digital"), TODAY))
    friday = on(monkeypatch, "2026-11-27", the_day)
    write_reminders(friday)
    record_fact(person, DetentionBegan(), day_of(friday), source="test", by="a test")
    assert send_messages(FileCarrier(tmp_path)).held_back == 1
    assert write_reminders(friday).written == 0


def test_a_day_without_a_relay_is_made_up_for_by_one_reminder_and_not_two(
    monkeypatch: pytest.MonkeyPatch, the_day
) -> None:
    reports_digitally((ReportAttended(channel="digital"), TODAY))
    sunday = on(monkeypatch, "2026-11-29", the_day)
    assert write_reminders(sunday).written == 1


def test_somebody_with_nothing_that_works_is_counted_and_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, the_day
) -> None:
    from casekeeper.facts.contact import ContactDetailFailed

    reports_digitally(
        (ReportAttended(channel="digital"), TODAY), (ContactDetailFailed(detail=TELEPHONE, how="came back"), TODAY)
    )
    friday = on(monkeypatch, "2026-11-27", the_day)
    assert write_reminders(friday) == (0, 1)


def test_nobody_is_woken_a_link_that_somebody_waits_for_goes_all_the_same(
    monkeypatch: pytest.MonkeyPatch, the_day, tmp_path: Path
) -> None:
    person = reports_digitally((ReportAttended(channel="digital"), TODAY))
    evening = on(monkeypatch, "2026-11-27", the_day, hour=22)
    assert is_quiet(the_day[0])
    write_reminders(evening)
    send_link(person, user=officer(), by="x")
    assert send_messages(FileCarrier(tmp_path)).sent == 1
    assert ours().get(outcome=UNSENT).body["about"] == "reminder"
    assert Delivery.objects.exclude(not_before=None).get().not_before == datetime(2026, 11, 28, 8, tzinfo=UTC)
    on(monkeypatch, "2026-11-28", the_day, hour=9)
    assert send_messages(FileCarrier(tmp_path)).sent == 1


@given(st.integers(0, 365 * 24 * 60), st.integers(0, 23), st.integers(0, 23))
def test_what_is_allowed_next_is_never_quiet_never_before_and_within_a_day(
    minutes: int, begins: int, ends: int
) -> None:
    from casekeeper.facts import LEGAL_ZONE

    here = (NOON + timedelta(minutes=minutes)).astimezone(LEGAL_ZONE)
    allowed = _after_quiet(here, begins, ends)
    assert here <= allowed <= here + timedelta(hours=25)
    assert _after_quiet(allowed, begins, ends) == allowed


def test_where_nobody_close_to_the_person_is_told_by_message() -> None:
    person = reports_digitally(
        (ContactDetailGiven(means="e-mail", detail="a@example.org", whose="supporter"), date(2026, 11, 20))
    )
    assert reach_of(history_today(person)).by_channel == {"sms": TELEPHONE}
