"""The person's own pages: ways in, sessions, wrong tries, evidence; and what became of each message to a person.

No address of the network and no place is kept here: `WayInFailed` holds a keyed digest for a quarter of an hour.
"""

from __future__ import annotations

from django.db import models

from casekeeper.records.models.exchange import OutboxMessage
from casekeeper.records.models.ledger import Person


class WayIn(models.Model):
    """A link or code that opens one person's own pages once. Only a keyed digest of it is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ways_in")
    digest = models.CharField(max_length=64, unique=True, null=True)
    how = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="en")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    wrong_answers = models.SmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_because = models.CharField(max_length=60, default="")

    class Meta:
        db_table = "way_in"


class OwnSession(models.Model):
    """Somebody is in the person's own pages: since when, until when at the latest, and whether they are confirmed."""

    digest = models.CharField(max_length=64, unique=True)
    way_in = models.OneToOneField(WayIn, on_delete=models.CASCADE, related_name="session")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="own_sessions")
    begun_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "own_session"


class WayInFailed(models.Model):
    """A link or code that did not work. `source` is a keyed digest of where it was tried from, and soon deleted."""

    source = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "way_in_failed"
        indexes = [models.Index(fields=["source", "at"], name="way_in_failed_by_source")]


class Evidence(models.Model):
    """A file that a person attached. It is only ever handed out as a download, never shown by us."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="evidence")
    media_type = models.CharField(max_length=40)
    size = models.IntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    given_at = models.DateTimeField()

    class Meta:
        db_table = "evidence"
        constraints = [models.UniqueConstraint(fields=["person", "digest"], name="evidence_once")]


class Delivery(models.Model):
    """What became of a message to a person: when it may go, when it was begun, and what its carrier said of it.

    `state` is the carrier's last word: "", accepted, delivered, bounced, failed for now, failed; of letters also
    posted and returned.
    """

    message = models.OneToOneField(OutboxMessage, on_delete=models.CASCADE, related_name="delivery")
    not_before = models.DateTimeField(null=True)
    not_after = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    carrier = models.CharField(max_length=20, default="")
    carrier_id = models.CharField(max_length=80, default="")
    state = models.CharField(max_length=20, default="")
    state_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=120, default="")

    class Meta:
        db_table = "delivery"
        indexes = [models.Index(fields=["carrier_id"], name="delivery_by_carrier_id")]
