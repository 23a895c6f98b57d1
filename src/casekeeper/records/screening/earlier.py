"""What was judged of this traveller and this entry before, both being as they were: shown, and not alerted again.

The pair is known by four things: who is asked about, what is known of them, the entry, and the entry's own words. When
any of these changes, it is a new pair.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from casekeeper.facts import history_of
from casekeeper.facts.screening import MatchJudged
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Hit, HitJudgement

SAME, DIFFERENT, UNSURE = "same person", "different person", "unsure"
Pair = tuple[str, str, str, str]
"""Traveller, data asked with, entry, and the entry's words: each by digest or key."""


class Judged(NamedTuple):
    """What somebody judged of a hit, when and why. `number`: of the judgement's row, or of its fact."""

    judgement: str
    by: str
    at: datetime
    reasons: str
    number: int


class Earlier(NamedTuple):
    """The hit of an earlier check on the same pair, and its judgement where there is a standing one."""

    hit: Hit
    judged: Judged | None

    @property
    def is_cleared(self) -> bool:
        """Was it judged to be somebody else?"""
        return self.judged is not None and self.judged.judgement == DIFFERENT


def earlier_hits(travellers: Collection[str], entries: Collection[str]) -> dict[Pair, Earlier]:
    """Earlier hits of these travellers on these entries, by pair; the newest where there are several."""
    rows = (
        Hit.objects.filter(screened__traveller__in=travellers, entry__in=entries)
        .select_related("screened", "screened__person")
        .order_by("id")
    )
    hits = list(rows)
    judgements = judgements_of(hits)
    return {
        (hit.screened.traveller, hit.screened.asked_digest, hit.entry, hit.entry_digest): Earlier(
            hit, judgements.get(hit.pk)
        )
        for hit in hits
    }


def judgements_of(hits: Collection[Hit]) -> dict[int, Judged]:
    """The standing judgement of each hit, by the hit's number: from rows, or (a person of ours) from their facts."""
    found: dict[int, Judged] = {}
    rows = HitJudgement.objects.filter(hit__in=[hit.pk for hit in hits], withdrawn_at=None)
    for row in rows:
        found[row.hit_id] = Judged(row.judgement, row.by, row.at, row.reasons, row.pk)
    of_ours = [hit for hit in hits if hit.fact is not None]
    told = _by_suggestion({hit.screened.person_id for hit in of_ours if hit.screened.person_id is not None})
    for hit in of_ours:
        if hit.fact in told:
            found[hit.pk] = told[hit.fact]
    return found


def _by_suggestion(person_ids: Collection[int]) -> dict[int, Judged]:
    """Of these people, the last standing judgement of each suggestion, by the number of the suggestion."""
    found: dict[int, Judged] = {}
    for facts in (facts_of(sorted(person_ids)) if person_ids else {}).values():
        for fact in history_of("", facts).of(MatchJudged):
            said: Any = fact.said
            found[said.suggested] = Judged(
                said.judgement, fact.recorded_by, fact.recorded_at, said.reasons, fact.number
            )
    return found
