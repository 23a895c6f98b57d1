"""What removal centres send, read in: exact counts, the same again, late, out of order; what becomes of a person."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.exchange.payloads import DAY
from tests.exchange.removal_centre_documents import (
    ARRAN,
    BENNU,
    BOOKINGS,
    CHECK_IN,
    EARLIER,
    HEARTBEAT,
    ORDERS,
    OUT,
    check_in,
    event,
    two_centres,
)
from tests.exchange.removal_centres_read import END, NOON, counted, heather, known, rows, send, told

from casekeeper.actions.tell_of_removal_centre import add_removal_centre, tell_of_removal_centre
from casekeeper.exchange.quarantine import open_ones
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.redriving import redrive
from casekeeper.planning.estate.standing import Estate
from casekeeper.planning.estate.told import LocationNames
from casekeeper.records.models import EstateSnapshot, EstateStatement, RemovalCentre
from casekeeper.records.queries.estate import estate
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _centres(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-03-10")
    two_centres()


def test_a_heartbeat_is_the_centres_count_and_the_same_again_changes_nothing() -> None:
    assert counted(send(HEARTBEAT)) == (1, 1, 0, 0, 0)
    men, women = heather().men, heather().women
    assert (men.in_use, men.out, men.available) == (100, 5, 895)
    assert (women.in_use, women.out, women.available) == (20, 0, 180)
    before = rows()
    assert counted(send(HEARTBEAT, dict(reversed(HEARTBEAT.items())))) == (2, 0, 0, 2, 0)
    assert rows() == before


def test_a_count_that_goes_back_to_what_it_was_is_news() -> None:
    for full, new in ((100, 1), (101, 0), (100, 0)):
        counts = send(HEARTBEAT | {"male_occupied": full})
        assert (counts.new, counts.changed) == (new, 1 - new)
    assert heather().men.in_use == 100
    assert EstateStatement.objects.filter(kind="heartbeat").count() == 3


def test_more_beds_out_than_there_are_is_shown_as_less_than_nought() -> None:
    send(HEARTBEAT | {"male_outofcommission": 2000})
    assert heather().men.available == -1100


@pytest.mark.parametrize(
    "wrong", [{"male_occupied": -1}, {"male_occupied": "many"}, {"female_outofcommission": None}, {"centre": " "}]
)
def test_a_heartbeat_that_is_not_whole_is_quarantined(wrong: dict[str, Any]) -> None:
    assert counted(send(HEARTBEAT | wrong, CHECK_IN)) == (2, 1, 0, 0, 1)
    assert heather().men.in_use is None


def test_an_unknown_centre_is_quarantined_and_read_once_it_is_added() -> None:
    assert counted(send(HEARTBEAT | {"centre": "Larkfield"}, check_in() | {"centre": "Larkfield"})) == (2, 0, 0, 0, 2)
    add_removal_centre("larkfield", "Larkfield")
    assert [each.resolved for each in redrive([row.id for row in open_ones()], "somebody")] == [True, True]
    assert EstateStatement.objects.filter(centre__code="larkfield").count() == 2


def test_an_event_is_kept_once_however_it_is_written_and_however_often_it_comes() -> None:
    assert counted(send(CHECK_IN)) == (1, 1, 0, 0, 0)
    before = rows()
    again = CHECK_IN | {"centre": "HEATHER  lodge", "timestamp": "2026-03-02T10:30:00+00:00", "person_id": "12"}
    assert counted(send(CHECK_IN, again)) == (2, 0, 0, 2, 0)
    assert rows() == before
    assert heather().men.unexpected_in == 1


def test_a_list_of_orders_takes_the_place_of_the_one_before() -> None:
    send(HEARTBEAT, ORDERS)
    assert (heather().men.scheduled_in, heather().men.available) == (1, 894)
    assert counted(send(ORDERS)) == (1, 0, 0, 1, 0)
    assert counted(send({"cDataSet": ORDERS["cDataSet"][1:]})) == (1, 0, 1, 0, 0)
    assert (heather().men.scheduled_in, heather().men.available) == (0, 895)
    send(ORDERS, CHECK_IN)
    assert (heather().men.scheduled_in, heather().men.unexpected_in, heather().men.available) == (0, 0, 895)


def test_a_row_that_cannot_be_read_is_put_aside_by_itself_and_the_rest_of_the_list_counts() -> None:
    bad = ORDERS["cDataSet"][0] | {"MO Date": "2026-03-02"}
    counts = send({"cDataSet": [*ORDERS["cDataSet"], bad, "no row"]})
    assert counted(counts) == (3, 1, 0, 0, 2)
    assert heather().men.scheduled_in == 1
    (first, second) = open_ones("removal-centres: rows")
    assert "DD/MM/YYYY" in first.expected
    assert "row 3" in first.place
    assert second.came
    (answer,) = redrive([first.id], "somebody")
    assert not answer.resolved
    assert "whole list" in answer.outcome
    assert counted(send({"cDataSet": [*ORDERS["cDataSet"], bad, "no row"]})) == (3, 0, 0, 1, 2)
    assert [row.times for row in open_ones("removal-centres: rows")] == [2, 2]


def test_a_list_of_which_nothing_can_be_read_does_not_empty_the_estate() -> None:
    send(ORDERS)
    assert counted(send({"cDataSet": [{"MO Ref": "?"}]})) == (1, 0, 0, 0, 1)
    assert heather().men.scheduled_in == 1


def test_a_location_nobody_told_is_quarantined_and_counts_as_soon_as_a_centre_tells_it() -> None:
    elsewhere = ORDERS["cDataSet"][0] | {"Location": "Heather new wing", "MO Ref": 103, "CID Person ID": BENNU}
    assert counted(send({"cDataSet": [*ORDERS["cDataSet"], elsewhere]})) == (2, 1, 0, 0, 1)
    assert heather().men.scheduled_in == 1
    (row,) = open_ones("removal-centres: rows")
    assert "new wing" in row.came
    names = LocationNames(men=("Heather male", "heather NEW wing"), women=("Heather female",))
    centre = RemovalCentre.objects.get(code="heather-lodge")
    tell_of_removal_centre(centre, names, by="a test", at=NOON)
    assert heather().men.scheduled_in == 2


def test_a_name_that_would_mean_the_beds_of_two_centres_is_refused() -> None:
    centre = RemovalCentre.objects.get(code="heather-lodge")
    with pytest.raises(Refused, match="would mean two"):
        tell_of_removal_centre(centre, LocationNames(men=("FENWICK MALE",)), by="a test")


def test_bookings_take_the_place_of_those_before_and_a_list_without_any_for_the_day_is_refused() -> None:
    send(HEARTBEAT)
    assert counted(send(BOOKINGS)) == (1, 1, 0, 0, 0)
    assert (heather().men.booked, heather().men.in_reserve, heather().men.available) == (1, 1, 893)
    for rows_sent in (
        [],
        [BOOKINGS["cDataSet"][0] | {"timestamp": "2026-03-04T09:00:00Z"}],
        [BOOKINGS["cDataSet"][0] | {"timestamp": "2026-03-02T06:59:59Z"}],
        [BOOKINGS["cDataSet"][0] | {"location": "Nowhere at all"}],
    ):
        counts = send({"cDataSet": rows_sent, "snapshot": "bookings"})
        assert counted(counts) == (1, 0, 0, 0, 1)
        assert counts.refused[0].contradicts
    assert (heather().men.booked, heather().men.in_reserve) == (1, 1)
    send({"cDataSet": BOOKINGS["cDataSet"][1:]})
    assert (heather().men.booked, heather().men.in_reserve) == (0, 1)


def test_a_booking_is_dropped_where_an_order_in_stands_whichever_comes_first() -> None:
    order = ORDERS["cDataSet"][0] | {"CID Person ID": 990, "Location": "Fenwick male"}
    send(BOOKINGS)
    send({"cDataSet": [order]})
    assert heather().men.booked == 0
    send({"cDataSet": []} | {"snapshot": "orders"})
    assert heather().men.booked == 1


def test_old_lists_are_deleted_once_a_newer_one_has_long_stood() -> None:
    for days in (0, 1, 40, 41):
        send({"cDataSet": [ORDERS["cDataSet"][0] | {"MO Ref": 200 + days}]}, on=DAY - timedelta(days=60 - days))
    assert EstateSnapshot.objects.count() == 2


def test_beds_go_out_and_come_back_and_a_late_event_does_not_take_them_out_again() -> None:
    send(OUT)
    assert [(bed.bed, bed.reason) for bed in heather().beds_out] == [("A1", "Single Occupancy")]
    back = {
        "centre": "Heather Lodge",
        "timestamp": "2026-03-02T10:00:00Z",
        "operation": "in commission",
        "bed_ref": "A1",
    }
    late = OUT | {"timestamp": "2026-03-02T09:00:00Z", "reason": "Crime Scene"}
    send(back, late)
    assert heather().beds_out == ()


def test_the_earlier_form_is_an_event_with_the_centres_counts() -> None:
    person = known(ARRAN)
    assert counted(send(EARLIER)) == (1, 1, 0, 0, 0)
    assert (heather().men.in_use, heather().men.out, heather().men.unexpected_in) == (61, 2, 1)
    assert told(person) == [("immigration.detention_began", DAY)]
    out = EARLIER | {"operation": "ooc", "trans_id": 8, "time": "11:00:00"}
    details = [{"ref": "b7", "reason": "crime scene", "gender": "m"}]
    out["bed_counts"] = {
        "male": 61, "female": 3, "out_of_commission": {"ooc_male": 3, "ooc_female": 0, "details": details},
    }  # fmt: skip
    assert counted(send(out)) == (1, 1, 0, 0, 0)
    assert [(bed.bed, bed.reason) for bed in heather().beds_out] == [("b7", "Crime Scene")]
    assert heather().men.out == 3
    before = rows()
    assert counted(send(EARLIER, out)) == (2, 0, 0, 2, 0)
    assert rows() == before


def test_what_was_told_is_only_ever_added_to() -> None:
    from django.db import DatabaseError, transaction

    send(CHECK_IN)
    for change in (lambda rows: rows.update(person="13"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(EstateStatement.objects.filter(kind="event"))


def test_a_whole_day_of_documents_in_one_file_has_exact_counts_and_again_changes_nothing() -> None:
    known(ARRAN)
    file = [
        HEARTBEAT, HEARTBEAT, ORDERS, BOOKINGS, CHECK_IN, CHECK_IN, OUT, event("check out", 99), event("dance"),
        {"hello": 1}, HEARTBEAT | {"centre": "Atlantis"}, ["no object"],
    ]  # fmt: skip
    text = json.dumps(file).encode()
    counts = read_documents("removal-centres", io.BytesIO(text), on=DAY)
    assert counted(counts) == (12, 6, 0, 2, 4)
    assert heather().men == heather().men._replace(
        capacity=1000, in_use=100, out=5, in_reserve=1, booked=1, scheduled_in=0, scheduled_out=0, unexpected_in=0,
        unexpected_out=0,
    )  # fmt: skip
    assert heather().men.available == 893
    now: Estate = estate(END)
    assert (len(now.together), len(now.not_placed), len(now.scheduled)) == (1, 1, 1)
    before = rows()
    again = read_documents("removal-centres", io.BytesIO(text), on=DAY)
    assert counted(again) == (12, 0, 0, 8, 4)
    assert rows() == before


def test_the_time_of_the_last_heartbeat_is_kept_also_where_it_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", DAY.isoformat())
    send(HEARTBEAT)
    RemovalCentre.objects.update(heard_at=datetime(2026, 1, 1, tzinfo=UTC))
    send(HEARTBEAT)
    heard = RemovalCentre.objects.get(code="heather-lodge").heard_at
    assert heard is not None
    assert heard > datetime(2026, 2, 1, tzinfo=UTC)
