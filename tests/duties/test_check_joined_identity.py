"""What speaks against a joined record being one person's, and from which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.making import derived, fact

from casekeeper.duties.duty import Duty
from casekeeper.facts import Joined, Kind, history_of
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated
from casekeeper.facts.linking import JoinedIdentityChecked, RecordsJudged

WHAT = "Check whether a joined record is one person's"
JOINED = Joined("AAAA-BBBB", date(2026, 4, 1), "judgement")


def pnc(text: str, warning: str = "") -> IdentifierGiven:
    return IdentifierGiven(scheme="pnc", as_typed=text, canonical=text, warning=warning)


def checks(own: list[tuple[str, Kind]], theirs: list[tuple[str, Kind]], how: str = "judgement") -> list[Duty]:
    """The duties to check, on 1 June, of a record into which another was joined on 1 April."""
    told = [fact(number, on, said) for number, (on, said) in enumerate(own, 1)]
    told += [
        replace(fact(number, on, said), through=JOINED._replace(how=how))
        for number, (on, said) in enumerate(theirs, 101)
    ]
    result = derived(history_of("TEST-0001", told), "2026-06-01")
    return [duty for duty in result.duties if duty.what == WHAT]


SUSPICIOUS: dict[str, tuple[Kind, Kind]] = {
    "birth years": (BirthDateStated(born="1980-05-01"), BirthDateStated(born="1984")),
    "two custodies": (Received(prison="AAA"), Received(prison="BBB")),
    "two identifiers": (pnc("2002/0073319Z"), pnc("2003/0000001X")),
    "judged different": (RecordsJudged(other="AAAA-BBBB", judgement="different", reasons="x"), NameStated(full="A")),
}


@pytest.mark.parametrize("what", SUSPICIOUS)
def test_each_suspicion_raises_its_duty_on_the_day_of_the_join(what: str) -> None:
    own, theirs = SUSPICIOUS[what]
    (duty,) = checks([("2026-03-02", own)], [("2026-03-03", theirs)])
    assert duty.key.startswith(f"check joined identity:{what}")
    assert (duty.arose, duty.owed_by.value) == (date(2026, 4, 1), "intake")


@pytest.mark.parametrize("what", SUSPICIOUS)
def test_the_same_facts_on_one_record_alone_raise_nothing(what: str) -> None:
    assert checks([("2026-03-02", said) for said in SUSPICIOUS[what]], []) == []


@pytest.mark.parametrize("what", SUSPICIOUS)
def test_reasons_by_a_named_person_meet_the_duty(what: Any) -> None:
    own, theirs = SUSPICIOUS[what]
    checked = JoinedIdentityChecked(what=what, how="Fingerprints agree.")
    (duty,) = checks([("2026-03-02", own), ("2026-04-03", checked)], [("2026-03-03", theirs)])
    assert (duty.ended, duty.ended_on) == ("met", date(2026, 4, 3))


def test_more_names_than_the_policy_allows_are_suspicious_and_one_fewer_are_not() -> None:
    names = [("2026-03-02", NameStated(full=f"Invented Name{letter}")) for letter in "ABCDEFGHI"]
    (duty,) = checks(names[:4], names[4:])
    assert duty.key.startswith("check joined identity:many names")
    assert checks(names[:4], names[4:8]) == []


def test_what_agrees_or_was_merged_by_a_source_is_not_suspicious() -> None:
    number = [IdentifierGiven(scheme="prison_number", as_typed=text, canonical=text) for text in ("Z1", "Z2")]
    assert checks([("2026-03-02", number[0])], [("2026-03-02", number[1])], how="source") == []
    assert checks([("2026-03-02", number[0])], [("2026-03-02", number[1])], how="judgement") != []
    assert checks([("2026-03-02", BirthDateStated(born="1980"))], [("2026-03-02", BirthDateStated(born="1981"))]) == []
    assert checks([("2026-03-02", pnc("2002/0073319Z"))], [("2026-03-02", pnc("2003/1", "doubtful"))]) == []
    left = [("2026-03-02", Received(prison="AAA")), ("2026-03-20", Released(to="community"))]
    assert checks(left, [("2026-03-22", Received(prison="BBB"))]) == []


def test_a_later_judgement_of_same_on_the_pair_takes_the_suspicion_away() -> None:
    apart = RecordsJudged(other="AAAA-BBBB", judgement="different", reasons="x")
    same = RecordsJudged(other="TEST-0001", judgement="same", reasons="the photographs agree")
    assert checks([("2026-03-02", apart)], [("2026-04-05", same)]) == []
