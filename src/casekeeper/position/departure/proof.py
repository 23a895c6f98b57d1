"""The proof of a departure: each line as it stood on that day and as it was known on that day, with who, when and why.

Known on that day are the facts recorded by then and the law published by then. Where a page of law says otherwise today
of a day that was asked about, the proof has both: what the page said then and says now, and the line by either.

And what a departure was up against: read with all that is known now of that day, so that a claim of the morning that
was recorded in the evening counts. A departure of the person's own will is up against nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History, history_of
from casekeeper.facts.immigration import Departed
from casekeeper.law import Law, Value
from casekeeper.periods.calendars import Calendars
from casekeeper.position.answer import Outcome, Reason
from casekeeper.position.departure.gate import Departure, asked_anyway
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.lines import Line
from casekeeper.position.departure.readiness import BY_OWN_WILL


class Told(NamedTuple):
    """One ground of a line: the fact, who recorded it, when it happened and was learned of, under which provision."""

    text: str
    fact: int | None
    recorded_by: str
    happened_on: date | None
    recorded_at: datetime | None
    page: str | None
    provision: str | None


class ProvedLine(NamedTuple):
    """One line of readiness on the day of departure, with its grounds.

    `by_law_of_now` is the same line, with the same facts, by the pages of law of today; None where it says the same.
    """

    name: str
    outcome: Outcome
    blocks: bool
    owner: str
    grounds: tuple[Told, ...]
    missing: tuple[str, ...]
    by_law_of_now: ProvedLine | None = None


class SaidOtherwise(NamedTuple):
    """A page that says another thing of `day` today than as published by the departure. None: nothing in force."""

    page: str
    provision: str
    day: date
    then: Value | None
    now: Value | None


class Proof(NamedTuple):
    """Everything behind one departure. `complete` is True where every line that blocks was met.

    `known_on` is the day of departure: facts recorded and law published by its end. `otherwise` are the pages that were
    asked for the proof and say something else today.
    """

    departed: Fact[Departed]
    known_on: date
    lines: tuple[ProvedLine, ...]
    otherwise: tuple[SaidOtherwise, ...] = ()

    @property
    def complete(self) -> bool:
        return all(line.outcome is Outcome.MET for line in self.lines if line.blocks)


def proof_of_departure(
    person: str, facts: Iterable[Fact[Any]], law: Law, calendars: Calendars, departure: int,
    family: Mapping[str, Iterable[Fact[Any]]] | None = None,
) -> Proof:  # fmt: skip
    """The proof of the departure that fact `departure` confirmed, by the law published by its day.

    `family` are the facts of the others in the person's family groups. Raises LookupError where there is no such fact.
    """
    told = list(facts)
    now = history_of(person, told)
    departed = next((f for f in now.of(Departed) if departure in (f.number, f.first_number)), None)
    if departed is None:
        numbers = ", ".join(str(fact.first_number) for fact in now.of(Departed)) or "none"
        raise LookupError(f"Fact {departure} confirms no departure of {person}. Departures: {numbers}.")
    known = history_of(person, told, known_on=departed.on, family=family)
    published = law.as_published_by(departed.on)
    then = published.afresh()
    lines = _proved_lines(known, then, calendars, departed)
    if published is law:
        return Proof(departed, departed.on, lines)
    today = law.afresh()
    by_now = {line.name: line for line in _proved_lines(known, today, calendars, departed)}
    both = [line if by_now[line.name] == line else line._replace(by_law_of_now=by_now[line.name]) for line in lines]
    return Proof(departed, departed.on, tuple(both), tuple(_otherwise(then, today)))


def _proved_lines(
    known: History, law: Law, calendars: Calendars, departed: Fact[Departed]
) -> tuple[ProvedLine, ...]:  # fmt: skip
    by_number = {fact.number: fact for fact in known.facts}
    return tuple(_proved(line, by_number, law) for line in _on_the_day(known, law, calendars, departed).lines)


def _otherwise(then: Law, now: Law) -> Iterator[SaidOtherwise]:
    """Each page and day that either law was asked about, where the two disagree."""
    for key, page in then.items():
        for day in sorted(page.days_asked | now[key].days_asked):
            before, after = page.find(day), now[key].find(day)
            if before != after:
                yield SaidOtherwise(key, page.provision, day, before, after)


BY_ITSELF = frozenset({"no open safeguard", "family group"})
"""What is asked of a departure that nobody planned here: escorts and tickets of others were never ours to record."""


def against_gate(
    history: History, law: Law, calendars: Calendars
) -> Iterator[tuple[Fact[Departed], tuple[Reason, ...]]]:
    """Each departure that was not of the person's own will and met what should have stopped it, with the reasons."""
    for departed in history.of(Departed):
        if departed.said.how in BY_OWN_WILL:
            continue
        found = _on_the_day(history, law, calendars, departed)
        planned = next((each for each in found.attempts if each.planned.on <= departed.on and each.is_open), None)
        names = {line.name for line in found.lines} if planned is not None else BY_ITSELF
        against = [line for line in found.lines if line.blocks and line.name in names and not line.is_met]
        reasons = [
            Reason(f"{line.name.capitalize()}: {reason.text}", reason.fact, reason.page)
            for line in against for reason in line.reasons or (Reason(f"not known: {', '.join(line.missing)}"),)
        ]  # fmt: skip
        if reasons:
            yield departed, tuple(reasons)


def _on_the_day(history: History, law: Law, calendars: Calendars, departed: Fact[Departed]) -> Departure:
    """As at the day of departure, with the departure itself and what happened after it left out."""
    so_far, _ = history.as_at(departed.on)
    before = [
        fact for fact in so_far.facts
        if fact.number != departed.number and not (fact.kind == Departed.key and fact.on == departed.on)
        and fact.kind != "departure.arrived"
    ]  # fmt: skip
    stood = History(history.person, before, history.corrected, history.family)
    to = departed.said.to
    how = departed.said.how if departed.said.how != "not stated" else "removed"
    return asked_anyway(stood, law, calendars, departed.on, known_of(stood, law)._replace(closed=None), how, to)


def _proved(line: Line, facts: dict[int, Fact[Any]], law: Law) -> ProvedLine:
    grounds = tuple(_told(reason, facts, law) for reason in line.reasons)
    return ProvedLine(line.name, line.outcome, line.blocks, line.owner, grounds, line.missing)


def _told(reason: Reason, facts: dict[int, Fact[Any]], law: Law) -> Told:
    fact = facts.get(reason.fact) if reason.fact is not None else None
    provision = law[reason.page].provision if reason.page is not None and reason.page in law else None
    if fact is None:
        return Told(reason.text, reason.fact, "", None, None, reason.page, provision)
    return Told(reason.text, reason.fact, fact.recorded_by, fact.on, fact.recorded_at, reason.page, provision)
