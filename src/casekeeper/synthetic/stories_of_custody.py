"""Worked stories about custody: releases nobody considered, hospital, merged numbers, a list that lost somebody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from casekeeper.facts.consideration import UnconsideredReleaseResolved
from casekeeper.facts.custody import MovedToHospital, Released
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.referral import Referred
from casekeeper.synthetic.sentencing import Plan
from casekeeper.synthetic.telling import (
    Cast,
    Story,
    cast,
    held,
    tell_until_notice,
    tell_until_sentence,
    tell_until_triage,
)
from casekeeper.synthetic.told import PRISON, Invented

MERGE_KEPT = 60
"""The serial number of the second prison number in the story of the merge."""


def _let_go(one: Cast, prison: str, on: date, *, lag: int, reason: str = "CR") -> None:
    said = Released(prison=prison, reason=reason, to="community")
    one.life.tell(said, on, lag=lag, source=PRISON, by=PRISON)


def never_referred(serial: int, today: date) -> Iterator[Invented]:
    """Released without ever having been referred; we learned of it three days later."""
    one = cast(serial, today, "Marcelo", "Sabinoiu", "ROU")
    made = one.release_in(-12, 5)
    _let_go(one, tell_until_sentence(one, made), made.release_on, lag=3)
    yield one.done()


def referred_too_late(serial: int, today: date) -> Iterator[Invented]:
    """Referred the day before release; nobody had looked at it."""
    one = cast(serial, today, "Flamon", "Zogolli", "ALB")
    made = one.release_in(-4, 7)
    prison = tell_until_sentence(one, made)
    one.life.tell(Referred(by=prison), made.release_on - timedelta(days=1), source=PRISON, by="prison.officer")
    _let_go(one, prison, made.release_on, lag=0)
    yield one.done()


def let_go_by_court(serial: int, today: date) -> Iterator[Invented]:
    """A court let the person go two months before the date everybody was planning from."""
    one = cast(serial, today, "Adewin", "Boabanjiro", "NGA")
    made = one.release_in(58, 16)
    prison = tell_until_sentence(one, made)
    tell_until_notice(one, tell_until_triage(one, made, prison))
    _let_go(one, prison, one.days_ago(2), lag=1, reason="CR")
    yield one.done()


def nobody_knew(serial: int, today: date) -> Iterator[Invented]:
    """Nationality never recorded, so nobody referred; released three weeks ago and still unresolved."""
    one = cast(serial, today, "Sekouba", "Okenimoye", "COD")
    made = one.release_in(-21, 9)
    prison = tell_until_sentence(one, made)
    place = next(i for i, told in enumerate(one.life.told) if isinstance(told.said, NationalityClaimed))
    unknown = NationalityClaimed(nationality="UNKNOWN", as_written="Not stated")
    one.life.told[place] = one.life.told[place]._replace(said=unknown)
    _let_go(one, prison, made.release_on, lag=1)
    yield one.done()


def resolved_later(serial: int, today: date) -> Iterator[Invented]:
    """Released not considered, found and dealt with: who did what, and how long it took."""
    one = cast(serial, today, "Kazmir", "Nowinecki", "POL")
    made = one.release_in(-50, 6)
    _let_go(one, tell_until_sentence(one, made), made.release_on, lag=2)
    said = UnconsideredReleaseResolved(how="Interviewed at home; a notice of liability was served there.",
                                       cause="not referred", name="Head of casework")  # fmt: skip
    one.life.tell(said, made.release_on + timedelta(days=13), by="casework.manager")
    yield one.done()


def moved_to_hospital(serial: int, today: date) -> Iterator[Invented]:
    """Moved to a hospital: no longer in prison, still in custody, still ours."""
    one = cast(serial, today, "Stelianos", "Karadellis", "GRC", native="Στελιανός Καραδέλλης")
    made = one.release_in(200, 40)
    prison = tell_until_sentence(one, made)
    tell_until_notice(one, tell_until_triage(one, made, prison))
    moved_on = one.days_ago(37)
    said = MovedToHospital(hospital="Fernhill Hospital (invented)", supporting_prison=prison)
    one.life.tell(said, moved_on, source=PRISON, by=PRISON)
    yield _as_patient(one.done(held(made, prison)), moved_on, prison)


def restricted_patient(serial: int, today: date) -> Iterator[Invented]:
    """A restricted patient whom a person's eye could easily lose: the prison list has them as outside."""
    one = cast(serial, today, "Imtiar", "Chauwani", "PAK")
    made = one.release_in(25, 30)
    prison = tell_until_sentence(one, made)
    moved_on = one.days_ago(90)
    said = MovedToHospital(hospital="Oakmere Hospital (invented)", supporting_prison=prison)
    one.life.tell(said, moved_on, source=PRISON, by=PRISON)
    tell_until_triage(one, made, prison)
    yield _as_patient(one.done(held(made, prison)), moved_on, prison)


def _as_patient(person: Invented, moved_on: date, prison: str) -> Invented:
    """The prison's document of somebody discharged to hospital."""
    outside: dict[str, Any] = {
        "status": "INACTIVE OUT", "inOutStatus": "OUT", "prisonId": "OUT", "prisonName": "Outside",
        "restrictedPatient": True, "supportingPrisonId": prison, "dischargedHospitalId": "HOSP01",
        "dischargedHospitalDescription": "Hospital (invented)", "dischargeDate": moved_on.isoformat(),
        "lastMovementTypeCode": "REL", "lastMovementReasonCode": "HP", "lastMovementDate": moved_on.isoformat(),
    }  # fmt: skip
    assert person.prisoner is not None
    return Invented(**{**vars(person), "prisoner": {**person.prisoner, **outside}})


def merged_numbers(serial: int, today: date) -> Iterator[Invented]:
    """One man under two prison numbers; the prison finds out and merges them, and the records follow."""
    older = cast(serial, today, "Farhad", "Rahandar", "BGD")
    past = older.release_in(-700, 8)
    prison = tell_until_sentence(older, past)
    triaged_on = tell_until_triage(older, past, prison, outcome="below threshold")
    _let_go(older, prison, max(past.release_on, triaged_on), lag=0)
    yield older.done(story="merge: number removed")
    newer = cast(MERGE_KEPT, today, "Farhad", "Rahandhar", "BGD")
    made = newer.release_in(130, 18)
    yield _sentenced_and_noticed(newer, made, "merge: number kept")


def _sentenced_and_noticed(one: Cast, made: Plan, story: str = "") -> Invented:
    prison = tell_until_sentence(one, made)
    tell_until_notice(one, tell_until_triage(one, made, prison))
    return one.done(held(made, prison), story)


def not_on_the_list(serial: int, today: date) -> Iterator[Invented]:
    """With us, in prison as far as we know, and no longer on the prison's list."""
    one = cast(serial, today, "Gentis", "Tahirushaj", "ALB")
    yield _sentenced_and_noticed(one, one.release_in(75, 22), "not on today's list")


STORIES = (
    Story("Marcelo Sabinoiu", "released, not considered: never referred", never_referred),
    Story("Flamon Zogolli", "released, not considered: referred the day before", referred_too_late),
    Story("Adewin Boabanjiro", "released, not considered: let go early by a court", let_go_by_court),
    Story("Sekouba Okenimoye", "released, not considered: nationality never known", nobody_knew),
    Story("Kazmir Nowinecki", "released, not considered, and resolved since", resolved_later),
    Story("Stelianos Karadellis", "moved to hospital: still in custody, still ours", moved_to_hospital),
    Story("Imtiar Chauwani", "a restricted patient near the release date", restricted_patient),
    Story("Farhad Rahandar", "two prison numbers merged into one", merged_numbers),
    Story("Gentis Tahirushaj", "with us and not on the prison's list", not_on_the_list),
)  # fmt: skip
