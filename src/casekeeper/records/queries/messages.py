"""Messages to people: what became of each, in one word; those first that somebody has to look at."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Value, When

from casekeeper.records import outbox, to_people
from casekeeper.records.models import OutboxMessage, Person
from casekeeper.records.queries.sight import ORDINARY, Sight

WORDS = {
    outbox.UNSENT: "waiting", outbox.SENDING: "being sent", outbox.UNKNOWN: "unknown, check",
    to_people.HELD_BACK: "held back", to_people.NOT_SENT: "not sent",
}  # fmt: skip
STATES = (
    "unknown, check", "not sent", "bounced", "returned", "failed", "failed for now", "being sent", "waiting", "sent",
    "posted", "delivered", "held back",
)  # fmt: skip
PAGE = 50


def messages_to_people(*, state: str = "", page: int = 0, sight: Sight = ORDINARY) -> tuple[list[Any], bool]:
    """A page of them with `state_now`; and whether there are more."""
    rows = _with_state(sight)
    rows = rows.filter(state_now=state) if state else rows
    place = Case(*[When(state_now=each, then=Value(at)) for at, each in enumerate(STATES)], output_field=IntegerField())
    found = list(rows.annotate(place=place).order_by("place", "-id")[page * PAGE : (page + 1) * PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def count_messages(*, sight: Sight = ORDINARY) -> dict[str, int]:
    """How many there are in each state."""
    counted = Counter(_with_state(sight).values_list("state_now", flat=True))
    return {state: counted[state] for state in STATES}


def messages_of(person: Person) -> list[Any]:
    """One person's, newest first."""
    return list(_with_state(Sight(restricted=True)).filter(person=person).order_by("-id")[:PAGE])


def messages_with_letters(person: Person) -> list[Any]:
    """Those that carry a letter that was issued to the person, oldest first."""
    rows = _with_state(Sight(restricted=True)).filter(person=person, unique_key__startswith="letter:")
    return list(rows.order_by("id"))


def _with_state(sight: Sight) -> Any:
    """The state in one word: what the carrier said last, or where it stands with us."""
    rows = OutboxMessage.objects.filter(channel__in=to_people.CHANNELS, person__isnull=False)
    state_now = Case(
        *[When(outcome=outcome, then=Value(word)) for outcome, word in WORDS.items()],
        When(delivery__state__in=("", to_people.ACCEPTED), then=Value("sent")),
        default=F("delivery__state"),
        output_field=CharField(),
    )
    return sight.of(rows).annotate(state_now=state_now).select_related("person__position", "delivery")
