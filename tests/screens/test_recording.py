"""Recording and correcting: a form for each kind, checked before it is saved, and what followed from it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casekeeper.facts import KINDS, Kind, kind_named
from casekeeper.facts.identity import BirthDateStated
from casekeeper.records.models import DutyRow, FactRow
from casekeeper.screens.dates import three_fields
from casekeeper.screens.recording.fields import Field, fields_of, typed_from
from casekeeper.screens.recording.reading import read_form

TODAY = date(2026, 11, 23)
BY_HAND = sorted(name for name, kind in KINDS.items() if kind.by_hand)
HAPPENED = {"happened-day": "20", "happened-month": "11", "happened-year": "2026"}


def typed_for(field: Field) -> dict[str, str]:
    """Something that fits the field."""
    if field.control in ("one of", "choose"):
        return {field.name: next(value for value, _ in field.options if value)}
    if field.control == "yes or no":
        return {field.name: "yes"}
    if field.control == "tick":
        return {field.name: "yes"}
    if field.control in ("day", "partly known day"):
        return {f"{field.name}-day": "3", f"{field.name}-month": "march", f"{field.name}-year": "1999"}
    if field.control == "number":
        return {field.name: "7"}
    if field.control == "time":
        return {field.name: "9:30"}
    return {field.name: {"nationality": "POL", "country": "GBR"}.get(field.name, "Some words")}


def filled(kind: type[Kind]) -> dict[str, str]:
    typed = dict(HAPPENED)
    for field in fields_of(kind):
        typed |= typed_for(field)
    return typed


@pytest.mark.parametrize("name", BY_HAND)
def test_the_form_of_each_kind_reads_back_what_was_typed(name):
    kind = kind_named(name)
    read = read_form(kind, filled(kind), TODAY)
    assert read.errors == {}
    assert isinstance(read.said, kind)
    assert read.happened.start == date(2026, 11, 20)


@pytest.mark.parametrize("name", BY_HAND)
def test_a_form_that_starts_from_a_recorded_fact_says_the_same_again(name):
    kind = kind_named(name)
    said = read_form(kind, filled(kind), TODAY).said
    typed: dict[str, str] = dict(HAPPENED)
    for field in fields_of(kind):
        typed |= typed_from(field, getattr(said, field.name))
    assert read_form(kind, typed, TODAY).said == said


@pytest.mark.parametrize("name", BY_HAND)
def test_an_empty_form_says_which_answers_are_needed(name):
    kind = kind_named(name)
    read = read_form(kind, {}, TODAY)
    needed = {field.name for field in fields_of(kind) if field.needed}
    assert set(read.errors) == needed | {"happened"}
    assert all(error["href"].startswith("#") for error in read.error_list)


@pytest.mark.database
@pytest.mark.parametrize("name", BY_HAND)
def test_the_page_of_each_kind_shows_a_label_for_each_field(name, signed_in, person):
    from casekeeper.actions.permissions import GRADES, TABLE

    units, grade = TABLE.get(f"record {name}") or TABLE[f"record {name.partition('.')[0]}"]
    assert grade in GRADES
    shown = signed_in(units[0], grade).get(f"/people/{person.reference}/record/{name}")
    assert shown.status_code == 200
    text = shown.content.decode()
    for field in fields_of(kind_named(name)):
        assert f'name="{field.name}"' in text or f'name="{field.name}-day"' in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"born-year": "1991"}, "1991"),
        ({"born-month": "3", "born-year": "1991"}, "1991-03"),
        ({"born-day": "4", "born-month": "Mar", "born-year": "1991"}, "1991-03-04"),
        ({"born-unstated": "refused"}, "refused"),
    ],
)
def test_a_date_of_birth_may_be_partly_known(typed, said):
    read = read_form(BirthDateStated, {**HAPPENED, **typed, "use": "main"}, TODAY)
    assert read.said == BirthDateStated(born=said)


@pytest.mark.parametrize(
    ("day", "month", "year", "words"),
    [
        ("31", "2", "2026", "must be a real date"),
        ("1", "13", "2026", "must have a month"),
        ("1", "", "2026", "must include a month"),
        ("1", "1", "26", "year of 4 numbers"),
        ("24", "11", "2026", "today or in the past"),
        ("²", "1", "2026", "day in numbers"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(day, month, year, words):
    typed = {"happened-day": day, "happened-month": month, "happened-year": year}
    assert words in read_form(BirthDateStated, typed, TODAY).errors["happened"]


def record(client, person, name: str, **typed: Any):
    address = f"/people/{person.reference}/record/{name}"
    first = client.post(address, {**HAPPENED, **typed})
    assert first.status_code == 302
    assert first.headers["Location"] == f"{address}/check"
    assert "Check your answers" in client.get(f"{address}/check").content.decode()
    return client.post(f"{address}/check", follow=True)


@pytest.mark.database
def test_recording_the_acknowledgement_ends_the_duty_and_says_so(signed_in, person):
    shown = record(signed_in(), person, "referral.acknowledged", receipt="R-1").content.decode()
    assert "Recorded as fact" in shown
    assert "Ended:" in shown
    duty = DutyRow.objects.get(person=person, key__startswith="acknowledge referral:")
    assert duty.ended is not None


@pytest.mark.database
def test_a_form_with_errors_is_shown_again_with_what_was_typed(signed_in, person):
    shown = signed_in().post(
        f"/people/{person.reference}/record/triage.completed", {**HAPPENED, "reasons": "Because of this"}
    )
    text = shown.content.decode()
    assert "<title>Error: " in text
    assert "There is a problem" in text
    assert "Choose an answer for: Outcome" in text
    assert "Because of this" in text
    assert not FactRow.objects.filter(kind="triage.completed").exists()


@pytest.mark.database
def test_what_another_unit_records_has_no_form_here(signed_in, person):
    address = f"/people/{person.reference}/record/immigration.deportation_ordered"
    assert signed_in("prison").get(address).status_code == 403
    assert signed_in("casework", "officer").get(address).status_code == 403
    assert signed_in("casework", "manager").get(address).status_code == 200


@pytest.mark.database
def test_a_correction_keeps_the_old_fact_struck_out_with_the_reason(signed_in, person):
    client = signed_in()
    number = FactRow.objects.get(kind="referral.made").number
    address = f"/people/{person.reference}/facts/{number}/correct"
    form = client.get(address).content.decode()
    assert 'value="ZZA"' in form
    typed = {
        **three_fields("happened", date(2026, 11, 18)),
        "correction-what": "changed", "correction-reason": "The form was dated by hand", "by": "ZZA",
        "through": "prison form", "previous_convictions": "not stated",
    }  # fmt: skip
    assert client.post(address, typed).status_code == 302
    check = client.get(f"{address}/check").content.decode()
    assert "18 November 2026" in check
    assert "13 November 2026" in check
    shown = client.post(f"{address}/check", follow=True).content.decode()
    assert "ck-struck" in shown
    assert "The form was dated by hand" in shown
    assert "Moved:" in shown


@pytest.mark.database
def test_a_withdrawn_fact_withdraws_its_duties(signed_in, person):
    client = signed_in()
    number = FactRow.objects.get(kind="referral.made").number
    address = f"/people/{person.reference}/facts/{number}/correct"
    typed = {"correction-what": "withdrawn", "correction-reason": "Another person was meant"}
    assert client.post(address, typed).status_code == 302
    shown = client.post(f"{address}/check", follow=True).content.decode()
    assert "Withdrawn:" in shown
    assert not DutyRow.objects.filter(person=person, key__startswith="acknowledge", ended=None).exists()


@pytest.mark.database
def test_a_correction_without_a_reason_or_a_change_is_refused(signed_in, person):
    client = signed_in()
    number = FactRow.objects.get(kind="referral.made").number
    address = f"/people/{person.reference}/facts/{number}/correct"
    same = {
        **three_fields("happened", date(2026, 11, 13)),
        "correction-what": "changed", "by": "ZZA", "through": "prison form", "previous_convictions": "not stated",
    }  # fmt: skip
    assert "Enter why this is corrected" in client.post(address, same).content.decode()
    same["correction-reason"] = "None really"
    assert "Change what the fact says" in client.post(address, same).content.decode()
