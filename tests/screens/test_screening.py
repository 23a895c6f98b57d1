"""The screening desk: ask, see why an entry came up, judge it, take that back; without a script and a mouse."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invented_lists import InventedLists, entry
from tests.invented_lists_fixture import anew, calibrated

from casekeeper.actions.screen_store import screen_waiting
from casekeeper.matching.screening import AlertIndex
from casekeeper.records.models import Calibration, Check, Hit, HitJudgement, Look, Person
from casekeeper.records.screening import held
from casekeeper.screens.screening.form import read
from casekeeper.screens.screening.shown import _against

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OSGAR = {"name": "Osgar Tvelding", "born": "1 March 1970", "purpose": "arrived by ferry"}
PASSPORT = "P<GBRQUORNE<<MIRELA<<<<<<<<<<<<<<<<<<<<<<<<<\n9990001233GBR8503019F3001019<<<<<<<<<<<<<<04"


@pytest.fixture
def desk(lists: InventedLists, signed_in: Any) -> Any:
    calibrated()
    return signed_in("intake")


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def ask(client: Any, **fields: str) -> Any:
    return client.post("/screening", OSGAR | fields)


def test_what_is_found_stands_on_the_same_page_with_all_that_was_typed(desk: Any) -> None:
    answer = ask(desk)
    said = text_of(answer)
    assert answer.status_code == 200
    assert "1 possible match" in said
    assert "osgar stands in both" in said
    assert "the birth dates agree" in said
    assert "The harbour" in said
    assert 'value="Osgar Tvelding"' in answer.content.decode()
    assert str(Check.objects.get().id) in said


def test_what_speaks_against_an_entry_is_said_outside_the_fold(desk: Any) -> None:
    assert "What speaks against: the birth dates differ" in text_of(ask(desk, born="1951"))


def test_both_sides_stand_side_by_side_with_dates_and_states_as_people_read_them(desk: Any) -> None:
    said = text_of(ask(desk, nationality="Greek"))
    assert "What is said You asked with The entry says Names Osgar Tvelding Osgar Tvelding" in said
    assert "Date of birth 1 March 1970 1 March 1970" in said
    assert "Nationality Greece (GR) not stated" in said
    assert "1970-03-01" not in said


def test_that_any_two_names_begin_below_nought_is_no_reason_against_these_two() -> None:
    def coverage(said: str) -> list[dict[str, Any]]:
        begins = "; any two names start below nought"
        return [{"term": "name", "how": "coverage", "weight": -5.0, "said": said + begins}]

    whole = "100% of the name asked and 100% of the name listed is met"
    part = "100% of the name asked and 60% of the name listed is met"
    assert _against(coverage(whole)) == []
    assert _against(coverage(part)) == [f"only {part}"]


def test_what_is_below_the_threshold_is_shown_and_is_nobodys_to_judge(desk: Any) -> None:
    said = text_of(ask(desk, name="Osgar Brandwijk", born=""))
    assert "No possible matches" in said
    assert "1 weaker likeness, below the threshold: nobody has to judge it" in said
    assert Hit.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "Enter a name, a document number, or a machine-readable zone"),
        ({"purpose": " "}, "Enter what the check is for"),
        ({"born": "last spring"}, "such as 1970, March 1970"),
        ({"born": "31 February 1970"}, "such as 1970, March 1970"),
        ({"nationality": "Atlantean"}, "on the list of states"),
        ({"mrz": "P<GBR"}, "Expected"),
        ({"dataset": "elsewhere"}, "There is no dataset"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_asked(
    fields: dict[str, str], told: str, desk: Any
) -> None:
    answer = ask(desk, **fields)
    assert told in text_of(answer)
    assert "There is a problem" in text_of(answer)
    assert b"<title>Error: " in answer.content
    assert Check.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "born"),
    [("1970", "1970"), ("March 1970", "1970-03"), ("3/1970", "1970-03"), ("1 mar 1970", "1970-03-01"),
     ("01/03/1970", "1970-03-01"), ("1970-3-1", "1970-03-01"), ("1970-03", "1970-03")],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written_and_as_far_as_it_is_known(typed: str, born: str) -> None:
    assert read({"name": "x", "purpose": "y", "born": typed}).query.born == (born,)


def test_a_zone_is_scanned_and_a_wrong_check_digit_is_told(desk: Any) -> None:
    said = text_of(ask(desk, name="", born="", mrz=PASSPORT))
    assert "What the zone says" in said
    assert re.search(r"It reads: MIRELA QUORNE\s?, born 1 March 1985", said, re.I)
    assert "wrong" in said
    assert "Mirela Quorne" in said


def test_a_hit_is_judged_from_the_page_and_judging_either_way_takes_the_same_steps(desk: Any) -> None:
    ask(desk)
    hit = Hit.objects.get()
    page = ask(desk, traveller="x").content.decode()
    for judgement in ("same person", "different person", "unsure"):
        assert f'name="judgement-{hit.pk}" type="radio" value="{judgement}"' in page
    assert "checked" not in page.partition(f"judgement-{hit.pk}")[2].partition("</form>")[0]
    answer = desk.post(
        f"/screening/hits/{hit.pk}",
        {f"judgement-{hit.pk}": "different person", f"reasons-{hit.pk}": "taller"},
        follow=True,
    )
    assert "Judged: different person." in text_of(answer)
    assert "Cleared before on" in text_of(ask(desk))
    assert "because: taller" in text_of(ask(desk))


def test_a_judgement_without_reasons_is_asked_for_them(desk: Any) -> None:
    ask(desk)
    hit = Hit.objects.get()
    answer = desk.post(f"/screening/hits/{hit.pk}", {f"judgement-{hit.pk}": "unsure"})
    assert "Enter the reasons for your judgement" in text_of(answer)
    assert HitJudgement.objects.count() == 0


def test_a_judgement_is_withdrawn_and_both_stay_to_be_seen(desk: Any) -> None:
    ask(desk)
    hit = Hit.objects.get()
    desk.post(f"/screening/hits/{hit.pk}", {f"judgement-{hit.pk}": "same person", f"reasons-{hit.pk}": "the scar"})
    said = text_of(desk.post(f"/screening/hits/{hit.pk}/withdraw", {"because": "no scar"}, follow=True))
    assert "the hit is open again" in said
    assert "because: the scar. Withdrawn by intake.officer" in said


def test_who_is_like_it_is_shown_while_typing_and_nothing_is_kept_but_the_look(desk: Any) -> None:
    said = text_of(desk.post("/screening/as-typed", {"name": "Osgar Tveld", "purpose": "arrived by ferry"}))
    assert "Osgar Tvelding, born 1 March 1970" in said
    assert "Possible match" not in said
    whole = text_of(desk.post("/screening/as-typed", OSGAR))
    assert "Possible match Osgar Tvelding" in whole
    assert (Check.objects.count(), Hit.objects.count()) == (0, 0)
    looks = Look.objects.filter(what="screening desk, while typing").values_list("purpose", "count")
    assert list(looks) == [("arrived by ferry", 1)] * 2


def test_without_a_purpose_nobody_is_looked_for_while_typing(desk: Any) -> None:
    said = text_of(desk.post("/screening/as-typed", OSGAR | {"purpose": ""}))
    assert "Say what the check is for" in said
    assert "Tvelding" not in said
    assert text_of(desk.post("/screening/as-typed", {"purpose": "x"})).strip() == ""
    assert "nobody on the lists" in text_of(desk.post("/screening/as-typed", {"name": "Zz Qq", "purpose": "x"}))
    assert "no dataset" in text_of(desk.post("/screening/as-typed", OSGAR | {"dataset": "elsewhere"}))


def test_who_may_not_screen_sees_nobody_while_typing(desk: Any, signed_in: Any) -> None:
    for client in (signed_in("prison"), signed_in("", "inspector")):
        assert client.post("/screening/as-typed", OSGAR).status_code == 403


def test_a_check_can_be_opened_again_by_its_decision_number(desk: Any) -> None:
    ask(desk)
    said = text_of(desk.get(f"/screening/checks/{Check.objects.get().id}"))
    assert "arrived by ferry" in said
    assert "harbour 1" in said
    assert "Osgar Tvelding" in said


def test_the_look_is_logged_with_its_purpose_and_no_name_stands_in_an_address(desk: Any) -> None:
    ask(desk)
    look = Look.objects.latest("pk")
    assert (look.what, look.purpose, look.count) == ("screening desk", "arrived by ferry", 1)
    assert b'action="/screening#results"' in desk.get("/screening").content
    assert b'method="post"' in desk.get("/screening").content


def test_until_the_lists_are_ready_the_desk_says_so(lists: InventedLists, signed_in: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(held, "_build_in_background", lambda **_: None)
    client = signed_in("intake")
    assert "being made ready" in text_of(client.get("/screening"))
    assert "being made ready" in text_of(ask(client))


def test_who_may_not_screen_asks_in_vain(desk: Any, signed_in: Any) -> None:
    assert ask(signed_in("prison")).status_code == 403
    inspector = signed_in("", "inspector")
    assert inspector.get("/screening").status_code == 200
    assert ask(inspector).status_code == 403
    assert Check.objects.count() == 0


def test_a_possible_match_of_a_person_is_decided_from_the_duty_on_their_page(
    lists: InventedLists, person: Person, signed_in: Any
) -> None:
    screen_waiting(calibrated(), by="the program")
    hit = Hit.objects.get()
    client = signed_in("intake")
    assert f"/screening/possible-match/{hit.fact}" in client.get(f"/people/{person.reference}").content.decode()
    assert "Decide on a possible match with list entry" in text_of(client.get("/"))
    page = client.get(f"/screening/possible-match/{hit.fact}", follow=True)
    assert "Is this the same person?" in text_of(page)
    assert f"What is said Record {person.reference} says The entry says Names Ansel Verrucci" in text_of(page)
    assert f"the person of record {person.reference}?" in text_of(page)
    assert Look.objects.filter(what="screening hit", person=person).exists()
    judged = client.post(
        f"/screening/hits/{hit.pk}", {f"judgement-{hit.pk}": "different person", f"reasons-{hit.pk}": "taller"},
        follow=True,
    )  # fmt: skip
    assert f"Go on with record {person.reference}" in text_of(judged)
    assert "Decide on a possible match with list entry" not in text_of(client.get("/"))


def test_a_hit_on_a_restricted_record_is_not_there_for_those_who_may_not_open_it(
    lists: Any, person: Person, signed_in: Any
) -> None:
    screen_waiting(calibrated(), by="the program")
    lists.ours_too.publish("own", entry("A1", "Pell Oduwayo"), person={"A1": person.pk})
    now = lists.ours_too.now["own"]["A1"]
    lists.ours_too.now["own"]["A1"] = now._replace(about={"record": person.reference})
    anew()
    manager, officer = signed_in("intake", "manager"), signed_in("intake", "officer")
    Person.objects.update(handling="restricted")
    ask(manager, name="Pell Oduwayo", born="")
    for hit in Hit.objects.all():
        assert manager.get(f"/screening/hits/{hit.pk}").status_code == 200
        assert officer.get(f"/screening/hits/{hit.pk}").status_code == 404
    check = Check.objects.get(person=person)
    assert [client.get(f"/screening/checks/{check.pk}").status_code for client in (manager, officer)] == [200, 404]


def test_the_review_load_is_counted_for_each_way(desk: Any) -> None:
    ask(desk)
    ask(desk, name="Nobody Atall")
    hit = Hit.objects.get()
    desk.post(f"/screening/hits/{hit.pk}", {f"judgement-{hit.pk}": "same person", f"reasons-{hit.pk}": "the scar"})
    said = text_of(desk.get("/screening/load"))
    assert "Screening desk 2 1 5000.0 1 5000.0 0 0 0" in said
    assert "1,000 invented people" in said


def test_a_threshold_measured_on_earlier_lists_is_told(lists: InventedLists, desk: Any) -> None:
    Calibration.objects.update(stamp="earlier")
    assert "measured on an earlier version" in text_of(ask(desk))


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        name: st.text(max_size=80) for name in ("name", "other_names", "born", "nationality", "sex", "document", "mrz")
    },
)


@given(fields=FIELDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_answered_or_refused_and_never_a_fault(desk: Any, fields: dict[str, str]) -> None:
    assert desk.post("/screening", {"purpose": "x"} | fields).status_code in (200, 400)


def test_a_name_typed_by_itself_that_is_listed_letter_by_letter_is_shown_though_it_is_below_the_threshold(
    lists: InventedLists, signed_in: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(held, "index_class", lambda: AlertIndex)
    calibrated(0.999)
    desk = signed_in("intake")
    said = text_of(ask(desk, born=""))
    assert "No possible matches 1 entry bears this name" in said
    assert "Ask for the date of birth or a document" in said
    assert "Nobody on the lists" not in said
    assert "bears this name" not in text_of(ask(desk, born="1951"))
    assert "bears this name" not in text_of(ask(desk, name="Osgar Brandwijk", born=""))
