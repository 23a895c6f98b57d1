"""An explanation is accepted or rejected with reasons; with none in time, the miss is decided without.

The time to explain is counted from the day the letter counts as served; where no letter went it does not begin to run.
What the person explained is decided although they have reported again since: the miss still counts in the pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import about, missed, misses
from casekeeper.duties.owed import owe
from casekeeper.facts.reporting import ExplanationDecided, ExplanationGiven, WarningSent
from casekeeper.periods.period import day_after
from casekeeper.position.answer import Reason, because
from casekeeper.position.reporting.contact_state import Miss
from casekeeper.position.reporting.notice import deemed_on


def duties(case: Case) -> Iterator[Duty]:
    """One for every missed report that was explained, or whose time to explain has run out."""
    for miss in misses(case):
        begins = _begins(case, miss)
        explained = bool(about(case, ExplanationGiven, miss))
        over_on = miss.window.settled_on if explained else miss.over_on
        if begins is None or (over_on is not None and begins[0] > over_on):
            continue
        arose, why = begins
        decided = [fact.on for fact in about(case, ExplanationDecided, miss)]
        yield owe(
            case,
            key=f"decide explanation:{miss.window.key}",
            what="Decide on the explanation of a missed report",
            by=Unit.REPORTING,
            arose=arose,
            allowed=case.for_reporting("decide_explanation", arose),
            discharged_by="accepted, rejected, or decided without an explanation; with reasons by a named person",
            reasons=(missed(miss), why),
            done_on=min(decided, default=None),
            lapsed_on=over_on,
        )


def _begins(case: Case, miss: Miss) -> tuple[date, Reason] | None:
    """The day on which there was something to decide, and why."""
    found: list[tuple[date, Reason]] = []
    for given in about(case, ExplanationGiven, miss)[:1]:
        found.append((max(given.on, miss.raised), because(f"Explained on {given.on}: {given.said.what}", given)))
    for letter in about(case, WarningSent, miss)[:1]:
        served = deemed_on(letter.on, letter.said.method, case.law, case.calendar)
        if served is not None:
            window = case.for_reporting("explanation_window", served)
            closes = case.after(served, window)
            text = f"The letter counts as served on {served}; the time to explain ran out on {closes}"
            found.append((max(day_after(closes), miss.raised), because(text, letter, window)))
    return min(found, key=lambda pair: pair[0], default=None)
