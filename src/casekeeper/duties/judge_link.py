"""Two records may be one person's: a named person says same, different or unsure, with reasons.

People have been detained who had every right to be here, because two records were taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, counted, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts import Fact
from casekeeper.facts.linking import LinkProposed, RecordsJudged
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every pair proposed, and one for every pair that somebody was unsure of.

    Two records that came to be joined by another way need no judgement while they are.
    """
    judged = sorted(case.history.of(RecordsJudged), key=lambda each: (each.recorded_at, each.number))
    inside = _inside(case) if judged or case.history.has(LinkProposed) else frozenset()
    for proposed in case.history.of(LinkProposed):
        answer = next((each for each in judged if _answers(each, proposed)), None)
        if answer is not None or proposed.said.other not in inside:
            yield _judge(case, proposed, answer)
    for number, unsure in enumerate(judged):
        if unsure.said.judgement == "unsure":
            later = next((each for each in judged[number + 1 :] if each.said.other == unsure.said.other), None)
            if later is not None or unsure.said.other not in inside:
                yield _look_again(case, unsure, later)


def _inside(case: Case) -> frozenset[str]:
    """The references of all records that are read as this one."""
    through = {fact.through.record for fact in case.history.facts if fact.through is not None}
    return frozenset(through | {case.history.person})


def _answers(judged: Fact[RecordsJudged], proposed: Fact[LinkProposed]) -> bool:
    return judged.said.other == proposed.said.other and judged.recorded_at >= proposed.recorded_at


def _judge(case: Case, proposed: Fact[LinkProposed], judged: Fact[RecordsJudged] | None) -> Duty:
    allowed = case.law["matching_policy.judge_link"].on(proposed.on)
    due = counted(case.calendar, proposed.on, allowed.value, allowed.unit)
    done_on = judged.on if judged is not None else None
    flags = f" ({', '.join(proposed.said.flags)})" if proposed.said.flags else ""
    return Duty(
        key=f"judge link:{proposed.first_number}:{proposed.said.other}",
        what="Judge whether two records are one person's",
        owed_by=Unit.INTAKE,
        arose=proposed.on,
        due=due,
        under=allowed.citation,
        discharged_by="same, different or unsure, with reasons, by a named person",
        because=(
            because(f"It may be one person's with record {proposed.said.other}{flags}", proposed),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
    )


def _look_again(case: Case, unsure: Fact[RecordsJudged], after: Fact[RecordsJudged] | None) -> Duty:
    allowed = case.law["matching_policy.unsure_again"].on(unsure.on)
    due = counted(case.calendar, unsure.on, allowed.value, allowed.unit)
    done_on = after.on if after is not None else None
    return Duty(
        key=f"judge again:{unsure.first_number}:{unsure.said.other}",
        what="Look again at two records judged unsure",
        owed_by=Unit.INTAKE,
        arose=unsure.on,
        due=due,
        under=allowed.citation,
        discharged_by="another judgement on the pair",
        because=(
            because(f"Nobody could say yet whether record {unsure.said.other} is the same person's", unsure),
            because(f"The time until somebody looks again is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
    )
