"""Arrivals at many desks at once while the server is killed in the middle: each once, none lost."""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client
from tests.reporting_people import a_centre, reports
from tests.served import Served

from casekeeper.records.models import Arrival, FactRow, PositionRow, User
from casekeeper.records.projections.rederiving import compare_all

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
DESKS, EACH = 8, 10


class Desk:
    """An officer's browser: sends what it has until it hears an answer, always under the same key."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.port, self.cookies, self.unheard = port, cookies, 0

    def take(self, typed: str) -> None:
        key = str(uuid4())
        for _ in range(400):
            try:
                if self._sent(typed, key):
                    return
            except (OSError, HTTPException):
                pass
            self.unheard += 1
            time.sleep(0.05)
        raise AssertionError("no answer in twenty seconds")

    def _sent(self, typed: str, key: str) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        token = self.cookies["csrftoken"]
        said = urlencode({"typed": typed, "key": key, "do": "check in", "csrfmiddlewaretoken": token})
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request("POST", "/centres/lunar-house/desk", said, headers)
            with connection.getresponse() as answer:
                answer.read()
            assert answer.status in (200, 302, 500), answer.status
            return answer.status in (200, 302)
        finally:
            connection.close()


def test_arrivals_are_each_taken_once_and_none_is_lost_though_the_server_is_killed_in_the_middle(the_day) -> None:
    a_centre(desks=20)
    people = [reports(f"Person Number{number}") for number in range(DESKS * EACH)]
    client = Client()
    client.force_login(User.objects.create_user("desk.officer", unit="reporting", grade="officer"))
    page = client.get("/centres/lunar-house/desk")
    assert re.search(r'name="csrfmiddlewaretoken"', page.content.decode())
    cookies = {name: client.cookies[name].value for name in ("sessionid", "csrftoken")}
    site = Served()
    site.start()
    try:
        desks = [Desk(site.port, cookies) for _ in range(DESKS)]
        parts = [people[place::DESKS] for place in range(DESKS)]
        threads = [
            threading.Thread(target=lambda desk=desk, part=part: [desk.take(each.reference) for each in part])
            for desk, part in zip(desks, parts, strict=True)
        ]
        for thread in threads:
            thread.start()
        while Arrival.objects.count() < len(people) // 2:
            time.sleep(0.01)
        site.kill()
        while sum(desk.unheard for desk in desks) < DESKS:
            time.sleep(0.01)
        site.start()
        for thread in threads:
            thread.join(120)
    finally:
        site.kill()
    assert Counter(Arrival.objects.values_list("outcome", flat=True)) == {"recorded": len(people)}
    attended = Counter(FactRow.objects.filter(kind="reporting.attended").values_list("person", flat=True))
    assert attended == {person.pk: 1 for person in people}
    assert set(PositionRow.objects.values_list("reports_on", flat=True)) != {None}
    assert compare_all().differences == [], "what follows from each was written with it"
