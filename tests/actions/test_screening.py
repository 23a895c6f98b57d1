"""Somebody is screened: what is kept, what is a hit, who judged it, and what is not asked twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.invented_lists import InventedLists, entry
from tests.invented_lists_fixture import anew, calibrated

from casekeeper.actions.judge_hit import judge_hit, withdraw_judgement
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import record_facts
from casekeeper.actions.screen_somebody import Answer, Asking, screen
from casekeeper.facts.identity import NameStated
from casekeeper.matching.screening.entry import Document, Query
from casekeeper.records.clock import now
from casekeeper.records.models import Check, Hit, HitJudgement, Person, User
from casekeeper.records.opening import open_person
from casekeeper.records.queries.sight import Sight
from casekeeper.records.refused import Refused
from casekeeper.records.screening import held
from casekeeper.records.screening.asking import Asked

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OSGAR = Query("q", names=("Osgar Tvelding",), born=("1970-03-01",))
DESK = Asking("desk", purpose="arrived by ferry", by="a.officer", unit="intake")


@pytest.fixture(autouse=True)
def index(lists: InventedLists) -> held.Held:
    return calibrated()


def ask(query: Query = OSGAR, asking: Asking = DESK, traveller: str = "") -> Answer:
    return screen([Asked(query, traveller)], asking)[0]


def test_a_check_is_kept_with_purpose_versions_threshold_and_model() -> None:
    ask()
    check = Check.objects.get()
    assert (check.by, check.unit, check.purpose, check.way) == ("a.officer", "intake", "arrived by ferry", "desk")
    assert (check.list_versions, check.threshold, check.model_version) == ({"harbour": "1"}, 0.6, "words 1")


def test_a_hit_keeps_the_score_its_parts_and_the_words_of_the_entry() -> None:
    ask()
    hit = Hit.objects.get()
    assert (hit.entry, hit.list_version, hit.score) == ("harbour/1", "1", 1.0)
    assert [part["said"] for part in hit.parts][-1] == "the birth dates agree"
    assert hit.words["names"] == ["Osgar Tvelding"]


def test_the_words_of_a_question_are_kept_only_where_a_hit_has_to_be_judged() -> None:
    ask()
    ask(Query("q", names=("Nobody Atall",), documents=(Document("X0000001"),)))
    kept, forgotten = Check.objects.order_by("at")
    assert kept.asked["names"] == ["Osgar Tvelding"]
    assert forgotten.asked is None
    assert "Nobody" not in json.dumps(list(Check.objects.values()), default=str)


def test_below_the_threshold_candidates_are_shown_and_nothing_is_a_hit() -> None:
    answer = ask(Query("q", names=("Osgar Brandwijk",)))
    assert [one.is_hit for one in answer.seen] == [False]
    assert Hit.objects.count() == 0


def test_where_no_threshold_was_ever_measured_nothing_is_called_a_hit() -> None:
    from casekeeper.records.models import Calibration

    Calibration.objects.all().delete()
    answer = ask()
    assert (answer.threshold, [one.is_hit for one in answer.seen]) == (None, [False])


@pytest.mark.parametrize(
    ("query", "asking", "said"),
    [
        (OSGAR, DESK._replace(purpose=" "), "without a purpose"),
        (Query("q", born=("1970",)), DESK, "nothing to look for"),
        (OSGAR, DESK._replace(dataset="elsewhere"), "all, harbour"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why_and_keeps_nothing(query: Query, asking: Asking, said: str) -> None:
    with pytest.raises(Refused, match=said):
        ask(query, asking)
    assert Check.objects.count() == 0


def test_only_those_who_may_screen_do() -> None:
    with pytest.raises(NotAllowed):
        screen([Asked(OSGAR)], DESK, User(username="x", unit="prison", grade="officer"))


@pytest.mark.parametrize("judgement", ["same person", "different person", "unsure"])
def test_a_hit_is_judged_and_the_judgement_taken_back(judgement: str) -> None:
    hit = ask().seen[0].hit
    assert hit is not None
    judge_hit(hit, judgement, "the photograph", by="a.officer")
    earlier = ask().seen[0].earlier
    assert earlier is not None
    assert earlier.judged is not None
    assert (earlier.judged.judgement, earlier.judged.by, earlier.judged.reasons) == (
        judgement, "a.officer", "the photograph",
    )  # fmt: skip
    withdraw_judgement(hit, "another photograph", by="a.manager")
    again = ask().seen[0].earlier
    assert again is not None
    assert again.judged is None
    row = HitJudgement.objects.get()
    assert (row.withdrawn_by, row.withdrawn_because) == ("a.manager", "another photograph")


def test_a_judgement_wants_one_of_three_answers_and_reasons() -> None:
    hit = ask().seen[0].hit
    assert hit is not None
    with pytest.raises(Refused, match="same person, different person or unsure"):
        judge_hit(hit, "maybe", "x", by="a")
    with pytest.raises(Refused, match="Say why"):
        judge_hit(hit, "unsure", " ", by="a")
    with pytest.raises(Refused, match="no judgement"):
        withdraw_judgement(hit, "x", by="a")


def test_a_second_judgement_takes_the_place_of_the_first_and_both_are_kept() -> None:
    hit = ask().seen[0].hit
    assert hit is not None
    judge_hit(hit, "unsure", "no photograph", by="a.officer")
    judge_hit(hit, "different person", "the photograph", by="a.officer")
    assert list(HitJudgement.objects.order_by("pk").values_list("judgement", "withdrawn_because")) == [
        ("unsure", "judged again"), ("different person", ""),
    ]  # fmt: skip


def cleared(traveller: str = "T-1") -> None:
    hit = ask(traveller=traveller).seen[0].hit
    assert hit is not None
    judge_hit(hit, "different person", "taller", by="a.officer")


def test_a_pair_cleared_before_is_shown_so_and_not_alerted_again() -> None:
    cleared()
    again = ask(replace(OSGAR, names=("  osgar TVELDING ",)), traveller="T-1")
    assert [(one.is_hit, one.alerts) for one in again.seen] == [(True, False)]
    assert Hit.objects.count() == 1
    assert Check.objects.latest("at").cleared_before == 1


@pytest.mark.parametrize("born", [(), ("1970",), ("1970-03-02",)])
def test_a_traveller_whose_data_changed_is_alerted_again(born: tuple[str, ...]) -> None:
    cleared()
    again = ask(replace(OSGAR, born=born), DESK._replace(threshold=0.1), "T-1")
    assert again.seen[0].alerts


def test_an_entry_that_changed_is_alerted_again(lists: InventedLists) -> None:
    cleared()
    lists.now["harbour"]["1"] = lists.now["harbour"]["1"]._replace(entry=entry(1, "Osgar Tvelding", born="1970"))
    assert ask(DESK and OSGAR, traveller="T-1").seen[0].alerts


def test_another_traveller_of_the_same_name_is_alerted() -> None:
    cleared("T-1")
    assert ask(traveller="T-2").seen[0].alerts


def test_an_alert_on_a_restricted_record_is_not_there_for_those_who_may_not_see_it(lists: Any) -> None:
    person = open_person(opened_at=now(), invented=True)
    lists.ours_too.publish("own", entry("A1", "Pell Oduwayo"), person={"A1": person.pk})
    anew()
    pell = Query("q", names=("Pell Oduwayo",))
    assert [one.entry.key for one in ask(pell).seen] == ["own/A1"]
    Person.objects.update(handling="restricted")
    assert ask(pell).seen == []
    assert [one.entry.key for one in ask(pell, DESK._replace(sight=Sight(restricted=True))).seen] == ["own/A1"]


def test_a_person_of_ours_does_not_hit_their_own_alert(lists: Any) -> None:
    person = open_person(opened_at=now(), invented=True)
    record_facts(person, [(NameStated(full="Pell Oduwayo"), date(2026, 1, 1))], source="prison", by="a test")
    lists.ours_too.publish("own", entry("A1", "Pell Oduwayo"), person={"A1": person.pk})
    anew()
    assert screen([Asked(Query("q", names=("Pell Oduwayo",)), person=person)], DESK)[0].seen == []
