"""Every barrier that stands open has somebody who moves it on; papers on the file are handed over on contact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.consideration import LiabilityNoticeSent, WorkNoted
from casekeeper.facts.reporting import ReportAttended
from casekeeper.position.answer import because
from casekeeper.position.departure.raised import PAPERS
from casekeeper.position.departure.safeguards import SAFEGUARDS, UNKNOWN
from casekeeper.position.papers_on_file import TO_FILE, came_back, served_anew
from casekeeper.position.serving import service_of

SERVED: tuple[Any, ...] = (*PAPERS, LiabilityNoticeSent)


def duties(case: Case) -> Iterator[Duty]:
    """For each barrier somebody opened, and each paper on the file of somebody who was met since."""
    for barrier in case.standing.barriers:
        if barrier.code != UNKNOWN:
            yield _move_on(case, barrier)
    for kind in SERVED:
        for paper in case.history.of(kind):
            if paper.said.method == TO_FILE or came_back(case.history, paper) is not None:
                yield from _hand_over(case, paper)


def _move_on(case: Case, barrier: Any) -> Duty:
    """Looked at again after each piece of work noted since, for as long as it is open."""
    line, opened = SAFEGUARDS[barrier.code], barrier.recoded or barrier.opened
    last = opened
    if barrier.is_open:
        worked = [f for f in case.history.of(WorkNoted) if f.in_order >= opened.in_order]
        last = worked[-1] if worked else opened
    return owe(
        case, key=f"move barrier on:{barrier.opened.first_number}", what=f"{line.next_action} ({barrier.code})",
        by=Unit(line.owner), arose=last.on, allowed=case.for_departure("clear_barrier", last.on),
        discharged_by=f"the barrier cleared by {line.decides} with a document, or work on it noted",
        reasons=(because(f"{barrier.code}, {line.title.lower()}, opened on {barrier.opened.on}", barrier.opened),),
        done_on=barrier.cleared.on if barrier.cleared is not None else None,
        waiting_on="us" if line.decides == line.owner else "others",
    )  # fmt: skip


def _held_since(case: Case, waits: Fact[Any]) -> list[Fact[Any]]:
    """Whoever is held can be met on any day: from what waits, or from when they were held, whichever came later."""
    found, now = case.standing.detention, case.standing.custody
    held = now.fact if now.held else found.episode.fact if found is not None and found.episode.ended is None else None
    return [] if held is None else [max(held, waits, key=lambda fact: fact.on)]


def _hand_over(case: Case, paper: Fact[Any]) -> Iterator[Duty]:
    back = came_back(case.history, paper)
    waits_since = back.on if back is not None else paper.on
    met: list[Fact[Any]] = [f for f in case.history.of(ReportAttended) if f.on >= waits_since]
    met = met or _held_since(case, back or paper)
    if not met:
        return
    reported = met[0].kind == ReportAttended.key
    served = service_of(case.history, paper, case.law, case.calendar)
    anew = served_anew(case.history, paper) if back is not None else None
    allowed = case.for_departure("serve_on_contact", met[0].on)
    due: date = case.after(met[0].on, allowed)
    yield owe(
        case, key=f"serve on contact:{paper.first_number}", what="Hand over papers that wait on the file",
        by=Unit.REPORTING if reported else Unit.CASEWORK, arose=met[0].on, allowed=allowed, due=due,
        ladder=case.at_once_ladder(due), discharged_by="the papers handed over, with proof",
        reasons=(
            because(f"{paper.said.label} came back on {waits_since}", back) if back is not None
            else because(f"{paper.said.label} to the file on {paper.on}", paper),
            because("Met since" if reported else "Held where they can be met", met[0]),
        ),
        done_on=served.on if served.on is not None else anew.on if anew is not None else None, urgent=True,
    )  # fmt: skip
