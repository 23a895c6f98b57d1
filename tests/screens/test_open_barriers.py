"""Barriers that stand open over all people: by code and unit, and the people behind each figure."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from tests.leaving_people import planned_to_go
from tests.lost_people import recorded
from tests.screens.conftest import TODAY

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.casework import BarrierCleared, BarrierCode, BarrierOpened, CaseClosed
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.identity import NameStated
from casekeeper.periods import day_of
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import BarrierListed, Look, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.projections.rederiving import compare_all
from casekeeper.records.queries import open_barriers
from casekeeper.records.queries.open_barriers import LISTS, Filters
from casekeeper.records.queries.sight import Sight
from casekeeper.screens.open_barriers.lists import HEADINGS, SAID

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def opened(code: BarrierCode, clear_by: date | None = None) -> BarrierOpened:
    return BarrierOpened(code=code, evidence=f"Seen: {code}", clear_by=clear_by)


def somebody(name: str, *told: tuple[int, Kind]) -> Person:
    """Of whom nothing points to a departure, unless it is told; each fact so many days ago."""
    return recorded([(ago(400), NameStated(full=name)), *((ago(days), said) for days, said in told)], TODAY)


@pytest.fixture
def barriers() -> None:
    somebody("No Document", (200, opened("BAR-07", ago(3))))
    somebody("No Document Yet", (60, opened("BAR-07", TODAY + timedelta(days=20))))
    somebody("Unfit", (30, opened("BAR-08")), (20, opened("BAR-17", ago(10))))
    somebody("Not Coded", (90, opened("UNKNOWN")))
    somebody("Not Coded Lately", (0, opened("UNKNOWN")))
    planned_to_go("Claims Protection", (ago(15), ClaimMade(claim="protection")))


def names(which: str, filters: Filters | None = None) -> list[str]:
    return [row.name for row in open_barriers.listed(which, TODAY, filters or Filters())[0]]


def test_each_list_holds_what_it_says_in_the_order_of_its_day(barriers: None) -> None:
    assert names("all") == [
        "No Document", "Not Coded", "No Document Yet", "Unfit", "Unfit", "Claims Protection", "Not Coded Lately",
    ]  # fmt: skip
    assert names("late") == ["Unfit", "No Document"]
    assert names("expected") == ["No Document Yet"]
    assert names("no-day") == ["Not Coded", "Unfit", "Claims Protection", "Not Coded Lately"]
    assert names("followed") == ["Claims Protection"]
    assert names("soft") == ["Unfit"]
    assert names("unknown") == ["Not Coded", "Not Coded Lately"]
    assert names("recode-late") == ["Not Coded"]


def test_one_code_and_one_unit_are_shown_alone(barriers: None) -> None:
    assert names("all", Filters(code="BAR-07")) == ["No Document", "No Document Yet"]
    assert names("all", Filters(owner="returns logistics")) == ["No Document", "No Document Yet", "Unfit"]
    assert names("late", Filters(owner="returns logistics")) == ["Unfit", "No Document"]
    assert names("all", Filters(code="BAR-08", owner="returns logistics")) == []


def test_what_follows_from_a_fact_stands_beside_what_somebody_opened(barriers: None) -> None:
    rows = {row.code: row for row in open_barriers.listed("all", TODAY)[0]}
    claim, unfit = rows["BAR-03"], rows["BAR-08"]
    assert (claim.opened, claim.since, claim.clear_by) == (False, ago(15), None)
    assert (claim.safeguard.owner, claim.safeguard.hard) == ("asylum unit", True)
    assert (unfit.opened, unfit.why, unfit.fact is not None) == (True, "Seen: BAR-08", True)
    assert rows["UNKNOWN"].recode_by is not None


def test_each_code_has_its_figures_its_oldest_and_its_unit(barriers: None) -> None:
    rows = {row.code: row for row in open_barriers.by_code(TODAY)}
    assert list(rows) == ["BAR-03", "BAR-07", "BAR-08", "BAR-17", "UNKNOWN"]
    assert rows["BAR-07"] == ("BAR-07", 2, 2, 1, 0, ago(200))
    assert rows["BAR-03"] == ("BAR-03", 1, 0, 0, 1, ago(15))
    units = {row.owner: row for row in open_barriers.by_owner(list(rows.values()))}
    assert units["returns logistics"] == ("returns logistics", 3, 2, 0, ago(200))
    assert sum(row.open for row in units.values()) == open_barriers.counts(TODAY)["all"] == 7


def test_a_new_derivation_gives_the_same_rows(barriers: None) -> None:
    assert BarrierListed.objects.count() == 7
    assert compare_all().differences == []
    BarrierListed.objects.filter(code="BAR-07").first().delete()  # type: ignore[union-attr]
    assert compare_all().differences != []


def test_of_two_under_one_code_the_one_that_stays_is_kept(db: Any) -> None:
    person = somebody("Twice", (50, opened("BAR-07")), (40, opened("BAR-07", ago(1))))
    first = BarrierListed.objects.get(nth=1).fact
    assert first is not None
    cleared = BarrierCleared(barrier=first, document="D-1", by_unit="returns logistics")
    with transaction.atomic():
        append([NewFact(person.id, cleared, day_of(TODAY), "test", "t")])
        rederive([person.id], as_at=TODAY, cause="test")
    row = BarrierListed.objects.get()
    assert (row.nth, row.since, row.clear_by) == (1, ago(40), ago(1))
    assert compare_all().differences == []


def test_a_closed_record_has_none(barriers: None) -> None:
    person = Person.objects.get(position__name="No Document")
    record_fact(person, CaseClosed(outcome="leave granted", reasons="x"), TODAY, source="test", by="a test")
    assert "No Document" not in names("all")


def test_every_figure_leads_to_as_many_rows(barriers: None, signed_in: Any) -> None:
    client = signed_in("casework")
    page = client.get("/barriers").content.decode()
    tables = re.findall(r'href="(/barriers/[^"]+)"[^>]*>([0-9]+)<', page)
    ticket = re.findall(r'__figure">([0-9]+)</p>.*?href="(/barriers/[^"]+)"', page)
    links = [*tables, *((address, figure) for figure, address in ticket)]
    assert len(tables) > 15
    assert len(ticket) == 5
    for address, figure in links:
        shown = client.get(html.unescape(address)).content.decode()
        assert shown.count("<tr") - (1 if int(figure) else 0) == int(figure), address
        assert f"<strong>{figure}</strong>" in shown, address


def test_the_page_says_whose_next_step_it_is_what_it_is_and_the_day_that_went_by(
    barriers: None, signed_in: Any
) -> None:
    shown = text_of(signed_in("returns logistics").get("/barriers/late?code=BAR-07"))
    assert "No Document" in shown
    assert "200 days ago" in shown
    assert "Apply for a document, or chase the application Returns logistics Cleared by returns logistics" in shown
    assert "3 days past" in shown
    assert "Unfit" not in shown
    assert "to be coded by" in text_of(signed_in("casework").get("/barriers/recode-late"))


def test_a_restricted_record_is_on_no_list_and_in_no_count(barriers: None, signed_in: Any) -> None:
    Person.objects.filter(position__name="No Document").update(handling="restricted")
    assert names("all").count("No Document") == 0
    assert open_barriers.counts(TODAY)["all"] == 6
    assert open_barriers.counts(TODAY, sight=Sight(restricted=True))["all"] == 7
    assert {row.code: row.open for row in open_barriers.by_code(TODAY)}["BAR-07"] == 1
    client = signed_in("casework")
    assert "No Document Yet" in text_of(client.get("/barriers/all"))
    assert "200 days ago" not in text_of(client.get("/barriers")) + text_of(client.get("/barriers/all"))


def test_pages_of_a_list_show_each_row_once(barriers: None) -> None:
    seen, after = [], None
    while True:
        rows, after = open_barriers.listed("all", TODAY, Filters(), after, limit=2)
        seen += [row.id for row in rows]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize("which", LISTS)
def test_each_list_opens_says_what_it_is_and_the_look_is_logged(which: str, barriers: None, signed_in: Any) -> None:
    shown = text_of(signed_in("returns logistics").get(f"/barriers/{which}?after=x&code=NONE&owner=nobody"))
    assert HEADINGS[which] in shown
    assert SAID[which] in shown
    assert Look.objects.filter(what="barriers that stand open").exists()


def test_there_is_no_other_list(signed_in: Any) -> None:
    assert signed_in("casework").get("/barriers/lost").status_code == 404


def test_every_code_has_a_unit_whose_list_it_is_on() -> None:
    assert {each.owner for each in SAFEGUARDS.values()} == set(open_barriers.OWNERS)
