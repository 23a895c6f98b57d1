"""Who is held under immigration powers: what is owed on each, days of exposure, and each figure with its people."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.lost_people import recorded
from tests.screens.conftest import TODAY

from casekeeper.facts import Kind
from casekeeper.facts.detention import (
    BailHearingListed,
    BailSummarySent,
    DetentionReviewed,
    MedicalReportReceived,
    ReviewGrade,
)
from casekeeper.facts.family import ChildNoted
from casekeeper.facts.identity import NameStated
from casekeeper.facts.immigration import DetentionBegan, DetentionEnded
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import FactRow, Look, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.queries import detention
from casekeeper.records.queries.detention import Filters

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def reviewed(outcome: Any = "detention goes on", grade: ReviewGrade = "director") -> Kind:
    return DetentionReviewed(
        reasonable_period="yes", reasonable_period_reasons="So far.", within_reasonable_time="yes",
        within_reasonable_time_reasons="A document is held.", outcome=outcome, grade=grade, reviewed_by="A. Director",
    )  # fmt: skip


def held(name: str, since: int, *more: tuple[int, Kind]) -> Person:
    """Held since so many days ago; what more is told, each so many days ago."""
    begin: list[tuple[date, Kind]] = [(ago(since), NameStated(full=name)), (ago(since), DetentionBegan(place="Centre"))]
    return recorded([*begin, *((ago(days), said) for days, said in more)], TODAY)


def on_grid(since: int) -> list[tuple[int, Kind]]:
    """Every review in time, up to today."""
    return [(since - day, reviewed()) for day in (1, 7, 14, 21, 28, *range(56, since + 1, 28)) if day <= since]


@pytest.fixture
def six() -> None:
    held("In Order", 60, *on_grid(60))
    held("Never Reviewed", 11)
    held("Late Once", 9, (5, reviewed()), (2, reviewed()))
    held("Facts Changed", 60, *on_grid(60), (3, ChildNoted(relation="child")))
    ill = held("Has Report", 60, *on_grid(60), (3, MedicalReportReceived(concern="torture")))
    with transaction.atomic():
        append([NewFact(ill.id, BailHearingListed(hearing_on=TODAY + timedelta(days=3)), day_of(ago(1)), "test", "t")])
        rederive([ill.id], as_at=TODAY, cause="test")
    held("To Release", 60, *on_grid(60), (3, reviewed("release")))
    held("Let Go", 40, (1, DetentionEnded(reason="bail")))


def test_what_is_overdue_comes_first_with_its_grade_and_days(six: None, signed_in: Any) -> None:
    said = text_of(signed_in("casework").get("/detention"))
    people = said[said.index("What is overdue or due first") :]
    assert people.index("Never Reviewed") < people.index("In Order")
    assert re.search(r"Was due 13 Nov 2026, 10 days overdue after 1 day, by an officer none held yet", people)
    assert "Release: due" in people
    assert "Answer the medical report of 20 Nov 2026 (rule 35: torture)" in people
    assert "Bail hearing on 26 Nov 2026" in people
    assert "Let Go" not in said
    assert Look.objects.filter(what="immigration detention", count=6).exists()


def test_days_count_once_behind_a_late_review_and_run_on_today(six: None) -> None:
    rows = {row.name: row for row in detention.held_now(TODAY)[0]}
    assert rows["Never Reviewed"].exposure == 10
    assert rows["Late Once"].exposure == 3
    assert rows["In Order"].exposure == 0
    found = detention.totals(TODAY)
    assert (found.held, found.review, found.days_now) == (6, 1, 10)
    assert found.days_past + found.days_now == sum(row.exposure for row in rows.values())
    assert (found.over_held, found.over_days) == (1, 38)
    assert found.exposed == len([row for row in rows.values() if row.exposure])


def test_bands_come_to_the_totals_and_each_lists_its_people(six: None) -> None:
    bands, found = detention.by_length(TODAY), detention.totals(TODAY)
    assert sum(each.held for each in bands) == found.held
    assert sum(each.days for each in bands) == found.days_past + found.days_now
    for each in bands:
        for want, figure in (("", each.held), ("exposed", each.exposed), ("review", each.review)):
            rows, _ = detention.held_now(TODAY, Filters(want=want, band=each.band))
            assert len(rows) == figure, (each.band, want)


@pytest.mark.parametrize(
    ("want", "names"),
    [("review", {"Never Reviewed"}), ("changed", {"Facts Changed", "Has Report"}), ("report", {"Has Report"}),
     ("hearing", {"Has Report"}), ("summary", {"Has Report"}), ("release", {"To Release"}),
     ("exposed", {"Never Reviewed", "Late Once"})],
)  # fmt: skip
def test_each_figure_leads_to_its_people(six: None, signed_in: Any, want: str, names: set[str]) -> None:
    rows, _ = detention.held_now(TODAY, Filters(want=want))
    assert {row.name for row in rows} == names
    assert getattr(detention.totals(TODAY), want) == len(names)
    said = text_of(signed_in("casework").get("/detention", {"want": want}))
    assert all(name in said for name in names)
    assert "In Order" not in said


def test_a_summary_that_was_sent_is_owed_no_more(six: None) -> None:
    number = FactRow.objects.get(kind="detention.bail_hearing_listed").number
    person = FactRow.objects.get(number=number).person_id
    with transaction.atomic():
        append([NewFact(person, BailSummarySent(hearing=number), day_of(TODAY), "test", "t")])
        rederive([person], as_at=TODAY, cause="test")
    found = detention.totals(TODAY)
    assert (found.hearing, found.summary) == (1, 0)


def test_whoever_is_no_longer_held_is_on_the_other_list_with_the_days(six: None, signed_in: Any) -> None:
    said = text_of(signed_in("casework").get("/detention/held-over"))
    assert "1 person was held for 38 days in all" in said
    assert "Let Go" in said
    assert "Never Reviewed" not in said


def test_pages_go_on_where_the_last_ended_and_each_person_is_on_one(six: None) -> None:
    names: list[str] = []
    after = None
    while True:
        rows, after = detention.held_now(TODAY, after=after, limit=4)
        names += [row.name for row in rows]
        if after is None:
            break
    assert len(names) == len(set(names)) == 6


def test_a_restricted_record_is_on_no_list_and_in_no_count(six: None, signed_in: Any) -> None:
    Person.objects.filter(position__name__in=["Never Reviewed", "Let Go"]).update(handling="restricted")
    client = signed_in("casework")
    assert "Never Reviewed" not in text_of(client.get("/detention"))
    assert "Let Go" not in text_of(client.get("/detention/held-over"))
    found = detention.totals(TODAY)
    assert (found.held, found.review, found.over_held) == (5, 0, 0)
    assert "Never Reviewed" in text_of(signed_in("casework", "manager").get("/detention"))


def test_a_list_asks_as_many_questions_whoever_is_on_it(six: None, signed_in: Any) -> None:
    client = signed_in("casework")
    text_of(client.get("/detention"))
    with CaptureQueriesContext(connection) as few:
        text_of(client.get("/detention"))
    for number in range(5):
        held(f"More {number}", 5)
    with CaptureQueriesContext(connection) as many:
        text_of(client.get("/detention"))
    assert len(many) == len(few)
