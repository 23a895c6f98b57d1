"""Signing in with a password: limited tries, the same words for every name, and a session that is looked after."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from casekeeper.records.attempts import MOST, WITHIN
from casekeeper.records.models import SignInFailed, User

pytestmark = pytest.mark.database
RIGHT = {"username": "known.user", "password": "correct horse battery"}


@pytest.fixture
def user(db) -> User:
    return User.objects.create_user("known.user", password=RIGHT["password"], unit="intake")


def wrong(name: str) -> str:
    text = Client().post("/sign-in", {"username": name, "password": "wrong"}).content.decode()
    return re.sub(r'value="[^"]*"', "", text)


def test_after_too_many_wrong_tries_not_even_the_right_password_lets_in(user):
    for _ in range(MOST):
        assert "is not right" in wrong("known.user")
    assert "tried too often" in Client().post("/sign-in", RIGHT).content.decode()
    SignInFailed.objects.update(at=SignInFailed.objects.first().at - WITHIN - timedelta(seconds=1))
    assert Client().post("/sign-in", RIGHT).status_code == 302


def test_a_name_without_a_user_is_limited_alike(user):
    for _ in range(MOST):
        assert wrong("known.user") == wrong("nobody.here")
    assert wrong("known.user") == wrong("nobody.here")
    assert "tried too often" in wrong("Nobody.Here ")


def test_the_right_password_forgets_the_wrong_tries_and_another_name_is_not_touched(user):
    for _ in range(MOST - 1):
        wrong("known.user")
    assert Client().post("/sign-in", RIGHT).status_code == 302
    assert "is not right" in wrong("known.user")


def test_no_name_that_was_tried_is_kept_readably(user):
    wrong("somebody.secret")
    assert "secret" not in str(list(SignInFailed.objects.values()))


def test_the_session_gets_a_new_key_at_sign_in_and_is_gone_after_signing_out(user):
    client = Client()
    client.get("/sign-in")
    client.post("/sign-in", RIGHT)
    key = client.cookies["sessionid"].value
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    client.post("/sign-out")
    old = Client()
    old.cookies["sessionid"] = key
    assert old.get("/").status_code == 302


def test_the_page_lists_every_demo_user_in_a_demonstration_and_nobody_outside_one(db, settings):
    from casekeeper.config.populating import demo_users, make_users

    make_users()
    settings.DEMO = True
    text = Client().get("/sign-in").content.decode()
    assert all(f'value="{name}"' in text for name, _, _ in demo_users())
    assert len(demo_users()) == 28
    settings.DEMO = False
    text = Client().get("/sign-in").content.decode()
    assert not any(name in text for name, _, _ in demo_users())
