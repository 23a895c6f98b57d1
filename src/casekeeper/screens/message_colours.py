"""The colour of a tag by what became of a message: the same on the list of messages and beside a letter."""

from __future__ import annotations

COLOURS = {
    "unknown, check": "red", "not sent": "red", "bounced": "red", "returned": "red", "failed": "red",
    "failed for now": "orange", "being sent": "yellow", "waiting": "grey", "sent": "blue", "posted": "green",
    "delivered": "green", "held back": "grey",
}  # fmt: skip
