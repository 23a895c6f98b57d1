"""Published figures of departures and appeals that shape the invented year, and our own choices beside them.

Each says where it was published, or that it is our own choice because nothing was. Nothing here drives a decision.
"""

from __future__ import annotations

from casekeeper.facts.departures import Cause, Controller, Stage

REMOVED, FAILED = 5_097, 1_453
"""Removals and failed attempts, 2013-14 (public accounts, January 2015)."""
FAILED_SHARE = FAILED / (FAILED + REMOVED)
"""22.2%, where each removal is one attempt that did not fail: our own sum."""
CONTROLLABLE_SHARE = 523 / 1_453
"""36% of failures were in the department's control, the same."""

BEFORE_LEAVING = 0.2
"""Failed attempts for each person who left. Our own choice, as is how many failed for people who are still here."""
OF_THOSE_HERE = {"past sentence in prison": 0.14, "removal centre": 0.3, "community": 0.083}
SECOND_FAILURE = 0.12
GRADED_AGAIN, GRADED_OTHERWISE = 0.9, 0.12
"""Our own choice: the split was contested, how often the two views differ was not published."""
POUNDS = (300, 900)
"""Lost with a failed attempt: tickets of £1.4m among 34,000 cancelled are £41 each, escorts and charters are more.
Our own choice."""

CONTROLLED: tuple[tuple[Cause, Controller, Stage, int], ...] = (
    ("document expired or refused", "us", "booked", 26), ("barrier missed", "us", "notice served", 22),
    ("wrong notice", "us", "notice served", 16), ("no escort", "contractor", "booked", 20),
    ("legal error", "us", "booked", 8), ("not located", "us", "planned", 8),
)  # fmt: skip
NOT_CONTROLLED: tuple[tuple[Cause, Controller, Stage, int], ...] = (
    ("court challenge or order", "court", "booked", 28), ("late claim", "the person", "notice served", 24),
    ("disruption", "the person", "at the port", 14), ("no seat or flight cancelled", "carrier", "booked", 12),
    ("medical", "nobody", "collected", 8), ("refused by the receiving state", "embassy", "booked", 8),
    ("trafficking referral", "nobody", "booked", 4), ("weather", "nobody", "at the port", 2),
)  # fmt: skip
"""The causes that the texts name; their weights are our own choice, for no table by cause was published."""

APPEALED_BEFORE_LEAVING = 0.22
ALLOWED = 0.24
"""Of those granted leave, who got it on appeal. With it 31 to 33 in a hundred appeals are allowed, as in the cohorts
of 2010 to 2012 that had matured (parliamentary question of July 2014); the share itself is our own choice."""
PENDING = {"removal centre": 0.2, "past sentence in prison": 0.15, "community": 0.2}
"""Of those still here, who wait for the tribunal. Our own choice."""
PLANNED = {"past sentence in prison": 0.1, "removal centre": 0.2}
"""Of those held, for whom a departure is planned just now. Our own choice."""
