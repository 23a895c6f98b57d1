"""Which barriers and safeguards stand open on a day: those somebody opened, and those that follow from other facts.

What follows needs nobody to open it, and closes only with the fact that decides it. An opened one is closed by the
deciding unit's clearing alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.custody import MovedToHospital
from casekeeper.facts.departures import DepartureCheckMade, RemovalNoticeServed
from casekeeper.facts.family import BestInterestsRecorded, ChildNoted, DependantLinked, SeparateDecisionServed
from casekeeper.facts.identity import LongResidence, NationalityClaimed
from casekeeper.facts.immigration import DeportationOrderServed
from casekeeper.law import Law
from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.position.age import born, under
from casekeeper.position.answer import Answer, Outcome
from casekeeper.position.appeals.rights import Appeals
from casekeeper.position.barriers import Barrier
from casekeeper.position.claims.challenges import Challenge
from casekeeper.position.claims.made import Claim, unanswered_representations
from casekeeper.position.claims.victims import Referral
from casekeeper.position.custody import Custody, CustodyNow
from casekeeper.position.departure.countries import ReturnedTo, named, notices_against
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.position.exceptions import appeal_running
from casekeeper.position.nationality import BRITISH, OTHER_BRITISH
from casekeeper.position.papers_on_file import TO_FILE, came_back
from casekeeper.position.reporting.risk import ADULT, turns
from casekeeper.position.serving import service_of

PAPERS: tuple[Any, ...] = (AppealableDecisionServed, DeportationOrderServed, RemovalNoticeServed)


class Raised(NamedTuple):
    """One that stands open: its code, since when, why, the fact, whether somebody opened it; and the day it changes.

    `clear_by` is what whoever opened it expects. Nothing ends on that day; on `changes_on` something does.
    """

    code: str
    since: date
    why: str
    fact: Fact[Any] | None
    opened: bool = False
    changes_on: date | None = None
    clear_by: date | None = None

    @property
    def hard(self) -> bool:
        return SAFEGUARDS[self.code].hard


class Grounds(NamedTuple):
    """What the safeguards are read from, found once."""

    history: History
    law: Law
    calendar: WorkingCalendar
    as_at: date
    barriers: tuple[Barrier, ...]
    appeals: Appeals | None
    claims: tuple[Claim, ...]
    challenges: tuple[Challenge, ...]
    referrals: tuple[Referral, ...]
    custody: CustodyNow
    nationality: Answer
    returned_to: tuple[ReturnedTo, ...] = ()
    leaves_on: date | None = None


def raised_on(grounds: Grounds) -> tuple[Raised, ...]:
    """Everything that stands open at the end of the day, hard or not, by code."""
    found = [*opened_by_somebody(grounds.barriers), *_of_courts(grounds), *_of_claims(grounds), *_of_person(grounds)]
    found += [*_of_family(grounds.history), *_of_papers(grounds), *_of_countries(grounds)]
    return tuple(sorted(found, key=lambda each: (each.code, each.since)))


def opened_by_somebody(barriers: tuple[Barrier, ...]) -> Iterator[Raised]:
    """Those of them that nobody cleared."""
    for barrier in barriers:
        if barrier.is_open:
            said = barrier.opened.said
            yield Raised(
                barrier.code, barrier.opened.on, said.evidence or "Opened", barrier.opened, True, None, said.clear_by
            )


def _of_courts(grounds: Grounds) -> Iterator[Raised]:
    appeals = grounds.appeals
    if appeals is not None and appeals.exhausted.outcome is not Outcome.MET:
        first = appeals.exhausted.reasons[0]
        fact = next((fact for fact in grounds.history.facts if fact.number == first.fact), None)
        since = fact.on if fact is not None else grounds.as_at
        yield Raised("BAR-01", since, first.text, fact, changes_on=appeals.exhausted.changes_on)
    for challenge in grounds.challenges:
        if challenge.stops_removal:
            yield Raised("BAR-05", challenge.issued.on, challenge.why, challenge.issued)
    running = appeal_running(grounds.history)
    if running is not None:
        yield Raised("BAR-10", running.on, "An appeal against conviction or sentence runs", running)


def _of_claims(grounds: Grounds) -> Iterator[Raised]:
    for claim in grounds.claims:
        if claim.stops_removal:
            state = "undecided" if claim.is_open else "granted, and no order made since"
            yield Raised(claim.barrier, claim.made.on, f"Claim of {claim.made.said.claim}: {state}", claim.made)
    reps = unanswered_representations(grounds.history)
    if reps is not None:
        yield Raised("BAR-04", reps.on, "Representations that no decision has answered", reps)
    for referral in grounds.referrals:
        if referral.protects_on(grounds.as_at):
            what = "Confirmed as a victim" if referral.is_confirmed else "Referred as a possible victim"
            why = f"{what}: {referral.why}"
            yield Raised("BAR-06", referral.referred.on, why, referral.referred, changes_on=referral.ended_on)


def _of_person(grounds: Grounds) -> Iterator[Raised]:
    yield from _of_status(grounds)
    yield from _of_age(grounds)
    checks = [fact for fact in grounds.history.of(DepartureCheckMade) if fact.said.check == "fitness to travel"]
    if checks and checks[-1].said.result == "not met":
        yield Raised("BAR-08", checks[-1].on, f"Found not fit to travel: {checks[-1].said.detail}", checks[-1])
    if grounds.custody.state is Custody.IN_HOSPITAL:
        moved = grounds.history.latest(MovedToHospital)
        if moved is not None:
            yield Raised("BAR-08", moved.on, "In hospital as a restricted patient", moved)


def _of_status(grounds: Grounds) -> Iterator[Raised]:
    said = grounds.nationality.value
    if said in ("British", "unclear"):
        hints = [
            fact
            for fact in grounds.history.of(NationalityClaimed)
            if fact.said.nationality in BRITISH or fact.said.nationality in OTHER_BRITISH
        ]
        if hints:
            why = "British" if said == "British" else "A British nationality is claimed and not determined"
            yield Raised("BAR-15", hints[-1].on, why, hints[-1])
    enquiry = grounds.history.latest(LongResidence)
    if enquiry is not None and enquiry.said.outcome != "not resident":
        yield Raised("BAR-15", enquiry.on, f"Residence before 1973: {enquiry.said.outcome}", enquiry)


def _of_age(grounds: Grounds) -> Iterator[Raised]:
    """A child, or possibly one, by the dates of birth recorded."""
    when = born(grounds.history)
    if when.first is None or when.last is None:
        return
    answer = under(ADULT, when, grounds.as_at)
    if answer is not Outcome.NOT_MET:
        why = "Under 18" if answer is Outcome.MET else "The dates of birth allow an age under 18"
        fact = when.facts[-1]
        birthday = turns(ADULT, when.last) if answer is Outcome.CANNOT_TELL else turns(ADULT, when.first)
        yield Raised("BAR-09", fact.on, why, fact, changes_on=birthday)


def _of_family(history: History) -> Iterator[Raised]:
    noted = child_not_considered(history)
    if noted is not None:
        yield Raised("BAR-13", noted.on, "A child was noted, and what is best for that child is not recorded", noted)
    decided = history.of(SeparateDecisionServed)
    for link in history.of(DependantLinked):
        if not any(each.said.link == link.first_number < each.number for each in decided):
            yield Raised("BAR-18", link.on, f"{link.said.relation.capitalize()} with no decision of their own", link)


def child_not_considered(history: History) -> Fact[ChildNoted] | None:
    """A child somebody told of whom no record made since considers; "no child is affected" considers none."""
    records = [
        fact
        for fact in history.of(BestInterestsRecorded)
        if fact.said.found == "a child is affected and was considered"
    ]
    found = [noted for noted in history.of(ChildNoted) if not any(record.knew_of(noted) for record in records)]
    return found[-1] if found else None


def _of_countries(grounds: Grounds) -> Iterator[Raised]:
    """A notice of the country desk closes the gate for everybody who would be returned there on the day, or as planned.

    It is no fact about the person, and no fact of theirs takes it away.
    """
    day = max(grounds.as_at, grounds.leaves_on or grounds.as_at)
    for notice, country in notices_against(grounds.law, grounds.returned_to, (grounds.as_at, day)):
        concerns = country.why if country.code else f"{country.why}: {country.in_words}"
        why = f"Notice {notice.number} on {named(notice.country)}: {notice.in_words} ({concerns})"
        ended = notice.ended.on if notice.ended is not None else None
        yield Raised("BAR-16", notice.from_on, why, None, changes_on=ended)


def _of_papers(grounds: Grounds) -> Iterator[Raised]:
    for kind in PAPERS:
        for paper in grounds.history.of(kind):
            if paper.said.method == TO_FILE and not _taken_over(grounds, kind, paper):
                yield Raised("BAR-19", paper.on, f"{paper.said.label} to the file only, not handed over", paper)
            back = came_back(grounds.history, paper)
            if back is not None and not _taken_over(grounds, kind, paper):
                yield Raised("BAR-19", back.on, f"{paper.said.label} of {paper.on} came back, not served anew", back)


def _taken_over(grounds: Grounds, kind: Any, paper: Fact[Any]) -> bool:
    """Handed over, or served anew since in a way that is proved."""
    if service_of(grounds.history, paper, grounds.law, grounds.calendar).on is not None:
        return True
    later = [fact for fact in grounds.history.of(kind) if fact.on >= paper.on and fact.number != paper.number]
    return any(
        _same_paper(paper.said, fact.said)
        and service_of(grounds.history, fact, grounds.law, grounds.calendar).on is not None
        for fact in later
    )


def _same_paper(one: Any, other: Any) -> bool:
    if isinstance(one, AppealableDecisionServed):
        return bool((one.decision, one.claim) == (other.decision, other.claim))
    if isinstance(one, RemovalNoticeServed):
        return bool(other.notice in (one.notice, "both"))
    return True
