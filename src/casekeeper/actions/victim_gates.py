"""The permission to stay of a confirmed victim of trafficking protects them: it ends on a document, or not at all."""

from __future__ import annotations

from casekeeper.actions.asking import Asking
from casekeeper.facts.identity import LeaveEnded
from casekeeper.position.claims.victims import referrals_of
from casekeeper.records.refused import Refused


def end_leave(asking: Asking, said: LeaveEnded) -> None:
    """Raises Refused where a confirmed victim has permission to stay, and no document says that it ended.

    Whoever records it, and whether or not the recovery period still runs.
    """
    granted = (
        each.leave
        for each in referrals_of(asking.history, asking.law)
        if each.leave is not None and each.leave.said.outcome == "granted"
    )
    leave = next(granted, None)
    if leave is not None and not said.document.strip():
        raise Refused(
            f"Permission to stay was given on {leave.on} to a confirmed victim of trafficking, and protects them. Say "
            f"on what its end rests: {LeaveEnded.model_fields['document'].title}."
        )
