"""Persons of ours against lists: only the difference, with a duty to decide, and nothing else about them changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.invented_lists import InventedLists, entry
from tests.invented_lists_fixture import anew, calibrated

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.judge_hit import judge_hit, withdraw_judgement
from casekeeper.actions.record_fact import record_facts
from casekeeper.actions.screen_store import screen_differences, screen_everybody, screen_waiting
from casekeeper.actions.screen_travellers import screen_travellers
from casekeeper.facts.identity import BirthDateStated, NameStated
from casekeeper.matching.screening.entry import Query
from casekeeper.records.clock import now
from casekeeper.records.models import Check, DutyRow, FactRow, Hit, Person, PersonToScreen, PositionRow, ScreeningRun
from casekeeper.records.opening import open_person
from casekeeper.records.refused import Refused
from casekeeper.records.screening import held
from casekeeper.records.screening.asking import Asked

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAY = date(2026, 11, 2)


def person_called(name: str, born: str = "") -> Person:
    person = open_person(opened_at=now(), invented=True)
    said: list[Any] = [(NameStated(full=name), DAY)]
    said += [(BirthDateStated(born=born), DAY)] if born else []
    record_facts(person, said, source="prison", by="a test")
    return person


def kinds(person: Person) -> list[str]:
    found = FactRow.objects.filter(person=person, kind__startswith="screening.").order_by("number")
    return [kind.partition(".")[2] for kind in found.values_list("kind", flat=True)]


def open_duties(person: Person) -> list[str]:
    rows = DutyRow.objects.filter(person=person, ended__isnull=True, key__startswith="decide possible match")
    return list(rows.values_list("owed_by", flat=True))


@pytest.fixture
def osgar(lists: InventedLists) -> Person:
    return person_called("Osgar Tvelding", "1970-03-01")


def test_somebody_whose_identity_is_recorded_waits_and_is_screened_once(osgar: Person) -> None:
    assert PersonToScreen.objects.get().person == osgar
    run = screen_waiting(calibrated(), by="the program")
    assert (run.checks, run.hits, PersonToScreen.objects.count()) == (1, 1, 0)
    assert screen_waiting(calibrated(), by="the program").checks == 0


def test_a_possible_match_is_a_duty_of_intake_and_nothing_else_stops(osgar: Person) -> None:
    before = PositionRow.objects.get(person=osgar)
    screen_waiting(calibrated(), by="the program")
    after = PositionRow.objects.get(person=osgar)
    assert open_duties(osgar) == ["intake"]
    assert (before.whereabouts, before.stage, before.release_gate, before.hold_until) == (
        after.whereabouts, after.stage, after.release_gate, after.hold_until,
    )  # fmt: skip
    hit = Hit.objects.get()
    assert (hit.fact, hit.screened.person, hit.screened.asked) == (
        FactRow.objects.get(kind="screening.match_suggested").number, osgar, None,
    )  # fmt: skip


def test_the_fact_says_nothing_of_what_the_entry_says(osgar: Person) -> None:
    screen_waiting(calibrated(), by="the program")
    payload = FactRow.objects.get(kind="screening.match_suggested").payload
    assert set(payload) == {"entry", "entry_digest", "asked_digest", "list_version", "score", "threshold", "check"}


@pytest.mark.parametrize("judgement", ["same person", "different person"])
def test_a_decision_is_a_fact_that_ends_the_duty_and_can_be_withdrawn(judgement: str, osgar: Person) -> None:
    screen_waiting(calibrated(), by="the program")
    hit = Hit.objects.get()
    judge_hit(hit, judgement, "fingerprints", by="a.officer")
    assert (open_duties(osgar), kinds(osgar)) == ([], ["match_suggested", "match_judged"])
    withdraw_judgement(hit, "the wrong record was open", by="a.manager")
    assert open_duties(osgar) == ["intake"]


def test_the_same_again_suggests_nothing_new_whatever_was_judged(osgar: Person) -> None:
    now_held = calibrated()
    screen_everybody(now_held, by="a.manager")
    assert screen_everybody(now_held, by="a.manager").hits == 0
    judge_hit(Hit.objects.get(), "different person", "taller", by="a.officer")
    again = screen_everybody(now_held, by="a.manager")
    assert (again.hits, again.cleared, Hit.objects.count()) == (0, 1, 1)


def test_somebody_cleared_is_suggested_again_when_what_we_know_of_them_changes(osgar: Person) -> None:
    screen_waiting(calibrated(), by="the program")
    judge_hit(Hit.objects.get(), "different person", "taller", by="a.officer")
    record_facts(osgar, [(NameStated(full="Tvelding Osgar", use="alias"), DAY)], source="police", by="a test")
    assert screen_waiting(calibrated(), by="the program").hits == 1
    assert open_duties(osgar) == ["intake"]


def test_a_new_version_of_a_list_is_screened_by_its_difference_alone(lists: InventedLists, osgar: Person) -> None:
    mirela = person_called("Mirela Quorne", "1985")
    screen_everybody(calibrated(), by="a.manager")
    pell = person_called("Pell Oduwayo")
    screen_waiting(calibrated(), by="the program")
    old = lists.now["harbour"]
    lists.publish("harbour", old["1"].entry, old["2"].entry, entry(7, "Pell Oduwayo"))
    (run,) = screen_differences(anew(), by="the program")
    assert (run.purpose, run.hits) == ("list harbour: 1 to 2", 1)
    assert [kinds(one) for one in (osgar, mirela, pell)] == [["match_suggested"]] * 3
    assert screen_differences(calibrated(), by="the program") == []


def test_an_entry_that_left_its_list_lapses_the_duty(lists: InventedLists, osgar: Person) -> None:
    screen_everybody(calibrated(), by="a.manager")
    lists.publish("harbour", entry(2, "Mirela Quorne"))
    (run,) = screen_differences(anew(), by="the program")
    assert (run.lapsed, open_duties(osgar)) == (1, [])
    assert FactRow.objects.get(kind="screening.match_lapsed").payload["why"] == "entry left its list"


def test_an_entry_that_changed_is_suggested_anew_and_the_old_suggestion_lapses(
    lists: InventedLists, osgar: Person
) -> None:
    screen_everybody(calibrated(), by="a.manager")
    judge_hit(Hit.objects.get(), "unsure", "no photograph", by="a.officer")
    lists.publish("harbour", entry(1, "Osgar Tvelding", born="1970"), entry(2, "Mirela Quorne"))
    (run,) = screen_differences(anew(0.4), by="the program")
    assert (run.hits, run.lapsed, open_duties(osgar)) == (1, 1, ["intake"])


def test_a_list_that_is_gone_altogether_lapses_what_it_suggested(lists: InventedLists, osgar: Person) -> None:
    screen_everybody(calibrated(), by="a.manager")
    del lists.now["harbour"]
    (run,) = screen_differences(anew(), by="the program")
    assert (run.lapsed, open_duties(osgar)) == (1, [])


def test_data_that_no_longer_fit_lapse_the_duty(osgar: Person) -> None:
    screen_waiting(calibrated(), by="the program")
    name = FactRow.objects.get(kind="identity.name_stated").number
    correct_fact(name, reason="another man's", by="a.officer", instead={"full": "Somebody Else"})
    assert screen_waiting(calibrated(), by="the program").lapsed == 1
    assert open_duties(osgar) == []


def test_without_a_threshold_nobody_is_screened_in_bulk(lists: InventedLists) -> None:
    with pytest.raises(Refused, match="casekeeper calibrate"):
        screen_waiting(held.wait(), by="the program")
    assert ScreeningRun.objects.count() == 0


STEPS = st.lists(
    st.sampled_from(["publish 1", "publish 2", "none", "judge different", "judge unsure", "name", "all"]), max_size=7
)


@given(steps=STEPS)
@example(steps=["name", "judge different"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_by_differences_alone_it_comes_to_the_same_as_screening_everybody(
    lists: InventedLists, steps: list[str]
) -> None:
    """After any history of lists, names and judgements, a full run finds nothing that the differences missed."""
    person = person_called("Osgar Tvelding", "1970-03-01")
    for step in ("nothing yet", *steps):
        if step.startswith("publish"):
            lists.publish("harbour", entry(1, "Osgar Tvelding", born="1970-03-01" if step.endswith("1") else "1970"))
        elif step == "none":
            lists.publish("harbour", entry(2, "Mirela Quorne"))
        elif step.startswith("judge"):
            current = [one.digest for one in lists.now["harbour"].values()]
            for hit in Hit.objects.filter(screened__person=person, entry_digest__in=current):
                judge_hit(hit, "different person" if step.endswith("different") else "unsure", "x", by="a")
        elif step == "name":
            record_facts(person, [(NameStated(full="Osgar Tvelding Orme"), DAY)], source="police", by="a test")
        screen_waiting(anew(0.4), by="the program")
        screen_differences(calibrated(0.4), by="the program")
    full = screen_everybody(anew(0.4), by="a.manager")
    assert (full.hits, full.lapsed) == (0, 0)


def travellers(*names: tuple[str, str]) -> list[Asked]:
    return [Asked(Query(key, names=(name,)), traveller=key) for key, name in names]


def test_a_passenger_list_read_again_checks_only_who_is_new_or_changed(lists: InventedLists) -> None:
    now_held = calibrated()
    first = screen_travellers(
        travellers(("1", "Osgar Tvelding"), ("2", "Nobody Atall")), now_held, by="x", purpose="ferry"
    )
    assert (first.checks, first.hits, first.unchanged, Check.objects.count()) == (2, 1, 0, 1)
    again = screen_travellers(
        travellers(("1", "Osgar Tvelding"), ("2", "Mirela Quorne"), ("3", "Someone New")),
        now_held,
        by="x",
        purpose="ferry",
    )
    assert (again.checks, again.hits, again.unchanged) == (2, 1, 1)


def test_a_new_version_of_a_list_is_asked_about_every_traveller_again(lists: InventedLists) -> None:
    ferry = travellers(("1", "Osgar Tvelding"), ("2", "Pell Oduwayo"))
    screen_travellers(ferry, calibrated(), by="x", purpose="ferry")
    lists.publish("harbour", entry(7, "Pell Oduwayo"))
    run = screen_travellers(ferry, anew(), by="x", purpose="ferry")
    assert (run.checks, run.hits) == (2, 1)


def test_a_traveller_cleared_before_is_not_told_of_again(lists: InventedLists) -> None:
    told: list[str] = []
    ferry = travellers(("1", "Osgar Tvelding"))
    for _ in range(2):
        screen_travellers(ferry, calibrated(), by="x", purpose="ferry", everybody=True,
                          tell=lambda asked, answer: told.append(asked.traveller))  # fmt: skip
        for hit in Hit.objects.all():
            judge_hit(hit, "different person", "taller", by="a.officer")
    assert told == ["1"]
