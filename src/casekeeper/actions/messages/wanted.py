"""Is a message still wanted that is about to leave? The record may have changed since it was written, or be gone."""

from __future__ import annotations

from casekeeper.actions.letters.sending import ABOUTS, why_not_any_more
from casekeeper.actions.messages.remind import still_wanted
from casekeeper.records.models import OutboxMessage

NOT_WANTED = "It was no longer wanted."


def why_not_wanted(message: OutboxMessage) -> str:
    """Why it does not go after all; empty where it does."""
    about = message.body.get("about")
    if about is None:
        return NOT_WANTED
    if about in ABOUTS:
        return why_not_any_more(message)
    return "" if still_wanted(message) else NOT_WANTED
