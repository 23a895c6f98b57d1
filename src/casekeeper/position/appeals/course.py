"""How an appeal goes on: lodged, decided, further, ended; and whether it is pending on a day.

What may follow each step, and within which time limit, is the table `NEXT`; limits are pages under appeal_time_limits.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.appeals import (
    AppealEnded,
    AppealLatenessDecided,
    AppealLodged,
    AppealOutcome,
    AppealOutcomeActedOn,
    PermissionAskedFor,
    PermissionDecided,
    TribunalStateTold,
)
from casekeeper.law import Law
from casekeeper.periods.calendars import NATIONS, Calendars, Nation
from casekeeper.position.appeals.decisions import AppealableDecision
from casekeeper.position.leaving_made import departures_made
from casekeeper.position.when.appeal_deadline import deadline_at

NEXT: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("decided", "First-tier Tribunal"): {"inside": "FT_UT_IC", "abroad": "FT_UT_OOC"},
    ("refused", "First-tier Tribunal"): {"inside": "UT_IC", "abroad": "UT_OOC"},
    ("decided", "Upper Tribunal"): {"inside": "UT_IAC_IC", "abroad": "UT_IAC_OOC"},
    ("refused to go on from", "Upper Tribunal"): {"inside": "COA_IAC", "abroad": "COA_IAC", "elsewhere": "COS_IAC"},
}
"""After a step, the stage whose time limit runs. Where a step is not here, nothing follows: it was the last one.

The Supreme Court is not here: what comes before it is recorded by hand as an appeal that has not ended.
"""
STEPS: tuple[Any, ...] = (AppealOutcome, PermissionAskedFor, PermissionDecided, AppealLatenessDecided, AppealEnded)
ALLOWED = frozenset({"allowed", "allowed in part"})


class Appeal(NamedTuple):
    """One appeal as it stands. `changes_on` is the day on which it ceases to be pending with no new fact."""

    lodged: Fact[AppealLodged]
    decision: AppealableDecision | None
    lateness: Fact[AppealLatenessDecided] | None
    outcome: Fact[AppealOutcome] | None
    decided_again: Fact[AppealOutcomeActedOn] | None
    last: Fact[Any]
    pending: bool
    why: str
    may_go_further_until: date | None
    ended_on: date | None

    @property
    def number(self) -> int:
        return self.lodged.first_number

    @property
    def result(self) -> str:
        """The last outcome; "ended undecided" where none came before the end, and "not decided yet" while none has."""
        if self.outcome is not None:
            found: str = self.outcome.said.outcome
            return found
        return "not decided yet" if self.pending else "ended undecided"

    @property
    def stands_allowed(self) -> bool:
        """Was the last outcome in the person's favour, and has nothing been decided again since?"""
        return self.decided_again is None and self.outcome is not None and self.outcome.said.outcome in ALLOWED


def appeals_lodged(
    history: History, decisions: tuple[AppealableDecision, ...], law: Law, calendars: Calendars, as_at: date
) -> tuple[Appeal, ...]:
    """Every appeal, in the order of lodging."""
    return tuple(_appeal(history, fact, decisions, law, calendars, as_at) for fact in history.of(AppealLodged))


def _appeal(
    history: History, lodged: Fact[AppealLodged], decisions: tuple[AppealableDecision, ...],
    law: Law, calendars: Calendars, as_at: date,
) -> Appeal:  # fmt: skip
    number = lodged.first_number
    decision = _decision_of(lodged, decisions)
    lateness = _last(history, AppealLatenessDecided, number)
    outcome = _last(history, AppealOutcome, number)
    steps: list[Fact[Any]] = [fact for kind in STEPS for fact in history.of(kind) if _is_about(fact, number)]
    steps.sort(key=lambda fact: fact.in_order)
    last = steps[-1] if steps else lodged
    pending, why, until, ended_on = _standing(history, lodged, steps, decision, law, calendars, as_at)
    again = _last(history, AppealOutcomeActedOn, number)
    if again is not None and (again.said.done != "decided again" or (outcome is not None and again.on < outcome.on)):
        again = None
    return Appeal(lodged, decision, lateness, outcome, again, last, pending, why, until, ended_on)


def _decision_of(lodged: Fact[AppealLodged], decisions: tuple[AppealableDecision, ...]) -> AppealableDecision | None:
    if lodged.said.decision is not None:
        return next((each for each in decisions if each.number == lodged.said.decision), None)
    before = [each for each in decisions if each.fact.on <= lodged.on]
    return before[-1] if before else None


def _standing(
    history: History, lodged: Fact[AppealLodged], steps: list[Fact[Any]], decision: AppealableDecision | None,
    law: Law, calendars: Calendars, as_at: date,
) -> tuple[bool, str, date | None, date | None]:  # fmt: skip
    """Pending or not, why, until when it is if nothing new comes, and the day it ended."""
    end = _end(steps)
    if end is not None:
        how = "Late, and rejected as such by the tribunal" if end.kind == AppealLatenessDecided.key else end.said.how
        return False, f"{how[:1].upper()}{how[1:]} on {end.on}", None, end.on
    steps = [fact for fact in steps if not _ends(fact)]
    if not steps or steps[-1].kind == AppealLatenessDecided.key:
        late = lodged.said.time == "late" and not steps
        why = "Lodged late, and not rejected by the tribunal" if late else "Lodged, not decided"
        found: tuple[bool, str, date | None, date | None] = (True, why, None, None)
    else:
        found = _after(steps, lodged, decision, law, calendars, as_at)
    left = next((fact for fact in departures_made(history) if fact.on > lodged.on), None)
    if left is not None and (found[3] is None or left.on < found[3]):
        return False, f"Ended when the person left on {left.on}", None, left.on
    return found


def _end(steps: list[Fact[Any]]) -> Fact[Any] | None:
    """What ended it for good: an end, or a late appeal rejected, that no step of a live appeal came after."""
    ended = None
    for fact in steps:
        if _ends(fact):
            ended = ended or fact
        elif _lives_on(fact):
            ended = None
    return ended


def _ends(fact: Fact[Any]) -> bool:
    if fact.kind == AppealLatenessDecided.key:
        return bool(fact.said.outcome == "rejected")
    return fact.kind == AppealEnded.key


def _lives_on(fact: Fact[Any]) -> bool:
    """Does it show that the appeal goes on: let in after all, permission asked for or given, or sent back?"""
    if fact.kind == AppealOutcome.key:
        return bool(fact.said.outcome == "remitted")
    if fact.kind == PermissionDecided.key:
        return bool(fact.said.outcome in ("granted", "granted in part"))
    return fact.kind in (AppealLatenessDecided.key, PermissionAskedFor.key)


def _after(
    steps: list[Fact[Any]], lodged: Fact[AppealLodged], decision: AppealableDecision | None,
    law: Law, calendars: Calendars, as_at: date,
) -> tuple[bool, str, date | None, date | None]:  # fmt: skip
    last = steps[-1]
    if last.kind == PermissionAskedFor.key:
        return True, f"Permission to appeal further was asked for on {last.on}", None, None
    if last.kind == PermissionDecided.key and last.said.outcome in ("granted", "granted in part"):
        return True, f"Permission to appeal further was granted on {last.on}", None, None
    if last.kind == AppealOutcome.key and last.said.outcome == "remitted":
        return True, f"Sent back to be decided again on {last.on}", None, None
    if last.kind == AppealOutcome.key and last.said.outcome == "allowed":
        return False, f"Allowed on {last.on}", None, last.on
    told, until = _further_until(steps, lodged, decision, law, calendars)
    if not told:
        return False, f"Decided for the last time on {last.on}", None, last.on
    if until is None:
        return True, f"{last.said.label} on {last.on}; the time to go further cannot be computed", None, None
    if as_at <= until:
        return True, f"{last.said.label} on {last.on}; the person may go further until {until}", until, None
    return False, f"The time to go further ran out on {until}", until, until


def _further_until(
    steps: list[Fact[Any]], lodged: Fact[AppealLodged], decision: AppealableDecision | None,
    law: Law, calendars: Calendars,
) -> tuple[bool, date | None]:  # fmt: skip
    """Whether anything may follow the last step, and until when.

    Where the record does not say in which nation, or from which side of the border, every time that may be the one is
    counted and the latest holds: nobody is held to have run out of time by a default.
    """
    step = _step(steps)
    if step not in NEXT:
        return False, None
    nations: tuple[Nation, ...] = (decision.fact.said.nation,) if decision is not None else NATIONS
    stages = ((nation, stage) for nation in nations for stage in _stages(NEXT[step], nation, lodged, decision))
    found = [deadline_at(stage, nation, steps[-1].on, law, calendars).date for nation, stage in stages]
    known = [day for day in found if day is not None]
    return True, max(known) if len(known) == len(found) else None


def _step(steps: list[Fact[Any]]) -> tuple[str, str]:
    last = steps[-1]
    if last.kind == AppealOutcome.key:
        return "decided", last.said.court
    decided_above = any(step.kind == AppealOutcome.key and step.said.court == "Upper Tribunal" for step in steps)
    how = "refused to go on from" if last.said.by_court == "Upper Tribunal" and decided_above else "refused"
    return how, last.said.by_court


def _stages(
    found: Mapping[str, str], nation: Nation, lodged: Fact[AppealLodged], decision: AppealableDecision | None
) -> tuple[str, ...]:
    """The stage that follows; both of inside and abroad where neither is told."""
    if nation != "england-and-wales" and "elsewhere" in found:
        return (found["elsewhere"],)
    if lodged.said.place == "in the country" or (lodged.said.place == "not stated" and _inside(decision)):
        return (found["inside"],)
    if lodged.said.place == "from abroad":
        return (found["abroad"],)
    return found["inside"], found["abroad"]


def _inside(decision: AppealableDecision | None) -> bool:
    return decision is not None and decision.from_inside


def _is_about(fact: Fact[Any], number: int) -> bool:
    """It names the appeal, and was told after it: a number can be named only once it is there."""
    return bool(fact.said.appeal == number and fact.number > number)


def _last(history: History, kind: Any, number: int) -> Any:
    return next((fact for fact in reversed(history.of(kind)) if _is_about(fact, number)), None)


def told_states(history: History, number: int) -> list[Fact[TribunalStateTold]]:
    """What the tribunal said of where the appeal stands, in order."""
    return [fact for fact in history.of(TribunalStateTold) if _is_about(fact, number)]
