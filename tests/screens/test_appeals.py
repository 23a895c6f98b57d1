"""Appeals: what is owed first, where each stands, and how cohorts came out, each figure with its appeals behind it."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, get_args

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.lost_people import recorded
from tests.screens.conftest import TODAY

from casekeeper.facts import Kind
from casekeeper.facts.appeals import (
    AppealEnded,
    AppealLodged,
    AppealOutcome,
    RespondentEvidenceSent,
    TribunalState,
    TribunalStateTold,
)
from casekeeper.facts.identity import NameStated
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import FactRow, Look, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.queries import appeals
from casekeeper.records.queries.appeals import Filters, Outcomes
from casekeeper.screens.appeals.success import cohorts_of
from casekeeper.screens.appeals.tribunal_words import WORDS

pytestmark = [pytest.mark.database, pytest.mark.django_db]
LONG_AGO = TODAY - timedelta(days=400)


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def lodged(name: str, on: date, *then: tuple[int, Any], **said: Any) -> Person:
    """An appeal lodged on the day; what follows so many days later is made with its number."""
    person = recorded([(on, NameStated(full=name)), (on, AppealLodged(**said))], TODAY)
    number = FactRow.objects.get(person=person, kind="appeal.lodged").number
    with transaction.atomic():
        for days, made in then:
            after = on + timedelta(days=days)
            told: Kind = made(number)
            append([NewFact(person.id, told, day_of(after), "test", "tester")])
        rederive([person.id], as_at=TODAY, cause="test")
    return person


def outcome(how: str, **grounds: str) -> Any:
    return lambda number: AppealOutcome(appeal=number, outcome=how, **grounds)  # type: ignore[arg-type]


def withdrawn(number: int) -> Kind:
    return AppealEnded(appeal=number, how="withdrawn by the person")


@pytest.fixture
def five() -> None:
    lodged(
        "Won Family",
        LONG_AGO,
        (60, outcome("allowed", family_life="allowed", protection="dismissed")),
        appeal="refusal of a human-rights claim",
    )
    lodged(
        "Lost Protection",
        LONG_AGO,
        (60, outcome("dismissed", protection="dismissed")),
        appeal="refusal of a protection claim",
    )
    lodged("Took Itback", LONG_AGO, (20, withdrawn))
    lodged("Waits Evidence", TODAY - timedelta(days=53), time="late", place="from abroad")
    lodged("Just Lodged", TODAY - timedelta(days=50), (5, lambda n: RespondentEvidenceSent(appeal=n)),
           (6, lambda n: TribunalStateTold(appeal=n, state="listing", hearing_on=TODAY + timedelta(days=5),
                                           hearing_centre="Taylor House")))  # fmt: skip


def test_what_we_owe_comes_first_with_who_owes_it_and_what_the_tribunal_last_said(five: None, signed_in: Any) -> None:
    said = text_of(signed_in("appeals unit").get("/appeals"))
    assert said.index("Waits Evidence") < said.index("Just Lodged")
    assert "Send the tribunal the respondent's evidence Appeals unit, was due" in said
    assert "The tribunal last said: to be listed" in said
    assert "Taylor House" in said
    assert "1 lodged late" in said
    assert "1 with a hearing within two weeks" in said
    assert "Won Family" not in said
    assert Look.objects.filter(what="pending appeals", count=2).exists()


@pytest.mark.parametrize(
    ("want", "there"),
    [("late", "Waits Evidence"), ("abroad", "Waits Evidence"), ("overdue", "Waits Evidence"),
     ("hearing", "Just Lodged"), ("no day", "Waits Evidence")],
)  # fmt: skip
def test_each_figure_over_the_pending_leads_to_its_appeals(five: None, signed_in: Any, want: str, there: str) -> None:
    said = text_of(signed_in("appeals unit").get("/appeals", {"want": want}))
    assert there in said
    assert len({"Waits Evidence", "Just Lodged"} & set(re.findall("Waits Evidence|Just Lodged", said))) == 1


def test_an_appeal_is_in_exactly_one_outcome_and_a_withdrawn_one_is_neither_won_nor_lost(five: None) -> None:
    (old, young) = (found for found in appeals.by_cohort(LONG_AGO) if found.lodged)
    assert (old.lodged, old.allowed, old.dismissed, old.ended, old.pending) == (3, 1, 1, 1, 0)
    assert (young.lodged, young.pending) == (2, 2)
    assert old.share == (0.5, 0.5)
    assert old.is_mature
    assert young.share is None


def test_a_cohort_with_pending_appeals_has_a_lowest_and_a_highest_and_no_one_figure() -> None:
    found = Outcomes("x", 10, 2, 2, 1, 5)
    assert not found.is_mature
    assert found.share == (2 / 9, 7 / 9)


def test_cohorts_cover_every_month_or_quarter_also_those_with_none() -> None:
    quarters = cohorts_of([], TODAY, 3)
    assert [(each.label, each.first, each.last) for each in quarters[-2:]] == [
        ("Q3 26", date(2026, 7, 1), date(2026, 9, 30)), ("Q4 26", date(2026, 10, 1), date(2026, 12, 31)),
    ]  # fmt: skip
    months = cohorts_of([], TODAY, 1)
    assert [each.words for each in (months[0], months[-1])] == ["December 2025", "November 2026"]
    assert all(one.last + timedelta(days=1) == two.first for one, two in pairwise(quarters))


def test_every_figure_of_success_leads_to_as_many_appeals_as_it_says(five: None, signed_in: Any) -> None:
    client = signed_in("casework")
    for page in ("/appeals/success", "/appeals/success?by=month"):
        shown = client.get(page).content.decode()
        cells = re.findall(r'numeric"><a [^>]*href="(/appeals/lodged[^"]*)">([\d,]+)</a>', shown)
        assert len(cells) > 3
        for address, figure in cells:
            said = text_of(client.get(html.unescape(address)))
            assert re.search(rf"\b{figure} appeals?\b", said), (address, figure)
            assert said.count("(invented)") == int(figure)
    assert "Not mature: 2 of 2 pending" in text_of(client.get("/appeals/success"))


def test_by_ground_each_counts_as_it_was_decided(five: None) -> None:
    found = {each.ground: (each.allowed, each.dismissed, each.open) for each in appeals.by_ground(LONG_AGO)}
    assert found == {"protection": (0, 2, 0), "family life": (1, 0, 0)}
    rows, _ = appeals.lodged(TODAY, Filters(ground="family life: allowed"))
    assert [row.name for row in rows] == ["Won Family"]


def test_pages_go_on_where_the_last_ended_and_each_appeal_is_on_one(five: None) -> None:
    for number in range(4):
        lodged(f"Sent {number}", TODAY - timedelta(days=30 + number),
               (1, lambda n: RespondentEvidenceSent(appeal=n)))  # fmt: skip
    names: list[str] = []
    after, rest = None, False
    while True:
        page = appeals.pending_now(TODAY, Filters(), after, rest=rest, limit=2)
        names += [row.name for row in page.rows]
        after, rest = page.after, page.rest
        if after is None:
            break
    assert len(names) == len(set(names)) == 6
    every: list[str] = []
    place = None
    while True:
        rows, place = appeals.lodged(TODAY, Filters(), place, limit=2)
        every += [row.name for row in rows]
        if place is None:
            break
    assert len(every) == len(set(every)) == 9


def test_a_restricted_record_is_on_no_list_and_in_no_count(five: None, signed_in: Any) -> None:
    hidden = Person.objects.filter(position__name="Waits Evidence")
    Person.objects.filter(pk__in=[each.pk for each in hidden]).update(handling="restricted")
    client = signed_in("appeals unit")
    assert "Waits Evidence" not in text_of(client.get("/appeals"))
    assert appeals.totals(TODAY).pending == 1
    assert "Waits Evidence" in text_of(signed_in("appeals unit", "manager").get("/appeals"))


def test_a_filter_that_is_not_one_leaves_nothing_out(five: None, signed_in: Any) -> None:
    client = signed_in("appeals unit")
    said = text_of(client.get("/appeals", {"want": "'; x", "appeal": "nonsense", "after": "x.y"}))
    assert "Just Lodged" in said
    assert "3 appeals" in text_of(client.get("/appeals/lodged", {"first": "tomorrow", "stands": "won"}))


def test_each_state_of_the_tribunal_has_words() -> None:
    assert set(WORDS) == set(get_args(TribunalState))


def test_a_list_asks_as_many_questions_whoever_is_on_it(five: None, signed_in: Any) -> None:
    client = signed_in("appeals unit")
    text_of(client.get("/appeals"))
    with CaptureQueriesContext(connection) as few:
        text_of(client.get("/appeals"))
    for number in range(5):
        lodged(f"More {number}", TODAY - timedelta(days=40))
    with CaptureQueriesContext(connection) as many:
        text_of(client.get("/appeals"))
    assert len(many) == len(few)
