"""An arrest of somebody who may be foreign is followed by a check of convictions abroad, or by the reason why not.

Checks were made for 30 per cent of the foreign nationals arrested in one audited year.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.overseas_checks import (
    Arrested,
    OverseasCheckNotSent,
    OverseasCheckReminded,
    OverseasCheckReplied,
    OverseasCheckSent,
)
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """For each arrest, and each check that waits for a reply."""
    sent, declined = case.history.of(OverseasCheckSent), case.history.of(OverseasCheckNotSent)
    if case.standing.nationality != "British":
        for arrest in case.history.of(Arrested):
            number = arrest.first_number
            answered: list[Fact[Any]] = [*sent, *declined]
            done = [f.on for f in answered if f.said.arrest == number and f.on >= arrest.on]
            yield owe(
                case, key=f"check abroad:{number}", what="Ask abroad for convictions, or say why not", by=Unit.INTAKE,
                arose=arrest.on, allowed=case.for_departure("send_overseas_check", arrest.on),
                discharged_by="a check sent, or the reason why not",
                reasons=(because(f"Arrested by {arrest.said.force} on {arrest.on}", arrest),),
                done_on=min(done, default=None),
            )  # fmt: skip
    for check in sent:
        number = check.first_number
        replied = [f.on for f in case.history.of(OverseasCheckReplied) if f.said.check == number]
        reminded = [f for f in case.history.of(OverseasCheckReminded) if f.said.check == number]
        last = reminded[-1] if reminded else check
        allowed = case.for_departure("overseas_reply", last.on)
        due = check.said.reply_due if not reminded and check.said.reply_due is not None else None
        yield owe(
            case, key=f"reply from abroad:{number}", what="Get the reply from abroad, or remind them", by=Unit.INTAKE,
            arose=last.on, allowed=allowed, due=max(due, last.on) if due is not None else None,
            discharged_by="a reply, or a reminder",
            reasons=(because(f"{check.said.country} asked through {check.said.channel} on {check.on}", last),),
            done_on=min(replied, default=None), waiting_on="others",
        )  # fmt: skip
