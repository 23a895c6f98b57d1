"""The worked stories: one or two invented people each, whom a visitor can find by name, and what each shows."""

from __future__ import annotations

from casekeeper.synthetic import (
    stories_of_alerts,
    stories_of_custody,
    stories_of_departure,
    stories_of_identity,
    stories_of_reporting,
    stories_of_time,
)
from casekeeper.synthetic.telling import Story

STORIES: tuple[Story, ...] = (
    *stories_of_time.STORIES,
    *stories_of_custody.STORIES,
    *stories_of_identity.STORIES,
    *stories_of_alerts.STORIES,
    *stories_of_reporting.STORIES,
    *stories_of_departure.STORIES,
)
"""In the order in which they are listed; a story's place gives its people their serial numbers."""
