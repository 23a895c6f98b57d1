"""Worked stories about who somebody is: nationality, age, names, and the gates that depend on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from casekeeper.facts.casework import CaseClosed
from casekeeper.facts.consideration import WorkNoted
from casekeeper.facts.identity import ArrivedInCountry, LongResidence, NameStated, NationalityClaimed
from casekeeper.facts.immigration import NoLongerOfInterest
from casekeeper.facts.referral import ReferralAcknowledged, Referred, Triaged
from casekeeper.facts.sentence import DeportationRecommended
from casekeeper.synthetic.telling import (
    Story,
    cast,
    held,
    tell_until_notice,
    tell_until_sentence,
    tell_until_triage,
)
from casekeeper.synthetic.told import CASEWORK, COURT, HOME_OFFICE, PRISON, Invented


def british_in_error(serial: int, today: date) -> Iterator[Invented]:
    """Referred as Trinidadian, found to be British: closed with that outcome, and nothing is due."""
    one = cast(serial, today, "Lindon", "Hartenford", "TTO")
    made = one.release_in(90, 16)
    prison = tell_until_sentence(one, made)
    referred_on = one.life.next_working_day(made.sentenced_on, 4)
    one.life.tell(Referred(by=prison), referred_on, source=PRISON, by="prison.officer")
    one.life.tell(ReferralAcknowledged(receipt="R-2001"), referred_on, by="intake.officer")
    claim = NationalityClaimed(nationality="GBR", as_written="British", confidence="determined",
                               evidence="Certificate of registration, 2009 (invented)")  # fmt: skip
    found_on = one.life.next_working_day(referred_on, 5)
    one.life.tell(claim, found_on, source=CASEWORK, by="status-review.officer")
    said = Triaged(outcome="British citizen", reasons="Registered as a British citizen as a child.")
    one.life.tell(said, found_on, by="intake.officer")
    none = NoLongerOfInterest(reason="British citizen")
    one.life.tell(none, found_on, source=HOME_OFFICE, by="gatekeeper.officer")
    closed = CaseClosed(outcome="referred in error", reasons="British citizen.")
    one.life.tell(closed, found_on, by="intake.manager")
    yield one.done(held(made, prison))


def unclear_nationality(serial: int, today: date) -> Iterator[Invented]:
    """Two sources, two nationalities, and a third that says unknown: neither foreign nor British by default."""
    one = cast(serial, today, "Kofiman", "Manenimoye", "GHA")
    made = one.release_in(110, 14)
    prison = tell_until_sentence(one, made)
    unknown = NationalityClaimed(nationality="UNKNOWN", as_written="Not known")
    british = NationalityClaimed(nationality="GBR", as_written="British", confidence="stated")
    one.life.tell(unknown, made.sentenced_on, source=COURT, by=COURT)
    one.life.tell(british, made.sentenced_on + timedelta(days=9), source=PRISON, by=PRISON)
    tell_until_triage(one, made, prison, outcome="needs nationality resolved")
    yield one.done(held(made, prison))


def child_at_conviction(serial: int, today: date) -> Iterator[Invented]:
    """Seventeen at conviction: an exception to the automatic duty, found from the dates alone."""
    one = cast(serial, today, "Ruben", "Modasada", "PRT", age=17)
    made = one.release_in(120, 14)
    prison = tell_until_sentence(one, made, remand_days=20)
    tell_until_notice(one, tell_until_triage(one, made, prison))
    yield one.done(held(made, prison))


def settled_before_1973(serial: int, today: date) -> Iterator[Invented]:
    """Came from Jamaica as a child in the sixties: the enquiry is ours to make, before anything else."""
    one = cast(serial, today, "Treford", "Ashworley", "JAM", age=today.year - 1958)
    made = one.release_in(140, 20)
    prison = tell_until_sentence(one, made)
    triaged_on = tell_until_triage(one, made, prison)
    arrived = ArrivedInCountry(how="School register of 1966 (invented)")
    one.life.tell(arrived, date(1966, 8, 2), lag=(triaged_on - date(1966, 8, 2)).days)
    enquiry = LongResidence(outcome="enquiry open", evidence="Asked: revenue, health, education records")
    one.life.tell(enquiry, one.days_ago(8), by="status-review.officer")
    yield one.done(held(made, prison))


def irish_citizen(serial: int, today: date) -> Iterator[Invented]:
    """An Irish citizen whom a court recommended for deportation: outside the automatic duty, a senior decides."""
    one = cast(serial, today, "Kelvar", "Lyndaby", "IRL")
    made = one.release_in(160, 48)
    prison = tell_until_sentence(one, made)
    one.life.tell(DeportationRecommended(court=made.court), made.sentenced_on, source=COURT, by=COURT)
    tell_until_triage(one, made, prison)
    one.life.tell(WorkNoted(what="Put to a senior: is there an exceptional reason?"), one.days_ago(6))
    yield one.done(held(made, prison))


def extended_sentence(serial: int, today: date) -> Iterator[Invented]:
    """An extended sentence: early removal is counted from parole eligibility."""
    one = cast(serial, today, "Miron", "Zarovar", "SRB")
    made = one.release_in(600, 84, "extended")
    prison = tell_until_sentence(one, made)
    tell_until_notice(one, tell_until_triage(one, made, prison))
    one.life.tell(WorkNoted(what="Checked the parole window with the prison."), one.days_ago(3))
    yield one.done(held(made, prison))


def many_scripts(serial: int, today: date) -> Iterator[Invented]:
    """One name in three scripts and four spellings."""
    one = cast(serial, today, "Samirad", "al-Farouji", "IRQ", native="سميراد الفاروجي")
    made = one.release_in(180, 26)
    prison = tell_until_sentence(one, made)
    for name, use in (("سميراد الفاروجي", "other"), ("Самирад Аль-Фаруджи", "other"), ("Samirad Alfaroudji", "alias"),
                      ("S. AL FAROUGI", "alias")):  # fmt: skip
        one.life.tell(NameStated(full=name, use=use), made.sentenced_on + timedelta(days=12))
    tell_until_notice(one, tell_until_triage(one, made, prison))
    one.life.tell(WorkNoted(what="Interpreter booked."), one.days_ago(2))
    yield one.done(held(made, prison))


STORIES = (
    Story("Lindon Hartenford", "a British citizen referred in error", british_in_error),
    Story("Kofiman Manenimoye", "an unclear nationality: three claims, none decided", unclear_nationality),
    Story("Ruben Modasada", "a child at conviction", child_at_conviction),
    Story("Treford Ashworley", "settled here before 1973: a residence enquiry comes first", settled_before_1973),
    Story("Kelvar Lyndaby", "an Irish citizen whom a court recommended for deportation", irish_citizen),
    Story("Miron Zarovar", "an extended sentence", extended_sentence),
    Story("Samirad al-Farouji", "one name in three scripts", many_scripts),
)  # fmt: skip
