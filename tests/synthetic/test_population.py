"""The invented population: the same from the same seed, shaped as published, whole, and plainly invented."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache

from tests.making import the_law

from casekeeper.duties.derivation import Derived, derive
from casekeeper.facts import Fact, history_of
from casekeeper.facts.reporting import ReportMissed
from casekeeper.facts.schemes import SchemeAskedFor, SchemeDecided
from casekeeper.periods.calendars import installed_calendars
from casekeeper.position.answer import Outcome
from casekeeper.synthetic import Invented, invent
from casekeeper.synthetic.names import LATIN
from casekeeper.synthetic.stories import STORIES
from casekeeper.synthetic.told import renumbered

TODAY = date(2026, 11, 23)
MANY = 1_200


@cache
def population() -> tuple[Invented, ...]:
    return tuple(invent(MANY, TODAY))


def facts_of(person: Invented) -> list[Fact]:
    facts = []
    for number, told in enumerate(person.told, 1):
        said = renumbered(told.said, lambda place: place + 1)
        corrects = None if told.corrects is None else told.corrects + 1
        facts.append(
            Fact(number, said.key, told.happened, told.recorded_at, told.source, told.by, said, corrects=corrects)
        )
    return facts


@cache
def derived() -> dict[int, Derived]:
    law, calendars = the_law(), installed_calendars()
    return {
        person.serial: derive(history_of(person.prison_number, facts_of(person)), law, calendars, TODAY)
        for person in population()
        if person.told
    }


def in_story(name: str) -> Derived:
    place = next(i for i, story in enumerate(STORIES) if story.who == name)
    return derived()[place]


def test_the_same_seed_and_day_give_the_same_people_byte_for_byte() -> None:
    assert repr(list(invent(200, TODAY))) == repr(list(invent(200, TODAY)))


def test_a_bigger_population_contains_the_smaller_one() -> None:
    assert list(invent(150, TODAY)) == list(population())[: len(list(invent(150, TODAY)))]


def test_another_seed_gives_other_people() -> None:
    assert [one.name for one in invent(90, TODAY, "another")][40:] != [one.name for one in population()][40:90]


def test_every_prison_number_is_of_the_form_and_begins_with_z_and_is_given_once() -> None:
    numbers = [person.prison_number for person in population()]
    assert all(re.fullmatch(r"Z\d{4}[A-Z]{2}", number) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_nothing_is_told_that_has_not_happened_and_been_learned_by_yesterday() -> None:
    for person in population():
        for told in person.told:
            assert told.recorded_at.date() < TODAY
            assert told.happened.start <= told.recorded_at.date()


def test_every_open_record_has_a_live_duty_or_a_hold() -> None:
    bare = [
        serial for serial, one in derived().items()
        if one.is_open and one.position["hold"].outcome is not Outcome.MET
        and not any(duty.ended is None for duty in one.duties)
    ]  # fmt: skip
    assert bare == []


def test_the_stocks_have_the_published_proportions() -> None:
    places = Counter(str(one.position["whereabouts"].value) for one in derived().values())
    community = places["in the community and in contact"] + places["absconder"] + places["out of contact"]
    assert 0.12 < community / MANY < 0.24
    assert 0.10 < places["absconder"] / community < 0.27
    assert 0.17 < places["departed"] / MANY < 0.26


def test_more_than_a_third_of_the_departed_left_early() -> None:
    departed = [told.said for person in population() for told in person.told if told.said.key == "departure.confirmed"]
    early = sum(1 for said in departed if said.how == "early removal scheme")  # type: ignore[attr-defined]
    assert 0.28 < early / len(departed) < 0.47


def test_almost_half_of_the_forms_never_came_back() -> None:
    kinds = Counter(told.said.key for person in population() for told in person.told)
    returned = kinds["consideration.information_received"] / kinds["consideration.information_requested"]
    assert 0.42 < returned < 0.58


def test_work_is_mixed_some_met_some_late_some_ahead() -> None:
    duties = [duty for one in derived().values() for duty in one.duties]
    still = [duty for duty in duties if duty.ended is None]
    overdue = sum(1 for duty in still if duty.is_overdue_on(TODAY))
    ended = Counter(str(duty.ended) for duty in duties if duty.ended)
    assert 0.1 < overdue / len(still) < 0.6
    assert ended["met"] > ended["late"] > 0


def test_nineteen_missed_reports_are_nowhere_told_and_all_derived() -> None:
    place = next(i for i, story in enumerate(STORIES) if story.who == "Orlan Fernickson")
    assert not any(isinstance(told.said, ReportMissed) for told in population()[place].told)
    one = in_story("Orlan Fernickson")
    assert one.position["contact"].value["misses_open"] == 19
    assert one.position["whereabouts"].value == "out of contact"
    assert any(duty.key.startswith("decide at ceiling") and duty.rung_on(TODAY) >= 2 for duty in one.duties)


def test_few_in_contact_have_missed_and_few_notices_cannot_be_proved() -> None:
    bailed = [one for one in derived().values() if "contact" in one.position]
    standings = Counter(one.position["contact"].value["standing"] for one in bailed)
    assert standings["in contact"] > 0.5 * len(bailed)
    assert 0 < standings["a miss is open"] < 0.1 * len(bailed)


def test_leave_granted_in_spite_of_a_conviction_raises_a_conflict() -> None:
    one = in_story("Delvin Marlingdale")
    assert any("conviction" in duty.what for duty in one.duties if duty.ended is None)


def test_each_release_nobody_considered_has_a_duty_until_it_is_resolved() -> None:
    for who in ("Marcelo Sabinoiu", "Flamon Zogolli", "Adewin Boabanjiro", "Sekouba Okenimoye"):
        assert in_story(who).position["released, not considered"].outcome is Outcome.MET
    assert in_story("Kazmir Nowinecki").position["released, not considered"].outcome is Outcome.NOT_MET


def test_ten_days_from_release_with_nothing_done_is_red() -> None:
    decide = [duty for duty in in_story("Dorel Lunguescar").duties if duty.what == "Decide on deportation"]
    assert decide
    assert all(duty.red_on(TODAY) or duty.is_overdue_on(TODAY) for duty in decide)


def test_a_british_citizen_referred_in_error_is_closed_and_owed_nothing() -> None:
    one = in_story("Lindon Hartenford")
    assert not one.is_open
    assert one.position["nationality"].value == "British"


def test_an_unclear_nationality_is_neither_foreign_nor_british() -> None:
    assert in_story("Kofiman Manenimoye").position["nationality"].value == "unclear"


def test_in_hospital_is_still_in_custody() -> None:
    assert str(in_story("Stelianos Karadellis").position["whereabouts"].value) == "in custody"


def test_names_come_in_several_scripts() -> None:
    told = "".join(
        told.said.full  # type: ignore[attr-defined]
        for person in population() for told in person.told if told.said.key == "identity.name_stated"
    )  # fmt: skip
    for letter in "жعδ伟":
        assert any(ord(letter) & ~0xFF == ord(other) & ~0xFF for other in told), letter


def test_each_tradition_can_make_many_names() -> None:
    for men, _, stems, endings in LATIN.values():
        assert len(men) * len(stems) * len(endings) > 100


def test_some_ask_to_leave_early_and_each_answer_names_what_was_asked() -> None:
    asked = answered = 0
    for person in population():
        told = [one.said for one in person.told]
        asked += sum(isinstance(said, SchemeAskedFor) for said in told)
        for said in told:
            if isinstance(said, SchemeDecided):
                answered += 1
                assert isinstance(told[said.offer], SchemeAskedFor)
    assert asked > answered > 0
