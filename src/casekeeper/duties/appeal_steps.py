"""What we owe the tribunal and the person while an appeal runs, and after it is decided.

The respondent's evidence and review by the tribunal's own times; an outcome acted on; an allowed one linked to the
decision it overturned, with what that lacked. Reasons for allowed appeals used to lie in notes where nobody learned.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.appeals import AppealOutcomeActedOn, RespondentEvidenceSent, RespondentReviewed
from casekeeper.law import Value
from casekeeper.position.answer import because
from casekeeper.position.appeals.course import Appeal, told_states

NO_MORE_EVIDENCE = frozenset({"decided", "ended"})


def duties(case: Case) -> Iterator[Duty]:
    """For each appeal."""
    leaving = case.standing.departure
    if leaving is None or leaving.appeals is None:
        return
    for appeal in leaving.appeals.appeals:
        yield _evidence(case, appeal)
        yield from _review(case, appeal)
        yield from _after_outcome(case, appeal)
        if appeal.pending:
            yield _follow(case, appeal)


def _evidence(case: Case, appeal: Appeal) -> Duty:
    sent = [f.on for f in case.history.of(RespondentEvidenceSent) if f.said.appeal == appeal.number]
    ended = [day for day in (appeal.ended_on, appeal.outcome.on if appeal.outcome else None) if day is not None]
    return owe(
        case, key=f"respondent evidence:{appeal.number}", what="Send the tribunal the respondent's evidence",
        by=Unit.APPEALS, arose=appeal.lodged.on, allowed=_time(case, "respondent_evidence", appeal, appeal.lodged.on),
        discharged_by="the respondent's evidence sent",
        reasons=(because(f"Appeal lodged on {appeal.lodged.on}", appeal.lodged),),
        done_on=min(sent, default=None), lapsed_on=min(ended, default=None),
    )  # fmt: skip


def _review(case: Case, appeal: Appeal) -> Iterator[Duty]:
    told = [f for f in told_states(case.history, appeal.number) if f.said.state == "respondentReview"]
    if not told:
        return
    done = [f.on for f in case.history.of(RespondentReviewed) if f.said.appeal == appeal.number and f.on >= told[0].on]
    ended = [day for day in (appeal.ended_on, appeal.outcome.on if appeal.outcome else None) if day is not None]
    yield owe(
        case, key=f"respondent review:{appeal.number}", what="Review the decision under appeal",
        by=Unit.APPEALS, arose=told[0].on, allowed=_time(case, "respondent_review", appeal, told[0].on),
        discharged_by="the respondent's review", reasons=(because("The tribunal asks for our review", told[0]),),
        done_on=min(done, default=None), lapsed_on=min((d for d in ended if d >= told[0].on), default=None),
    )  # fmt: skip


def _time(case: Case, name: str, appeal: Appeal, day: date) -> Value:
    """The tribunal's time: shortest in the accelerated procedure, shorter for somebody detained."""
    held = case.standing.detention is not None and case.standing.detention.episode.covers(day)
    how = "_accelerated" if appeal.lodged.said.accelerated else "_detained" if held else ""
    return case.law[f"tribunal_directions.{name}{how}"].on(day)


def _after_outcome(case: Case, appeal: Appeal) -> Iterator[Duty]:
    outcome = appeal.outcome
    if outcome is None or outcome.said.outcome == "remitted":
        return
    acted = [f for f in case.history.of(AppealOutcomeActedOn) if f.said.appeal == appeal.number and f.on >= outcome.on]
    allowed_one = outcome.said.outcome in ("allowed", "allowed in part")
    yield owe(
        case, key=f"act on outcome:{outcome.first_number}",
        what="Carry out the allowed appeal, or ask to appeal" if allowed_one else "Say how the case goes on",
        by=Unit.APPEALS if allowed_one else Unit.CASEWORK, arose=outcome.on,
        allowed=case.for_departure("act_on_outcome", outcome.on),
        discharged_by="a record of what was done about the outcome",
        reasons=(because(f"Appeal {outcome.said.outcome} on {outcome.on}", outcome),),
        done_on=min((f.on for f in acted), default=None),
    )  # fmt: skip
    if allowed_one:
        linked = [f.on for f in acted if f.said.overturned is not None and f.said.lesson.strip()]
        yield owe(
            case, key=f"link overturned decision:{outcome.first_number}",
            what="Link the decision that was overturned, and say what it lacked",
            by=Unit.CASEWORK, arose=outcome.on, allowed=case.for_departure("overturned_decision", outcome.on),
            discharged_by="what was done about the outcome, with the decision overturned and the lesson",
            reasons=(because(f"Appeal {outcome.said.outcome} on {outcome.on}", outcome),),
            done_on=min(linked, default=None),
        )  # fmt: skip


def _follow(case: Case, appeal: Appeal) -> Duty:
    told = [f for f in told_states(case.history, appeal.number) if f.on >= appeal.last.on]
    last = told[-1] if told else appeal.last
    return owe(
        case, key=f"follow appeal:{appeal.number}", what="Ask where the appeal stands", by=Unit.APPEALS, arose=last.on,
        allowed=case.for_departure("follow_appeal", last.on),
        discharged_by="a step of the appeal, or what the tribunal says of it",
        reasons=(because(f"Appeal: {appeal.why}", last),), waiting_on="others",
    )  # fmt: skip
