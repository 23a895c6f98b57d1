"""The door of the person's own pages: what opens it, once; and that what does not open it tells nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.own_people import ANSWERS, NAME, NUMBER, code_for, inside, officer, reports_digitally, typed_in

from casekeeper.actions.own_pages import wrong_tries
from casekeeper.actions.own_pages.issue import draw_link, issue_code, issue_link
from casekeeper.actions.own_pages.keys import as_typed, digest_of
from casekeeper.actions.permissions import NotAllowed
from casekeeper.facts.reporting import ReportAttended
from casekeeper.records.clock import now
from casekeeper.records.models import FactRow, Look, OwnSession, WayIn, WayInFailed
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.database
OWN = sorted(
    pattern.name for pattern in get_resolver().url_patterns if getattr(pattern, "name", "").startswith("own_")
)  # fmt: skip
INSIDE = ("home", "report", "reported", "answered", "missed", "change", "told/change", "conditions")
OPEN_TO_ALL = ("", "/link/abc", "/ended", "/rights")


@pytest.fixture
def somebody(db):
    """Missed 16 November; reports today, a Monday."""
    return reports_digitally((ReportAttended(channel="digital"), date(2026, 11, 9)))


def test_a_code_opens_once_and_shows_the_person_their_own_dates_conditions_and_misses(somebody):
    client = inside(somebody)
    home = client.get("/own/home").content.decode()
    assert "Monday 23 November 2026, 10:00" in home
    assert "Monday 30 November 2026" in home
    assert "Report now" in home
    conditions = client.get("/own/conditions").content.decode()
    assert "to keep in touch while the appeal is decided" in conditions
    assert "Live at 1 Invented Way." in conditions
    assert "Monday 16 November 2026" in client.get("/own/missed").content.decode()
    used = WayIn.objects.get()
    assert used.used_at is not None
    assert used.digest != ""


def failing(somebody) -> dict[str, str]:
    """Every kind of code that must not open anything."""
    used = code_for(somebody)
    typed_in(used)
    expired = code_for(somebody)
    WayIn.objects.filter(digest=digest_of("code", expired)).update(expires_at=now() - timedelta(seconds=1))
    replaced = code_for(somebody)
    code_for(somebody)
    return {"wrong": "K7F3-9Q2M-XW4T", "used": used, "expired": expired, "replaced": replaced, "empty": "",
            "long": "K" * 5000, "odd": "١٢٣؟'\"<b>"}  # fmt: skip


def test_a_wrong_used_expired_or_replaced_code_gets_the_same_answer_and_leaves_the_same_trace(
    somebody, django_assert_num_queries
):
    answers, queries = {}, {}
    for why, code in failing(somebody).items():
        WayInFailed.objects.all().delete()
        client = Client()
        with django_assert_num_queries(6):
            answer = client.post("/own", {"code": code})
        text = re.sub(r'value="[^"]*"', "", answer.content.decode())
        answers[why] = (answer.status_code, text, {k: v for k, v in answer.headers.items() if k != "Content-Length"})
        queries[why] = WayInFailed.objects.count()
        assert "own_pages" not in answer.cookies
    assert len({repr(answer) for answer in answers.values()}) == 1
    assert set(queries.values()) == {1}
    assert answers["wrong"][0] == 200
    assert "does not work" in answers["wrong"][1]
    assert NAME not in answers["wrong"][1]


def test_opening_a_link_spends_nothing_looks_nothing_up_and_is_the_same_for_every_link(
    somebody, django_assert_num_queries
):
    way_in = issue_link(somebody, user=officer(), by="x")
    assert way_in.digest is None
    _, key = draw_link(way_in.pk)
    pages = set()
    for link in (key, "0" * 32):
        client = Client()
        with django_assert_num_queries(0):
            answer = client.get(f"/own/link/{link}")
        text = answer.content.decode().replace(link, "LINK")
        pages.add((answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)))
    assert len(pages) == 1
    assert client.post("/own", {"link": key}).headers["Location"] == "/own/confirm"
    assert "does not work" in Client().post("/own", {"link": key}).content.decode()


def test_a_link_drawn_again_replaces_the_one_before(somebody):
    way_in = issue_link(somebody, user=officer(), by="x")
    _, first = draw_link(way_in.pk)
    _, second = draw_link(way_in.pk)
    assert "does not work" in Client().post("/own", {"link": first}).content.decode()
    assert Client().post("/own", {"link": second}).status_code == 302
    assert draw_link(way_in.pk) is None


def test_only_a_keyed_digest_of_a_code_is_kept(somebody):
    code = code_for(somebody)
    kept = str(WayIn.objects.values_list()) + str(OwnSession.objects.values_list())
    assert code not in kept
    assert as_typed(code) not in kept
    client, _ = typed_in(code)
    key = client.cookies["own_pages"].value
    assert key not in str(OwnSession.objects.values_list())


def test_the_cookie_is_for_these_pages_alone_and_no_script_can_read_it(somebody):
    client, _ = typed_in(code_for(somebody))
    cookie = client.cookies["own_pages"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/own", True, "Strict")
    assert int(cookie["max-age"]) == 3600


def test_after_ten_wrong_codes_from_one_place_even_the_right_one_is_not_looked_at(somebody):
    code = code_for(somebody)
    for _ in range(wrong_tries.MOST):
        typed_in("K7F3-9Q2M-XW4T", REMOTE_ADDR="192.0.2.1")
    _, answer = typed_in(code, REMOTE_ADDR="192.0.2.1")
    assert answer.status_code == 200
    assert WayIn.objects.get().used_at is None
    _, answer = typed_in(code, REMOTE_ADDR="192.0.2.2")
    assert answer.status_code == 302
    assert "192.0.2" not in str(WayInFailed.objects.values_list())


def test_where_proxies_of_ours_stand_in_front_the_place_is_told_from_the_right_and_not_made_up(somebody, settings):
    settings.PROXIES = 1
    for number in range(wrong_tries.MOST):
        typed_in("K7F3", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 192.0.2.1")
    assert wrong_tries.too_many("192.0.2.1")
    assert not wrong_tries.too_many("10.0.0.1")


def test_three_wrong_answers_close_the_way_in_for_good(somebody):
    client, _ = typed_in(code_for(somebody))
    wrong = ANSWERS | {"born-day": "28"}
    for _ in range(2):
        answer = client.post("/own/confirm", wrong)
        assert answer.status_code == 200
        assert "not the ones we have" in answer.content.decode()
    assert client.post("/own/confirm", wrong).headers["Location"] == "/own/ended"
    assert client.post("/own/confirm", ANSWERS).headers["Location"] == "/own/ended"
    assert WayIn.objects.get().closed_because == "three wrong answers"
    assert not Look.objects.exists()


def test_nothing_is_shown_or_taken_before_somebody_is_confirmed(somebody):
    client, _ = typed_in(code_for(somebody))
    for page in INSIDE:
        assert client.get(f"/own/{page}").headers["Location"] == "/own/confirm"
    client.post("/own/change", {"wish": "time", "words": "x", "once": "1"})
    assert not FactRow.objects.filter(source="own pages").exists()


@pytest.mark.parametrize("way", ["date of birth and end of Home Office reference"])
def test_a_reference_is_asked_where_staff_approved_that_way_and_both_have_to_be_right(way, db):
    person = reports_digitally(way=way)
    client, _ = typed_in(code_for(person))
    assert client.post("/own/confirm", ANSWERS).status_code == 200
    assert client.post("/own/confirm", ANSWERS | {"born-day": "28", "reference": NUMBER[-4:]}).status_code == 200
    digits = ANSWERS | {"born-year": "١٩٩٠", "reference": "٤٥٦٧"}
    assert client.post("/own/confirm", digits).headers["Location"] == "/own/home"


def test_no_way_in_without_approval_and_none_by_comparing_faces_while_none_is_installed(db):
    with pytest.raises(Refused, match="Nobody has approved"):
        code_for(reports_digitally(way=None))
    person = reports_digitally(way="comparison of faces")
    with pytest.raises(Refused, match="No comparison of faces"):
        code_for(person)


@pytest.mark.parametrize("unit", ["prison", "intake", "gatekeeper", "status review", "tracing", "tag hub"])
def test_only_casework_and_reporting_give_a_way_in(unit, somebody):
    with pytest.raises(NotAllowed):
        issue_code(somebody, user=officer(unit), by="x")


def test_a_session_ends_when_unused_when_left_and_after_an_hour(somebody):
    for change in ({"seen_at": now() - timedelta(minutes=21)}, {"ends_at": now()}):
        client = inside(somebody)
        OwnSession.objects.update(**change)
        assert client.get("/own/home").headers["Location"] == "/own/ended"
    client = inside(somebody)
    client.post("/own/leave")
    client.cookies["own_pages"] = "made up"
    assert client.get("/own/home").headers["Location"] == "/own/ended"


def test_a_session_of_these_pages_opens_no_page_of_staff_and_theirs_opens_none_of_these(somebody, signed_in):
    client = inside(somebody)
    for address in ("/", f"/people/{somebody.reference}", "/find", "/api/v1/people/x"):
        answer = client.get(address)
        assert answer.status_code in (302, 401, 404)
        assert NAME.encode() not in answer.content
    staff = signed_in("casework", "head")
    for page in INSIDE:
        assert staff.get(f"/own/{page}").headers["Location"] == "/own/ended"


def test_a_form_without_its_token_is_refused(somebody):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/own", {"code": code_for(somebody)}).status_code == 403
    assert WayIn.objects.get().used_at is None
