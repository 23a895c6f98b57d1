"""What is told of an entry: a FollowTheMoney entity with its score, whether it reaches the threshold, and why."""

from __future__ import annotations

from typing import Any

from casekeeper.actions.screen_somebody import Answer, Seen
from casekeeper.matching.screening.follow_the_money import to_ftm
from casekeeper.records.screening.sources import Sourced


def entity(entry: Sourced) -> dict[str, Any]:
    """The entry as an entity, under the key that leads back to it."""
    said = to_ftm(entry.entry)
    names = entry.entry.names
    return said | {
        "id": entry.key, "caption": names[0] if names else entry.key, "datasets": [entry.dataset],
        "referents": [entry.entry.id], "target": True, "list_version": entry.version, "about": dict(entry.about),
    }  # fmt: skip


def result(seen: Seen) -> dict[str, Any]:
    """One entry that was found. `match` says that it reaches the threshold; it is a suggestion all the same."""
    candidate = seen.candidate
    judged = seen.earlier.judged if seen.earlier is not None else None
    told = entity(seen.entry) | {
        "score": candidate.score, "weight": candidate.weight, "match": seen.alerts,
        "features": {f"{part.term}: {part.how}": part.weight for part in candidate.parts},
        "explanations": {
            f"{number}. {part.term}": {
                "score": part.weight, "detail": part.said, "query": part.asked, "candidate": part.listed,
                "how": part.how,
            }
            for number, part in enumerate(candidate.parts, start=1)
        },
    }  # fmt: skip
    if judged is not None:
        told["judged_before"] = {
            "judgement": judged.judgement, "on": judged.at.date().isoformat(), "by": judged.by,
            "because": judged.reasons,
        }  # fmt: skip
    if seen.hit is not None:
        told["hit"] = seen.hit.pk
    return told


def answered(answer: Answer, query: dict[str, Any]) -> dict[str, Any]:
    """One question's answer, with the number of its check and what it rests on."""
    return {
        "status": 200,
        "query": query,
        "total": {"value": len(answer.seen), "relation": "eq"},
        "results": [result(seen) for seen in answer.seen],
    } | rests_on(answer)


def rests_on(answer: Answer) -> dict[str, Any]:
    """What makes the answer one that can be given again: decision number, lists, model, threshold."""
    return {
        "decision_id": str(answer.check.id), "list_versions": answer.check.list_versions,
        "model_version": answer.check.model_version, "threshold": answer.threshold,
        "threshold_is_current": answer.threshold_is_current,
    }  # fmt: skip
