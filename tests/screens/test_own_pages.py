"""The person's own pages: what they show and take, in which language, and that nothing of it goes to anybody else."""

from __future__ import annotations

import re
import struct
import zlib
from datetime import date

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.own_people import ANSWERS, TELEPHONE, code_for, inside, reports_digitally, typed_in

from casekeeper.actions.own_pages.evidence import LARGEST
from casekeeper.actions.own_pages.tell import MAY_TELL
from casekeeper.actions.own_words import LANGUAGES, words_in
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import KINDS
from casekeeper.facts.reporting import ExplanationGiven, ReportAttended
from casekeeper.facts.told_by_person import AnswersGiven, ChangeAnswered
from casekeeper.records.models import DutyRow, Evidence, FactRow, Look, OwnSession, WayIn, WayInFailed

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


def test_every_own_address_is_walked_here():
    walked = {"in", "link", "confirm", "leave", "ended", "rights", "home", "report", "reported", "answered", "missed",
              "change", "told", "conditions"}  # fmt: skip
    assert {f"own_{name}" for name in walked} == set(OWN)
