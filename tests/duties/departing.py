"""Invented histories on the way to departure: any facts, in any order, naming one another by number, or none at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.duties.histories import _fact

from casekeeper.facts import Fact, Kind, history_of
from casekeeper.facts import appeals as ap
from casekeeper.facts import casework as cw
from casekeeper.facts import challenges as ch
from casekeeper.facts import claims as cl
from casekeeper.facts import consideration as co
from casekeeper.facts import custody as cu
from casekeeper.facts import departures as dp
from casekeeper.facts import detention as de
from casekeeper.facts import documents as do
from casekeeper.facts import family as fa
from casekeeper.facts import identity as idn
from casekeeper.facts import immigration as im
from casekeeper.facts import overseas_checks as oc
from casekeeper.facts import reporting as rp
from casekeeper.facts import schemes as sc
from casekeeper.facts import serving as sv
from casekeeper.facts import trafficking as tr
from casekeeper.facts import travel_documents as td
from casekeeper.periods import day_of

HAPPENED = st.dates(date(2025, 6, 1), date(2026, 12, 31))


def to_departure() -> st.SearchStrategy[Kind]:
    """Any fact on the way. Numbers are small, so that they meet."""
    text, number, day = st.just("for a test"), st.integers(1, 24), HAPPENED
    method = st.sampled_from(["by hand", "post in the UK", "to file"])
    proof = st.sampled_from(["", "signed"])
    yes = st.sampled_from(["yes", "no"])
    graded = {
        "attempt": number, "cause": st.just("medical"), "controllable": st.sampled_from(["yes", "no", "shared"]),
        "in_control_of": st.just("us"), "graded_by": text,
    }  # fmt: skip
    return st.one_of(
        st.builds(co.Decided, outcome=st.sampled_from(["deport", "administrative removal"]), reasons=text,
                  decided_by=text),
        st.just(co.RepresentationsReceived()),
        st.just(im.DeportationOrdered()),
        st.builds(im.DeportationOrderServed, method=method, proof=proof),
        st.just(im.DeportationOrderRevoked(reason="for a test")),
        st.builds(ap.AppealableDecisionServed, decision=st.just("refusal of a human-rights claim"), method=method,
                  proof=proof, stage=st.sampled_from(["FT_IC", "FT_OOC_2"]),
                  certified=st.sampled_from(["no", "section 94"])),
        st.builds(ap.AppealLodged, decision=st.none() | number, time=st.sampled_from(["in time", "late"])),
        st.builds(ap.AppealLatenessDecided, appeal=number, outcome=st.sampled_from(["approved", "rejected"])),
        st.builds(ap.AppealOutcome, appeal=number, outcome=st.sampled_from(["allowed", "dismissed", "remitted"]),
                  court=st.sampled_from(["First-tier Tribunal", "Upper Tribunal"])),
        st.builds(ap.PermissionAskedFor, appeal=number),
        st.builds(ap.PermissionDecided, appeal=number, outcome=st.sampled_from(["granted", "refused"]),
                  by_court=st.sampled_from(["First-tier Tribunal", "Upper Tribunal"])),
        st.builds(ap.AppealEnded, appeal=number, how=st.just("withdrawn by the person")),
        st.builds(ap.TribunalStateTold, appeal=number, state=st.sampled_from(["respondentReview", "listing"])),
        st.builds(cl.ClaimMade, claim=st.sampled_from(["protection", "further submissions", "human rights"])),
        st.builds(cl.ClaimConsidered, claim=number, outcome=st.sampled_from(["granted", "refused"]), reasons=text,
                  decided_by=text, by_unit=text, document=text),
        st.builds(cl.ClaimReinstated, claim=number, reasons=text),
        st.builds(cl.ClaimCertified, claim=number, under=st.just("section 94"), country=st.just("ALB"), reasons=text,
                  certified_by=text, document=text),
        st.builds(cl.RepresentativeInstructed, name=text),
        st.builds(ch.ChallengeIssued, challenge=st.sampled_from(["judicial review", "injunction or interim order"])),
        st.builds(ch.BarrierTestMade, challenge=number, outcome=st.just("does not stop removal"), reasons=text,
                  author=text, document=text),
        st.builds(ch.ChallengeDecided, challenge=number, outcome=st.just("dismissed"), document=text),
        st.builds(tr.TraffickingReferred, by=text),
        st.builds(tr.ReasonableGroundsDecided, referral=number, outcome=st.sampled_from(["positive", "negative"]),
                  document=text),
        st.builds(tr.ConclusiveGroundsDecided, referral=number, outcome=st.sampled_from(["positive", "negative"]),
                  document=text),
        st.just(fa.ChildNoted()),
        st.builds(fa.BestInterestsRecorded, reasons=text, considered_by=text,
                  found=st.sampled_from(["no child is affected", "a child is affected and was considered"])),
        st.builds(fa.DependantLinked, who=text, relation=st.just("child")),
        st.builds(do.DocumentHeld, document=st.just("passport"), valid_until=st.none() | day),
        st.builds(td.DocumentApplied, country=st.just("ALB")),
        st.builds(td.DocumentRefused, application=number, why=st.just("other")),
        st.builds(dp.AttemptPlanned, leaves_on=day, how=st.sampled_from(["removed", "voluntary"])),
        st.builds(dp.AttemptMoved, attempt=number, leaves_on=day, reason=text),
        st.builds(dp.RemovalNoticeServed, notice=st.sampled_from(["intention to remove", "departure details", "both"]),
                  method=method, proof=proof),
        st.builds(dp.DepartureCheckMade, result=st.sampled_from(["met", "not met"]), made_by=text,
                  check=st.sampled_from(["fitness to travel", "escort", "authorities told", "prison release"]),
                  valid_until=st.none() | day),
        st.builds(dp.AttemptBooked, attempt=number),
        st.builds(dp.PersonBoarded, attempt=number),
        st.builds(dp.AttemptFailed, stage=st.just("booked"), **graded),
        st.builds(dp.FailureRegraded, reasons=text, **graded),
        st.builds(im.Departed, how=st.sampled_from(["removed", "voluntary", "not stated"])),
        st.builds(im.BackInCountry, why=st.just("removal failed")),
        st.just(im.DetentionBegan()),
        st.just(im.DetentionEnded(reason="bail")),
        st.builds(de.DetentionReviewed, reasonable_period=yes, reasonable_period_reasons=text, reviewed_by=text,
                  within_reasonable_time=yes, within_reasonable_time_reasons=text,
                  outcome=st.sampled_from(["detention goes on", "release"]),
                  grade=st.sampled_from(["officer", "director"])),
        st.builds(de.PanelHeld, view=st.just("release"), reasons=text),
        st.builds(de.MedicalReportReceived, concern=st.just("torture")),
        st.builds(de.BailHearingListed, hearing_on=day),
        st.builds(sc.SchemeAskedFor, scheme=st.sampled_from(["voluntary departure", "facilitated return"])),
        st.builds(sc.SchemeDecided, offer=number, outcome=st.just("approved"), reasons=text, decided_by=text),
        st.builds(oc.Arrested, force=text),
        st.builds(oc.OverseasCheckSent, arrest=number, country=st.just("ALB"), channel=st.just("Interpol"),
                  reply_due=st.none() | day),
        st.builds(sv.PapersHandedOver, paper=number, proof=text, handed_by=text),
        st.builds(sv.PaperCameBack, paper=number, how=text, noted_by=text),
        st.just(rp.ReportAttended()),
        st.builds(cw.BarrierOpened, code=st.sampled_from(["UNKNOWN", "BAR-07", "BAR-11", "BAR-16"])),
        st.builds(cw.BarrierCleared, barrier=number, document=text, by_unit=text),
        st.builds(idn.NationalityClaimed, nationality=st.sampled_from(["ALB", "GBR"])),
        st.builds(idn.BirthDateStated, born=st.sampled_from(["1990-05-04", "2008-05"])),
        st.builds(idn.NameStated, full=text),
        st.just(cu.Received(prison="HCI")),
        st.just(cu.Released(to="immigration detention")),
        st.just(idn.Died()),
    )  # fmt: skip


@st.composite
def departing_facts(draw: st.DrawFn) -> list[Fact[Any]]:
    """Up to twenty-four facts, some of them learned late."""
    told = draw(st.lists(st.tuples(HAPPENED, to_departure(), st.integers(0, 40)), min_size=1, max_size=24))
    dated = enumerate(told, start=1)
    return [_fact(number, day_of(on), what, on + timedelta(days=late)) for number, (on, what, late) in dated]


def departing() -> st.SearchStrategy[Any]:
    """The histories that such facts tell."""
    return departing_facts().map(lambda facts: history_of("TEST-0001", facts))
