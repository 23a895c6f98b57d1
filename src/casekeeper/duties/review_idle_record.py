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
from casekeeper.facts.consideration import WorkNoted
from casekeeper.position.answer import because
from casekeeper.position.papers_on_file import waits_on_file
from casekeeper.position.serving import service_of


def duties(case: Case) -> Iterator[Duty]:
    """One for every open record that is not on hold."""
    hold = case.standing.hold
    if case.standing.closed is not None or not _of_the_person(case) or (hold is not None and case.as_at < hold.until):
        return
    last = _last_action(case)
    since = last.on if hold is None else max(last.on, hold.until)
    learned_on = _learned_on(case, last)
    counted_from = max(since, learned_on)
    allowed = case.policy("idle_after", counted_from)
    due = case.after(counted_from, allowed)
    others_until, whom = _waiting_on_others(case)
    waiting = "us"
    if last.said.substantive:
        reasons = [because(f"Last worked on: {last.said.label.lower()} on {last.on}", last)]
    else:
        reasons = [because(f"Nobody has worked on the case since we learned of it on {learned_on}", last)]
    if others_until is not None and others_until > since:
        due, waiting = max(due, others_until), "others"
        reasons.append(because(f"Waiting on {whom} until {others_until}"))
    reasons.append(because(f"Looked at again after {allowed.in_words}", under=allowed))
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


def _of_the_person(case: Case) -> list[Fact[Any]]:
    """What was told of the person; not what was suggested or taken back about records being one person's."""
    return [fact for fact in case.history.facts if fact.said.substantive or not fact.kind.startswith("linking.")]


def _last_action(case: Case) -> Fact[Any]:
    """The last fact that shows somebody worked on the case, or the first fact of the record."""
    first = _of_the_person(case)[0]
    return next((fact for fact in reversed(case.history.facts) if fact.said.substantive), first)


def _learned_on(case: Case, last: Fact[Any]) -> date:
    """The day somebody recorded the last action, or the day we learned of the person at all.

    Nobody could act before they knew, and recording what happened long ago is work on the case too.
    """
    learned = last.recorded_at if last.said.substantive else min(fact.recorded_at for fact in _of_the_person(case))
    return learned.astimezone(LEGAL_ZONE).date()


def _waiting_on_others(case: Case) -> tuple[date | None, str]:
    found = case.standing.consideration
    noted = case.history.latest(WorkNoted)
    if noted is not None and noted.said.waiting_on == "others" and noted is _last_action(case):
        return case.after(noted.on, case.policy("review_record", noted.on)), noted.said.whom or "others"
    if found.decided is not None:
        return None, ""
    if found.noticed is not None and found.represented is None and not waits_on_file(case.history, found.noticed):
        served = service_of(case.history, found.noticed, case.law, case.calendar).on or found.noticed.on
        window = case.policy("representations_window", served)
        return case.after(served, window), "the person's representations"
    if found.asked is not None and found.answered is None:
        reply = case.policy("information_reply", found.asked.on)
        return case.after(found.asked.on, reply), f"a reply from {found.asked.said.of}"
    return None, ""


def _owner(case: Case) -> Unit:
    """Intake until triage finds a case to consider; casework from then on."""
    found = case.standing.consideration
    return Unit.CASEWORK if found.to_consider or found.outcome is not None else Unit.INTAKE
