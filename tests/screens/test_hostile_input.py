"""What no honest browser sends is answered plainly: never a fault, never a trace of a person in the log."""

from __future__ import annotations

import pytest
from django.test import Client

from casekeeper.records.models import DutyRow, FactRow

pytestmark = pytest.mark.database
NASTY = ("\x00", "%00", "' OR 1=1 --", "<script>alert(1)</script>", "‮", "9" * 400, "-1", "١٢", "a" * 5000, "²")


@pytest.mark.parametrize("nasty", NASTY)
def test_no_query_makes_a_page_fail(nasty, signed_in, person):
    client = signed_in("casework", "manager")
    fact = FactRow.objects.get(kind="referral.made").number
    reference = person.reference
    asked = {name: nasty for name in (
        "q", "state", "what", "prison", "risen", "after", "step", "gate", "before", "show", "recorded", "as-at",
        "known-on", "as-at-day", "as-at-month", "as-at-year", "key", "unit", "next", "all", "months", "by",
    )}  # fmt: skip
    for address in (
        "/", "/find", "/referrals", "/release-watch", "/reconciliation", "/quarantine", f"/people/{reference}",
        f"/people/{reference}/hand-off", f"/people/{reference}/record/consideration.decided", "/law", "/ledger",
        f"/people/{reference}/facts/{fact}/correct", "/help",
    ):  # fmt: skip
        answer = client.get(address, asked)
        assert answer.status_code in ({400} if "\x00" in nasty else {200, 302, 403, 404}), address
        assert b"<script>alert" not in answer.content
    long = {"as-at-day": nasty, "as-at-month": "11", "as-at-year": "2026"}
    assert client.get(f"/people/{reference}", long).status_code in (200, 400)
    for part, number in (("after", f"{nasty}.1"), ("after", f"2026-01-01.{nasty}")):
        assert client.get("/", {part: number}).status_code in (200, 400)
    assert Client().get("/sign-in", asked).status_code in (200, 400)


@pytest.mark.parametrize("nasty", NASTY)
def test_no_form_makes_a_page_fail(nasty, signed_in, person):
    key = DutyRow.objects.filter(person=person, owed_by="intake", ended=None).values_list("key", flat=True)[0]
    client = signed_in()
    typed = {
        "happened-day": nasty, "happened-month": nasty, "happened-year": nasty, "receipt": nasty, "by": nasty,
        "correction-what": nasty, "correction-reason": nasty, "username": nasty, "password": nasty, "next": nasty,
    }  # fmt: skip
    fact = FactRow.objects.get(kind="referral.made").number
    for address in (
        f"/people/{person.reference}/record/referral.acknowledged", f"/people/{person.reference}/facts/{fact}/correct",
        "/sign-in", "/sign-in/demo",
    ):  # fmt: skip
        assert client.post(address, typed).status_code in (200, 302, 400, 404), address
    offer = {"key": key, "to_unit": "casework", "reason": nasty}
    assert client.post(f"/people/{person.reference}/hand-off", offer).status_code in (200, 302, 400)
    good = {"happened-day": "20", "happened-month": "11", "happened-year": "2026", "receipt": nasty}
    where = f"/people/{person.reference}/record/referral.acknowledged"
    client.post(where, good)
    assert client.post(f"{where}/check").status_code in (200, 302, 400)


MISSING = ("/people/%00", "/law/%00", "/people/..%2f..%2fetc", f"/hand-offs/{'9' * 20}", f"/quarantine/{'9' * 20}",
           f"/people/REFERENCE/facts/{'9' * 20}/correct")  # fmt: skip


@pytest.mark.parametrize("path", MISSING)
def test_no_address_makes_a_page_fail(path, signed_in, person):
    client = signed_in("casework", "manager")
    assert client.get(path.replace("REFERENCE", person.reference)).status_code in (400, 404)
