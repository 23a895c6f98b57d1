"""Eight cases, each from the prison's list and its referral to the end. All people are invented."""

from __future__ import annotations

from datetime import date

from tests.walks.stretches import (
    APPEALED,
    CONSIDERED,
    DECISION_SERVED,
    IN_CONTACT,
    IN_DETENTION,
    MANAGER,
    NO_CHILD,
    NOT_OURS,
    OFFICER,
    OVER,
    REFERRED,
    RETURNS,
    booked,
    checked,
    detained,
    failed,
    failure_looked_at,
    left,
    noticed,
    ordered,
    passport,
    planned,
    reviewed,
    to_the_morning,
)
from tests.walks.telling import Then, Walk, listed, step

from casekeeper.facts.appeals import AppealEnded, AppealOutcome, AppealOutcomeActedOn
from casekeeper.facts.bail import BailConditionSet, BailEnded, BailNoticeServed
from casekeeper.facts.casework import CaseClosed
from casekeeper.facts.consideration import Decided
from casekeeper.facts.departures import (
    AttemptBooked,
    AttemptFailed,
    FailureRegraded,
    FailureReviewed,
    PersonBoarded,
    PersonCollected,
)
from casekeeper.facts.detention import DetentionReviewed, ReleaseArranged
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded, ChildNoted
from casekeeper.facts.identity import Died, LeaveGranted, NationalityClaimed
from casekeeper.facts.immigration import (
    BailGranted,
    Departed,
    DeportationOrdered,
    DeportationOrderRevoked,
    DetentionEnded,
    NoLongerOfInterest,
)
from casekeeper.facts.schemes import SchemeAskedFor, SchemeDecided
from casekeeper.facts.trafficking import (
    ConclusiveGroundsDecided,
    ReasonableGroundsDecided,
    TraffickingReferred,
    VictimLeaveDecided,
)
from casekeeper.facts.travel_documents import DocumentAgreed, DocumentApplied, DocumentInterview

VOLUNTEER = Walk(
    "a volunteer under early removal", listed("Z1001AB", "PRIBELLI"),
    (
        *REFERRED, *CONSIDERED, NO_CHILD, *DECISION_SERVED,
        step(
            "02-27", "prison", SchemeAskedFor, scheme="early removal", channel="On the wing", called="asked",
            then=Then(due={"decide scheme": "casework"}),
        ),
        step(
            "03-02", OFFICER, SchemeDecided, offer="@asked", outcome="approved", reasons="Nothing speaks against it.",
            decided_by="A. Caseworker", then=Then(due={"plan voluntary departure": "returns logistics"}),
        ),
        *ordered("03-11", "03-12"), passport("03-16"),
        step("06-22", OFFICER, Departed, how="early removal scheme", refused="gate of departure is closed"),
        planned("06-22", date(2026, 7, 15), "attempt", how="early removal scheme"),
        noticed("06-23", date(2026, 7, 15), "attempt"),
        *checked("07-10", "attempt", date(2026, 7, 20), prison=True), booked("07-14", "attempt", Then(gate="met")),
        *left("07-15", "attempt", how="early removal scheme"),
    ),
)  # fmt: skip

ALLOWED = Walk(
    "contested, and the appeal allowed", listed("Z1002AB", "VOLMERIN"),
    (
        *REFERRED, *CONSIDERED, NO_CHILD, *DECISION_SERVED, *APPEALED,
        step(
            "05-18", "appeals", AppealOutcome, appeal="@appeal", outcome="allowed", family_life="allowed",
            then=Then(gate="not met", due={"act on outcome": "appeals unit"}),
        ),
        step(
            "06-03", OFFICER, AppealOutcomeActedOn, appeal="@appeal", done="carried out", overturned="@decision",
            lesson="The child's school was not asked.", name="A. Caseworker", then=Then(not_due=("act on outcome",)),
        ),
        step("06-15", "appeals", AppealEnded, appeal="@appeal", how="finally determined"),
        step("06-16", MANAGER, DeportationOrdered, refused="An appeal was allowed on 2026-05-18"),
        step(
            "06-16", OFFICER, Decided, outcome="do not deport", reasons="The tribunal allowed the appeal.",
            decided_by="A. Caseworker",
        ),
        step("06-16", "status review", LeaveGranted, leave="limited", reference="L-1"),
        step("06-17", MANAGER, CaseClosed, outcome="leave granted", reasons="After the appeal.", then=OVER),
    ),
)  # fmt: skip

DISMISSED = Walk(
    "contested, the appeal dismissed, one attempt failed and the next within the reuse of its notice",
    listed("Z1003AB", "TREVANT"),
    (
        *REFERRED, *CONSIDERED, NO_CHILD, *DECISION_SERVED, *APPEALED,
        step(
            "05-18", "appeals", AppealOutcome, appeal="@appeal", outcome="dismissed", family_life="dismissed",
            then=Then(why="the person may go further until 2026-06-02", due={"act on outcome": "casework"}),
        ),
        step(
            "05-20", OFFICER, AppealOutcomeActedOn, appeal="@appeal", done="case goes on", name="A. Caseworker",
            then=Then(not_due=("act on outcome",)),
        ),
        step("06-22", "appeals", AppealEnded, appeal="@appeal", how="finally determined"),
        *ordered("06-23", "06-24"),
        step(
            "06-25", RETURNS, DocumentApplied, country="ALB", called="application",
            then=Then(due={"chase document": "returns logistics"}),
        ),
        step("07-06", RETURNS, DocumentInterview, application="@application", outcome="nationality accepted"),
        step("07-13", RETURNS, DocumentAgreed, application="@application"),
        step(
            "07-20", RETURNS, DocumentHeld, document="emergency travel document", valid_until=date(2026, 12, 31),
            held_by="the department",
            then=Then(not_due=("chase document",), due={"plan departure": "returns logistics"}),
        ),
        *detained("08-03"), reviewed("08-04"), planned("08-05", date(2026, 8, 19), "first"),
        noticed("08-05", date(2026, 8, 19), "first"), reviewed("08-10"),
        *checked("08-14", "first", date(2026, 8, 30)), booked("08-14", "first", Then(gate="met")), reviewed("08-17"),
        step(
            "08-19", RETURNS, AttemptFailed, attempt="@first", stage="at the port", cause="no seat or flight cancelled",
            controllable="no", in_control_of="carrier", graded_by="A. Planner", pounds_lost=400,
            then=Then(due={"review failure": "casework", "grade failure again": "casework"}),
        ),
        step(
            "08-20", RETURNS, FailureRegraded, attempt="@first", cause="no seat or flight cancelled",
            controllable="no", in_control_of="carrier", reasons="x", graded_by="B. Reviewer",
            refused="grade of manager",
        ),
        step(
            "08-20", "returns manager", FailureRegraded, attempt="@first", cause="no seat or flight cancelled",
            controllable="no", in_control_of="carrier", reasons="The carrier's notice.", graded_by="B. Reviewer",
        ),
        step(
            "08-20", RETURNS, FailureReviewed, attempt="@first", follows="try again on the same notice",
            lesson="Book on two carriers.", reviewed_by="A. Planner", then=Then(not_due=("review failure",)),
        ),
        reviewed("08-20"), planned("08-21", date(2026, 9, 2), "second", again_after="@first"),
        *checked("08-28", "second", date(2026, 9, 10)), booked("08-28", "second"), reviewed("08-31"),
        step(
            "09-02", RETURNS, PersonCollected, attempt="@second",
            refused="a notice of departure details that names the planned day",
        ),
        noticed("09-02", date(2026, 9, 2), "second", notice="departure details"), *left("09-02", "second"),
    ),
)  # fmt: skip

TRAFFICKING = Walk(
    "a trafficking referral on the morning of departure", listed("Z1004AB", "SELVARRO"),
    to_the_morning(
        reviewed("07-28"),
        step(
            "07-29", "gatekeeper", TraffickingReferred, by="An officer of the centre", indicators="Debt, and threats.",
            called="referral",
            then=Then(gate="not met", why="BAR-06", due={"reasonable grounds": "casework",
                                                        "review changed facts": "casework"}),
        ),
        step("07-29", RETURNS, PersonCollected, attempt="@attempt", refused="BAR-06"),
        failed("07-29", "trafficking referral", controllable="no", in_control_of="nobody", pounds_lost=900),
        step(
            "08-03", OFFICER, ReasonableGroundsDecided, referral="@referral", outcome="positive", document="N-1",
            then=Then(why="BAR-06", due={"conclusive grounds": "casework"}),
        ),
        *failure_looked_at("08-03", "trafficking referral", "Ask earlier.", controllable="shared", in_control_of="us"),
        step(
            "08-04", OFFICER, DetentionReviewed, occasion="change of facts", trigger="@referral",
            reasonable_period="yes", reasonable_period_reasons="So far.", within_reasonable_time="no",
            within_reasonable_time_reasons="Not before recovery ends.", outcome="release", grade="officer",
            reviewed_by="A. Reviewer", then=Then(due={"release": "casework"}),
        ),
        step("08-05", "gatekeeper", DetentionEnded, reason="bail", refused="an address"),
        step(
            "08-05", OFFICER, ReleaseArranged, address_ready=True, conditions_ready=True, name="A. Caseworker"
        ),
        step(
            "08-05", OFFICER, BailConditionSet, condition="residence", detail="At an invented address",
            purpose="To stay in contact", called="condition",
        ),
        step("08-05", "gatekeeper", BailGranted, granted_by="Secretary of State"),
        step("08-05", "gatekeeper", DetentionEnded, reason="bail", then=Then(whereabouts=IN_CONTACT)),
        step("08-05", "reporting", BailNoticeServed, proof="signed", then=Then(not_due=("serve bail notice",))),
        step(
            "10-05", OFFICER, ConclusiveGroundsDecided, referral="@referral", outcome="positive", document="N-2",
            then=Then(gate="not met", why="BAR-06", due={"victim leave": "casework"}, not_due=("plan departure",)),
        ),
        step(
            "10-12", OFFICER, VictimLeaveDecided, referral="@referral", outcome="granted", reasons="To recover.",
            decided_by="A. Caseworker", then=Then(why="BAR-06", not_due=("victim leave",)),
        ),
        step("10-12", MANAGER, DeportationOrderRevoked, reason="A confirmed victim with permission to stay"),
        step("10-12", OFFICER, Decided, outcome="do not deport", reasons="A victim.", decided_by="A. Caseworker"),
        step("10-12", "status review", LeaveGranted, leave="temporary permission", reference="L-3"),
        step("10-13", "reporting", BailEnded, reason="leave granted", person_told="At the desk", then=OVER),
    ),
)  # fmt: skip

CHILD = Walk(
    "a child not recorded", listed("Z1005AB", "MARENDIK"),
    (
        *REFERRED, *CONSIDERED, *DECISION_SERVED, *ordered("03-23", "03-24"), passport("04-01"), *detained("07-14"),
        reviewed("07-15"), planned("07-15", date(2026, 7, 29), "attempt"),
        noticed("07-15", date(2026, 7, 29), "attempt"), reviewed("07-21"),
        step("07-22", RETURNS, AttemptBooked, attempt="@attempt", refused="what is best for that child"),
        step(
            "07-22", "reporting", ChildNoted, status="British", source="The partner, at the desk",
            then=Then(why="BAR-13", due={"record best interests": "casework", "review changed facts": "casework"}),
        ),
        step("07-22", RETURNS, AttemptBooked, attempt="@attempt", refused="BAR-13"),
        step(
            "07-24", OFFICER, BestInterestsRecorded, found="a child is affected and was considered", children=1,
            asked="The partner and the school", reasons="Lives with the other parent; contact goes on.",
            considered_by="A. Caseworker", then=Then(not_due=("record best interests",)),
        ),
        reviewed("07-24"), *checked("07-24", "attempt", date(2026, 8, 5)), booked("07-27", "attempt", Then(gate="met")),
        reviewed("07-28"), *left("07-29", "attempt"),
    ),
)  # fmt: skip

BRITISH = Walk(
    "a British citizen found late", listed("Z1006AB", "ODENWICK"),
    to_the_morning(
        step(
            "07-28", "intake", NationalityClaimed, nationality="GBR", confidence="stated",
            evidence="A sister has brought a birth certificate",
            then=Then(gate="not met", why="BAR-15", due={"resolve nationality": "status review"}),
        ),
        step("07-29", RETURNS, PersonBoarded, attempt="@attempt", refused="BAR-15"),
        failed(
            "07-29", "other", root_cause="error in our records", controllable="yes", in_control_of="us", pounds_lost=900
        ),
        step(
            "07-29", "status review", NationalityClaimed, nationality="GBR", confidence="determined",
            evidence="Born here of a settled father",
            then=Then(whereabouts=IN_DETENTION, gate="not met", due={"release at once": "casework"}),
        ),
        step(
            "07-29", OFFICER, Decided, outcome="British citizen", reasons="Determined.", decided_by="A. Caseworker",
            then=Then(whereabouts=IN_DETENTION, due={"release at once": "casework", "review failure": "casework"}),
        ),
        step("07-29", MANAGER, DeportationOrderRevoked, reason="A British citizen"),
        step(
            "07-29", "gatekeeper", DetentionEnded, reason="no longer of interest",
            then=Then(whereabouts=NOT_OURS, not_due=("release at once",), due={"review failure": "casework"}),
        ),
        step("07-29", OFFICER, NoLongerOfInterest, reason="British citizen"),
        *failure_looked_at(
            "08-05", "other", "Ask the family before a decision.", OVER, root_cause="error in our records",
            controllable="yes", in_control_of="us",
        ),
    ),
)  # fmt: skip

REVOKED = Walk(
    "the order revoked", listed("Z1007AB", "KASTELUND"),
    to_the_morning(
        step(
            "07-27", MANAGER, DeportationOrderRevoked, reason="New evidence of a child's grave illness",
            then=Then(
                gate="not met", why="revoked", due={"review changed facts": "casework"}, not_due=("propose alert",)
            ),
        ),
        step("07-27", RETURNS, PersonCollected, attempt="@attempt", refused="The deportation order was revoked"),
        failed("07-27", "legal error", controllable="yes", in_control_of="us"),
        step(
            "07-28", OFFICER, Decided, outcome="do not deport", reasons="Exceptional.", decided_by="A. Caseworker",
            then=Then(whereabouts=IN_DETENTION, due={"release at once": "casework"}),
        ),
        step("07-28", "status review", LeaveGranted, leave="limited", reference="L-2"),
        step(
            "07-28", "gatekeeper", DetentionEnded, reason="leave granted",
            then=Then(whereabouts=NOT_OURS, not_due=("release at once",)),
        ),
        step("07-29", MANAGER, CaseClosed, outcome="leave granted", reasons="Leave was granted."),
        *failure_looked_at(
            "08-03", "legal error", "Read new evidence the same day.", OVER, controllable="yes", in_control_of="us"
        ),
    ),
)  # fmt: skip

DEATH = Walk(
    "a death", listed("Z1008AB", "LUNDRESSI"),
    to_the_morning(
        step("07-28", "intake", Died, evidence="The centre's notice", then=Then(whereabouts="died", ended=True)),
        step("07-29", RETURNS, PersonCollected, attempt="@attempt", refused="died on 2026-07-28"),
    ),
)  # fmt: skip

WALKS = (VOLUNTEER, ALLOWED, DISMISSED, TRAFFICKING, CHILD, BRITISH, REVOKED, DEATH)
