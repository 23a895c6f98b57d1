"""The person's own pages: what opens them, what they show and take, and that nothing is told to anybody else."""

from __future__ import annotations

import re
import struct
import zlib
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.own_people import ANSWERS, NAME, NUMBER, TELEPHONE, code_for, officer, reports_digitally

from casekeeper.actions.own_pages import wrong_tries
from casekeeper.actions.own_pages.evidence import LARGEST
from casekeeper.actions.own_pages.issue import draw_link, issue_code, issue_link
from casekeeper.actions.own_pages.keys import as_typed, digest_of
from casekeeper.actions.own_pages.tell import MAY_TELL
from casekeeper.actions.own_words import LANGUAGES, words_in
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import KINDS
from casekeeper.facts.reporting import ExplanationGiven, ReportAttended
from casekeeper.facts.told_by_person import AnswersGiven, ChangeAnswered
from casekeeper.records.clock import now
from casekeeper.records.models import DutyRow, Evidence, FactRow, Look, OwnSession, WayIn, WayInFailed
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


def typed_in(code: str, client: Client | None = None, **more) -> tuple[Client, object]:
    client = client or Client()
    return client, client.post("/own", {"code": code}, **more)


def inside(person, language: str = "en") -> Client:
    client, _ = typed_in(code_for(person, language))
    assert client.post("/own/confirm", ANSWERS).headers["Location"] == "/own/home"
    return client


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


def test_two_people_see_each_their_own(db):
    one, other = reports_digitally(), reports_digitally()
    record_fact(other, ExplanationGiven(report_on=date(2026, 11, 9), what="x"), date(2026, 11, 20), source="t", by="t")
    mine, theirs = inside(one), inside(other)
    mine.post("/own/change", {"wish": "time", "words": "Only mine", "once": "1"})
    assert "Only mine" in mine.get("/own/change").content.decode()
    assert "Only mine" not in theirs.get("/own/change").content.decode()
    assert FactRow.objects.get(source="own pages").person == one


def test_every_look_at_own_pages_is_logged_under_the_persons_own_name(somebody):
    client = inside(somebody)
    for page in INSIDE:
        before = Look.objects.count()
        assert client.get(f"/own/{page}").status_code == 200
        look = Look.objects.latest("id")
        assert Look.objects.count() == before + 1
        assert (look.person, look.user, look.unit) == (somebody, "the person", "own pages")
        assert look.purpose


GOOD = {"same_address": "yes", "same_telephone": "yes", "help_wanted": "no", "once": "abc"}


def test_a_report_is_recorded_once_however_often_the_button_is_pressed(somebody):
    client = inside(somebody)
    assert client.post("/own/report", GOOD).headers["Location"] == "/own/reported"
    client.post("/own/report", GOOD)
    client.post("/own/report", GOOD | {"once": "other"})
    attended = FactRow.objects.filter(kind=ReportAttended.key, source="own pages")
    assert attended.count() == 1
    assert attended.get().payload["channel"] == "digital"
    assert attended.get().payload["identity"] == "confirmed"
    assert FactRow.objects.filter(kind=AnswersGiven.key).count() == 2
    assert "You have reported" in client.get("/own/home").content.decode()


def test_nothing_of_where_the_person_is_goes_into_the_facts(somebody):
    client, _ = typed_in(code_for(somebody), REMOTE_ADDR="198.51.100.77")
    client.post("/own/confirm", ANSWERS, REMOTE_ADDR="198.51.100.77", HTTP_USER_AGENT="Telephone 9")
    client.post("/own/report", GOOD, REMOTE_ADDR="198.51.100.77", HTTP_USER_AGENT="Telephone 9")
    kept = [str(list(model.objects.values())) for model in (FactRow, Look, WayIn, OwnSession, WayInFailed)]
    assert [each for each in kept if "198.51" in each or "Telephone 9" in each] == []
    answer = client.get("/own/home")
    assert "geolocation=()" in answer.headers["Permissions-Policy"]


def test_where_the_report_is_made_elsewhere_answers_are_no_report_and_the_page_says_so(db):
    person = reports_digitally(channel="reporting centre")
    client = inside(person)
    page = client.get("/own/report").content.decode()
    assert "This is not your report" in page
    assert client.post("/own/report", GOOD | {"same_address": "no", "new_address": "2 Invented Way"}).status_code == 302
    assert not FactRow.objects.filter(kind=ReportAttended.key, source="own pages").exists()
    assert "Come to Lunar House in person." in client.get("/own/answered").content.decode()
    assert DutyRow.objects.filter(what="Look into what the person told us", ended=None).exists()


def test_an_unanswered_question_is_asked_again_and_keeps_what_was_typed(somebody):
    client = inside(somebody)
    page = client.post("/own/report", {"health": "my back", "once": "1"}).content.decode()
    assert page.count("Choose an answer") == 6
    assert "my back" in page
    assert "<title>Error: " in page
    assert not FactRow.objects.filter(source="own pages").exists()


def test_an_explanation_with_a_picture_becomes_a_duty_and_the_picture_says_nothing_of_the_place(somebody):
    client = inside(somebody)
    form = {"report_on": "2026-11-16", "words": "In hospital", "once": "1", "file": uploaded(jpeg_with_place())}
    assert client.post("/own/missed", form).headers["Location"] == "/own/told/missed"
    kept = Evidence.objects.get()
    assert b"GPS" not in bytes(kept.content)
    assert bytes(kept.content).startswith(b"\xff\xd8\xff")
    given = FactRow.objects.get(kind=ExplanationGiven.key)
    assert given.payload["evidence"] == f"evidence-{kept.pk}.jpg"
    assert DutyRow.objects.filter(what="Decide on the explanation of a missed report", ended=None).exists()
    assert "not been decided yet" in client.get("/own/missed").content.decode()


def uploaded(content: bytes, name: str = "../../a<b>.jpg"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def jpeg_with_place() -> bytes:
    parts = [segment(0xE0, b"JFIF\0"), segment(0xE1, b"Exif\0\0GPS 51.5"), segment(0xFE, b"GPS comment"),
             segment(0xDB, b"\0" * 65), segment(0xDA, b"\x01\x01\0"), b"\x12\xff\x00\x34\xff\xd0\x56"]  # fmt: skip
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9" + b"GPS after the end"


def png_with_place() -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    parts = [chunk(b"IHDR", b"\0" * 13), chunk(b"tEXt", b"GPS"), chunk(b"eXIf", b"GPS"), chunk(b"IDAT", b"x"),
             chunk(b"IEND", b"")]  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + b"GPS"


def test_of_a_picture_only_what_it_shows_is_kept(somebody):
    from casekeeper.actions.own_pages.pictures import without_hidden_data

    for content, media_type in ((jpeg_with_place(), "image/jpeg"), (png_with_place(), "image/png")):
        clean = without_hidden_data(content, media_type)
        assert b"GPS" not in clean
        assert without_hidden_data(clean, media_type) == clean


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><script>alert(1)</script>", "must be a JPEG"),
        (b"\xff\xd8\xff\xe1", "must be a JPEG"),
        (b"MZ\x90\0", "must be a JPEG"),
        (b"%PDF-" + b"0" * LARGEST, "smaller than 5 MB"),
    ],
)
def test_other_files_and_large_ones_are_refused_and_then_nothing_is_recorded(content, words, somebody):
    client = inside(somebody)
    form = {"report_on": "2026-11-16", "words": "In hospital", "once": "1", "file": uploaded(content)}
    answer = client.post("/own/missed", form)
    assert words in answer.content.decode()
    assert not Evidence.objects.exists()
    assert not FactRow.objects.filter(source="own pages").exists()


def test_a_file_is_taken_by_no_other_own_page(somebody):
    client = inside(somebody)
    client.post("/own/change", {"wish": "time", "words": "x", "once": "1", "file": uploaded(b"%PDF-1.4")})
    assert not Evidence.objects.exists()


def test_a_wish_is_a_duty_for_reporting_until_it_is_answered_and_the_person_sees_the_answer(somebody):
    client = inside(somebody)
    client.post("/own/change", {"wish": "place", "words": "It is two hours away", "once": "1"})
    duty = DutyRow.objects.get(what="Answer what the person asks to change")
    assert (duty.owed_by, duty.ended) == ("reporting", None)
    assert "Not decided yet" in client.get("/own/change").content.decode()
    asked = FactRow.objects.get(kind="reporting.change_asked")
    said = ChangeAnswered(asked=asked.number, outcome="agreed in part", reasons="SECRET", decided_by="A. Manager")
    record_fact(somebody, said, date(2026, 11, 23), source="test", by="a test")
    page = client.get("/own/change").content.decode()
    assert "Agreed in part" in page
    assert "SECRET" not in page
    assert "A. Manager" not in page


def test_five_kinds_of_fact_and_no_other_can_be_told():
    assert set(KINDS) >= MAY_TELL
    assert len(MAY_TELL) == 5


def test_everything_is_small_enough_for_a_slow_connection(somebody):
    """At most 30 kB for a page and its style sheet, before they are packed; no script and nothing else to load."""
    from casekeeper.config.settings import THEME

    style = (THEME / "own.css").stat().st_size
    client = inside(somebody, "ur")
    sizes = {}
    for page in (*(f"/{name}" for name in INSIDE), *OPEN_TO_ALL):
        answer = client.get(f"/own{page}")
        text = answer.content.decode()
        sizes[page] = len(answer.content) + style
        assert "<script" not in text
        assert re.findall(r'(?:src|href)="/static/([^?"]+)', text) == ["theme/mark.svg", "theme/own.css"]
    assert max(sizes.values()) < 30_000, sizes


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_that_no_translator_checked_says_so_and_leads_to_the_english(code):
    page = Client().get(f"/own?in={code}").content.decode()
    words = words_in(code)
    assert f'<html lang="{code}" dir="{words.direction}">' in page
    assert (words.say("not_checked") in page) == (code != "en")
    assert len([each for each in LANGUAGES if words_in(each).direction == "rtl"]) == 2
    assert len(LANGUAGES) >= 5


def test_the_language_is_what_was_chosen_then_what_the_way_in_was_made_for_then_what_the_browser_asks(somebody):
    client, _ = typed_in(code_for(somebody, "ar"))
    assert 'lang="ar" dir="rtl"' in client.get("/own/confirm").content.decode()
    assert 'lang="ro"' in client.get("/own/confirm?in=ro").content.decode()
    assert 'lang="ro"' in client.get("/own/confirm").content.decode()
    assert 'lang="pl"' in Client().get("/own", HTTP_ACCEPT_LANGUAGE="xx,pl-PL;q=0.8").content.decode()
    assert 'lang="en"' in Client().get("/own?in=<b>").content.decode()


def test_own_pages_are_kept_by_no_cache_and_say_nothing_of_staff(somebody):
    client = inside(somebody)
    for page in (*(f"/{name}" for name in INSIDE), *OPEN_TO_ALL):
        answer = client.get(f"/own{page}")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        text = answer.content.decode()
        assert "Sign in" not in text
        assert "A. Officer" not in text
        assert TELEPHONE not in text
        assert not re.search(r"\son\w+=|\sstyle=|javascript:", text)
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert sorted(ids) == sorted(set(ids))


def test_a_form_without_its_token_is_refused(somebody):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/own", {"code": code_for(somebody)}).status_code == 403
    assert WayIn.objects.get().used_at is None


def test_every_own_address_is_walked_here():
    walked = {"in", "link", "confirm", "leave", "ended", "rights", "home", "report", "reported", "answered", "missed",
              "change", "told", "conditions"}  # fmt: skip
    assert {f"own_{name}" for name in walked} == set(OWN)
