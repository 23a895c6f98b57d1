"""Screen a passenger list: checks and hits for those who are new, whose data changed, or whom new lists have not seen.

A traveller is known by the sender's own key. Of those who are on no list only digests are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import islice

from casekeeper.actions.screen_people import Counts, Run
from casekeeper.actions.screen_somebody import Answer, Asking, screen
from casekeeper.actions.screen_store import begin
from casekeeper.records import clock
from casekeeper.records.models import ScreeningRun, TravellerScreened
from casekeeper.records.screening.asking import Asked
from casekeeper.records.screening.held import Held
from casekeeper.records.screening.thresholds import stamp_of

CHUNK = 500
KEPT = timedelta(days=30)
WAY = "travellers"


def screen_travellers(
    travellers: Iterable[Asked], held: Held, *, by: str, purpose: str, everybody: bool = False,
    progress: Callable[[int], None] | None = None, tell: Callable[[Asked, Answer], None] | None = None,
) -> ScreeningRun:  # fmt: skip
    """The run. `tell` is given each traveller with a hit not cleared before. `everybody`: unchanged ones too."""
    run = begin(held, by=by, purpose=purpose, way=WAY)
    counts, unchanged = Counts(), 0
    for chunk in _in_chunks(travellers):
        new = chunk if everybody else _not_seen(chunk, stamp_of(held, with_own=True))
        unchanged += len(chunk) - len(new)
        answers = screen(new, Asking(WAY, purpose, by, "", run=run.row)) if new else []
        _count(run, counts, list(zip(new, answers, strict=True)), tell)
        _remember(new, stamp_of(held, with_own=True))
        if progress is not None:
            progress(len(chunk))
    TravellerScreened.objects.filter(at__lt=clock.now() - KEPT).delete()
    row = run.row
    row.ended_at, row.unchanged = clock.now(), unchanged
    row.checks, row.hits, row.cleared = counts.checks, counts.hits, counts.cleared
    row.save()
    return row


def _in_chunks(travellers: Iterable[Asked]) -> Iterable[list[Asked]]:
    """Each traveller once in a chunk: of two lines with one key the later counts."""
    waiting = iter(travellers)
    while chunk := list(islice(waiting, CHUNK)):
        yield list({one.traveller_digest: one for one in chunk}.values())


def _not_seen(chunk: list[Asked], stamp: str) -> list[Asked]:
    rows = TravellerScreened.objects.filter(traveller__in=[one.traveller_digest for one in chunk], stamp=stamp)
    seen = dict(rows.values_list("traveller", "asked_digest"))
    return [one for one in chunk if seen.get(one.traveller_digest) != one.asked_digest]


def _count(
    run: Run, counts: Counts, answers: list[tuple[Asked, Answer]], tell: Callable[[Asked, Answer], None] | None
) -> None:  # fmt: skip
    for asked, answer in answers:
        counts.checks += 1
        counts.hits += sum(1 for one in answer.seen if one.is_hit and one.earlier is None)
        counts.cleared += sum(1 for one in answer.seen if one.is_hit and not one.alerts)
        if tell is not None and any(one.alerts for one in answer.seen):
            tell(asked, answer)


def _remember(new: list[Asked], stamp: str) -> None:
    TravellerScreened.objects.bulk_create(
        [TravellerScreened(traveller=one.traveller_digest, asked_digest=one.asked_digest, stamp=stamp, at=clock.now())
         for one in new],
        update_conflicts=True, unique_fields=["traveller"], update_fields=["asked_digest", "stamp", "at"],
    )  # fmt: skip
