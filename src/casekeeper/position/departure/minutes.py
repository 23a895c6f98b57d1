"""The clock in minutes over what comes while a departure is under way: considered in time, or the departure stops.

Departure policy, consider under way: representations, a claim, a challenge or anything else of `told_under_way` that is
recorded while somebody is on the way goes to whoever decides it, within minutes. A clock starts at the instant at which
it was recorded, or at the time at which it came where the fact says one. Nothing ends it but an answer, a stop of the
departure, or a correction that takes back what was told: not a departure, not a new plan, and not the closing of the
record. Whether it started is asked of what was known when it was recorded, so that no later plan can undo it.

Pure: the instant to which the minutes are counted is an argument. All instants are in UTC, so that a change of the
clocks in the night neither gives nor takes an hour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from casekeeper.facts import LEGAL_ZONE, Fact, History, known_with, told_in_order
from casekeeper.facts.claims import ClaimMade, ClaimReinstated
from casekeeper.facts.departures import AttemptMoved, AttemptPlanned, PersonBoarded, PersonCollected
from casekeeper.law import Law, Value
from casekeeper.position.departure.attempts import Attempt, State, attempts_of
from casekeeper.position.departure.told_under_way import TELLS, Concern, answers, concern_of

PAGE, TO_MANAGER, TO_HEAD = (
    "departure_policy.consider_under_way", "departure_policy.consider_under_way_manager",
    "departure_policy.consider_under_way_head",
)  # fmt: skip
ON_THE_WAY = (State.COLLECTED, State.BOARDED)
RISEN_TO = ("manager", "head of casework")


class Ending(StrEnum):
    """How a clock ended."""

    CONSIDERED = "considered"
    STOPPED = "departure stopped"
    TAKEN_BACK = "taken back by a correction"


class Clock(NamedTuple):
    """One thing that came while a departure was under way. `told` as it was first recorded; `day` is the day it is
    counted on: that on which it came, or on which the departure began where it came before and was recorded then.

    `rises` are the instants at which it goes to the manager and to the head of casework, if it is still open then.
    """

    told: Fact[Any]
    concern: Concern
    attempt: int
    leaves_on: date
    day: date
    started_at: datetime
    allowed: Value
    due_at: datetime
    rises: tuple[datetime, ...]
    ending: Ending | None = None
    ended_at: datetime | None = None
    ended_by: Fact[Any] | None = None

    @property
    def number(self) -> int:
        """The number of the fact that told it."""
        return self.told.number

    @property
    def is_open(self) -> bool:
        return self.ending is None

    def is_missed(self, moment: datetime) -> bool:
        """Has its time run out, or had it when it ended? What was taken back was never owed."""
        return self.ending is not Ending.TAKEN_BACK and (self.ended_at or moment) > self.due_at

    def minutes_left(self, moment: datetime) -> int:
        """Whole minutes still to go, or, below nought, begun minutes over; of one that ended, as it then stood."""
        return int((self.due_at - (self.ended_at or moment)).total_seconds() // 60)

    def told_to(self, moment: datetime) -> tuple[tuple[str, datetime], ...]:
        """Who had it from when: the unit that owes it, and whom it rose to before it ended."""
        until = min(self.ended_at or moment, moment)
        risen = zip(RISEN_TO, self.rises, strict=True)
        return ((self.concern.owner, self.started_at), *((who, at) for who, at in risen if at < until))


def clocks_of(history: History, law: Law) -> tuple[Clock, ...]:
    """Every clock that ever started, the earliest first; those that ended stay."""
    began = _first_day(history)
    if began is None:
        return ()
    told = told_in_order(history)
    planned = next(fact for fact in told if fact.kind == AttemptPlanned.key)
    found = [_clock(history, law, versions, told) for versions in _versions(history, told, _recorded(planned), began)]
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.started_at, each.number)))


def _first_day(history: History) -> date | None:
    """The first day on which, by anything ever said, somebody was to leave or was on the way; None where none was."""
    planned = history.of(AttemptPlanned)
    if not planned and not any(each.fact.kind == AttemptPlanned.key for each in history.corrected):
        return None
    said = [each.fact for each in history.corrected]
    for kind in (AttemptPlanned, AttemptMoved, PersonCollected, PersonBoarded):
        said += history.of(kind)
    leaves = [fact.said.leaves_on for fact in said if isinstance(fact.said, (AttemptPlanned, AttemptMoved))]
    return min(leaves + [fact.on for fact in said if isinstance(fact.said, (PersonCollected, PersonBoarded))])


def _versions(
    history: History, told: list[Fact[Any]], since: tuple[datetime, int], began: date
) -> list[list[Fact[Any]]]:
    """Of each fact that may start a clock, what it said over time from then on, the first version first."""
    over_time: dict[int, list[Fact[Any]]] = {fact.number: [fact] for fact in told if fact.kind in TELLS}
    for fact in (*(each.fact for each in history.corrected), *history.facts):
        if fact.restates is not None and fact.restates in over_time:
            over_time[fact.restates].append(fact)
    later = (
        [fact for fact in found
         if _recorded(fact) > since and (fact.on >= began or local_day(fact.recorded_at) >= began)]
        for found in over_time.values()
    )  # fmt: skip
    return [sorted(found, key=_recorded) for found in later if found]


def _recorded(fact: Fact[Any]) -> tuple[datetime, int]:
    return fact.recorded_at, fact.number


def _clock(history: History, law: Law, versions: list[Fact[Any]], told: list[Fact[Any]]) -> Clock | None:
    """From the first version that amounts to something while a departure is under way."""
    for version in versions:
        concern = _concern(version, told)
        attempt = _under_way_with(history, version) if concern is not None else None
        if concern is not None and attempt is not None:
            break
    else:
        return None
    first = next(fact for fact in told if fact.number == version.first_number)
    began = _began(attempt)
    started = _came(version, began)
    allowed = law[PAGE].on(version.on)
    due = started + timedelta(minutes=allowed.value)
    rises = tuple(due + timedelta(minutes=law[page].on(version.on).value) for page in (TO_MANAGER, TO_HEAD))
    clock = Clock(
        first, concern, attempt.number, attempt.leaves_on, max(version.on, began), started, allowed, due, rises
    )
    ends = _ends(history, clock, told)
    if not ends:
        return clock
    at, ending, by = min(ends, key=lambda end: (end[0], end[2].number))
    return clock._replace(ending=ending, ended_at=max(at, started), ended_by=by)


def _concern(version: Fact[Any], told: list[Fact[Any]]) -> Concern | None:
    """A claim that is live again is what it was when it was made."""
    again = version.said.claim if isinstance(version.said, ClaimReinstated) else None
    made = next((fact for fact in told if fact.number == again and fact.kind == ClaimMade.key), None)
    concern = concern_of(version.said if made is None else made.said, version.on)
    return concern if concern is None or made is None else concern._replace(words=version.said.label)


def _under_way_with(history: History, told: Fact[Any]) -> Attempt | None:
    """The departure that was under way when this was recorded, by what was known then."""
    attempts = attempts_of(known_with(history, told))
    return next((each for each in reversed(attempts) if is_under_way(each, told.on, local_day(told.recorded_at))), None)


def is_under_way(attempt: Attempt, on: date, today: date | None = None) -> bool:
    """Is or was somebody on the way on that day, or, with what is recorded `today`, now?

    From the day on which it leaves, or the person is collected before it; until it failed or was stopped. One of which
    nobody said what became of it counts as under way, for nobody can tell that it is not. Of one that was made, what
    came up to its last day and was recorded after counts too: it may have come before the person left.
    """
    if attempt.stopped is not None or attempt.state in (State.FAILED, State.GIVEN_UP):
        return False
    began = _began(attempt)
    if attempt.state is State.ARRIVED:
        return began <= on <= attempt.last.on
    return began <= max(on, today or on)


def _began(attempt: Attempt) -> date:
    days = [fact.on for fact in (attempt.collected, attempt.boarded) if fact is not None]
    return min([attempt.leaves_on, *days])


def _came(told: Fact[Any], began: date) -> datetime:
    """When it was recorded; or the time at which it came, where the fact says one and somebody was on the way then."""
    said = getattr(told.said, "received_at", "")
    if not said or told.on < began:
        return told.recorded_at
    try:
        came = datetime.combine(told.on, time.fromisoformat(said), LEGAL_ZONE).astimezone(told.recorded_at.tzinfo)
    except ValueError:
        return told.recorded_at
    return min(came, told.recorded_at)


def _ends(history: History, clock: Clock, told: list[Fact[Any]]) -> list[tuple[datetime, Ending, Fact[Any]]]:
    """Everything that ends it: answers and stops that stand, or that what was told stands no longer."""
    first = {fact.number: fact.recorded_at for fact in told}
    ends = [(_at(fact, first, clock), Ending.CONSIDERED, fact) for fact in history.facts if answers(fact, clock.told)]
    stop = _stop(history, clock, first)
    if stop is not None:
        ends.append((_at(stop, first, clock), Ending.STOPPED, stop))
    now = next((fact for fact in history.facts if fact.first_number == clock.number), None)
    by = _last_correction(history, clock.number)
    if by is not None and (by.said.withdrawn if now is None else _concern(now, told) is None):
        ends.append((by.recorded_at, Ending.TAKEN_BACK, by))
    return ends


def _at(fact: Fact[Any], first: dict[int, datetime], clock: Clock) -> datetime:
    """When it was first recorded, however it was put right since; or when it came to stand, where that was before."""
    at = first.get(fact.first_number, fact.recorded_at)
    return at if at >= clock.told.recorded_at else fact.recorded_at


def _stop(history: History, clock: Clock, first: dict[int, datetime]) -> Fact[Any] | None:
    """What stopped the departure it came during, or the one that took its place; a new plan alone stops nothing."""
    attempts = attempts_of(history)
    numbers = [attempt.number for attempt in attempts]
    if clock.attempt in numbers:
        following = attempts[numbers.index(clock.attempt) :]
        withdrawn = None
    else:
        withdrawn = _last_correction(history, clock.attempt)
        until = withdrawn.recorded_at if withdrawn is not None else None
        following = tuple(each for each in attempts if each.number > clock.attempt
                          and (until is None or first[each.number] <= until))  # fmt: skip
    goes_on = took_its_place(following)
    if goes_on is None:
        return withdrawn
    return min((fact for fact in (goes_on.stopped, goes_on.failed) if fact is not None), key=_recorded, default=None)


def took_its_place(attempts: Sequence[Attempt]) -> Attempt | None:
    """Of an attempt and those planned after it: the one that was not given up for a later plan, or was stopped."""
    return next((each for each in attempts if each.state is not State.GIVEN_UP or each.stopped is not None), None)


def _last_correction(history: History, number: int) -> Fact[Any] | None:
    """The last correction of the fact of this number, or of a correction of it."""
    by = [each.by for each in history.corrected if each.fact.first_number == number]
    return max(by, key=_recorded, default=None)


def local_day(moment: datetime) -> date:
    """The day of an instant in the legal time zone."""
    return moment.astimezone(LEGAL_ZONE).date()
