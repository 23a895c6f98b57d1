"""One document of the estate, read by its shape."""

from __future__ import annotations

from datetime import date
from typing import Any

from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.removal_centres import earlier_form, events, heartbeats, snapshots
from casekeeper.exchange.said import Said, Unreadable


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What it says. Which centre is meant, and whether it is one of ours, is asked afterwards."""
    if not isinstance(document, dict):
        return Unreadable("an object of one event, heartbeat or list", what_came(document), "Send one object for each.")
    fields = Fields(document, [])
    if snapshots.is_snapshot(fields):
        return snapshots.parse(fields)
    if earlier_form.is_earlier_form(fields):
        return earlier_form.parse(fields, on=on)
    if fields.has("operation"):
        return events.parse(fields, on=on)
    if heartbeats.is_heartbeat(fields):
        return heartbeats.parse(fields)
    return Unreadable(
        "an event (operation), a heartbeat (male_occupied ...) or a list (cDataSet)", "none of them",
        "Ask whoever sent it what it is.",
    )  # fmt: skip
