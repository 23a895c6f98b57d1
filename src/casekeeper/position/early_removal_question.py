"""When may the person be removed early? Our date with its working, beside the date the prison's feed gives.

A difference is shown, never settled silently: it means that the prison used inputs we do not have, or the
other way round. Where the sentence lies outside what we can compute, the answer says so and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casekeeper.facts import Fact, History
from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.law import Law
from casekeeper.position.answer import Answer, Outcome, Reason
from casekeeper.position.dates_in_force import dates_in_force
from casekeeper.position.early_removal import EarlyRemoval, early_removal_date

QUESTION = "early removal"


def early_removal(history: History, law: Law, release_on: date | None) -> Answer:
    """Met where a date can be computed, cannot tell where it cannot; the value has `ours`, `theirs` and `differ`."""
    dates = dates_in_force(history)
    if dates is None:
        return Answer(QUESTION, Outcome.CANNOT_TELL, None, (), ("the dates the prison calculated",))
    number = dates.fact.number
    theirs: date | None = dates.said.early_removal or dates.said.tariff_early_removal
    kind, why = _kind(dates.said, history.latest(Sentenced))
    ours = _computed(dates.said, kind, history, release_on, law)
    differ = theirs is not None and ours.date is not None and theirs != ours.date
    value = {
        "ours": ours.date,
        "theirs": theirs,
        "differ": differ,
        "regime": ours.regime,
        "not computed": ours.reason,
    }
    page = ours.under[0].page if ours.under else None
    reasons = [Reason(why, number)] if why else []
    if ours.date is not None and ours.regime != "tariff":
        reasons.append(Reason(_adjusted(dates.said), number))
    reasons += [Reason(step, number, page) for step in ours.working]
    if ours.reason is not None:
        reasons.append(Reason(f"Not computed: {ours.reason}", number))
    if differ:
        reasons.append(Reason(f"The prison's own date is {theirs}; ours is {ours.date}", number))
    elif theirs is not None:
        reasons.append(Reason(f"The prison's own date is {theirs}", number))
    if ours.date is None:
        return Answer(QUESTION, Outcome.CANNOT_TELL, value, tuple(reasons), (ours.reason or "the inputs",))
    return Answer(QUESTION, Outcome.MET, value, tuple(reasons))


def _computed(dates: DatesCalculated, kind: str, history: History, release_on: date | None, law: Law) -> EarlyRemoval:
    sentence = history.latest(Sentenced)
    awarded = dates.added_days or 0
    release = dates.conditional_release or dates.automatic_release or release_on
    if kind == "extended":  # without its parole eligibility date there is nothing to count to: not computed
        release = dates.parole_eligibility
    return early_removal_date(
        sentence_date=dates.sentence_start or (sentence.on if sentence is not None else None),
        release_date=release,
        adjustments=awarded,
        awarded_days=awarded,
        sentence_kind=kind,
        sentence_consecutive_straddles=_straddles(history.of(Sentenced), law),
        terrorist_restricted=sentence is not None and sentence.said.terrorist_restricted,
        tariff_date=dates.tariff,
        law=law,
    )


def _adjusted(dates: DatesCalculated) -> str:
    """What the date takes for adjustments; the feeds carry awarded days only, and silence is not nought."""
    awarded = "No awarded days are told" if dates.added_days is None else f"{dates.added_days} awarded days are told"
    return f"{awarded}; remand, tagged bail and days at large are in no feed, and none is counted"


def _straddles(sentences: Sequence[Fact[Sentenced]], law: Law) -> bool:
    """Was a sentence made consecutive to another on the other side of the transition?"""
    day = law["early_removal.transition"].on(date.max).value
    consecutive = [fact.on for fact in sentences if fact.said.consecutive]
    return any(on >= day for on in consecutive) and any(fact.on < day for fact in sentences)


def _kind(dates: DatesCalculated, sentence: Fact[Sentenced] | None) -> tuple[str, str]:
    """The kind of sentence, and on what it rests where no court recorded it."""
    if dates.recall:
        return "recall", ""
    if dates.indeterminate:
        return "indeterminate", ""
    if sentence is not None:
        return ("indeterminate" if sentence.said.life else sentence.said.sentence), ""
    if dates.parole_eligibility is not None:
        return "extended", "No kind of sentence is recorded; a parole eligibility date is that of an extended sentence"
    return "ordinary", "No kind of sentence is recorded; without a parole date its dates are those of an ordinary one"
