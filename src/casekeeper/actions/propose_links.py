"""Finds records that may be one person's with these, weighs each pair, and proposes those worth a look.

Nothing is joined by weight. A pair comes to be one by itself only where a strong identifier, name and birth date agree;
that join says so and can be taken back. A pair judged different comes back only where its weight has risen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.holding import held
from casekeeper.actions.join_records import join_records
from casekeeper.actions.judge_records import holder_of
from casekeeper.facts import Fact
from casekeeper.facts.linking import LinkProposed, RecordsJudged, written
from casekeeper.law import Law
from casekeeper.matching.linking.joining_by_itself import joins_by_itself
from casekeeper.matching.linking.record import PairScore
from casekeeper.matching.linking.twins import POSSIBLE_TWINS, possible_twins
from casekeeper.periods import day_of
from casekeeper.records import clock, rulebook
from casekeeper.records.identities import comparing
from casekeeper.records.identities.candidates import candidates_of
from casekeeper.records.identities.comparing import Compared, Model, compared
from casekeeper.records.identities.judgements import judged_between, last_of
from casekeeper.records.identities.lines import members_of, tops_of
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import LinkProposal, LinkWaiting
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.refused import Refused

BY = "the comparison of records"
WAITING = ("waiting", "unsure")


@dataclass(slots=True)
class Proposed:
    """What a comparison came to, in pairs."""

    compared: int = 0
    proposed: int = 0
    weighed_again: int = 0
    below: int = 0
    joined: int = 0

    def add(self, other: Proposed) -> None:
        """Count another part of the same run."""
        for name in ("compared", "proposed", "weighed_again", "below", "joined"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def propose_links(person_ids: Iterable[int], *, as_at: date | None = None) -> Proposed:
    """Compare these records with all that may be the same person's."""
    done = Proposed()
    tops = set(tops_of(person_ids).values())
    pairs = _pairs(tops)
    lines = compared(sorted({person for pair in pairs for person in pair}))
    stale: set[int] = set()
    for left, right in pairs:
        if stale.isdisjoint((left, right)):
            stale |= _settle(lines[left], lines[right], done, as_at or clock.today())
    if stale:
        # What was joined just now is compared again as the one record that it has become.
        done.add(propose_links(tops | stale, as_at=as_at))
    return done


def propose_waiting(*, most: int = 500, as_at: date | None = None) -> Proposed:
    """Compare records whose names, birth dates or numbers changed since they were last compared, so many at once."""
    waiting = list(LinkWaiting.objects.order_by("person_id").values_list("person_id", flat=True)[:most])
    done = propose_links(waiting, as_at=as_at)
    LinkWaiting.objects.filter(person_id__in=waiting).delete()
    return done


def _pairs(tops: set[int]) -> list[tuple[int, int]]:
    """Each pair once, the record opened first on the left: candidates, and those proposed before."""
    found = {
        (min(top, other), max(top, other)) for top, others in candidates_of(tops).items() for other in others
    }  # fmt: skip
    members = {person for line in members_of(tops).values() for person in line}
    waiting = LinkProposal.objects.filter(state__in=WAITING)
    rows = [
        *waiting.filter(left_id__in=members).values_list("left_id", "right_id"),
        *waiting.filter(right_id__in=members).values_list("left_id", "right_id"),
    ]
    read_as = tops_of(person for pair in rows for person in pair)
    for left, right in rows:
        one, other = sorted((read_as[left], read_as[right]))
        if one != other:
            found.add((one, other))
    return sorted(found)


def _settle(left: Compared, right: Compared, done: Proposed, today: date) -> set[int]:
    """Join, propose, weigh again or let fall; the records that a join has changed."""
    law = rulebook.current_law()
    verdict = last_of(judged_between(left, right))
    strong = law["matching_policy.strong_identifiers"].on(today).value
    identifier = joins_by_itself(left.record, right.record, strong) if verdict is None else None
    if identifier is not None and _join(left, right, f"{identifier.scheme} {identifier.canonical}", today):
        done.joined += 1
        return {left.person.id, right.person.id}
    model = comparing.current()
    done.compared += 1
    score = model.score(left.record, right.record)
    waiting = _waiting(left, right)
    if waiting:
        _weigh_again(waiting, score, model, law, done, today)
    elif _is_worth_a_look(score.weight, verdict, law, today):
        _propose(left, right, score, model, _flags(left, right, law, today), today)
        done.proposed += 1
    return set()


def _join(left: Compared, right: Compared, because: str, today: date) -> bool:
    """The newer record continues in the older, or in the one that has a prison number where only one has."""
    numbered = [any(held.scheme == "prison_number" for held in each.record.identifiers) for each in (left, right)]
    retained, removed = (right, left) if numbered == [False, True] else (left, right)
    try:
        join_records(
            removed.person, retained.person, removed_number="", retained_number="", by=BY, source="identifier",
            as_at=today, how="identifier", because=because,
        )  # fmt: skip
    except Refused:
        return False
    return True


def _is_worth_a_look(weight: float, verdict: Fact[RecordsJudged] | None, law: Law, today: date) -> bool:
    if weight < law["matching_policy.break_weight"].on(today).value:
        return False
    if verdict is None:
        return True
    again = law["matching_policy.proposed_again"].on(today).value
    different = verdict.said.judgement == "different" and verdict.said.weight is not None
    return different and weight >= float(verdict.said.weight or 0) + again


def _flags(left: Compared, right: Compared, law: Law, today: date) -> tuple[str, ...]:
    alike = law["matching_policy.at_most_alike"].on(today).value
    return (POSSIBLE_TWINS,) if possible_twins(left.record, right.record, at_most_alike=alike) else ()


def _waiting(left: Compared, right: Compared) -> list[LinkProposal]:
    ours, theirs = (members_of([each.person.id])[each.person.id] for each in (left, right))
    rows = LinkProposal.objects.filter(state__in=WAITING)
    return [
        *rows.filter(left_id__in=ours, right_id__in=theirs),
        *rows.filter(left_id__in=theirs, right_id__in=ours),
    ]


def _weigh_again(
    rows: list[LinkProposal], score: PairScore, model: Model, law: Law, done: Proposed, today: date
) -> None:  # fmt: skip
    """What a reader sees is the weight of now; below the threshold nobody has to look any more."""
    low = law["matching_policy.break_weight"].on(today).value
    for row in rows:
        done.weighed_again += 1
        if score.weight < low and row.state == "waiting":
            reason = f"The weight fell to {score.weight:.1f}, below {low}, under model {model.version}."
            correct_fact(row.fact, reason=reason, by=BY, withdrawn=True, source="matching", as_at=today)
            row.state = "below"
            done.below += 1
        row.weight, row.parts, row.model = score.weight, _plain(score), model.version
        row.scored_at = clock.now()
        row.save()


def _propose(
    left: Compared, right: Compared, score: PairScore, model: Model, flags: tuple[str, ...], today: date
) -> None:  # fmt: skip
    holder, other = holder_of(left.person, right.person)
    said = LinkProposed(
        other=other.reference, weight=written(score.weight), model=model.version, flags=flags
    )  # fmt: skip
    with held(left.person, right.person):
        (number,) = append([NewFact(holder.id, said, day_of(today), "matching", BY)])
        now = clock.now()
        LinkProposal.objects.update_or_create(
            left=left.person, right=right.person,
            defaults={"holder": holder, "fact": number, "weight": score.weight, "parts": _plain(score),
                      "flags": list(flags), "model": model.version, "state": "waiting", "proposed_at": now,
                      "scored_at": now},
        )  # fmt: skip
        rederive([holder.id], as_at=today, cause=f"fact {number} was recorded")


def _plain(score: PairScore) -> list[Mapping[str, Any]]:
    return [part._asdict() for part in score.parts]
