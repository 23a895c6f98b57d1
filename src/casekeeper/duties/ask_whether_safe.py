"""Where a child or somebody vulnerable misses a report, the first question is whether they are safe."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import missed, misses_in_touch, since, welfare_first
from casekeeper.duties.owed import owe
from casekeeper.facts.safeguards import WelfareChecked


def duties(case: Case) -> Iterator[Duty]:
    """One for every report that such a person missed."""
    for miss in misses_in_touch(case):
        first = welfare_first(case, miss.raised, miss.over_on)
        if first is None:
            continue
        arose, why = first
        allowed = case.for_reporting("welfare", arose)
        checked = since(case, WelfareChecked, miss.raised)
        yield owe(
            case,
            key=f"ask whether safe:{miss.window.key}",
            what="Ask first whether the person is safe",
            by=Unit.REPORTING,
            arose=arose,
            allowed=allowed,
            discharged_by="a welfare check, with what was found",
            reasons=(missed(miss), why),
            done_on=checked.on if checked is not None else None,
            lapsed_on=miss.over_on,
            ladder=case.at_once_ladder(case.after(arose, allowed)),
            urgent=True,
        )
