"""Nothing allows detention any more, and the person is still held: released the same day, whatever closed the record.

A record that was closed used to take its reviews of detention with it; somebody found to be British would have stayed
where they were with nobody owing them anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.identity import Died, NationalityClaimed, RecordJoined
from casekeeper.facts.immigration import Departed
from casekeeper.position.answer import because
from casekeeper.position.leave_in_force import leave_in_force

GONE = frozenset({Died.key, Departed.key, RecordJoined.key})


def duties(case: Case) -> Iterator[Duty]:
    """One for the episode of detention, by the first fact that took its ground away."""
    held = case.standing.detention
    if held is None:
        return
    episode = held.episode
    why = _ground(case, episode.began_on)
    if why is None or (episode.until is not None and episode.until <= why.on):
        return
    arose = max(why.on, episode.began_on)
    yield owe(
        case, key=f"release at once:{episode.number}", what="Release: nothing allows detention any more",
        by=Unit.CASEWORK, arose=arose, allowed=case.law["detention_policy.release_at_once"].on(arose),
        discharged_by="detention ended",
        reasons=(
            because(f"{why.said.label} on {why.on}", why),
            because(f"Held since {episode.began_on}", episode.fact),
        ),
        done_on=episode.until, ladder=case.daily_ladder(arose), urgent=True,
    )  # fmt: skip


def _ground(case: Case, held_since: date) -> Fact[Any] | None:
    """What says that the person may not be held: found British, given leave while held, or the record closed."""
    found: list[Fact[Any]] = []
    closed = case.standing.closed
    if closed is not None and closed.fact.kind in GONE:
        return None
    if closed is not None:
        found.append(closed.fact)
    if case.standing.nationality == "British":
        found += [fact for fact in case.history.of(NationalityClaimed) if fact.said.nationality == "GBR"][-1:]
    leave = leave_in_force(case.history, case.as_at)
    if leave is not None and leave.on >= held_since:
        found.append(leave)
    return min(found, key=lambda fact: fact.in_order, default=None)
