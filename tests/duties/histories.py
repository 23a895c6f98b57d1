"""Invented histories for property tests: any facts, in any order, some corrected."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from casekeeper.facts import Fact, Kind, history_of
from casekeeper.facts import absconding as ab
from casekeeper.facts import bail as bl
from casekeeper.facts import casework as cw
from casekeeper.facts import consideration as co
from casekeeper.facts import contact as ct
from casekeeper.facts import custody as cu
from casekeeper.facts import documents as dc
from casekeeper.facts import identity as idn
from casekeeper.facts import immigration as im
from casekeeper.facts import referral as rf
from casekeeper.facts import reporting as rp
from casekeeper.facts import safeguards as sg
from casekeeper.facts import sentence as se
from casekeeper.facts.correction import Correction
from casekeeper.periods import Period, day_of

HAPPENED = st.dates(date(2023, 1, 1), date(2027, 3, 31))
LATER = st.dates(date(2023, 6, 1), date(2033, 1, 1))


def _claims() -> st.SearchStrategy[Kind]:
    return st.builds(
        idn.NationalityClaimed,
        nationality=st.sampled_from(["ALB", "GBR", "IRL", "UNKNOWN", "STATELESS", "JAM"]),
        confidence=st.sampled_from(["stated", "recorded", "documented", "determined"]),
    )


def _dates() -> st.SearchStrategy[Kind]:
    maybe = st.none() | LATER
    return st.builds(
        se.DatesCalculated,
        sentence_start=st.none() | HAPPENED,
        sentence_expiry=maybe,
        conditional_release=maybe,
        automatic_release=maybe,
        confirmed_release=maybe,
        tariff=maybe,
        early_removal=maybe,
        added_days=st.none() | st.integers(0, 60),
        indeterminate=st.booleans(),
        recall=st.booleans(),
    )


CHANNELS = ("reporting centre", "telephone", "digital")
FREQUENCIES = ("daily", "three times a week", "twice a week", "weekly", "fortnightly", "monthly", "quarterly")


def of_bail() -> st.SearchStrategy[Kind]:
    """Any fact about bail, reporting and contact. Days are near one another, so that they meet."""
    text, number = st.just("for a test"), st.integers(1, 20)
    near = st.dates(date(2026, 1, 1), date(2026, 6, 30))
    return st.one_of(
        st.just(im.BailGranted()),
        st.builds(
            bl.BailConditionSet,
            condition=st.sampled_from(["reporting", "reporting", "residence", "electronic monitoring"]),
            purpose=text,
            channel=st.sampled_from(CHANNELS),
            review_on=st.none() | near,
        ),
        st.builds(bl.BailConditionVaried, condition=number, channel=st.none() | st.just("digital"), reasons=text),
        st.builds(bl.BailConditionRemoved, condition=number, reasons=text),
        st.builds(bl.BailNoticeServed, method=st.sampled_from(["by hand", "post in the UK", "to file"]),
                  proof=st.sampled_from(["", "signed"])),
        st.builds(bl.BailEnded, reason=st.just("other")),
        st.builds(
            bl.MonitoringConsidered, occasion=st.just("review"), outcome=st.just("fitted"),
            practical=st.sampled_from(["yes", "no"]), practical_reasons=text, compatible=st.just("yes"),
            compatible_reasons=text, considered_by=text,
        ),
        st.builds(rp.FrequencySet, every=st.sampled_from(FREQUENCIES), first_on=near, reasons=text, set_by=text),
        st.builds(rp.AppointmentMoved, report_on=near, new_on=near, asked_by=st.just("us"), proof=text),
        st.builds(rp.AbsenceExcused, report_on=near, why=st.just("illness"), decided_by=text),
        st.builds(rp.ReportCancelled, report_on=near, why=st.just("too full")),
        st.builds(rp.ReportingPaused, why=st.just("hospital"), until=near),
        st.just(rp.ReportingResumed()),
        st.builds(rp.ReportAttended, next_told=st.none() | near),
        st.builds(rp.ArrivalBeside, place=text, beside=number),
        st.builds(rp.ArrivalSettled, arrival=number, how=text, reasons=text, settled_by=text),
        st.builds(rp.ExplanationGiven, report_on=near, what=text),
        st.builds(rp.ExplanationDecided, report_on=near, outcome=st.sampled_from(["accepted", "rejected"]),
                  reasons=text, decided_by=text),
        st.builds(rp.WarningSent, report_on=near),
        st.builds(rp.MissTold, report_on=near, whom=st.sampled_from(["case owner", "probation"]), acknowledged_by=text),
        st.builds(rp.VisitDecided, outcome=st.just("no visit"), reasons=text, decided_by=text),
        st.builds(rp.SeniorReviewed, outcome=st.just("warning"), alternatives=text, reasons=text, reviewed_by=text),
        st.builds(rp.PatternReviewed, found=text, done=text, reviewed_by=text),
        st.builds(ct.ContactDetailGiven, means=st.just("telephone"), detail=st.sampled_from(["070", "071"])),
        st.builds(ct.ContactDetailFailed, detail=st.sampled_from(["070", "071"])),
        st.builds(bl.BailConditionReviewed, condition=number, outcome=st.just("kept"), reasons=text,
                  next_review_on=st.none() | near, reviewed_by=text),
        st.builds(dc.DocumentHeld, document=st.just("passport"), number=st.sampled_from(["", "1", "2"]),
                  valid_until=st.none() | near),
        st.builds(dc.DocumentExpiryDecided, document=number, outcome=st.just("not needed"), reasons=text,
                  decided_by=text),
        st.builds(ct.ContactAttempted, channel=st.just("telephone"), to=st.sampled_from(["070", "071"]),
                  at=st.sampled_from(["", "09:00", "18:00"]),
                  result=st.sampled_from(["no answer", "spoke to the person"])),
        st.just(ct.ContactRestored()),
        st.builds(sg.HarmGraded, grade=st.sampled_from("ABCD"), reasons=text, graded_by=text,
                  review_on=st.none() | near),
        st.builds(cw.VulnerabilityNoted, what=text),
        st.builds(sg.WelfareChecked, found=st.just("safe"), checked_by=text),
        st.builds(sg.SafeguardingReferred, to=text, referred_by=text),
        st.builds(ab.CheckMade, check=st.sampled_from(ab.CHECKS), result=st.just("nothing found"), lawful_basis=text),
        st.builds(ab.ContactLost, standing=st.sampled_from(["absconder", "out of contact"]), declared_by=text),
        st.builds(ab.DeclarationProposed, reasons=text, proposed_by=text),
        st.builds(ab.DeclarationRefused, reasons=text, decided_by=text),
        st.builds(ab.Circulated, referred_to=text),
        st.builds(ab.TraceStepTaken, source=st.just("police"), lawful_basis=text,
                  result=st.sampled_from(["nothing", "lead"]), full=st.booleans()),
        st.builds(ab.Located, where=text),
        st.just(ab.CameBack()),
        st.builds(ab.ReturnHandled, papers=text, conditions=text, why=text),
        st.builds(ab.DeclaredInError, cause=st.just("attended"), reasons=text),
        st.builds(cu.Received, prison=st.just("HCI")),
        st.just(cu.Released(to="immigration bail")),
        st.just(im.DetentionBegan()),
        st.just(im.Departed()),
        st.builds(idn.LeaveGranted, leave=st.just("limited")),
        st.builds(idn.BirthDateStated, born=st.sampled_from(["1991-03-14", "2008-05", "2008-04-12"])),
    )  # fmt: skip


def said() -> st.SearchStrategy[Kind]:
    """Any fact that matters to a position or a duty."""
    text = st.just("for a test")
    return st.one_of(
        of_bail(),
        of_bail(),
        _claims(),
        _dates(),
        st.builds(
            se.Sentenced,
            years=st.integers(0, 6),
            months=st.integers(0, 20),
            sentence=st.sampled_from(["ordinary", "extended", "suspended", "fine", "unknown", "indeterminate"]),
        ),
        st.builds(idn.BirthDateStated, born=st.sampled_from(["1960", "1991-03-14", "2008-05", "unknown"])),
        st.builds(se.Convicted, offence=text, offence_on=st.none() | st.dates(date(2019, 1, 1), date(2023, 1, 1))),
        st.just(se.DeportationRecommended()),
        st.builds(cu.Received, prison=st.sampled_from(["HCI", "MSI", "LEI"])),
        st.builds(cu.Transferred, prison=st.just("MSI")),
        st.builds(cu.Released, to=st.sampled_from(["community", "removal", "immigration detention", "not stated"])),
        st.just(cu.MovedToHospital(hospital="an invented hospital")),
        st.builds(cu.WentOut, why=st.sampled_from(["court", "temporary absence"])),
        st.just(cu.Returned(prison="HCI")),
        st.just(cu.NotOnList(list_of="prison list")),
        st.just(rf.Referred(by="HCI")),
        st.just(rf.ReferralAcknowledged()),
        st.builds(
            rf.Triaged,
            outcome=st.sampled_from(["consider deportation", "below threshold", "British citizen"]),
            reasons=text,
        ),
        st.just(co.InformationRequested()),
        st.just(co.InformationReceived()),
        st.just(co.LiabilityNoticeSent()),
        st.just(co.RepresentationsReceived()),
        st.builds(co.Decided, outcome=st.sampled_from(["deport", "do not deport"]), reasons=text, decided_by=text),
        st.just(co.ReleaseOverridden(name="A. Named Officer", reason="for a test")),
        st.just(co.UnconsideredReleaseResolved(how="for a test", cause="other", name="A. Named Officer")),
        st.builds(co.WorkNoted, what=text, waiting_on=st.sampled_from(["us", "others"])),
        st.just(im.DetentionAuthorised()),
        st.just(im.DetentionBegan()),
        st.just(im.DetentionEnded(reason="bail")),
        st.just(im.BailGranted()),
        st.just(im.DeportationOrdered()),
        st.just(im.DeportationOrderRevoked(reason="for a test")),
        st.just(im.NoLongerOfInterest(reason="other")),
        st.just(im.ReleaseInstructed(reason="for a test")),
        st.just(im.Departed()),
        st.just(im.BackInCountry(why="returned")),
        st.builds(cw.HoldPlaced, reason=text, until=LATER),
        st.just(cw.HoldLifted()),
        st.builds(cw.BarrierOpened, code=st.sampled_from(["UNKNOWN", "BAR-07"]), expires=st.none() | LATER),
        st.builds(ab.ContactLost, standing=st.sampled_from(["absconder", "out of contact"]), declared_by=text),
        st.just(ct.ContactRestored()),
        st.just(rp.ReportAttended()),
        st.builds(idn.LeaveGranted, leave=st.sampled_from(["indefinite", "limited"])),
        st.just(idn.Died()),
    )


@st.composite
def raw_facts(draw: st.DrawFn) -> list[Fact[Any]]:
    """Up to twenty facts, recorded on the day or up to a year late, some of them corrected."""
    told = draw(st.lists(st.tuples(HAPPENED, said(), st.integers(0, 365)), min_size=1, max_size=20))
    facts = [
        _fact(number, day_of(happened), what, happened + timedelta(days=late))
        for number, (happened, what, late) in enumerate(told, start=1)
    ]
    for target in draw(st.lists(st.integers(1, len(facts)), max_size=3)):
        corrected = facts[target - 1]
        moved = draw(st.none() | HAPPENED)
        correction = Correction(reason="for a test", withdrawn=moved is None, happened_from=moved)
        recorded = corrected.recorded_at.date() + timedelta(days=draw(st.integers(0, 200)))
        facts.append(_fact(len(facts) + 1, corrected.happened, correction, recorded, corrects=target))
    return facts


@st.composite
def bailed_facts(draw: st.DrawFn) -> list[Fact[Any]]:
    """Somebody on bail who is to report, told and graded, and up to twenty facts more; some of them learned late."""
    start = date(2026, 1, 5)
    how_often = draw(st.sampled_from(FREQUENCIES))
    begun: list[Kind] = [
        im.BailGranted(),
        bl.BailConditionSet(condition="reporting", purpose="for a test"),
        bl.BailNoticeServed(proof="signed"),
        rp.FrequencySet(every=how_often, first_on=start, reasons="for a test", set_by="an officer"),
    ]
    facts = [_fact(number, day_of(start), what, start) for number, what in enumerate(begun, start=1)]
    happened = st.dates(start, date(2026, 6, 30))
    for on, what, late in draw(st.lists(st.tuples(happened, of_bail(), st.integers(0, 60)), max_size=20)):
        facts.append(_fact(len(facts) + 1, day_of(on), what, on + timedelta(days=late)))
    return facts


def histories() -> st.SearchStrategy[Any]:
    """The histories that such facts tell."""
    return raw_facts().map(lambda facts: history_of("TEST-0001", facts))


def _fact(number: int, happened: Period, what: Kind, recorded: date, corrects: int | None = None) -> Fact[Any]:
    at = datetime.combine(recorded, time(12), UTC)
    return Fact(number, what.key, happened, at, "test", "an invented officer", what, corrects)
