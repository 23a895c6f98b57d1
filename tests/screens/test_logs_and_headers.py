"""What leaves the program beside its pages: no person in the log, and headers that keep pages to their readers."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils.module_loading import import_string

from casekeeper.records.models import Look
from casekeeper.screens.person import views

pytestmark = pytest.mark.database
PERSONAL = ("Ansel", "Verrucci", "Z1234AB", "1988", "Polish", "typed by hand", "correct horse")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that any logger says, written as the settings have it written."""
    lines = io.StringIO()
    plain = dict(django_settings.LOGGING["formatters"]["plain"])
    made = import_string(plain.pop("()"))(plain["format"], style=plain["style"])
    handler = logging.StreamHandler(lines)
    handler.setFormatter(made)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.setLevel(before)
    root.removeHandler(handler)


def test_no_page_and_no_form_tells_the_log_of_a_person(person, signed_in, log):
    client = signed_in()
    for address in ("/", "/find?q=Ansel+Verrucci", "/find?q=Z1234AB", f"/people/{person.reference}", "/people/none"):
        client.get(address, follow=True)
    client.post(f"/people/{person.reference}/record/referral.acknowledged", {"receipt": "typed by hand"})
    Client().post("/sign-in", {"username": "Ansel Verrucci", "password": "correct horse"})
    signed_in("prison").get("/referrals")
    assert Look.objects.exists()
    assert [word for word in PERSONAL if word in log.getvalue()] == []


def test_a_page_that_fails_says_where_and_not_about_whom(person, signed_in, log, monkeypatch):
    def fail(*_, **__):
        try:
            raise KeyError("Z1234AB")
        except KeyError as error:
            raise ValueError("Ansel Verrucci, born 1988, typed by hand") from error

    monkeypatch.setattr(views, "derive", fail)
    client = signed_in()
    client.raise_request_exception = False
    answer = client.get(f"/people/{person.reference}?as-at=2026-11-20")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "Something went wrong" in page
    written = log.getvalue()
    assert "ValueError" in written
    assert "KeyError" in written
    assert "person/views.py" in written
    assert [word for word in PERSONAL if word in written + page] == []


@pytest.mark.parametrize("address", ["/", "/sign-in", "/people/none", "/referrals", "/help", "/api/v1/people/x"])
def test_each_answer_carries_the_headers_that_keep_it_safe(address, person, signed_in):
    answer = signed_in("prison").get(address)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = answer.headers["Content-Security-Policy"]
    for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"):
        assert part in policy
    assert "unsafe" not in policy
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_served_office_asks_for_https_and_keeps_its_cookies_to_it(tmp_path):
    """The settings of a site that is no demonstration, read in a process of their own."""
    import json
    import os
    import subprocess
    import sys

    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SECURE_SSL_REDIRECT",
             "SECURE_HSTS_SECONDS", "DEMO", "DEBUG"]  # fmt: skip
    ask = "import json; from casekeeper.config import settings as s; print(json.dumps({n: getattr(s, n) for n in %r}))"
    env = os.environ | {"CASEKEEPER_SITE": "office", "CASEKEEPER_DEMO": "yes", "CASEKEEPER_SECRET_KEY": "x" * 50,
                        "CASEKEEPER_VAR": str(tmp_path)}  # fmt: skip
    done = subprocess.run([sys.executable, "-c", ask % names], env=env, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True, "SESSION_COOKIE_HTTPONLY": True,
        "SECURE_SSL_REDIRECT": True, "SECURE_HSTS_SECONDS": 365 * 24 * 60 * 60, "DEMO": False, "DEBUG": False,
    }  # fmt: skip
