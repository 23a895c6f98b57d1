"""Rows of the lists about leaving: how ready each person is, and each attempt. Projections, never edited."""

from __future__ import annotations

from django.db import models

from casekeeper.records.models.ledger import Person


class ReadinessRow(models.Model):
    """How ready one person is to leave; there while departure is asked about and the record is open."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="readiness")
    removable = models.CharField(max_length=12)
    since = models.DateField(null=True)
    depart = models.CharField(max_length=12)
    unmet = models.JSONField()
    unmet_to_plan = models.SmallIntegerField()
    document = models.CharField(max_length=40)
    document_until = models.DateField(null=True)
    notice_until = models.DateField(null=True)
    attempt = models.BigIntegerField(null=True)
    leaves_on = models.DateField(null=True)
    document_asked_by = models.DateField(null=True)
    document_expected_on = models.DateField(null=True)
    document_needed_on = models.DateField(null=True)

    class Meta:
        db_table = "departure_readiness"
        indexes = [
            models.Index(fields=["since", "person"], name="removable_today", condition=models.Q(removable="met")),
            models.Index(
                fields=["document_needed_on", "person"], name="document_needed",
                condition=models.Q(document_needed_on__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"removable: {self.removable}"


class AttemptRow(models.Model):
    """One attempt to leave. `number` is that of the fact that planned it, or of a departure that nothing planned."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attempts", db_index=False)
    number = models.BigIntegerField()
    state = models.CharField(max_length=30)
    open = models.BooleanField()
    how = models.CharField(max_length=40)
    leaves_on = models.DateField()
    departure = models.BigIntegerField(null=True)
    departed_on = models.DateField(null=True)
    failed_on = models.DateField(null=True)
    stage = models.CharField(max_length=30)
    cause = models.CharField(max_length=40)
    controllable = models.CharField(max_length=10)
    regraded_cause = models.CharField(max_length=40)
    regraded = models.CharField(max_length=10)
    review_due = models.DateField(null=True)
    regrade_due = models.DateField(null=True)
    again_until = models.DateField(null=True)
    pounds_lost = models.IntegerField()

    class Meta:
        db_table = "departure_attempt"
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="one_attempt_of_a_number")]
        indexes = [
            models.Index(fields=["leaves_on", "number"], name="attempts_open", condition=models.Q(open=True)),
            models.Index(fields=["failed_on", "id"], name="attempts_failed",
                         condition=models.Q(failed_on__isnull=False)),
            models.Index(fields=["departed_on", "id"], name="attempts_made",
                         condition=models.Q(departed_on__isnull=False)),
            models.Index(fields=["departed_on", "number"], name="left_unplanned",
                         condition=models.Q(cause="not planned")),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"attempt {self.number}"
