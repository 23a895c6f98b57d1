"""One person's timeline: what happened, what was corrected, and what became of duties, in order of happening."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from casekeeper.facts import LEGAL_ZONE, end_of, history_of
from casekeeper.records.explaining import fact_said
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import DutyChange, HandOff, Person


class Entry(NamedTuple):
    """One line: a fact, a fact put aside by a correction, a change of a duty, or an answer to an offer."""

    on: date
    at: datetime
    what: str
    of: str
    body: dict[str, Any]


def timeline(person: Person, *, known_on: date | None = None, duties: bool = True) -> list[Entry]:
    """Everything, the newest first, as known on the day where one is given."""
    history = history_of(person.reference, facts_of([person.id], known_on)[person.id], known_on)
    entries = [Entry(fact.on, fact.recorded_at, fact.said.label, "fact", fact_said(fact)) for fact in history.facts]
    entries += [
        Entry(each.fact.on, each.by.recorded_at, f"{each.fact.said.label}: corrected", "corrected",
              {"was": fact_said(each.fact), "by": fact_said(each.by)})
        for each in history.corrected
    ]  # fmt: skip
    if duties:
        entries += _trail(person, known_on) + _offers(person, known_on)
    return sorted(entries, key=lambda entry: (entry.on, entry.at), reverse=True)


def _trail(person: Person, known_on: date | None) -> list[Entry]:
    rows = DutyChange.objects.filter(person=person).order_by("at", "id")
    if known_on is not None:
        rows = rows.filter(at__lt=end_of(known_on))
    return [
        Entry(_day(row.at), row.at, f"{(row.after or row.before or {}).get('what', row.key)}: {row.change}", "duty",
              {"key": row.key, "change": row.change, "before": row.before, "after": row.after, "cause": row.cause})
        for row in rows
    ]  # fmt: skip


def _offers(person: Person, known_on: date | None) -> list[Entry]:
    rows = HandOff.objects.filter(person=person).order_by("offered_at", "id")
    if known_on is not None:
        rows = rows.filter(offered_at__lt=end_of(known_on))
    return [
        Entry(_day(row.offered_at), row.offered_at, f"Offered to {row.to_unit} by {row.from_unit}", "hand-off",
              {"key": row.key, "reason": row.reason, "accepted": row.accepted, "answer": row.answer})
        for row in rows
    ]  # fmt: skip


def _day(at: datetime) -> date:
    return at.astimezone(LEGAL_ZONE).date()
