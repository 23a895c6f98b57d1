"""What other systems last said, what could not be read, and what we have to send."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from casekeeper.records.models.ledger import Person


class SourceRecord(models.Model):
    """The last document a source sent about one of its records, so that the same again changes nothing.

    `person` is empty while nothing in the document gives a reason to open a record here; then `document`
    is empty too, and only the digest is kept. The exception is an event about somebody not known here: it is
    kept, found by its `subject`, until a record opens that it belongs to.
    """

    source = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    subject = models.CharField(max_length=80, default="")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="source_records")
    digest = models.CharField(max_length=64)
    document = models.JSONField(null=True)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    last_list = models.CharField(max_length=60, default="")
    on_list = models.BooleanField(default=True)
    waiting = models.BooleanField(default=False)

    class Meta:
        db_table = "source_record"
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_record_of_a_source_key")]
        indexes = [
            models.Index(fields=["subject"], name="source_waiting", condition=models.Q(waiting=True)),
            models.Index(fields=["source", "last_list"], name="source_by_list"),
        ]


class Quarantined(models.Model):
    """A document, or one row of one, that could not be read. Nothing of it was stored as fact."""

    source = models.CharField(max_length=60)
    received_at = models.DateTimeField()
    place = models.CharField(max_length=200, default="")
    document = models.TextField()
    digest = models.CharField(max_length=64)
    expected = models.TextField()
    came = models.TextField()
    what_to_do = models.TextField()
    times = models.IntegerField(default=1)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.CharField(max_length=120, default="")
    resolution = models.CharField(max_length=40, default="")

    class Meta:
        db_table = "quarantined"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "digest"],
                condition=models.Q(resolved_at__isnull=True),
                name="quarantined_once",
            )
        ]


class OutboxMessage(models.Model):
    """Something to send outside. Written with the facts that caused it; sent once, or shown as unknown."""

    unique_key = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=40)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE)
    body = models.JSONField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    outcome = models.CharField(max_length=40, default="unsent")
    error = models.TextField(default="")

    class Meta:
        db_table = "outbox_message"
        indexes = [
            models.Index(fields=["id"], name="outbox_unsent", condition=models.Q(outcome="unsent")),
            models.Index(
                fields=["outcome"],
                name="outbox_in_doubt",
                condition=models.Q(outcome__in=["sending", "unknown, check"]),
            ),
            # Messages to people are few beside what goes to other systems.
            models.Index(
                fields=["outcome", "id"],
                name="outbox_to_people",
                condition=models.Q(channel__in=["sms", "email", "letter"]),
            ),
        ]


class ApiToken(models.Model):
    """Another system's key to the API. Only its digest is kept; the token is shown once.

    `acts_for` is the one person in whose name, and with whose permission, it may record; empty for a system that only
    delivers or asks. `decides` says that this person sits at the program and takes each decision in it; without it the
    program records no decision that is kept for people.
    """

    name = models.CharField(max_length=60, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    feeds = models.JSONField(default=list)
    may_read_people = models.BooleanField(default=False)
    may_screen = models.BooleanField(default=False)
    questions_a_minute = models.IntegerField(null=True)
    acts_for = models.ForeignKey("records.User", null=True, on_delete=models.CASCADE, related_name="+")
    decides = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "api_token"


class RecordedByToken(models.Model):
    """What one request to record came to, so that the same request again records nothing more."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    numbers = ArrayField(models.BigIntegerField())
    at = models.DateTimeField()

    class Meta:
        db_table = "recorded_by_token"
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="one_request_of_a_key")]

    def __str__(self) -> str:
        return f"request {self.key} of {self.token_id}"
