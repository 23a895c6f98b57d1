"""When detention is reviewed, by whom at least, and whether it was: the grid, panels, and a change of facts.

Each point of the grid is answered by the first review held since the point before it, by somebody of the grade that
the length of detention asks for. A change of facts is answered by the first review after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.appeals import AppealLodged, AppealOutcome
from casekeeper.facts.casework import BarrierOpened, VulnerabilityNoted
from casekeeper.facts.challenges import ChallengeIssued
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.consideration import RepresentationsReceived
from casekeeper.facts.departures import AttemptFailed
from casekeeper.facts.detention import DetentionReviewed, MedicalReportReceived, PanelHeld
from casekeeper.facts.family import ChildNoted
from casekeeper.facts.identity import LeaveGranted
from casekeeper.facts.immigration import DeportationOrderRevoked
from casekeeper.facts.trafficking import ConclusiveGroundsDecided, ReasonableGroundsDecided, TraffickingReferred
from casekeeper.facts.travel_documents import DocumentRefused
from casekeeper.law import Law, Value
from casekeeper.periods.limits import days_after, months_after
from casekeeper.periods.period import next_day
from casekeeper.periods.working_calendar import BeyondCoverage
from casekeeper.position.answer import Answer, Outcome, Reason, because
from casekeeper.position.detention.episode import Episode, episode_of

QUESTION = "detention"
GRADES = ("officer", "manager", "senior manager", "head", "director")
CHANGES: tuple[Any, ...] = (
    ClaimMade, MedicalReportReceived, DocumentRefused, TraffickingReferred, ReasonableGroundsDecided,
    ConclusiveGroundsDecided, ChallengeIssued, VulnerabilityNoted, AttemptFailed, DeportationOrderRevoked,
    AppealOutcome, ChildNoted, LeaveGranted, AppealLodged, BarrierOpened, RepresentationsReceived,
)  # fmt: skip
"""Facts that change whether detention is still right."""
AT_MOST = 400
"""Points of the grid that are looked at: thirty years of monthly reviews."""


class Point(NamedTuple):
    """One point of the grid: it arises on the point before, is due on its day, and needs a reviewer of the grade."""

    name: str
    arose: date
    due: date
    grade: str
    rule: Value
    done: Fact[Any] | None


class Change(NamedTuple):
    """A change of facts while held, and the review that answered it."""

    fact: Fact[Any]
    done: Fact[DetentionReviewed] | None


class Detention(NamedTuple):
    """The last episode, its reviews, panels and changes."""

    episode: Episode
    points: tuple[Point, ...]
    panels: tuple[Point, ...]
    changes: tuple[Change, ...]
    last_review: Fact[DetentionReviewed] | None
    answer: Answer


def detention_of(history: History, law: Law, held: bool, release_on: date | None, as_at: date) -> Detention | None:
    """None where nobody ever held the person on our authority."""
    episode = episode_of(history, held, release_on, as_at)
    if episode is None:
        return None
    reviews = [fact for fact in history.of(DetentionReviewed) if episode.covers(fact.on)]
    until = episode.until or as_at
    points = tuple(_counted(_grid(episode, reviews, law, until)))
    held_panels = [fact for fact in history.of(PanelHeld) if episode.covers(fact.on)]
    panels = tuple(_counted(_panels(episode, held_panels, law, until)))
    changes = tuple(_changes(history, episode, reviews))
    last = reviews[-1] if reviews else None
    return Detention(episode, points, panels, changes, last, _answer(episode, points, as_at))


def _counted(points: Iterator[Point]) -> Iterator[Point]:
    """As far as days can be counted: a feed may say that detention began in the year 9999."""
    try:
        yield from points
    except BeyondCoverage:
        return


def _grid(episode: Episode, reviews: Sequence[Fact[DetentionReviewed]], law: Law, until: date) -> Iterator[Point]:
    began = episode.began_on
    first, every = law["detention_policy.review_points"].find(began), law["detention_policy.review_every"].find(began)
    if first is None or every is None:
        return
    before = began
    days = [int(each) for each in first.value]
    for at in range(AT_MOST):
        number = days[at] if at < len(days) else days[-1] + (at - len(days) + 1) * int(every.value)
        due = days_after(began, number)
        grade = grade_needed(law, began, number)
        done = next((fact for fact in reviews if fact.on > before or (at == 0 and fact.on >= before)
                     if _reaches(fact.said.grade, grade)), None)  # fmt: skip
        yield Point(f"after {number} days", before, due, grade, first if at < len(days) else every, done)
        if before > until or (episode.ended is not None and due > until):
            return
        before = due


def _panels(episode: Episode, held: Sequence[Fact[PanelHeld]], law: Law, until: date) -> Iterator[Point]:
    began = episode.began_on
    first, every = law["detention_policy.panel_first"].find(began), law["detention_policy.panel_every"].find(began)
    if first is None or every is None:
        return
    before, months = began, int(first.value)
    while months <= 12 * 30:
        due = months_after(began, months)
        done = next((fact for fact in held if fact.on > before), None)
        yield Point(f"after {months} months", before, due, "", first if months == first.value else every, done)
        if before > until or (episode.ended is not None and due > until):
            return
        before, months = due, months + int(every.value)


def _changes(history: History, episode: Episode, reviews: Sequence[Fact[DetentionReviewed]]) -> Iterator[Change]:
    for kind in CHANGES:
        for fact in history.of(kind):
            if fact.on > episode.began_on and episode.covers(fact.on):
                done = next((review for review in reviews if review.knew_of(fact)), None)
                yield Change(fact, done)


def grade_needed(law: Law, began: date, days: int) -> str:
    """The lowest grade of reviewer after so many days in detention."""
    page = law["detention_policy.review_grades"].find(began)
    steps = [entry.split(" ", 1) for entry in page.value] if page is not None else []
    found = [grade for least, grade in steps if int(least) <= days]
    return found[-1] if found else GRADES[0]


def _reaches(grade: str, needed: str) -> bool:
    return GRADES.index(grade) >= GRADES.index(needed)


def _answer(episode: Episode, points: Sequence[Point], as_at: date) -> Answer:
    """Held on our authority: met while it runs, with the last review and since when one is overdue."""
    value: dict[str, Any] = {"since": episode.began_on, "until": episode.until}
    reasons = [because(f"Held on our authority since {episode.began_on}", episode.fact)]
    if episode.ended is not None:
        reasons.append(because(f"Ended on {episode.until}: {episode.ended.said.label.lower()}", episode.ended))
        return Answer(QUESTION, Outcome.NOT_MET, value, tuple(reasons))
    overdue = [point for point in points if point.done is None and point.due < as_at]
    value["overdue_since"] = overdue[0].due if overdue else None
    changes = None
    if overdue:
        text = f"The review {overdue[0].name}, due {overdue[0].due}, was not held: detention may be unlawful"
        reasons.append(Reason(text, None, overdue[0].rule.citation.page))
    else:
        waiting = [next_day(point.due) or point.due for point in points if point.done is None and point.due >= as_at]
        changes = min(waiting, default=None)
    return Answer(QUESTION, Outcome.MET, value, tuple(reasons), (), changes)
