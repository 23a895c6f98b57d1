"""Which form to offer beside a duty: the kinds of fact that would discharge it, by the name its key begins with."""

from __future__ import annotations

from collections.abc import Mapping

STEPS: Mapping[str, tuple[str, ...]] = {
    "acknowledge referral": ("referral.acknowledged", "referral.rejected"),
    "refer": ("referral.made",),
    "triage": ("triage.completed",),
    "ask for information": ("consideration.information_requested",),
    "liability notice": ("consideration.liability_notice_sent",),
    "decide consideration": ("consideration.decided",),
    "authorise or release": ("immigration.detention_authorised", "immigration.release_instructed"),
    "resolve nationality": ("identity.nationality_claimed",),
    "re-code barrier": ("barrier.recoded", "barrier.cleared"),
    "resolve conflict": ("case.conflict_resolved",),
    "unconsidered release": ("consideration.unconsidered_release_resolved",),
    "enquire into residence": ("identity.long_residence_enquired",),
    "review decisions": ("linking.decisions_reviewed",),
    "check joined identity": ("linking.identity_checked",),
    "judge link": (),
    "judge again": (),
    "confirm departure": ("departure.confirmed", "custody.received"),
    "decide possible match": (),
    "find person": ("custody.released", "custody.moved_to_hospital", "custody.transferred"),
    "propose alert": ("alert.proposed", "alert.not_needed"),
    "approve alert": ("alert.approved", "alert.refused"),
    "send alert": ("alert.sent",),
    "mend alert": ("alert.send_again",),
    "chase alert": ("alert.send_again",),
    "prove alert": ("alert.send_again",),
    "restore alert": ("alert.send_again",),
    "put right alert": ("alert.send_again",),
    "review alert": ("alert.reviewed", "alert.withdrawn"),
    "withdraw alert": ("alert.withdrawn",),
    "review record": ("case.work_noted", "hold.placed"),
}

DECIDED_ON = {"decide possible match": "possible_match"}
"""Duties decided on a page of their own: the name of its address, which takes the number after the colon of the key."""


def page_for(key: str) -> tuple[str, int] | None:
    """The page on which the duty is decided, and the number it takes."""
    kind, _, number = key.partition(":")
    return (DECIDED_ON[kind], int(number)) if kind in DECIDED_ON and number.isdecimal() else None


def steps_for(key: str) -> tuple[str, ...]:
    """The kinds to offer; any record can at least have work noted."""
    return STEPS.get(key.partition(":")[0], ("case.work_noted",))
