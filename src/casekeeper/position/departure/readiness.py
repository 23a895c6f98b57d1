"""Ready to depart? A line for each thing that must be so; `LINES` is the list, in the order people read it.

Lines of planning together are *removable today*; all of them are *ready to depart*. A line that nobody recorded is not
met or cannot be told: silence never counts as met.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.consideration import Decided
from casekeeper.facts.departures import DepartureCheckMade, RemovalNoticeServed
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.identity import NameStated
from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderServed
from casekeeper.facts.overseas_checks import Arrested
from casekeeper.periods.limits import days_after
from casekeeper.periods.period import next_day
from casekeeper.position.answer import Outcome, Reason, because, soonest
from casekeeper.position.arrests import NOTHING, arrests_of
from casekeeper.position.consideration import order_in_force
from casekeeper.position.departure.countries import notices_ended
from casekeeper.position.departure.family_line import family_line
from casekeeper.position.departure.lines import Asked, Line, cannot_tell, met, newest, not_met
from casekeeper.position.departure.raised import child_not_considered
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.position.leave_in_force import leave_in_force
from casekeeper.position.serving import Served, copy_missing, decision_not_copied, service_of

RETURNS, CASEWORK, APPEALS, STATUS = "returns logistics", "casework", "appeals unit", "status review"
FITNESS_HOLDS = "departure_policy.fitness_holds"


def identity(asked: Asked) -> Line:
    """Who the person is, and of which nationality."""
    name, owner, how = "identity", STATUS, "a name and a nationality that stands, determined if it is doubtful"
    nation = asked.known.nationality
    if nation.outcome is not Outcome.MET:
        return cannot_tell(name, True, owner, how, "which nationality the person holds", *nation.reasons)
    if nation.value == "British":
        return not_met(name, True, owner, how, Reason("A British citizen is not removed"), *nation.reasons)
    unchecked = arrest_not_checked(asked.history)
    if unchecked is not None:
        why = because(f"Arrested on {unchecked.on}, and no check abroad was sent nor a reason why not", unchecked)
        return not_met(name, True, "intake", "a check abroad for each arrest, or the reason why not", why)
    stated = asked.history.latest(NameStated)
    if stated is None:
        return cannot_tell(name, True, owner, how, "a name")
    return met(name, True, owner, how, stated.on, because(f"Known as {stated.said.full}", stated), *nation.reasons)


def arrest_not_checked(history: History) -> Fact[Arrested] | None:
    """An arrest with neither a check of convictions abroad nor the coded reason why there is none."""
    return next((each.arrest for each in arrests_of(history) if each.state == NOTHING), None)


def document(asked: Asked) -> Line:
    """A document to travel on, valid on the day of departure."""
    name, owner, how = "document valid to the day", RETURNS, "a document to travel on that is valid on the day"
    day = max(asked.day, asked.attempt.leaves_on) if asked.attempt is not None and asked.attempt.is_open else asked.day
    valid = asked.papers.valid_on(day)
    if valid is not None:
        fact = valid.told[-1]
        line = met(name, True, owner, how, valid.told[0].on, because(f"Valid until {valid.valid_until}", fact))
        return line._replace(changes_on=next_day(valid.valid_until) if valid.valid_until is not None else None)
    unknown = next((each for each in asked.papers.held if each.valid_until is None), None)
    if unknown is not None:
        why = because("Held, but its last day is not known", unknown.told[-1])
        return cannot_tell(name, True, owner, how, "the last day of the document", why)
    ended = asked.papers.held[-1] if asked.papers.held else None
    whys = [because(f"Ended on {ended.valid_until}", ended.told[-1])] if ended is not None else []
    whys += [
        because(f"Applied for on {each.applied.on}, not issued", each.last)
        for each in asked.papers.applications if each.ended is None
    ]  # fmt: skip
    whys = whys or [Reason("No document to travel on is recorded")]
    if asked.in_time is not None:
        whys.append(because(asked.in_time.in_words, None, asked.in_time.lead.under))
    return not_met(name, True, owner, how, *whys)


def order_served(asked: Asked) -> Line:
    """A deportation order in force, or a decision on removal, proved to have been served."""
    name, owner, how = "order served", CASEWORK, "the order or decision, in force and proved served"
    leave = leave_in_force(asked.history, asked.day)
    if leave is not None:
        why = because(f"Leave ({leave.said.leave}) granted on {leave.on} stands: end it, or what it contradicts", leave)
        return not_met(name, True, owner, how, why)._replace(changes_on=leave.happened.end)
    order = order_in_force(asked.history)
    if order is None:
        return _removal_decision(asked, name, owner, how)
    papers = [fact for fact in asked.history.of(DeportationOrderServed) if fact.on >= order.on]
    services = [service_of(asked.history, fact, asked.law, asked.calendars.default) for fact in papers]
    proved = [each for each in services if each.on is not None and each.on <= asked.day]
    if not proved:
        why = because(f"Deportation order of {order.on}, not proved served", order)
        return not_met(name, True, owner, how, why)._replace(changes_on=_first_ahead(services, asked.day))
    no_copy = copy_missing(asked.history, proved[-1].fact)
    if no_copy is not None:
        why = because(f"{no_copy.said.name} acts for the person and was not sent a copy of the order", no_copy)
        return not_met(name, True, owner, how, why)
    served = proved[0]
    why = because(f"Deportation order served on {served.on}", served.fact)
    return met(name, True, owner, how, served.on, because(f"Deportation order of {order.on}", order), why)


def _removal_decision(asked: Asked, name: str, owner: str, how: str) -> Line:
    decided = asked.history.latest(Decided)
    ordered = asked.history.latest(DeportationOrdered)
    if decided is None or decided.said.outcome != "administrative removal":
        text = (
            "The deportation order was revoked" if ordered is not None else "No deportation order or removal decision"
        )
        return not_met(name, True, owner, how, because(text, ordered))
    papers = [fact for fact in asked.history.of(RemovalNoticeServed) if fact.on >= decided.on]
    services = [service_of(asked.history, fact, asked.law, asked.calendars.default) for fact in papers]
    served = next((each for each in services if each.on is not None and each.on <= asked.day), None)
    if served is not None:
        why = because(f"Notice of the decision served on {served.on}", served.fact)
        return met(name, True, owner, how, served.on, because(f"Removal decided on {decided.on}", decided), why)
    why = because(f"Removal decided on {decided.on}, not proved served", decided)
    return not_met(name, True, owner, how, why)._replace(changes_on=_first_ahead(services, asked.day))


def _first_ahead(services: Sequence[Served], day: date) -> date | None:
    """The first later day on which one of them counts as served."""
    return soonest((each.on for each in services), day)


def appeal_rights(asked: Asked) -> Line:
    """No appeal pending, none that may still come, none allowed and standing."""
    name, owner, how = (
        "appeal rights exhausted",
        APPEALS,
        "the final end of each appeal, or the end of the time for one",
    )
    if asked.appeals is None:
        return met(
            name, True, owner, how, None, Reason("No decision that may be appealed was served, and no appeal lodged")
        )
    uncopied = decision_not_copied(asked.history)
    if uncopied is not None:
        decision, acting = uncopied
        text = f"{acting.said.name} acts for the person and was not sent a copy of the decision of {decision.on}"
        return not_met(name, True, owner, how, because(text, acting))
    found = asked.appeals.exhausted
    return Line(
        name, True, found.outcome, found.reasons, found.missing, owner, how, asked.appeals.since, found.changes_on
    )


def no_safeguard(asked: Asked) -> Line:
    """No hard barrier or safeguard stands open. What is soft is shown and stops nothing."""
    name, how = "no open safeguard", "each open safeguard decided by the unit that alone decides it, with its document"
    hard = [each for each in asked.raised if each.hard]
    reasons = tuple(
        Reason(
            f"{each.code}: {each.why}. Decided by: {SAFEGUARDS[each.code].decides}",
            each.fact.number if each.fact is not None else None, SAFEGUARDS[each.code].page,
        )
        for each in (hard or asked.raised)
    )  # fmt: skip
    changes = min((each.changes_on for each in hard if each.changes_on is not None and each.changes_on > asked.day),
                  default=None)  # fmt: skip
    if hard:
        owner = SAFEGUARDS[hard[0].code].owner
        return not_met(name, True, owner, how, *reasons)._replace(changes_on=changes)
    anew = (because(each.why, each.decided_anew) for each in asked.challenges if each.decided_anew is not None)
    return met(name, True, CASEWORK, how, _last_cleared(asked), *reasons, *anew)


def _last_cleared(asked: Asked) -> date | None:
    """The day on which the last of those there were was cleared."""
    days = [each.cleared.on for each in asked.known.barriers if each.cleared is not None]
    days += [each.closed_on for each in asked.claims if each.closed_on is not None]
    days += [each.cleared_on for each in asked.challenges if each.cleared_on is not None]
    days += [each.ended_on for each in asked.referrals if each.ended_on is not None and each.ended_on <= asked.day]
    days += [day for day in notices_ended(asked.law, asked.returned_to) if day <= asked.day]
    return max(days, default=None)


def childs_record(asked: Asked) -> Line:
    """Section 55: it was asked whether a child is affected, and what is best for that child."""
    name, owner, how = "child's record", CASEWORK, "a named person's record of the child's best interests"
    recorded = asked.history.latest(BestInterestsRecorded)
    if recorded is None:
        return cannot_tell(name, True, owner, how, "whether a child is affected, and what is best for that child")
    noted = child_not_considered(asked.history)
    if noted is not None and not recorded.knew_of(noted):
        return not_met(name, True, owner, how, because("A child was noted since the record was made", noted))
    return met(name, True, owner, how, recorded.on, because(f"{recorded.said.found.capitalize()}", recorded))


def sentence(asked: Asked) -> Line:
    """In prison: the early removal date, or the release date, has come."""
    name, owner, how = "sentence", "prison", "the early removal date or the release date"
    if not asked.known.custody.held:
        return met(name, True, owner, how, None, Reason("Not held on a sentence or charge"))
    ways = [day for day in (asked.known.early_removal_on, asked.known.release_on) if day is not None]
    if not ways:
        return cannot_tell(name, True, owner, how, "the early removal date or the release date")
    first = min(ways)
    if first > asked.day:
        return not_met(name, True, owner, how, Reason(f"Cannot leave prison before {first}"))._replace(changes_on=first)
    return met(name, True, owner, how, first, Reason(f"May leave prison from {first}"))


def notice(asked: Asked) -> Line:
    """Both removal notices served, and the period run."""
    name, owner, how = "notice run", CASEWORK, "both notices served with proof, and the end of the period"
    run = asked.notice
    ahead = [next_day(day) for day in (run.runs_until, run.again_until, run.if_graded_until) if day is not None]
    changes = soonest((*ahead, run.since), asked.day)
    return Line(name, False, run.outcome, run.reasons, run.missing, owner, how, run.since, changes)


def fitness(asked: Asked) -> Line:
    """Fit to travel, on a check that still holds: never longer than the page says, shorter where the clinician did."""
    name, how = "fitness", "a clinician's check that holds on the day"
    found = _check(asked, "fitness to travel", of_attempt=False)
    if found is None:
        return cannot_tell(name, False, CASEWORK, how, "a check of fitness to travel")
    if found.said.result == "not met":
        return not_met(name, False, CASEWORK, how, because(f"Not fit: {found.said.detail}", found))
    holds = asked.law[FITNESS_HOLDS].find(found.on)
    longest = days_after(found.on, int(holds.value)) if holds is not None else found.on
    until = min(longest, found.said.valid_until or longest)
    return _while_it_holds(asked, found, until, name, CASEWORK, how)


def _while_it_holds(asked: Asked, found: Fact[Any], until: date, name: str, owner: str, how: str) -> Line:
    if asked.day > until:
        return not_met(name, False, owner, how, because(f"The check of {found.on} held until {until}", found))
    line = met(name, False, owner, how, found.on, because(f"Checked by {found.said.made_by}, until {until}", found))
    return line._replace(changes_on=next_day(until))


def escort(asked: Asked) -> Line:
    """An escort for this attempt, or a recorded check that none is needed."""
    return _checked(asked, "escort", "escort", RETURNS, "an escort for this departure, or that none is needed")


def ticket(asked: Asked) -> Line:
    """Seats booked for this attempt."""
    name, how = "ticket", "a booking for this departure"
    booked = asked.attempt.booked if asked.attempt is not None else None
    if booked is not None:
        return met(name, False, RETURNS, how, booked.on, because(f"Booked on {booked.on}", booked))
    return _checked(asked, name, "ticket", RETURNS, how)


def prison_release(asked: Asked) -> Line:
    """The prison agreed to hand the person over."""
    if not asked.known.custody.held:
        return met("prison release", False, "prison", "the prison's agreement", None, Reason("Not in prison"))
    return _checked(asked, "prison release", "prison release", "prison", "the prison's agreement to release")


def authorities_told(asked: Asked) -> Line:
    """The receiving state, and whoever here has to know."""
    how = "a record that the receiving authorities and those here who must know were told"
    return _checked(asked, "authorities told", "authorities told", RETURNS, how)


def _checked(asked: Asked, name: str, check: str, owner: str, how: str) -> Line:
    found = _check(asked, check, of_attempt=True)
    if found is None:
        return not_met(name, False, owner, how, Reason("Nothing is recorded for this departure"))
    if found.said.result == "not met":
        return not_met(name, False, owner, how, because(f"Checked, and not so: {found.said.detail}", found))
    if found.said.valid_until is not None:
        return _while_it_holds(asked, found, found.said.valid_until, name, owner, how)
    return met(name, False, owner, how, found.on, because(f"Checked by {found.said.made_by}", found))


def _check(asked: Asked, check: str, *, of_attempt: bool) -> Fact[DepartureCheckMade] | None:
    """The last such check; one that belongs to an attempt has to name this one, or be made since it was planned."""
    made = [fact for fact in asked.history.of(DepartureCheckMade) if fact.said.check == check]
    if of_attempt:
        attempt = asked.attempt
        if attempt is None:
            return None
        since = attempt.planned
        made = [
            fact for fact in made
            if fact.said.attempt == attempt.number
            or (fact.said.attempt is None and fact.in_order >= since.in_order)
        ]  # fmt: skip
    return made[-1] if made else None


LINES: tuple[Callable[[Asked], Line], ...] = (
    identity, document, order_served, appeal_rights, no_safeguard, childs_record, family_line, sentence, notice,
    fitness, escort, ticket, prison_release, authorities_told,
)  # fmt: skip

NAMES = (
    "identity", "document valid to the day", "order served", "appeal rights exhausted", "no open safeguard",
    "child's record", "family group", "sentence", "notice run", "fitness", "escort", "ticket", "prison release",
    "authorities told",
)  # fmt: skip
"""What each line of `LINES` is called, in the same order."""

BY_OWN_WILL = frozenset({"voluntary"})
"""Ways of leaving that no line blocks: nobody is kept here who wants to go. What stands open is said all the same."""
NOT_FOR_TRANSFER = frozenset({"order served", "notice run"})
"""Lines of removal that a transfer to a prison abroad, under a warrant of its own, does not need."""


def lines_of(asked: Asked) -> tuple[Line, ...]:
    """Every line for this departure on this day."""
    found = tuple(ask(asked) for ask in LINES)
    if asked.how in BY_OWN_WILL:
        return tuple(line._replace(blocks=False) for line in found)
    if asked.how == "transferred to a prison abroad":
        return tuple(line._replace(blocks=line.name not in NOT_FOR_TRANSFER) for line in found)
    return found


__all__ = ["LINES", "NAMES", "lines_of", "newest"]
