"""Are appeal rights exhausted? Only when no appeal is pending, none may still come, and none stands allowed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import History
from casekeeper.facts.appeals import AppealableDecisionServed, AppealLodged
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.periods.period import next_day
from casekeeper.position.answer import Answer, Outcome, Reason, soonest
from casekeeper.position.appeals.course import Appeal, appeals_lodged
from casekeeper.position.appeals.decisions import AppealableDecision, decisions_of

QUESTION = "appeal rights"
NO_REMOVAL = "nationality_immigration_asylum_act_2002.no_removal_while_appeal_pending"


class Appeals(NamedTuple):
    """Every decision and appeal of the person, and whether rights are exhausted."""

    decisions: tuple[AppealableDecision, ...]
    appeals: tuple[Appeal, ...]
    exhausted: Answer
    since: date | None

    @property
    def pending(self) -> tuple[Appeal, ...]:
        return tuple(each for each in self.appeals if each.pending)

    @property
    def allowed(self) -> tuple[Appeal, ...]:
        """Those that were allowed, which nothing has overturned."""
        newest = _newest_of_each(self.appeals)
        return tuple(each for each in newest if each.outcome is not None and not each.pending and each.stands_allowed)


def appeals_of(history: History, law: Law, calendars: Calendars, as_at: date) -> Appeals | None:
    """None where no appealable decision was served and no appeal lodged."""
    if not (history.has(AppealableDecisionServed) or history.has(AppealLodged)):
        return None
    decisions = decisions_of(history, law, calendars)
    lodged = appeals_lodged(history, decisions, law, calendars, as_at)
    answer, since = _exhausted(decisions, lodged, as_at)
    return Appeals(decisions, lodged, answer, since)


def _exhausted(
    decisions: tuple[AppealableDecision, ...], lodged: tuple[Appeal, ...], as_at: date
) -> tuple[Answer, date | None]:
    against = [
        *(Reason(f"An appeal is pending: {each.why}", each.last.number, NO_REMOVAL) for each in lodged if each.pending),
        *(
            Reason(f"An appeal was allowed on {each.outcome.on} and nothing has overturned it", each.outcome.number)
            for each in _newest_of_each(lodged)
            if each.outcome is not None and not each.pending and each.stands_allowed
        ),
    ]
    open_still = [each for each in decisions if not _appealed(each, lodged) and each.may_still_be_appealed_on(as_at)]
    missing = []
    for each in open_still:
        if each.may_appeal_until is not None:
            against.append(
                Reason(f"An appeal may still come until {each.may_appeal_until}", each.fact.number, NO_REMOVAL)
            )
        else:
            missing.append(f"when the time to appeal runs out: {each.not_computed}")
    changes = soonest(
        (
            *(next_day(each.may_go_further_until) for each in lodged if each.may_go_further_until is not None),
            *(next_day(each.may_appeal_until) for each in decisions if each.may_appeal_until is not None),
        ),
        as_at,
    )
    if against:
        return Answer(QUESTION, Outcome.NOT_MET, "not exhausted", tuple(against), (), changes), None
    if missing:
        whys = tuple(Reason("A decision that may be appealed is not proved served", e.fact.number) for e in open_still)
        return Answer(QUESTION, Outcome.CANNOT_TELL, "not known", whys, tuple(missing), changes), None
    whys = tuple(
        [
            *(Reason(f"Appeal: {each.why}", each.last.number) for each in lodged),
            *(_gone(each) for each in decisions if not _appealed(each, lodged)),
        ]
    )
    over = [each.ended_on for each in lodged]
    over += [_no_appeal_since(each) for each in decisions if not _appealed(each, lodged)]
    return Answer(QUESTION, Outcome.MET, "exhausted", whys, (), changes), max(
        (day for day in over if day is not None), default=None
    )


def _no_appeal_since(decision: AppealableDecision) -> date | None:
    """The day from which no appeal of this decision stands in the way of leaving."""
    if not decision.from_inside:
        return decision.served.on
    return next_day(decision.may_appeal_until) if decision.may_appeal_until is not None else None


def _gone(decision: AppealableDecision) -> Reason:
    if not decision.from_inside:
        how = f"certified under {decision.fact.said.certified}" if decision.certificate is not None else "by its stage"
        return Reason(f"An appeal may be brought only from abroad: {how}", decision.fact.number)
    return Reason(f"No appeal came by {decision.may_appeal_until}", decision.fact.number, NO_REMOVAL)


def _appealed(decision: AppealableDecision, lodged: tuple[Appeal, ...]) -> bool:
    return any(each.decision is not None and each.decision.number == decision.number for each in lodged)


def _newest_of_each(lodged: tuple[Appeal, ...]) -> list[Appeal]:
    """The last appeal against each decision: an allowed one stands until a later decision of ours is final."""
    newest: dict[int | None, Appeal] = {}
    for each in lodged:
        newest[each.decision.number if each.decision is not None else None] = each
    return list(newest.values())
