"""A prison refers a sentenced person who is, or may be, a foreign national: in time, and at once near release.

Prison Service Order 4630, para 1.10, and Prison Service Instruction 04/2013 give the days. Somebody whose
nationality is unclear is referred too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case, counted, how_ended_in_custody
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts import Fact
from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.position.answer import because

DEADLINE = "prison_service_orders.referral_deadline"
AT_ONCE = "prison_service_orders.referral_at_once_when_release_within"


def duties(case: Case) -> Iterator[Duty]:
    """At most one: for the present spell in custody, once there is a sentence."""
    custody = case.standing.custody
    if custody.spell_from is None or case.standing.nationality == "British":
        return
    sentence = _sentence_of_this_spell(case)
    if sentence is None:
        return
    yield _refer(case, sentence, max(_sentenced_on(sentence), custody.spell_from))


def _sentence_of_this_spell(case: Case) -> Fact[Sentenced] | Fact[DatesCalculated] | None:
    """The first sign of a custodial sentence in this episode: the sentence, or dates calculated from it."""
    since = case.standing.custody.episode_from
    for sentenced in case.history.of(Sentenced):
        if sentenced.on >= since and sentenced.said.sentence not in ("fine", "community", "suspended"):
            return sentenced
    for calculated in case.history.of(DatesCalculated):
        said = calculated.said
        if calculated.on >= since and any(
            (said.sentence_start, said.sentence_expiry, said.conditional_release, said.indeterminate)
        ):
            return calculated
    return _sentence_still_running(case)


def _sentence_still_running(case: Case) -> Fact[DatesCalculated] | None:
    """A sentence of an earlier spell that had not run out when this one began: recalled, or back in any other way.

    Where a deportation order stands the case is with us already.
    """
    newest = case.history.latest(DatesCalculated)
    spell_from = case.standing.custody.spell_from
    if newest is None or spell_from is None or case.standing.consideration.order is not None:
        return None
    ends = [day for day in (newest.said.sentence_expiry, newest.said.licence_expiry) if day is not None]
    return newest if newest.said.indeterminate or (ends and max(ends) >= spell_from) else None


def _sentenced_on(sentence: Fact[Sentenced] | Fact[DatesCalculated]) -> date:
    """The day of the sentence: a prison's dates name it, whenever they were calculated."""
    said = sentence.said
    if isinstance(said, DatesCalculated) and said.sentence_start is not None:
        return said.sentence_start
    return sentence.on


def _refer(case: Case, sentence: Fact[Sentenced] | Fact[DatesCalculated], arose: date) -> Duty:
    allowed = case.law[DEADLINE].on(arose)
    at_once = case.law[AT_ONCE].on(arose)
    due = case.after(arose, allowed)
    reasons = [
        because(
            f"{sentence.said.label} of {sentence.on}, in custody from {case.standing.custody.spell_from}", sentence
        ),
        because(f"Nationality: {case.standing.nationality}"),
        because(f"The time allowed is {allowed.in_words}", under=allowed),
    ]
    release_on = case.standing.release_on
    urgent = False
    if release_on is not None:
        near_from = counted(case.calendar, release_on, -at_once.value, at_once.unit)
        if near_from < due:
            due, urgent = max(arose, near_from), True
            reasons.append(because(f"At once, because release is on {release_on}", under=at_once))
    referred = case.standing.consideration.referred
    done_on = referred.on if referred is not None else None
    ended, ended_on = how_ended_in_custody(case.standing.custody, arose, due, done_on)
    return Duty(
        key=f"refer:{case.standing.custody.spell}",
        what="Refer a sentenced foreign national",
        owed_by=Unit.PRISON,
        arose=arose,
        due=due,
        under=(at_once if urgent else allowed).citation,
        discharged_by="a referral from the prison",
        because=tuple(reasons),
        ladder=case.at_once_ladder(due) if urgent else case.ladder(due),
        ended=ended,
        ended_on=ended_on,
        urgent=urgent,
    )
