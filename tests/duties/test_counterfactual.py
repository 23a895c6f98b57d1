"""Who somebody is changes nothing about what is owed to them or in which order, except where the law itself names it.

Nationality, and sex as recorded, are flipped over generated histories. Ethnicity and religion are not recorded at all,
which is tested too. `NAMED_BY_LAW` is the whole list of what may differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.country_notices import told
from tests.duties.departing import departing_facts
from tests.duties.histories import raw_facts
from tests.making import the_calendars, the_law

from casekeeper.duties.derivation import Derived, derive
from casekeeper.duties.duty import Duty
from casekeeper.facts import KINDS, Fact, history_of
from casekeeper.facts.identity import NationalityClaimed, SexRecorded

DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 30))
careful = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FOREIGN = ("ALB", "BRA", "CHN", "POL", "VNM", "IRN")
"""Nationalities between which no law that is coded here makes a difference."""

NAMED_BY_LAW: Mapping[str, str] = {
    "GBR": "UK Borders Act 2007, s 32(1): a British citizen is not deported; nor asked about abroad after an arrest",
    "IRL": "UK Borders Act 2007, s 32(1), and Immigration Rules 13.1.2: Irish citizens",
    "JAM": "Immigration Act 1971, s 7: a Commonwealth citizen settled here before 1973; residence is enquired into",
    "UNKNOWN": "an unclear nationality is resolved first, and a Commonwealth one cannot be left out",
    "STATELESS": "Immigration Rules, Part 14: statelessness is decided first",
}
"""Nationalities that the law names, and where. Between these and the others duties may differ; between others never."""

NAMED_BY_NOTICE = "a notice of the country desk (BAR-16): nobody is returned there while it stands"
"""The one way in which a country that no law names makes a difference: it closes the gate of departure, and its lines.

It moves nobody up or down a queue, which is tested below.
"""


def on(facts: list[Fact[Any]], day: date) -> Derived:
    return derive(history_of("TEST-0001", facts), the_law(), the_calendars(), day)


AGAINST_GATE = "departure against gate:"
"""The one duty that rests on the gate itself: who left against it is looked for."""


def order_of_work(result: Derived) -> list[Duty]:
    """As work queues have it: by due day, then key; the reasons, which quote the claims, left out."""
    return sorted((duty._replace(because=()) for duty in result.duties), key=lambda duty: (duty.due, duty.key))


def flipped(facts: list[Fact[Any]], to: str) -> list[Fact[Any]]:
    """Every claim to a nationality that no law names becomes one to another such."""
    return [
        replace(each, said=each.said.model_copy(update={"nationality": to}))
        if isinstance(each.said, NationalityClaimed) and each.said.nationality not in NAMED_BY_LAW
        else each
        for each in facts
    ]


@careful
@given(st.one_of(departing_facts(), raw_facts()), DAYS, st.sampled_from(FOREIGN))
def test_a_nationality_the_law_does_not_name_changes_no_duty_gate_or_order(facts, day: date, to: str) -> None:
    before, after = on(facts, day), on(flipped(facts, to), day)
    assert order_of_work(before) == order_of_work(after)
    assert {name: gate.outcome for name, gate in before.gates.items()} == {
        name: gate.outcome for name, gate in after.gates.items()
    }
    assert before.next_boundary == after.next_boundary


@careful
@given(departing_facts(), DAYS, st.sampled_from(FOREIGN))
def test_a_notice_closes_the_gate_of_departure_and_moves_no_other_duty_gate_or_order(facts, day, to) -> None:
    law = the_law().with_notices([told(FOREIGN[0], on=date(2025, 1, 6), until=None, review=date(2025, 1, 6))])
    before = derive(history_of("TEST-0001", facts), law, the_calendars(), day)
    after = derive(history_of("TEST-0001", flipped(facts, to)), law, the_calendars(), day)
    rest = [[d for d in order_of_work(each) if not d.key.startswith(AGAINST_GATE)] for each in (before, after)]
    assert rest[0] == rest[1]
    others = [{name: gate.outcome for name, gate in each.gates.items() if name != "depart"} for each in (before, after)]
    assert others[0] == others[1]


@careful
@given(st.one_of(departing_facts(), raw_facts()), DAYS, st.sampled_from(["Female", "Male", "Not stated"]))
def test_sex_as_recorded_changes_nothing(facts, day: date, to: str) -> None:
    first = facts[0]
    recorded = replace(first, number=9_000, kind=SexRecorded.key, said=SexRecorded(sex="Male"), corrects=None)
    other = replace(recorded, said=SexRecorded(sex=to))
    before, after = on([*facts, recorded], day), on([*facts, other], day)
    assert order_of_work(before) == order_of_work(after)
    assert before.gates == after.gates


@pytest.mark.parametrize("word", ["ethnic", "religio", "race", "faith"])
def test_ethnicity_and_religion_are_not_recorded_at_all(word: str) -> None:
    fields = {(key, name) for key, kind in KINDS.items() for name in kind.model_fields}
    assert [field for field in fields if word in field[1]] == []


@pytest.mark.parametrize("named", NAMED_BY_LAW)
def test_what_the_law_names_is_really_told_apart(named: str) -> None:
    """So that the list holds nothing that makes no difference."""
    from tests.making import history

    from casekeeper.position.nationality import SAYS_NOTHING, nationality

    def answer(code: str) -> Any:
        return nationality(history((date(2026, 1, 5), NationalityClaimed(nationality=code))))

    commonwealth = the_law()["immigration_act_1971.commonwealth_countries"].on(date(2026, 1, 5)).value
    differs = answer(named).value != answer("ALB").value
    assert differs or named in commonwealth or named in SAYS_NOTHING or named == "STATELESS"
