"""No open record lies untouched: after so many days with no substantive action somebody looks at it again.

In a sample of 52 cases seven had lain untouched for 76 days on average. Waiting on us is told apart from
waiting on others: while a reply is awaited, the duty is due when the time for it has run out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts import LEGAL_ZONE, Fact
from casekeeper.facts.casework import HoldPlaced
from casekeeper.facts.consideration import WorkNoted
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every open record that is not on hold."""
    if case.standing.closed is not None or case.standing.hold is not None or not case.history.facts:
        return
    last = _last_action(case)
    since = max(last.on, _hold_ended_on(case) or last.on)
    others_until, whom = _waiting_on_others(case)
    allowed = case.policy("idle_after", since)
    waiting = "us"
    if last.said.substantive:
        due = case.after(since, allowed)
        reasons = [because(f"Last worked on: {last.said.label.lower()} on {last.on}", last)]
    else:
        learned = _learned_on(case)
        due = case.after(max(since, learned), allowed)
        reasons = [because(f"Nobody has worked on the case since we learned of it on {learned}", last)]
    if others_until is not None and others_until > since:
        due, waiting = max(due, others_until), "others"
        reasons.append(because(f"Waiting on {whom} until {others_until}"))
    reasons.append(because(f"Looked at again after {allowed.value} {allowed.unit}s", under=allowed))
    yield Duty(
        key="review record",
        what="Review the record",
        owed_by=_owner(case),
        arose=since,
        due=due,
        under=allowed.citation,
        discharged_by="any substantive action on the case",
        because=tuple(reasons),
        ladder=case.ladder(due),
        waiting_on=waiting,
    )


def _last_action(case: Case) -> Fact[Any]:
    """The last fact that shows somebody worked on the case, or the first fact of the record."""
    first: Fact[Any] = case.history.facts[0]
    return next((fact for fact in reversed(case.history.facts) if fact.said.substantive), first)


def _learned_on(case: Case) -> date:
    """The day we learned of the person: nobody could act before it."""
    return min(fact.recorded_at for fact in case.history.facts).astimezone(LEGAL_ZONE).date()


def _hold_ended_on(case: Case) -> date | None:
    """The day a hold that has run out ended: the record is live again from then."""
    placed = case.history.latest(HoldPlaced)
    if placed is None or placed.said.until > case.as_at:
        return None
    return placed.said.until


def _waiting_on_others(case: Case) -> tuple[date | None, str]:
    found = case.standing.consideration
    noted = case.history.latest(WorkNoted)
    if noted is not None and noted.said.waiting_on == "others" and noted is _last_action(case):
        return case.after(noted.on, case.policy("review_record", noted.on)), noted.said.whom or "others"
    if found.decided is not None:
        return None, ""
    if found.noticed is not None and found.represented is None:
        window = case.policy("representations_window", found.noticed.on)
        return case.after(found.noticed.on, window), "the person's representations"
    if found.asked is not None and found.answered is None:
        reply = case.policy("information_reply", found.asked.on)
        return case.after(found.asked.on, reply), f"a reply from {found.asked.said.of}"
    return None, ""


def _owner(case: Case) -> Unit:
    """Intake until triage finds a case to consider; casework from then on."""
    found = case.standing.consideration
    return Unit.CASEWORK if found.to_consider or found.outcome is not None else Unit.INTAKE
