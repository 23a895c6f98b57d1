"""When do appeal rights end at a stage, so that they may be treated as exhausted?

The starting day is moved on to a working day; the time limit is added; the result is moved on to a working day; the
administrative allowance is added in working days, and the result moved on once more. A working day here is one in
that nation and not among 27 to 31 December. Limits and allowances are pages of law under `appeal_time_limits`.
"""

from __future__ import annotations

from datetime import date

from casekeeper.law import Law, Page
from casekeeper.periods.calendars import BeyondCoverage, Calendars, Nation
from casekeeper.periods.limits import time_limit_expires
from casekeeper.position.when.asked import Asked, NotAsked
from casekeeper.position.when.when_answer import WhenAnswer, computed, not_computed

KEYS = ("stage", "nation", "from")
INSTRUMENT = "appeal_time_limits"
# The source has these stages in these nations only and refuses them elsewhere; so do we, with no date.
ONLY_IN: dict[str, tuple[Nation, ...]] = {
    "coa_iac": ("england-and-wales",),
    "cos_iac": ("scotland", "northern-ireland"),
}

FROM_DEPARTURE = "FT_OOC_1"
"""The stage of somebody who must leave first: its time runs from the departure, whenever the decision was served."""
NOT_LEFT = "The time runs from the day the person leaves, and no departure after the decision is recorded."


def stages(law: Law) -> list[str]:
    """The codes of all stages there is a page for, in capitals as they are written."""
    pages = (key.split(".", 1) for key in law)
    return sorted(
        name.upper() for instrument, name in pages if instrument == INSTRUMENT and not name.endswith("_allowance")
    )


def appeal_deadline(asked: Asked, law: Law, calendars: Calendars) -> WhenAnswer:
    """The day after which appeal rights may be treated as exhausted, as asked."""
    stage = asked.word("stage")
    if stage.upper() not in stages(law):
        raise NotAsked(f"stage: expected one of {', '.join(stages(law))}; got {stage[:40]!r}.")
    return deadline_at(stage, asked.nation(), asked.needed_day("from"), law, calendars)


def in_time_until(stage: str, nation: Nation, start: date, law: Law, calendars: Calendars) -> WhenAnswer:
    """The last day on which an appeal is in time: the limit alone, without the administrative allowance."""
    page = law[f"appeal_time_limits.{stage.lower()}"]
    limit = page.find(start)
    if (elsewhere := _not_there(stage, nation)) is not None:
        return not_computed(elsewhere, page.values[:1])
    if limit is None:
        return not_computed(_not_in_force(page, start), page.values[:1])
    year_end = law["tribunal_procedure.year_end"].find(start)
    working = calendars[nation].excluding_year_end() if year_end is not None else calendars[nation]
    try:
        expires = time_limit_expires(working.on_or_after(start), int(limit.value), limit.unit, working)
        ends = working.on_or_after(expires)
    except BeyondCoverage as error:
        return not_computed(str(error), [limit])
    return computed(ends, [f"The time limit ends on {ends}, {_moved(expires, ends)}."], [limit])


def deadline_at(stage: str, nation: Nation, start: date, law: Law, calendars: Calendars) -> WhenAnswer:
    """The same, for a stage by its code and a starting day."""
    page = law[f"appeal_time_limits.{stage.lower()}"]
    limit, allowance = page.find(start), law[f"appeal_time_limits.{stage.lower()}_allowance"].find(start)
    if (elsewhere := _not_there(stage, nation)) is not None:
        return not_computed(elsewhere, page.values[:1])
    if limit is None or allowance is None:
        return not_computed(_not_in_force(page, start), page.values[:1])
    year_end = law["tribunal_procedure.year_end"].find(start)
    working = calendars[nation].excluding_year_end() if year_end is not None else calendars[nation]
    try:
        started = working.on_or_after(start)
        expires = time_limit_expires(started, int(limit.value), limit.unit, working)
        ends = working.on_or_after(expires)
        exhausted = working.on_or_after(working.add(ends, int(allowance.value)))
    except BeyondCoverage as error:
        return not_computed(str(error), [limit, allowance])
    steps = [
        f"The time limit starts from {started}, {_moved(start, started)}.",
        f"{limit.value} {_many(limit.unit, int(limit.value))} from then is {expires}.",
        f"The time limit ends on {ends}, {_moved(expires, ends)}.",
        f"An allowance of {allowance.value} {_many('working day', int(allowance.value))} gives {exhausted}.",
        f"Working days are those of {nation}, without 27 to 31 December." if year_end else f"Working days: {nation}.",
    ]
    if not limit.confirmed:
        steps.append(f"Caution: the time limit is unconfirmed. {' '.join(page.notes)}".rstrip())
    under = [limit, allowance, law["tribunal_procedure.working_day"].on(start)]
    if year_end is not None:
        under.append(year_end)
    return computed(exhausted, steps, under)


def _not_there(stage: str, nation: Nation) -> str | None:
    """Why the stage has no date in this nation; None where it has one."""
    only = ONLY_IN.get(stage.lower(), (nation,))
    return (
        None if nation in only else f"The source has {stage.upper()} for {' and '.join(only)} only, not for {nation}."
    )


def _not_in_force(page: Page, start: date) -> str:
    begun = [value for value in page.values if value.effective_on <= start]
    if not begun:
        first = page.values[0].effective_on
        return f"{page.provision} has no value for a start on {start}; the first known is of {first}."
    return f"{page.provision} is not in force on {start}. {begun[-1].source}."


def _moved(day: date, to: date) -> str:
    return "a working day" if day == to else f"the first working day after {day}"


def _many(unit: str, n: int) -> str:
    return unit if n == 1 else f"{unit}s"
