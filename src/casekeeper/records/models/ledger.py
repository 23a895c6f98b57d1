"""The ledger: one table of facts, only ever added to, and the signed seals over it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.contrib.postgres.fields import ArrayField
from django.db import models


class LedgerRefuses(TypeError):
    """Somebody tried to change the ledger through a model; the message says which way is right."""


class Person(models.Model):
    """Somebody with a record. Only the reference is used outside the database; it says nothing about them."""

    reference = models.CharField(max_length=9, unique=True)
    opened_at = models.DateTimeField()
    invented = models.BooleanField(default=False)
    handling = models.CharField(max_length=20, default="normal")

    class Meta:
        db_table = "person"
        indexes = [models.Index(fields=["id"], name="person_restricted", condition=~models.Q(handling="normal"))]

    def __str__(self) -> str:
        return self.reference


class FactRow(models.Model):
    """One fact. The database refuses UPDATE and DELETE to the program's own login.

    `content_hash` covers every column and the payload, with `salt`. Erasure takes payload and salt away and
    leaves the hash, so the chain of seals still verifies.
    """

    number = models.BigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts", db_index=False)
    kind = models.CharField(max_length=60)
    happened_from = models.DateField()
    happened_until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=60)
    recorded_by = models.CharField(max_length=120)
    message_id = models.CharField(max_length=120, null=True)
    corrects = models.BigIntegerField(null=True)
    payload = models.JSONField(null=True)
    salt = models.BinaryField(null=True)
    content_hash = models.BinaryField()

    class Meta:
        db_table = "fact"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(happened_until__isnull=True)
                | models.Q(happened_until__gt=models.F("happened_from")),
                name="fact_period_not_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(corrects__isnull=True) | models.Q(corrects__lt=models.F("number")),
                name="fact_corrects_an_earlier_one",
            ),
            models.CheckConstraint(
                condition=models.Q(payload__isnull=True, salt__isnull=True)
                | models.Q(payload__isnull=False, salt__isnull=False),
                name="fact_erased_wholly",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "number"], name="fact_by_person"),
            models.Index(fields=["corrects"], name="fact_corrects", condition=models.Q(corrects__isnull=False)),
            models.Index(
                fields=["happened_from"],
                name="fact_of_a_report",
                condition=models.Q(kind__in=("reporting.attended", "reporting.interview_held")),
            ),
        ]

    def __str__(self) -> str:
        return f"fact {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise LedgerRefuses("A fact is added with records.ledger.append, which numbers and hashes it; never saved.")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LedgerRefuses("A fact is never deleted. Correct it with a new fact, or erase a person under a rule.")


class SealedBatch(models.Model):
    """A run of facts whose hashes were chained together, and the signed head of the chain after it."""

    number = models.BigIntegerField(primary_key=True)
    facts = ArrayField(ArrayField(models.BigIntegerField(), size=2))
    erasures = ArrayField(models.BigIntegerField(), default=list)
    count = models.BigIntegerField()
    total = models.BigIntegerField()
    highest = models.BigIntegerField()
    previous_head = models.BinaryField()
    head = models.BinaryField()
    sealed_at = models.DateTimeField()
    signature = models.BinaryField()

    class Meta:
        db_table = "sealed_batch"

    def __str__(self) -> str:
        return f"batch {self.number}"


class Erasure(models.Model):
    """A person's payloads were erased under a retention rule; two named people, a reason, the fact numbers."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    facts = ArrayField(models.BigIntegerField())
    digests = ArrayField(models.BinaryField())
    rule = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=120)
    authorised_by = models.CharField(max_length=120)
    erased_at = models.DateTimeField()

    class Meta:
        db_table = "erasure"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(asked_by=models.F("authorised_by")), name="erasure_by_two_people"
            ),
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"
