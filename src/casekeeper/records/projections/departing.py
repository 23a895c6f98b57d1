"""From what was derived about leaving to the rows of lists: how ready a person is, and each attempt. Pure.

One row for each person of whom departure is asked and whose record is open; one row for each attempt, for ever, and for
each departure that no attempt led to.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casekeeper.duties.duty import Duty
from casekeeper.facts import Fact, History
from casekeeper.facts.immigration import Departed
from casekeeper.position.departure.attempts import Attempt, unplanned
from casekeeper.position.departure.gate import Departure


class ReadinessColumns(NamedTuple):
    """How ready the person is. `unmet` has line, owner and outcome of each line not met; `unmet_to_plan` how many of
    them stand against *removable today*. `since` is the day from which the last line of planning has been met. Where no
    document is valid: by which day to ask for one, or when it is expected, and the day on which it is needed."""

    removable: str
    since: date | None
    depart: str
    unmet: tuple[tuple[str, str, str], ...]
    unmet_to_plan: int
    document: str
    document_until: date | None
    notice_until: date | None
    attempt: int | None
    leaves_on: date | None
    document_asked_by: date | None
    document_expected_on: date | None
    document_needed_on: date | None


class AttemptColumns(NamedTuple):
    """One attempt: state and day, how it failed by each grading, and what is owed about it.

    Somebody who left with no attempt planned has a row too: its number is that of the departure, its cause NOT_PLANNED.
    `departure` is the number of the fact that confirmed it. Days due are None once done; `again_until` is the last
    day on which its notice may be used again.
    """

    number: int
    state: str
    open: bool
    how: str
    leaves_on: date
    departure: int | None
    departed_on: date | None
    failed_on: date | None
    stage: str
    cause: str
    controllable: str
    regraded_cause: str
    regraded: str
    review_due: date | None
    regrade_due: date | None
    again_until: date | None
    pounds_lost: int


LEFT_UNPLANNED, NOT_PLANNED = "left, not planned", "not planned"


def readiness_row(leaving: Departure) -> ReadinessColumns:
    """The row of one person."""
    planning = [line for line in leaving.lines if line.planning]
    open_lines = [line for line in leaving.lines if not line.is_met]
    met_since = [line.since for line in planning if line.since is not None]
    held = max(
        (each for each in leaving.papers.held if each.valid_until is not None),
        key=lambda each: each.valid_until or date.min, default=None,
    )  # fmt: skip
    attempt = leaving.attempt
    return ReadinessColumns(
        leaving.answers[0].outcome.value, max(met_since, default=None) if leaving.removable else None,
        leaving.gate.outcome.value,
        tuple((line.name, line.owner, line.outcome.value) for line in open_lines),
        sum(1 for line in open_lines if line.planning),
        held.said.document if held is not None else "", held.valid_until if held is not None else None,
        leaving.notice.runs_until, attempt.number if attempt is not None else None,
        attempt.leaves_on if attempt is not None else None, *_in_time(leaving),
    )  # fmt: skip


def _in_time(leaving: Departure) -> tuple[date | None, date | None, date | None]:
    """By when to ask for a document, or when it is expected, and when it is needed; nothing where the line is met."""
    found = leaving.in_time
    if found is None or any(line.name == "document valid to the day" and line.is_met for line in leaving.lines):
        return None, None, None
    return found.ask_by, found.expected_on, found.needed_on


def attempt_rows(leaving: Departure, duties: Iterable[Duty], history: History) -> frozenset[AttemptColumns]:
    """The rows of each attempt; days due are those of the duties. `history` as at the day of the derivation."""
    due = {duty.key: duty.due for duty in duties if duty.ended is None}
    failed = [each for each in leaving.attempts if each.failed is not None]
    last = failed[-1].number if failed else None
    planned = (
        _attempt_row(each, due, leaving.notice.again_until if each.number == last else None)
        for each in leaving.attempts
    )
    return frozenset((*planned, *map(_unplanned_row, unplanned(history, leaving.attempts))))


def _unplanned_row(left: Fact[Departed]) -> AttemptColumns:
    return AttemptColumns(
        left.first_number, LEFT_UNPLANNED, False, left.said.how, left.on, left.first_number, left.on, None, "",
        NOT_PLANNED, "", "", "", None, None, None, 0,
    )  # fmt: skip


def _attempt_row(each: Attempt, due: dict[str, date], again_until: date | None) -> AttemptColumns:
    said = each.failed.said if each.failed is not None else None
    again = each.regraded[-1].said if each.regraded else None
    return AttemptColumns(
        each.number, each.standing, each.is_open, each.planned.said.how, each.leaves_on,
        each.departed.first_number if each.departed is not None else None,
        each.departed.on if each.departed is not None else None,
        each.failed.on if each.failed is not None else None,
        said.stage if said is not None else "", said.cause if said is not None else "",
        said.controllable if said is not None else "",
        again.cause if again is not None else "", again.controllable if again is not None else "",
        due.get(f"review failure:{each.number}"), due.get(f"grade failure again:{each.number}"), again_until,
        each.pounds_lost,
    )  # fmt: skip
