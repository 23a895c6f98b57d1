"""Stretches of the way that several cases share: referral, consideration, order, detention, an attempt."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.walks.telling import Step, Then, step

from casekeeper.facts.appeals import (
    AppealableDecisionServed,
    AppealLodged,
    FurtherGroundsAskedFor,
    RespondentEvidenceSent,
    RespondentReviewed,
)
from casekeeper.facts.consideration import (
    Decided,
    InformationReceived,
    InformationRequested,
    LiabilityNoticeSent,
    RepresentationsReceived,
)
from casekeeper.facts.custody import Released
from casekeeper.facts.departures import (
    ArrivalConfirmed,
    AttemptBooked,
    AttemptFailed,
    AttemptPlanned,
    DepartureCheckMade,
    FailureRegraded,
    FailureReviewed,
    PersonBoarded,
    PersonCollected,
    RemovalNoticeServed,
)
from casekeeper.facts.detention import DetentionReviewed, GatekeeperDecided
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.exceptions import ExceptionsWeighed
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.immigration import (
    Departed,
    DeportationOrdered,
    DeportationOrderServed,
    DetentionAuthorised,
    DetentionBegan,
)
from casekeeper.facts.referral import ReferralAcknowledged, Referred, Triaged
from casekeeper.facts.schemes import SchemeOffered

HELD, IN_DETENTION, LEFT, NOT_OURS = "in custody", "in immigration detention", "departed", "no longer of interest"
IN_CONTACT = "in the community and in contact"
OFFICER, MANAGER, RETURNS = "casework", "casework manager", "returns"
OVER = Then(whereabouts=NOT_OURS, ended=True)

LIMBS = (
    "private_life_lawful", "private_life_integrated", "private_life_obstacles", "child_relationship", "child_status",
    "child_harsh_to_go", "child_harsh_to_stay", "partner_relationship", "partner_formed", "partner_harsh_to_go",
    "partner_harsh_to_stay", "compelling", "protection", "trafficking", "eu_conduct", "eu_test",
    "health_or_extradition",
)  # fmt: skip
NOTHING_ENOUGH = dict.fromkeys(LIMBS, "does not arise") | {
    "private_life_lawful": "no", "private_life_integrated": "yes", "private_life_obstacles": "no",
    "private_life_reasons": "Here for four years.", "partner_relationship": "yes", "partner_formed": "yes",
    "partner_harsh_to_go": "no", "partner_harsh_to_stay": "no", "partner_reasons": "Hard, and not unduly.",
    "compelling": "no", "compelling_reasons": "Nothing over and above.", "considered_by": "A. Caseworker",
    "alternatives": "Licence conditions alone: the risk stays.",
    "evidence": "Sentencing remarks; the partner's letter.",
}  # fmt: skip
REFERRED = (
    step(
        "01-06", "prison", Referred, by="HCI", previous_convictions="none",
        then=Then(whereabouts=HELD, due={"acknowledge referral": "intake", "triage": "intake"}),
    ),
    step("01-07", "intake", ReferralAcknowledged, receipt="R-1", then=Then(not_due=("acknowledge referral",))),
    step(
        "01-09", "intake", Triaged, outcome="consider deportation", reasons="A sentence of a year or more.",
        then=Then(due={"ask for information": "casework", "liability notice": "casework"}),
    ),
)  # fmt: skip
CONSIDERED = (
    step("01-12", OFFICER, InformationRequested, questions=4, then=Then(due={"chase information": "casework"})),
    step("01-20", OFFICER, InformationReceived, summary="A partner.", then=Then(not_due=("chase information",))),
    step("01-21", OFFICER, LiabilityNoticeSent, proof="signed", then=Then(due={"decide consideration": "casework"})),
    step("02-03", OFFICER, RepresentationsReceived, summary="Life here."),
    step(
        "02-19", OFFICER, Decided, outcome="deport", reasons="x", decided_by="A. Caseworker",
        refused="the exceptions, weighed limb by limb",
    ),
    step("02-20", OFFICER, ExceptionsWeighed, **NOTHING_ENOUGH),
    step(
        "02-20", OFFICER, Decided, outcome="deport", reasons="Burglary; nothing weighs against it enough.",
        decided_by="A. Caseworker", exceptions_considered="Private and family life: not unduly harsh.",
        then=Then(gate="not met", due={
            "record best interests": "casework", "section 120": "casework", "offer voluntary departure": "casework",
            "apply for document": "returns logistics",
        }),
    ),
    step(
        "02-20", OFFICER, SchemeOffered, scheme="voluntary departure", how="By an interpreter.",
        then=Then(not_due=("offer voluntary departure",)),
    ),
)  # fmt: skip
NO_CHILD = step(
    "02-20", OFFICER, BestInterestsRecorded, found="no child is affected", asked="The person",
    reasons="Nobody named a child.", considered_by="A. Caseworker", then=Then(not_due=("record best interests",)),
)  # fmt: skip
DECISION_SERVED = (
    step(
        "02-23", "appeals", AppealableDecisionServed, decision="refusal of a human-rights claim", proof="signed",
        called="decision", then=Then(gate="not met", why="An appeal may still come until 2026-03-10"),
    ),
    step("02-23", "appeals", FurtherGroundsAskedFor, proof="signed", then=Then(not_due=("section 120",))),
)  # fmt: skip
APPEALED = (
    step(
        "03-04", "appeals", AppealLodged, appeal="refusal of a human-rights claim", decision="@decision",
        time="in time", called="appeal",
        then=Then(
            why="An appeal is pending", due={"respondent evidence": "appeals unit", "follow appeal": "appeals unit"}
        ),
    ),
    step("03-05", MANAGER, DeportationOrdered, refused="An appeal is pending"),
    step("03-16", "appeals", RespondentEvidenceSent, appeal="@appeal", then=Then(not_due=("respondent evidence",))),
    step(
        "04-20", "appeals", RespondentReviewed, appeal="@appeal", outcome="decision maintained",
        reasons="Nothing new.", reviewed_by="A. Reviewer",
    ),
)  # fmt: skip


def ordered(on: str, served: str) -> tuple[Step, ...]:
    """The order, made by a manager and served; an alert is owed from it."""
    return (
        step(on, MANAGER, DeportationOrdered, then=Then(due={"serve order": "casework", "propose alert": "casework"})),
        step(served, OFFICER, DeportationOrderServed, proof="signed", then=Then(not_due=("serve order",))),
    )


def passport(on: str) -> Step:
    """A passport in our hands."""
    return step(
        on, RETURNS, DocumentHeld, document="passport", valid_until=date(2026, 12, 31), held_by="the department",
        then=Then(not_due=("apply for document",)),
    )  # fmt: skip


def detained(on: str) -> tuple[Step, ...]:
    """From prison into immigration detention on one day, after the gatekeeper's decision."""
    return (
        step(
            on, "gatekeeper", GatekeeperDecided, outcome="suitable", reasons="No indicator.", decided_by="A. Gatekeeper"
        ),
        step(on, "gatekeeper", DetentionAuthorised),
        step(on, "prison", Released, to="immigration detention"),
        step(
            on, "gatekeeper", DetentionBegan, place="An invented centre",
            then=Then(whereabouts=IN_DETENTION, due={"detention review": "casework"}),
        ),
    )  # fmt: skip


def reviewed(on: str) -> Step:
    """Both limbs of a review answered by an officer."""
    return step(
        on, OFFICER, DetentionReviewed, reasonable_period="yes", reasonable_period_reasons="Days so far.",
        within_reasonable_time="yes", within_reasonable_time_reasons="A seat can be had.",
        outcome="detention goes on", grade="officer", reviewed_by="A. Reviewer",
    )  # fmt: skip


def planned(on: str, leaves: date, called: str, **more: Any) -> Step:
    """An attempt planned for a day."""
    return step(
        on, RETURNS, AttemptPlanned, leaves_on=leaves, to="ALB", called=called,
        then=Then(gate="not met", due={"prepare departure": "returns logistics"}), **more,
    )  # fmt: skip


def noticed(on: str, leaves: date, attempt: str, notice: str = "both") -> Step:
    """A removal notice that names the day, by hand."""
    return step(
        on, OFFICER, RemovalNoticeServed, notice=notice, attempt=f"@{attempt}", leaves_on=leaves, proof="signed"
    )


def checked(on: str, attempt: str, fit_until: date, *, prison: bool = False) -> tuple[Step, ...]:
    """Fit, escorted, the authorities told, and for somebody in prison the prison's agreement."""
    about = {"result": "met", "attempt": f"@{attempt}", "made_by": "A. Planner"}
    made = [
        step(
            on, OFFICER, DepartureCheckMade, check="fitness to travel", result="met", valid_until=fit_until,
            made_by="A. Doctor",
        ),
        step(on, RETURNS, DepartureCheckMade, check="escort", **about),
        step(on, RETURNS, DepartureCheckMade, check="authorities told", **about),
    ]  # fmt: skip
    return (*made, step(on, OFFICER, DepartureCheckMade, check="prison release", **about)) if prison else tuple(made)


def booked(on: str, attempt: str, then: Then | None = None) -> Step:
    """Seats."""
    return step(on, RETURNS, AttemptBooked, attempt=f"@{attempt}", reference="B-1", pounds=900, then=then)


def left(on: str, attempt: str, how: str = "removed") -> tuple[Step, ...]:
    """Collected, aboard, gone, arrived; what is left is the alert at the border."""
    return (
        step(on, RETURNS, PersonCollected, attempt=f"@{attempt}", at="04:30", then=Then(gate="met")),
        step(
            on, RETURNS, PersonBoarded, attempt=f"@{attempt}", carrier="INV 101", at="08:10",
            then=Then(due={"confirm arrival": "returns logistics"}),
        ),
        step(on, RETURNS, Departed, how=how, to="ALB", evidence="The escort's report", then=Then(whereabouts=LEFT)),
        step(
            on, RETURNS, ArrivalConfirmed, attempt=f"@{attempt}", evidence="The escort's report",
            then=Then(
                whereabouts=LEFT, only={"propose alert": "casework"},
                not_due=("confirm arrival", "plan departure", "departure against gate"),
            ),
        ),
    )  # fmt: skip


def to_the_morning(*steps: Step) -> tuple[Step, ...]:
    """Everything ready for the 29th of July, and then what happened instead."""
    day = date(2026, 7, 29)
    return (
        *REFERRED, *CONSIDERED, NO_CHILD, *DECISION_SERVED, *ordered("03-23", "03-24"), passport("04-01"),
        *detained("07-14"), reviewed("07-15"), planned("07-15", day, "attempt"), noticed("07-15", day, "attempt"),
        reviewed("07-21"), *checked("07-24", "attempt", date(2026, 8, 5)), booked("07-24", "attempt", Then(gate="met")),
        *steps,
    )  # fmt: skip


def failed(on: str, cause: str, **more: Any) -> Step:
    """The attempt failed before anybody boarded."""
    return step(
        on, RETURNS, AttemptFailed, attempt="@attempt", stage="booked", cause=cause, graded_by="A. Planner",
        then=Then(gate="not met", due={"review failure": "casework", "grade failure again": "casework"}), **more,
    )  # fmt: skip


def failure_looked_at(on: str, cause: str, lesson: str, then: Then | None = None, **graded: Any) -> tuple[Step, ...]:
    """Graded again by somebody else, and reviewed."""
    return (
        step(
            on, "returns manager", FailureRegraded, attempt="@attempt", cause=cause, reasons="Looked at anew.",
            graded_by="B. Reviewer", then=Then(not_due=("grade failure again",)), **graded,
        ),
        step(
            on, RETURNS, FailureReviewed, attempt="@attempt", follows="back to the barrier", lesson=lesson,
            reviewed_by="C. Manager", then=then or Then(not_due=("review failure",)),
        ),
    )  # fmt: skip
