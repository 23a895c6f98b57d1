"""Those who have to know of a missed report are told, and say that they know.

The case owner always; the tag hub where there is a tag; probation for the two highest grades; the MAPPA lead at levels
2 and 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import about, missed, misses_in_touch, soon
from casekeeper.duties.owed import owe
from casekeeper.facts.reporting import MissTold
from casekeeper.position.answer import Reason
from casekeeper.position.reporting.contact_state import Miss
from casekeeper.position.reporting.harm import harm_on


def duties(case: Case) -> Iterator[Duty]:
    """One for every report missed while in touch."""
    for miss in misses_in_touch(case):
        allowed = case.by_grade("tell_others", miss.window.on)
        if allowed is None:
            continue
        whom = _whom(case, miss)
        told = {fact.said.whom: fact.on for fact in reversed(about(case, MissTold, miss)) if fact.said.acknowledged_by}
        missing = [each for each in whom if each not in told]
        done_on: date | None = None if missing else max(told[each] for each in whom)
        yield owe(
            case,
            key=f"tell of missed report:{miss.window.key}",
            what="Tell those who have to know of a missed report",
            by=Unit.REPORTING,
            arose=miss.raised,
            allowed=allowed,
            discharged_by="an acknowledgement from each of them",
            reasons=(missed(miss), Reason(f"To be told: {', '.join(whom)}")),
            done_on=done_on,
            lapsed_on=miss.over_on,
            ladder=soon(case, case.after(miss.raised, allowed), miss.window.on),
        )


def _whom(case: Case, miss: Miss) -> list[str]:
    harm = harm_on(case.history, case.law, miss.window.on)
    whom = ["case owner"]
    if harm.grade in ("A", "B"):
        whom.append("probation")
    found = case.standing.reporting
    tags = found.bail.of_kind("electronic monitoring") if found is not None else ()
    if any(tag.in_force_on(miss.window.on) for tag in tags):
        whom.append("tag hub")
    if harm.fact is not None and harm.fact.said.mappa_level in ("2", "3"):
        whom.append("MAPPA lead")
    return whom
