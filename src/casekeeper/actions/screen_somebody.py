"""Ask whether somebody is on a list. Every question is kept with its purpose; what it finds is for a person to judge.

    answers = screen([Asked(query)], Asking("desk", purpose="arrived at the port", by="a.officer", unit="intake"))
    answers[0].check.id, answers[0].seen

A hit is an entry from the threshold on. One that was there before, with the traveller's data and the entry's words
unchanged, is shown with what was judged then, and is not kept a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from casekeeper.actions.permissions import SCREEN, Worker, may, require
from casekeeper.matching.screening.entry import Candidate
from casekeeper.records import clock
from casekeeper.records.models import Check, Hit, ScreeningRun
from casekeeper.records.queries.sight import ORDINARY, Sight
from casekeeper.records.refused import Refused
from casekeeper.records.screening import held, sources
from casekeeper.records.screening.asking import Asked, as_json
from casekeeper.records.screening.earlier import Earlier, earlier_hits
from casekeeper.records.screening.sources import Sourced
from casekeeper.records.screening.thresholds import threshold_for

LIMIT = 10


class Asking(NamedTuple):
    """Who asks, by which way, what for, and in which dataset. `threshold`: the asker's own, instead of the policy's.

    In a `run`, which counts all its checks, only those that found something new are kept one by one.
    """

    way: str
    purpose: str
    by: str
    unit: str
    dataset: str = sources.ALL
    limit: int = LIMIT
    threshold: float | None = None
    sight: Sight = ORDINARY
    without: frozenset[str] = frozenset()
    run: ScreeningRun | None = None


class Seen(NamedTuple):
    """A candidate with the entry's words. `hit` is the row to judge; `earlier` is there where the pair was known."""

    candidate: Candidate
    entry: Sourced
    is_hit: bool
    hit: Hit | None
    earlier: Earlier | None

    @property
    def alerts(self) -> bool:
        """Does it call for somebody's attention: a hit that was not judged to be somebody else?"""
        return self.is_hit and not (self.earlier is not None and self.earlier.is_cleared)


class Answer(NamedTuple):
    """What one question found, best first. Without a threshold nothing is called a hit."""

    check: Check
    seen: list[Seen]
    threshold: float | None
    threshold_is_current: bool


def screen(asked: Sequence[Asked], asking: Asking, user: Worker | None = None) -> list[Answer]:
    """The answers, in order. Raises Refused for a question without purpose or with nothing to look for."""
    return keep(glance(asked, asking, user), asked)


def glance(asked: Sequence[Asked], asking: Asking, user: Worker | None = None) -> list[Answer]:
    """The same answers with nothing kept: for whoever is still typing. The look is the page's to log."""
    if user is not None:
        require(may(user, SCREEN))
    index = held.current()
    _check(asked, asking, index)
    threshold = threshold_for(asking.way, index)
    found = [
        index.search(each.query, dataset=asking.dataset, limit=asking.limit + len(asking.without)) for each in asked
    ]
    words = sources.found({one.id for candidates in found for one in candidates})
    visible = _visible(words, asking)
    score = asking.threshold if asking.threshold is not None else (threshold.score if threshold else None)
    return [
        Answer(_row(each, asking, index, score), _seen(each, candidates, visible, score, asking.limit), score,
               asking.threshold is not None or (threshold is not None and threshold.is_current))
        for each, candidates in zip(asked, found, strict=True)
    ]  # fmt: skip


def keep(answers: Sequence[Answer], asked: Sequence[Asked]) -> list[Answer]:
    """Write the checks, and the hits that were not there before. The answers with their rows."""
    hits = [one for answer in answers for one in answer.seen if one.is_hit]
    known = earlier_hits({answer.check.traveller for answer in answers}, {one.entry.key for one in hits})
    rows: list[Hit] = []
    told = []
    for answer, each in zip(answers, asked, strict=True):
        seen = [_with_row(answer, one, known) for one in answer.seen]
        new = [one.hit for one in seen if one.hit is not None and one.earlier is None]
        answer.check.asked = as_json(each.query) if new and each.person is None else None
        answer.check.cleared_before = sum(1 for one in seen if one.earlier is not None and one.earlier.is_cleared)
        rows += new
        told.append(answer._replace(seen=seen))
    with transaction.atomic():
        Check.objects.bulk_create([one.check for one in told if one.check.run is None or one.check.asked is not None])
        Hit.objects.bulk_create(rows)
    return told


def _check(asked: Sequence[Asked], asking: Asking, index: held.Held) -> None:
    if not asking.purpose.strip():
        raise Refused("Nobody is screened without a purpose. Say what the check is for.")
    if any(each.is_empty for each in asked):
        raise Refused("There is nothing to look for. Give at least one name or one document number.")
    if asking.dataset != sources.ALL and asking.dataset not in index.versions:
        there = ", ".join(sorted([sources.ALL, *index.versions]))
        raise Refused(f"There is no dataset {asking.dataset[:80]!r}. Use one of: {there}.")


def _visible(words: dict[str, Sourced], asking: Asking) -> dict[str, Sourced]:
    """Alerts of ours are about records: those that the asker may not see are not there. Nor what is to be left out."""
    ours = {one.person for one in words.values() if one.person is not None}
    seen = set(asking.sight.people().filter(pk__in=ours).values_list("pk", flat=True)) if ours else set()
    return {
        key: one
        for key, one in words.items()
        if (one.person is None or one.person in seen) and not {key, one.entry.id} & asking.without
    }


def _seen(
    asked: Asked, candidates: Sequence[Candidate], words: dict[str, Sourced], score: float | None, limit: int
) -> list[Seen]:  # fmt: skip
    own = asked.person.pk if asked.person is not None else None
    return [
        Seen(one, words[one.id], score is not None and one.score >= score, None, None)
        for one in candidates
        if one.id in words and (own is None or words[one.id].person != own)
    ][:limit]


def _row(asked: Asked, asking: Asking, index: held.Held, score: float | None) -> Check:
    return Check(
        at=clock.now(), by=asking.by[:150], unit=asking.unit[:30], purpose=asking.purpose.strip()[:200],
        way=asking.way, dataset=asking.dataset, list_versions=dict(index.versions), model_version=index.index.version,
        threshold=score, person=asked.person, traveller=asked.traveller_digest, asked_digest=asked.asked_digest,
        run=asking.run,
    )  # fmt: skip


def _with_row(answer: Answer, seen: Seen, known: dict[tuple[str, str, str, str], Earlier]) -> Seen:
    if not seen.is_hit:
        return seen
    entry, check = seen.entry, answer.check
    earlier = known.get((check.traveller, check.asked_digest, entry.key, entry.digest))
    if earlier is not None:
        return seen._replace(hit=earlier.hit, earlier=earlier)
    row = Hit(
        screened=check, entry=entry.key, dataset=entry.dataset, entry_digest=entry.digest,
        list_version=entry.version[:80], score=seen.candidate.score, weight=seen.candidate.weight,
        parts=[part._asdict() for part in seen.candidate.parts], words=words_of(entry),
    )  # fmt: skip
    return seen._replace(hit=row)


def words_of(entry: Sourced) -> dict[str, object]:
    """The entry's own words, kept with the hit: what was seen when it was judged."""
    said = entry.entry
    return {
        "names": list(said.names), "weak_names": list(said.weak_names), "born": list(said.born),
        "nationalities": list(said.nationalities), "sex": said.sex,
        "documents": [document._asdict() for document in said.documents], "about": dict(entry.about),
    }  # fmt: skip
