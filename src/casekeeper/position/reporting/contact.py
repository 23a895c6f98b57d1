"""Are we in touch with the person? Exactly one standing on every day, with the fact or the rule that makes it so.

A missed report, being out of contact and having absconded are three different things. The first follows from the
schedule; the second from the policy's days and misses, or from a named person's word; the third only ever from a
declaration. A call that reached the person interrupts the silence, but only reporting, or an excuse, ends a run of
misses: somebody who is rung up each week and never comes is still seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.absconding import CameBack, ContactLost, DeclaredInError, Encountered, Located
from casekeeper.facts.bail import BailConditionRemoved, BailConditionSet, BailEnded
from casekeeper.facts.contact import ContactAttempted, ContactRestored
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import LeaveGranted
from casekeeper.facts.immigration import BailGranted, DetentionBegan, DetentionMoved
from casekeeper.facts.reporting import ExplanationGiven, ReportAttended
from casekeeper.law import Law, Value
from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.periods.period import next_day
from casekeeper.position.closing import closes
from casekeeper.position.reporting.bail import Bail
from casekeeper.position.reporting.contact_state import Contact, ContactState, Lost, Miss
from casekeeper.position.reporting.harm import harm_on
from casekeeper.position.reporting.held import STILL, HeldSpan
from casekeeper.position.reporting.rules import graded_rule, reporting_rule, runs_out
from casekeeper.position.reporting.schedule import Schedule, Window

IN_TOUCH = (ContactState.IN_CONTACT, ContactState.MISS_OPEN)
EXPECTED = (*IN_TOUCH, ContactState.OUT_OF_CONTACT)
_LOOKED_FOR = (ContactState.OUT_OF_CONTACT, ContactState.ABSCONDER, ContactState.LOCATED)
_NOT_ON_BAIL = (ContactState.NOT_ON_BAIL, ContactState.ENDED)

_MISS, _FACT, _RELEASED, _HELD = range(4)
Event = tuple[date, int, int, Any]


def contact_of(
    history: History,
    law: Law,
    calendar: WorkingCalendar,
    *,
    bail: Bail,
    schedule: Schedule,
    held: Sequence[HeldSpan],
    as_at: date,
) -> Contact:
    """Walk what happened and what did not, in order of the days."""
    walk = _Walk(history, law, calendar, bail)
    for day, order, _, what in sorted(_events(history, schedule, held, as_at), key=lambda event: event[:3]):
        walk.silence_until(day)
        if order == _MISS:
            walk.missed(what, day)
        elif order == _FACT:
            walk.take(what) if isinstance(what, Fact) else walk.settled(what, day)
        elif order == _HELD:
            walk.held(day)
        else:
            walk.let_go(day)
    walk.silence_until(next_day(as_at))
    return walk.as_it_stands()


def _events(history: History, schedule: Schedule, held: Sequence[HeldSpan], as_at: date) -> Iterator[Event]:
    """Misses come before what happened on their day, and being held after it."""
    for place, fact in enumerate(history.facts):
        if fact.kind in _TAKES or closes(fact):
            yield fact.on, _FACT, place, fact
    for place, window in enumerate(schedule.windows):
        if window.was_missed and window.closed_on is not None:
            yield window.closed_on, _MISS, place, window
            if window.settled_on is not None:
                yield window.settled_on, _FACT, len(history.facts) + place, window
    for place, span in enumerate(held):
        yield span.start, _HELD, place, span
        if span.end != STILL and span.end <= as_at:
            yield span.end, _RELEASED, place, span


@dataclass(slots=True)
class _Walk:
    """What the days so far come to."""

    history: History
    law: Law
    calendar: WorkingCalendar
    bail: Bail
    state: ContactState = ContactState.NOT_ON_BAIL
    since: date = date.min
    fact: Fact[Any] | None = None
    rule: Value | None = None
    on_bail: bool = False
    spans: list[tuple[date, ContactState]] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)
    run: list[int] = field(default_factory=list)
    unreached: int = 0
    out_on: date | None = None
    out_rule: Value | None = None
    touched: list[tuple[date, Fact[Any] | None]] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def take(self, fact: Fact[Any]) -> None:
        """One fact."""
        step = _TAKES.get(fact.kind)
        if step is None:
            self.stopped(fact)
        else:
            step(self, fact)

    def move(self, state: ContactState, on: date, fact: Fact[Any] | None, rule: Value | None = None) -> None:
        """Into a state, unless it stands in it already."""
        if state is self.state:
            return
        if self.state in _LOOKED_FOR and self.lost and self.lost[-1].until is None:
            self.lost[-1] = self.lost[-1]._replace(until=on, ended_by=fact)
        self.state, self.since, self.fact, self.rule = state, on, fact, rule
        if state in _LOOKED_FOR:
            self.lost.append(Lost(state, on, fact, rule))
        if self.spans and self.spans[-1][0] == on:
            self.spans.pop()
        if not self.spans or self.spans[-1][1] is not state:
            self.spans.append((on, state))

    def missed(self, window: Window, on: date) -> None:
        """A report whose day is over."""
        if self.state not in EXPECTED:
            return
        self.run.append(len(self.misses))
        self.misses.append(Miss(window, len(self.run), on, self.state in IN_TOUCH))
        self.unreached += 1
        if self.unreached == 1:
            self.silent_from(window)
        if self.state is ContactState.IN_CONTACT:
            self.move(ContactState.MISS_OPEN, on, None)
        most = reporting_rule(self.law, "out_of_contact_misses", window.on)
        if most is not None and self.unreached >= most.value and self.state is ContactState.MISS_OPEN:
            self.move(ContactState.OUT_OF_CONTACT, on, None, most)

    def settled(self, window: Window, on: date) -> None:
        """A miss was excused, or its explanation accepted, after its day."""
        found = next((at for at in self.run if self.misses[at].window.key == window.key), None)
        if found is None:
            return
        self.run.remove(found)
        self.misses[found] = self.misses[found]._replace(over_on=on, over_by=window.fact)
        self.unreached = min(self.unreached, len(self.run))
        self.out_on = None
        if self.unreached:
            self.silent_from(self.misses[self.run[-self.unreached]].window)
        by_word = self.fact is not None and self.fact.kind == ContactLost.key
        if self.state not in (ContactState.MISS_OPEN, ContactState.OUT_OF_CONTACT) or by_word:
            return
        if not self.run:
            self.move(ContactState.IN_CONTACT, on, window.fact)
        elif not self.is_out_by(on):
            self.move(ContactState.MISS_OPEN, on, window.fact)

    def silent_from(self, window: Window) -> None:
        """The days of silence count from this miss."""
        grade = harm_on(self.history, self.law, window.on).grade
        self.out_rule = graded_rule(self.law, "out_of_contact", grade, window.on)
        self.out_on = runs_out(window.on, self.out_rule, self.calendar)

    def is_out_by(self, on: date) -> bool:
        """Do the misses and days that are left still make the person out of contact?"""
        most = reporting_rule(self.law, "out_of_contact_misses", on)
        too_many = most is not None and self.unreached >= most.value
        return too_many or (self.out_on is not None and self.out_on <= on)

    def silence_until(self, day: date | None) -> None:
        """The policy's days of silence may run out before `day`."""
        out_on = self.out_on
        if self.state is ContactState.MISS_OPEN and out_on is not None and (day is None or out_on < day):
            self.move(ContactState.OUT_OF_CONTACT, max(out_on, self.since), None, self.out_rule)

    def reached(self, fact: Fact[Any]) -> None:
        """Spoken to, or heard from: the silence is over, the misses are not."""
        self.touched.append((fact.on, fact))
        self.unreached, self.out_on = 0, None
        if self.state in EXPECTED:
            self.move(ContactState.MISS_OPEN if self.run else ContactState.IN_CONTACT, fact.on, fact)

    def attempted(self, fact: Fact[Any]) -> None:
        if fact.said.result == "spoke to the person":
            self.reached(fact)

    def explained(self, fact: Fact[Any]) -> None:
        if fact.said.by == "the person":
            self.reached(fact)

    def restored(self, fact: Fact[Any]) -> None:
        """A named person says that contact is restored."""
        self.touched.append((fact.on, fact))
        self.unreached, self.out_on = 0, None
        if self.state is not ContactState.HELD and self.state is not ContactState.ENDED:
            self.move(ContactState.MISS_OPEN if self.run else ContactState.IN_CONTACT, fact.on, fact)

    def seen(self, fact: Fact[Any]) -> None:
        """Reported, or came back: the run of misses is over too."""
        self.end_run(fact.on, fact)
        self.restored(fact)

    def lost_contact(self, fact: Fact[Any]) -> None:
        """As a named person recorded; of somebody who, as we now know, was held that day it was not so."""
        if self.state is ContactState.HELD:
            return
        if fact.said.standing == "absconder":
            self.end_run(fact.on, fact)
            self.move(ContactState.ABSCONDER, fact.on, fact)
        elif self.state not in (ContactState.OUT_OF_CONTACT, ContactState.ABSCONDER):
            self.move(ContactState.OUT_OF_CONTACT, fact.on, fact)

    def located(self, fact: Fact[Any]) -> None:
        if self.state in (ContactState.ABSCONDER, ContactState.OUT_OF_CONTACT):
            self.end_run(fact.on, fact)
            self.move(ContactState.LOCATED, fact.on, fact)
        else:
            self.reached(fact)

    def in_error(self, fact: Fact[Any]) -> None:
        if self.state in (ContactState.ABSCONDER, ContactState.LOCATED):
            self.move(ContactState.IN_CONTACT, fact.on, fact)

    def bailed(self, fact: Fact[Any]) -> None:
        """Granted bail in person, so seen; in prison or detention it waits for the release."""
        self.on_bail = True
        self.touched.append((fact.on, fact))
        if self.state is not ContactState.HELD:
            self.end_run(fact.on, fact)
            self.move(ContactState.IN_CONTACT, fact.on, fact)

    def condition_set(self, fact: Fact[Any]) -> None:
        if self.state in _NOT_ON_BAIL:
            self.touched = self.touched or [(fact.on, fact)]
            self.move(ContactState.IN_CONTACT, fact.on, fact)

    def condition_removed(self, fact: Fact[Any]) -> None:
        if self.state in IN_TOUCH and not self.bail.in_force_on(fact.on) and not self.on_bail:
            self.end_run(fact.on, fact)
            self.move(ContactState.ENDED, fact.on, fact)

    def bail_ended(self, fact: Fact[Any]) -> None:
        """Somebody who is being looked for is looked for still."""
        self.on_bail = False
        if self.state in IN_TOUCH:
            self.end_run(fact.on, fact)
            self.move(ContactState.ENDED, fact.on, fact)

    def detained(self, fact: Fact[Any]) -> None:
        self.on_bail = False

    def imprisoned(self, fact: Fact[Any]) -> None:
        if not self.bail.in_force_on(fact.on):
            self.on_bail = False

    def stopped(self, fact: Fact[Any]) -> None:
        """Leave, departure, death, or a record that closes: nobody is expected any longer."""
        self.on_bail = False
        self.end_run(fact.on, fact)
        if self.state not in (ContactState.NOT_ON_BAIL, ContactState.HELD):
            self.move(ContactState.ENDED, fact.on, fact)

    def held(self, on: date) -> None:
        self.end_run(on, None)
        self.touched.append((on, None))
        self.move(ContactState.HELD, on, None)

    def let_go(self, on: date) -> None:
        if self.state is ContactState.HELD:
            self.touched.append((on, None))
            expected = self.on_bail or bool(self.bail.in_force_on(on))
            self.move(ContactState.IN_CONTACT if expected else ContactState.NOT_ON_BAIL, on, None)

    def end_run(self, on: date, by: Fact[Any] | None) -> None:
        for at in self.run:
            self.misses[at] = self.misses[at]._replace(over_on=on, over_by=by)
        self.run, self.unreached, self.out_on = [], 0, None

    def as_it_stands(self) -> Contact:
        last_on, last_fact = self.touched[-1] if self.touched else (None, None)
        waits = self.out_on if self.state is ContactState.MISS_OPEN else None
        return Contact(
            self.state, self.since, self.fact, self.rule, tuple(self.spans), tuple(self.misses),
            tuple(self.misses[at] for at in self.run), last_on, last_fact,
            tuple(spell for spell in self.lost if spell.until != spell.since), tuple(self.touched), waits,
        )  # fmt: skip


_TAKES: dict[str, Any] = {
    ReportAttended.key: _Walk.seen,
    CameBack.key: _Walk.seen,
    ContactRestored.key: _Walk.restored,
    ContactAttempted.key: _Walk.attempted,
    ExplanationGiven.key: _Walk.explained,
    ContactLost.key: _Walk.lost_contact,
    Located.key: _Walk.located,
    Encountered.key: _Walk.located,
    DeclaredInError.key: _Walk.in_error,
    BailGranted.key: _Walk.bailed,
    BailConditionSet.key: _Walk.condition_set,
    BailConditionRemoved.key: _Walk.condition_removed,
    BailEnded.key: _Walk.bail_ended,
    DetentionBegan.key: _Walk.detained,
    DetentionMoved.key: _Walk.detained,
    Received.key: _Walk.imprisoned,
    LeaveGranted.key: _Walk.stopped,
}
