"""However the schedule reads, too long without any contact calls for somebody to look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import contact
from casekeeper.duties.owed import owe
from casekeeper.position.answer import because
from casekeeper.position.reporting.contact import IN_TOUCH


def duties(case: Case) -> Iterator[Duty]:
    """One for every silence that grew too long while the person was to report."""
    found, standing = case.standing.reporting, contact(case)
    if found is None or standing is None or not found.bail.of_kind("reporting"):
        return
    ends: list[date | None] = [day for day, _ in standing.touched[1:]]
    for (last_on, fact), touched_on in zip(standing.touched, [*ends, None], strict=False):
        longest = case.by_grade("no_contact", last_on)
        if longest is None:
            continue
        arose = case.after(last_on, longest)
        if touched_on is not None and touched_on <= arose:
            continue
        if standing.state_on(arose) not in IN_TOUCH or not _is_to_report(case, arose):
            continue
        yield owe(
            case,
            key=f"look into silence:{last_on}",
            what="Find out why there has been no contact",
            by=Unit.REPORTING,
            arose=arose,
            allowed=case.for_reporting("no_contact_look", arose),
            discharged_by="any contact with the person",
            reasons=(because(f"Last in touch on {last_on}", fact),
                     because(f"Longest silence: {longest.in_words}", under=longest)),
            done_on=touched_on,
            lapsed_on=standing.leaves(IN_TOUCH, arose),
        )  # fmt: skip


def _is_to_report(case: Case, day: date) -> bool:
    found = case.standing.reporting
    return found is not None and any(each.kind == "reporting" for each in found.bail.in_force_on(day))
