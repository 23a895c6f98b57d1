"""Worked stories about time: what was due, what was late, what nobody did, what was put right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from casekeeper.facts import payload_of
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.consideration import Decided, LiabilityNoticeSent, UnconsideredReleaseResolved, WorkNoted
from casekeeper.facts.correction import Correction
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.identity import LeaveGranted
from casekeeper.facts.immigration import BailGranted, DeportationOrdered, DetentionAuthorised
from casekeeper.facts.referral import Referred
from casekeeper.facts.reporting import ReportAttended
from casekeeper.facts.sentence import Convicted, DatesCalculated, Sentenced
from casekeeper.synthetic.custody import tell_release_on_bail
from casekeeper.synthetic.reporting import tell_conditions, tell_frequency
from casekeeper.synthetic.sentencing import dates_of
from casekeeper.synthetic.telling import (
    Cast,
    Story,
    cast,
    held,
    tell_until_notice,
    tell_until_sentence,
    tell_until_triage,
)
from casekeeper.synthetic.told import COURT, HOME_OFFICE, PRISON, Invented
from casekeeper.synthetic.who import tell_identity


def _decided(one: Cast, on: date) -> None:
    said = Decided(outcome="deport, automatic", reasons="No exception is made out.", decided_by="casework.manager",
                   exceptions_considered="All seven, on the papers.")  # fmt: skip
    one.life.tell(said, on, by="casework.manager")
    one.life.tell(DeportationOrdered(automatic=True), on + timedelta(days=4), by="casework.manager")


def nineteen_missed(serial: int, today: date) -> Iterator[Invented]:
    """Told to report every week; nothing is recorded of the last nineteen weeks. That they were missed is derived."""
    one = cast(serial, today, "Orlan", "Fernickson", "JAM")
    made = one.release_in(-420, 24)
    prison = tell_until_sentence(one, made)
    _decided(one, tell_until_notice(one, tell_until_triage(one, made, prison)) + timedelta(days=60))
    one.life.tell(
        DetentionAuthorised(), made.release_on - timedelta(days=6), source=HOME_OFFICE, by="gatekeeper.officer"
    )
    tell_release_on_bail(one.life, prison, made.release_on, was_detained=False)
    tell_conditions(one.life, made.release_on, "residence")
    first_on = one.life.next_working_day(one.days_ago(7 * 30))
    begins = one.life.next_working_day(first_on - timedelta(days=7))
    tell_conditions(one.life, begins, "reporting", proof="Signed receipt")
    tell_frequency(one.life, begins, "weekly", first_on, "A")
    for week in range(11):
        one.life.tell(ReportAttended(place="Lunar House"), first_on + timedelta(days=7 * week))
    yield one.done()


def leave_after_conviction(serial: int, today: date) -> Iterator[Invented]:
    """Sentenced in 2000, granted indefinite leave in 2005, told of deportation in 2007 on a second sentence."""
    one = cast(serial, today, "Delvin", "Marlingdale", "JAM", age=56)
    life, first, second = one.life, date(2000, 3, 14), date(2006, 9, 5)
    tell_identity(life, one.who, first)
    for day, years, out in ((first, 4, date(2002, 3, 12)), (second, 3, date(2008, 3, 4))):
        life.tell(Received(prison="WWI", reason="I"), day, source=PRISON, by=PRISON)
        life.tell(Convicted(offence="Wounding with intent", court="Southwark Crown Court"), day, source=COURT, by=COURT)
        life.tell(Sentenced(years=years, court="Southwark Crown Court"), day, source=COURT, by=COURT)
        life.tell(
            DatesCalculated(sentence_start=day, conditional_release=out, release=out), day, source=PRISON, by=PRISON
        )
        if day == first:
            life.tell(Released(prison="WWI", reason="CR", to="community"), out, lag=2700, source=PRISON, by=PRISON)
    found = UnconsideredReleaseResolved(how="Found on an older file in 2007; taken up with the second sentence.",
                                        cause="not referred", name="Head of casework")  # fmt: skip
    life.tell(found, date(2007, 2, 1))
    granted_on = date(2005, 6, 20)
    life.tell(LeaveGranted(leave="indefinite", reference="found on an older file"), granted_on, lag=900, lasting=True,
              source=HOME_OFFICE, by="status-review.officer")  # fmt: skip
    life.tell(Referred(by="WWI", through="prison form", keyed_by="casework.officer"), date(2007, 2, 1), source=PRISON)
    life.tell(LiabilityNoticeSent(), date(2007, 2, 28))
    _decided(one, date(2008, 1, 15))
    life.tell(BailGranted(granted_by="tribunal"), date(2008, 3, 4), source=HOME_OFFICE)
    life.tell(Released(prison="WWI", reason="BD", to="immigration bail"), date(2008, 3, 4), source=PRISON, by=PRISON)
    life.tell(WorkNoted(what="Read both files side by side."), one.days_ago(4))
    yield one.done()


def red_slack(serial: int, today: date) -> Iterator[Invented]:
    """Release in ten days; triaged long ago; nothing was done since."""
    one = cast(serial, today, "Dorel", "Lunguescar", "ROU")
    made = one.release_in(10, 14)
    prison = tell_until_sentence(one, made)
    tell_until_triage(one, made, prison)
    yield one.done(held(made, prison))


def corrected_date(serial: int, today: date) -> Iterator[Invented]:
    """The release date was wrong by 44 days of remand; the correction moved what follows, not what was known."""
    one = cast(serial, today, "Zbyrad", "Grabowiak", "POL")
    made = one.release_in(60, 20)
    wrong = dates_of(made, release_on=made.release_on + timedelta(days=44))
    prison = tell_until_sentence(one, made)
    dates = next(i for i, told in enumerate(one.life.told) if isinstance(told.said, DatesCalculated))
    one.life.told[dates] = one.life.told[dates]._replace(said=wrong)
    tell_until_notice(one, tell_until_triage(one, made, prison))
    right = Correction(reason="Remand time was left out of the calculation.", instead=payload_of(dates_of(made)))
    one.life.tell(right, one.life.told[dates].happened.start, lag=(one.days_ago(9) - made.sentenced_on).days,
                  source=PRISON, by="prison.officer", corrects=dates)  # fmt: skip
    one.life.tell(WorkNoted(what="Re-planned after the correction."), one.days_ago(5))
    yield one.done(held(made, prison))


def unknown_barrier(serial: int, today: date) -> Iterator[Invented]:
    """A barrier coded unknown, to be given its right code within days."""
    one = cast(serial, today, "Quoc Viendo", "Truyenh", "VNM")
    made = one.release_in(150, 30)
    prison = tell_until_sentence(one, made)
    _decided(one, tell_until_notice(one, tell_until_triage(one, made, prison)) + timedelta(days=50))
    one.life.tell(BarrierOpened(code="UNKNOWN", expires=one.days_ago(-4)), one.days_ago(6))
    yield one.done(held(made, prison))


def late_authority(serial: int, today: date) -> Iterator[Invented]:
    """Release tomorrow, deportation decided, and no authority to detain has reached the prison."""
    one = cast(serial, today, "Arbin", "Velanaj", "ALB")
    made = one.release_in(1, 18)
    prison = tell_until_sentence(one, made)
    _decided(one, tell_until_notice(one, tell_until_triage(one, made, prison)) + timedelta(days=70))
    one.life.tell(WorkNoted(what="Asked for a place in a removal centre."), one.days_ago(8))
    yield one.done(held(made, prison))


def volunteer(serial: int, today: date) -> Iterator[Invented]:
    """Wants to go early, may go early, and waits for us."""
    one = cast(serial, today, "Vaidrius", "Daininis", "LTU")
    made = one.release_in(240, 36)
    prison = tell_until_sentence(one, made)
    _decided(one, tell_until_notice(one, tell_until_triage(one, made, prison)) + timedelta(days=80))
    one.life.tell(
        WorkNoted(what="Asked in writing to leave under the Early Removal Scheme.", waiting_on="us"), one.days_ago(11)
    )
    yield one.done(held(made, prison))


STORIES = (
    Story("Orlan Fernickson", "nineteen missed reports in a row: what each of them raises", nineteen_missed),
    Story("Delvin Marlingdale", "convicted 2000, leave 2005, told 2007: a conflict", leave_after_conviction),
    Story("Dorel Lunguescar", "release in ten days and nothing done: red", red_slack),
    Story("Zbyrad Grabowiak", "a corrected release date: before and after, as known on each day", corrected_date),
    Story("Quoc Viendo Truyenh", "a barrier coded unknown, about to expire", unknown_barrier),
    Story("Arbin Velanaj", "release tomorrow, no authority to detain yet", late_authority),
    Story("Vaidrius Daininis", "volunteers for early removal and waits for us", volunteer),
)  # fmt: skip
