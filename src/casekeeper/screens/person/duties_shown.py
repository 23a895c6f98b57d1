"""A person's duties as the page shows them: what to do first at the top, in words, with what would discharge it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.duties.duty import RUNGS, Duty
from casekeeper.facts import KINDS, Kind
from casekeeper.screens.person.next_steps import page_for, steps_for, written_on
from casekeeper.screens.wording import name_of_unit

FEW, MOST_FIRST = 6, 8


class DutyShown(NamedTuple):
    """One duty with the unit that owes it now, how late it is in words, and the forms that discharge it."""

    duty: Duty
    owed_by: str
    handed_from: str
    when: str
    colour: str
    rung: str
    steps: list[type[Kind]]
    page: tuple[str, int] | None
    written_on: str
    offered_to: str
    ours: bool


def in_order(
    duties: Iterable[Duty], *, day: date, unit: str, handed: Mapping[str, str], offered: Mapping[str, str],
    allowed: Callable[[type[Kind]], bool],
) -> tuple[list[DutyShown], list[DutyShown]]:  # fmt: skip
    """Open duties, this unit's first and then by the day they are due; and those that ended, newest first."""
    shown = [_shown(duty, day, unit, handed.get(duty.key, ""), offered.get(duty.key, ""), allowed) for duty in duties]
    live = [each for each in shown if each.duty.is_open]
    ended = [each for each in shown if not each.duty.is_open]
    live.sort(key=lambda each: (not each.ours, not each.duty.urgent, each.duty.due, each.duty.key))
    ended.sort(key=lambda each: each.duty.ended_on or each.duty.due, reverse=True)
    return live, ended


def folded(live: Sequence[DutyShown]) -> tuple[list[DutyShown], list[tuple[str, list[DutyShown]]]]:
    """What to read first, and the rest under headings to open: a page with many duties still reads in two minutes.

    First come the reader's own, one of each sort, and what is urgent; more of the same sort, and what each other unit
    owes, are a line each that says how many there are and how many are overdue.
    """
    if len(live) <= FEW:
        return list(live), []
    first: list[DutyShown] = []
    same: list[DutyShown] = []
    others: dict[str, list[DutyShown]] = {}
    sorts: set[str] = set()
    for each in live:
        sort = each.duty.key.partition(":")[0]
        if not each.ours and not (each.duty.urgent and len(first) < FEW):
            others.setdefault(each.owed_by, []).append(each)
        elif sort in sorts or len(first) >= MOST_FIRST:
            same.append(each)
        else:
            sorts.add(sort)
            first.append(each)
    if not first:
        first.append(live[0])
        others[live[0].owed_by].remove(live[0])
    rest = [(f"{_counted(same)} more of the same sort, or due later", same)] if same else []
    rest += [(f"{_counted(theirs)} owed by {name_of_unit(unit)}", theirs) for unit, theirs in others.items() if theirs]
    return first, rest


def _counted(duties: Sequence[DutyShown]) -> str:
    late = sum(1 for each in duties if each.colour == "red")
    return f"{len(duties)}{f' ({late} overdue)' if late else ''}"


def _shown(
    duty: Duty, day: date, unit: str, handed: str, offered: str, allowed: Callable[[type[Kind]], bool]
) -> DutyShown:  # fmt: skip
    owed_by = handed or duty.owed_by.value
    when, colour = how_soon(duty.due, day) if duty.is_open else ("", "grey")
    rung = duty.rung_on(day)
    steps = [
        KINDS[name] for name in steps_for(duty.key) if name in KINDS and KINDS[name].by_hand and allowed(KINDS[name])
    ]
    return DutyShown(
        duty, owed_by, duty.owed_by.value if owed_by != duty.owed_by.value else "", when, colour,
        RUNGS[min(rung, len(RUNGS) - 1)] if rung else "", steps if duty.is_open else [], page_for(duty.key),
        written_on(duty.key),
        offered, owed_by == unit,
    )  # fmt: skip


def how_soon(due: date, day: date) -> tuple[str, str]:
    """ "3 days overdue", "due today", "due in 4 days", each with its colour; never colour alone."""
    left = (due - day).days
    if left < 0:
        return f"{-left:,} day{'' if left == -1 else 's'} overdue", "red"
    if left == 0:
        return "due today", "orange"
    if left == 1:
        return "due tomorrow", "yellow"
    return f"due in {left} days", "yellow" if left <= 7 else "grey"
