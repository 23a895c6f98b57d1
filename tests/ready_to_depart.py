"""Somebody for whom everything is ready to depart on a day, as facts; and what could be said that closes the gate."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.making import fact

from casekeeper.facts import Fact, History, Kind, history_of
from casekeeper.facts import appeals as ap
from casekeeper.facts import challenges as ch
from casekeeper.facts import claims as cl
from casekeeper.facts import consideration as co
from casekeeper.facts import custody as cu
from casekeeper.facts import departures as dp
from casekeeper.facts import documents as do
from casekeeper.facts import exceptions as ex
from casekeeper.facts import family as fa
from casekeeper.facts import identity as idn
from casekeeper.facts import immigration as im
from casekeeper.facts import overseas_checks as oc
from casekeeper.facts import sentence as se
from casekeeper.facts import trafficking as tr

LEAVES_ON = date(2026, 6, 10)
PLANNED_AS = 13
"""The number of the fact that planned the attempt, where the history is told from 1."""

NOTHING_AGAINST = ex.ExceptionsWeighed(
    private_life_lawful="no", private_life_integrated="yes", private_life_obstacles="no",
    private_life_reasons="Four years here.", child_relationship="does not arise", child_status="does not arise",
    child_harsh_to_go="does not arise", child_harsh_to_stay="does not arise", partner_relationship="does not arise",
    partner_formed="does not arise", partner_harsh_to_go="does not arise", partner_harsh_to_stay="does not arise",
    compelling="no", compelling_reasons="Nothing over and above.", protection="does not arise",
    trafficking="does not arise", eu_conduct="does not arise", eu_test="does not arise",
    health_or_extradition="does not arise", alternatives="Licence conditions alone.", evidence="Sentencing remarks.",
    considered_by="A. Decider",
)  # fmt: skip
"""Every exception weighed, and none met."""

READY: tuple[tuple[date, Kind], ...] = (
    (date(2025, 1, 6), idn.NameStated(full="Arben Invented")),
    (date(2025, 1, 6), idn.BirthDateStated(born="1990-05-04")),
    (date(2025, 1, 6), idn.NationalityClaimed(nationality="ALB", confidence="documented")),
    (date(2026, 1, 5), NOTHING_AGAINST),
    (date(2026, 1, 5), co.Decided(outcome="deport", reasons="Reasons.", decided_by="A. Decider")),
    (date(2026, 1, 6), im.DeportationOrdered()),
    (date(2026, 1, 7), im.DeportationOrderServed(proof="signed")),
    (date(2026, 1, 7), ap.AppealableDecisionServed(decision="refusal of a human-rights claim", proof="signed")),
    (date(2026, 1, 8), fa.BestInterestsRecorded(
        found="no child is affected", reasons="Nobody named a child.", considered_by="A. Officer")),
    (date(2026, 1, 8), ap.FurtherGroundsAskedFor(proof="signed")),
    (date(2026, 3, 2), do.DocumentHeld(document="passport", valid_until=date(2027, 3, 1), held_by="the department")),
    (date(2026, 5, 1), im.DetentionBegan(place="An invented centre")),
    (date(2026, 5, 20), dp.AttemptPlanned(leaves_on=LEAVES_ON, to="ALB")),
    (date(2026, 5, 21), dp.RemovalNoticeServed(
        notice="both", attempt=PLANNED_AS, leaves_on=LEAVES_ON, proof="signed")),
    (date(2026, 6, 8), dp.DepartureCheckMade(
        check="fitness to travel", result="met", valid_until=date(2026, 6, 18), made_by="A. Doctor")),
    (date(2026, 5, 22), dp.DepartureCheckMade(check="escort", result="met", attempt=PLANNED_AS, made_by="A. Planner")),
    (date(2026, 5, 22), dp.AttemptBooked(attempt=PLANNED_AS, reference="B1", pounds=900)),
    (date(2026, 6, 8), dp.DepartureCheckMade(
        check="authorities told", result="met", attempt=PLANNED_AS, made_by="A. Planner")),
)  # fmt: skip

STOPS: Mapping[str, tuple[str, tuple[Kind, ...]]] = {
    "an appeal lodged late and not rejected": ("BAR-01", (ap.AppealLodged(time="late"),)),
    "a new decision that may be appealed": (
        "BAR-01", (ap.AppealableDecisionServed(decision="refusal of a protection claim", proof="signed"),)),
    "a decision not proved served": (
        "BAR-01", (ap.AppealableDecisionServed(decision="refusal of a protection claim", method="courier"),)),
    "further submissions": ("BAR-02", (cl.ClaimMade(claim="further submissions"),)),
    "words that amount to an asylum claim": (
        "BAR-03", (cl.ClaimMade(claim="protection", channel="on the way to departure"),)),
    "a human-rights claim": ("BAR-04", (cl.ClaimMade(claim="human rights"),)),
    "representations": ("BAR-04", (co.RepresentationsReceived(),)),
    "a judicial review not tested": ("BAR-05", (ch.ChallengeIssued(challenge="judicial review"),)),
    "an injunction": ("BAR-05", (ch.ChallengeIssued(challenge="injunction or interim order"),)),
    "a measure of the European Court": ("BAR-05", (ch.ChallengeIssued(challenge="European Court measure"),)),
    "a trafficking referral": ("BAR-06", (tr.TraffickingReferred(by="an officer of the centre"),)),
    "found not fit to travel": ("BAR-08", (dp.DepartureCheckMade(
        check="fitness to travel", result="not met", made_by="A. Doctor"),)),
    "a hospital order": ("BAR-08", (cu.MovedToHospital(hospital="An invented hospital"),)),
    "another date of birth, of a child": ("BAR-09", (idn.BirthDateStated(born="2009-01-01", use="disputed"),)),
    "an appeal against conviction": ("BAR-10", (se.ConvictionAppeal(step="begun"),)),
    "a claim of statelessness": ("BAR-12", (cl.ClaimMade(claim="statelessness"),)),
    "a child noted": ("BAR-13", (fa.ChildNoted(source="a neighbour"),)),
    "an application under the settlement scheme": ("BAR-14", (cl.ClaimMade(claim="EU right or settlement scheme"),)),
    "a British nationality claimed": (
        "BAR-15", (idn.NationalityClaimed(nationality="GBR", confidence="stated"),)),
    "a Windrush indicator": ("BAR-15", (cl.ClaimMade(claim="settled before 1973 or Windrush"),)),
    "an enquiry into residence before 1973": ("BAR-15", (idn.LongResidence(outcome="enquiry open"),)),
    "a family member with no decision": ("BAR-18", (fa.DependantLinked(who="a partner", relation="other"),)),
    "a decision on the file only": ("BAR-19", (ap.AppealableDecisionServed(
        decision="refusal of a protection claim", method="to file", stage="FT_OOC_2"),)),
}  # fmt: skip
"""What anybody may say, in one fact, and the safeguard it raises."""

OTHER_LINES: Mapping[str, tuple[str, Kind]] = {
    "an arrest with no check abroad": ("identity", oc.Arrested(force="An invented force")),
    "the order revoked": ("order served", im.DeportationOrderRevoked(reason="for a test")),
    "a failure of ours": ("notice run", dp.AttemptFailed(
        attempt=PLANNED_AS, stage="booked", cause="no escort", controllable="yes", in_control_of="us",
        graded_by="A. Planner")),
    "fitness that ran out": ("fitness", dp.DepartureCheckMade(
        check="fitness to travel", result="met", valid_until=date(2026, 6, 9), made_by="A. Doctor")),
    "the escort taken off": ("escort", dp.DepartureCheckMade(
        check="escort", result="not met", attempt=PLANNED_AS, made_by="A. Planner")),
    "a representative who got no copy": ("notice run", cl.RepresentativeInstructed(name="An invented firm")),
}  # fmt: skip


def ready(*more: tuple[date, Kind], leave_out: type[Kind] | None = None) -> list[Fact[Any]]:
    """The facts, with more of them after; or without those of one kind."""
    told = [*READY, *more]
    facts = [fact(number, on, said) for number, (on, said) in enumerate(told, start=1)]
    return [each for each in facts if leave_out is None or each.kind != leave_out.key]


def ready_history(*more: tuple[date, Kind], leave_out: type[Kind] | None = None) -> History:
    """The history those facts tell."""
    return history_of("TEST-0001", ready(*more, leave_out=leave_out))
