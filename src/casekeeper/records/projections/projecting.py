"""From what was derived about one person to the rows that are kept of it. Pure: no database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.duties.derivation import Derived
from casekeeper.duties.duty import Duty
from casekeeper.facts import History
from casekeeper.facts.alerts import AlertProposed, alert_key
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, RecordJoined
from casekeeper.matching.linking.found_by import link_keys
from casekeeper.periods.partial_dates import UNSTATED
from casekeeper.position.answer import Answer
from casekeeper.position.reporting.schedule import WindowState
from casekeeper.position.reporting.tracing import LostSpell
from casekeeper.position.requests import Request
from casekeeper.records.plain import plain, plain_answer, plain_duty
from casekeeper.records.projections.barrier_rows import BarrierRow, barrier_rows
from casekeeper.records.projections.departing import AttemptColumns, ReadinessColumns, attempt_rows, readiness_row
from casekeeper.records.projections.departure_rows import DepartureRow, rows_of


class PositionColumns(NamedTuple):
    """The row of `position` without its person and stamps, by column."""

    name: str
    is_open: bool
    whereabouts: str
    prison: str
    stage: str
    release_gate: str
    released_unconsidered_on: date | None
    next_legal_date: date | None
    release_on: date | None
    hold_until: date | None
    live_duties: int
    continues_in: str | None
    next_boundary: date | None
    last_fact: int
    reports_on: date | None
    reports_at: str
    reports_place: str
    reports_how: str
    reports_every: str
    reports_unkept: list[date]
    body: Any


class RequestColumns(NamedTuple):
    """The row of `request` without its person, by column; `number` is that of the fact that asked."""

    number: int
    by_unit: str
    to_unit: str
    what: str
    asked_on: date
    needed_by: date | None
    state: str
    state_on: date
    escalated: bool


class DutyColumns(NamedTuple):
    """The row of `duty` without its person, key and rung, by column."""

    what: str
    owed_by: str
    arose: date
    due: date
    start_by: date | None
    ladder: tuple[date, ...]
    ended: str | None
    ended_on: date | None
    waiting_on: str
    urgent: bool
    page: str
    provision: str
    confirmed: bool
    body: Any

    @property
    def steps(self) -> tuple[date, ...]:
        """The days on which it becomes overdue and reaches each next rung."""
        return (date.fromordinal(self.due.toordinal() + 1), *self.ladder)


Row = LostSpell | RequestColumns | ReadinessColumns | AttemptColumns | DepartureRow | BarrierRow
"""A row of a list that is kept beside the position; what kinds there are and where they go: `list_rows.py`."""


class Projection(NamedTuple):
    """Everything kept about one person."""

    position: PositionColumns
    duties: Mapping[str, DutyColumns]
    identifiers: frozenset[tuple[str, str]]
    link_keys: frozenset[str] = frozenset()
    rows: frozenset[Row] = frozenset()


def project(
    derived: Derived, history: History, *, as_at: date, last_fact: int, handed: Mapping[str, str] | None = None
) -> Projection:
    """The rows for this person. `handed` says which duties another unit has accepted: key to unit."""
    until, _ = history.as_at(as_at)
    continues_in = _continues_in(until)
    duties = () if continues_in else derived.duties
    rows = _duty_rows(duties, handed or {})
    position = _position_row(
        derived, until, is_open=derived.is_open and not continues_in, last_fact=last_fact,
        live=sum(1 for row in rows.values() if row.ended is None), continues_in=continues_in,
    )  # fmt: skip
    keys = frozenset() if continues_in else _link_keys(until)
    if continues_in:
        return Projection(position, rows, _identifiers(until), keys)
    leaving = derived.leaving
    ready = [readiness_row(leaving)] if leaving is not None and derived.is_asked_to_leave else []
    tried = attempt_rows(leaving, derived.duties, until) if leaving is not None else ()
    listed = frozenset(
        [*derived.lost, *map(_request_row, derived.requests), *ready, *tried, *rows_of(derived, until),
         *barrier_rows(derived)]
    )  # fmt: skip
    return Projection(position, rows, _identifiers(until), keys, listed)


def _request_row(request: Request) -> RequestColumns:
    said = request.asked.said
    last = request.ended or request.taken_on or request.asked
    return RequestColumns(
        request.number, said.by_unit, said.to_unit, said.what[:200], request.asked.on, said.needed_by,
        request.state.value, last.on, request.escalated is not None,
    )  # fmt: skip


def _position_row(
    derived: Derived, history: History, *, is_open: bool, live: int, last_fact: int, continues_in: str | None
) -> PositionColumns:
    answers = derived.position
    gate = derived.gates.get("release")
    return PositionColumns(
        name=str(_part(answers, "identity", "name") or "")[:10_000],
        is_open=is_open,
        whereabouts=str(plain(_value(answers, "whereabouts")) or "not known"),
        prison=str(_part(answers, "custody", "prison") or "")[:10],
        stage=str(plain(_value(answers, "consideration")) or "")[:60],
        release_gate=gate.outcome.value if gate is not None else "",
        released_unconsidered_on=_unresolved_release(_value(answers, "released, not considered")),
        next_legal_date=_day(_part(answers, "next legal date", "on")),
        release_on=_day(_part(answers, "sentence dates", "release")),
        hold_until=_day(_part(answers, "hold", "until")),
        live_duties=live,
        continues_in=continues_in,
        next_boundary=derived.next_boundary,
        last_fact=last_fact,
        reports_on=_day(_part(answers, "reporting", "next_on")),
        reports_at=str(_part(answers, "reporting", "at") or "")[:5],
        reports_place=str(_part(answers, "reporting", "place") or "").strip()[:120],
        reports_how=str(_part(answers, "reporting", "channel") or "")[:20],
        reports_every=str(_part(answers, "reporting", "every") or "")[:20],
        reports_unkept=_unkept(_part(answers, "reporting", "recent")),
        body={
            "position": {name: plain_answer(answer) for name, answer in answers.items()},
            "gates": {name: plain_answer(answer) for name, answer in derived.gates.items()},
            "warnings": plain(derived.warnings),
        },
    )


def _duty_rows(duties: tuple[Duty, ...], handed: Mapping[str, str]) -> dict[str, DutyColumns]:
    """By key. Two facts of the same day may raise two duties of one key; the second is told apart, not dropped."""
    rows: dict[str, DutyColumns] = {}
    for duty in duties:
        key, nth = duty.key, 1
        while key in rows:
            nth += 1
            key = f"{duty.key}#{nth}"
        rows[key] = _duty_row(duty, handed.get(key))
    return rows


def _duty_row(duty: Duty, handed_to: str | None) -> DutyColumns:
    body = plain_duty(duty)
    if handed_to is not None and handed_to != duty.owed_by.value:
        body["handed_from"] = duty.owed_by.value
    return DutyColumns(
        what=duty.what,
        owed_by=handed_to or duty.owed_by.value,
        arose=duty.arose,
        due=duty.due,
        start_by=duty.start_by,
        ladder=tuple(sorted(duty.ladder)),
        ended=duty.ended.value if duty.ended is not None else None,
        ended_on=duty.ended_on,
        waiting_on=duty.waiting_on,
        urgent=duty.urgent,
        page=duty.under.page,
        provision=duty.under.provision,
        confirmed=duty.under.confirmed,
        body=body,
    )


def rung_reached(duty: DutyColumns, day: date) -> int:
    """The rung the duty stands on that day, or stood on when it ended."""
    last = day if duty.ended is None else duty.ended_on or day
    return sum(1 for reached in duty.ladder if reached <= last)


def _continues_in(history: History) -> str | None:
    """The record this one continues in. A join seen from the record that was kept is not one of its own."""
    joined = history.latest(RecordJoined)
    return joined.said.into if joined is not None and joined.said.into != history.person else None


def _unresolved_release(releases: Any) -> date | None:
    """The first release that was not considered and not yet dealt with."""
    days = [_day(each["released_on"]) for each in releases or () if each.get("resolved_on") is None]
    return min((day for day in days if day is not None), default=None)


def _identifiers(history: History) -> frozenset[tuple[str, str]]:
    """Which identifiers lead here, with the names by which registers know the record's alerts."""
    given = frozenset(
        (fact.said.scheme, (fact.said.canonical or "".join(fact.said.as_typed.split()).upper())[:60])
        for fact in history.of(IdentifierGiven)
    )
    proposed = history.of(AlertProposed)
    return given | {("alert", alert_key(fact.first_number)) for fact in proposed} if proposed else given


def _link_keys(history: History) -> frozenset[str]:
    """By what this record finds others that may be the same person's; one that continues in another has none."""
    born = (fact.said.born for fact in history.of(BirthDateStated) if fact.said.born not in UNSTATED)
    return link_keys((fact.said.full for fact in history.of(NameStated)), born)


def _unkept(recent: Any) -> list[date]:
    """The days, among the last reports and the next one, on which the person has not reported (yet)."""
    days = {_day(each["on"]) for each in recent or () if plain(each["state"]) != WindowState.ATTENDED.value}
    return sorted(day for day in days if day is not None)


def _value(answers: Mapping[str, Answer], question: str) -> Any:
    answer = answers.get(question)
    return None if answer is None else answer.value


def _part(answers: Mapping[str, Answer], question: str, part: str) -> Any:
    value = _value(answers, question)
    return value.get(part) if isinstance(value, Mapping) else None


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) and value else None
