"""Reporting centres, what was told of them, and every arrival taken: at a desk, or by a terminal without us."""

from __future__ import annotations

from django.db import models

from casekeeper.records.models.ledger import Person


class Centre(models.Model):
    """A place at which people report. Conditions of bail name it by `name`; addresses by `code`."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120, unique=True)
    town = models.CharField(max_length=120, default="")
    invented = models.BooleanField(default=False)

    class Meta:
        db_table = "centre"

    def __str__(self) -> str:
        return self.name


class CentreStatement(models.Model):
    """What somebody told of a centre, from a day and until a day. Only ever added to: a later one takes its place."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=20)
    said = models.JSONField()
    starts = models.DateField()
    ends = models.DateField(null=True)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=150)

    class Meta:
        db_table = "centre_statement"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gt=models.F("starts")),
                name="centre_statement_period_not_empty",
            )
        ]


class Arrival(models.Model):
    """Somebody came. `key` was made where they were taken, so that the same arrival sent again is known as the same.

    `outcome`: "recorded" with the number of the fact; "again" where this centre took the person that day already;
    "told otherwise" where somebody else recorded that report, which `beside` names; "not placed" where `typed` led to
    nobody, to several, or to somebody whom the officer may not see. The last two wait until somebody settles them.
    """

    key = models.UUIDField(unique=True)
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="arrivals")
    on = models.DateField()
    at = models.CharField(max_length=5)
    typed = models.CharField(max_length=100)
    way = models.CharField(max_length=20)
    by = models.CharField(max_length=150)
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=20)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="arrivals")
    fact = models.BigIntegerField(null=True)
    beside = models.BigIntegerField(null=True)
    settled = models.CharField(max_length=40, default="")
    settled_because = models.TextField(default="")
    settled_by = models.CharField(max_length=150, default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "arrival"
        indexes = [
            models.Index(fields=["centre", "on"], name="arrival_of_a_day"),
            models.Index(fields=["person", "on"], name="arrival_of_a_person", condition=models.Q(person__isnull=False)),
            models.Index(
                fields=["centre", "on"],
                name="arrival_to_settle",
                condition=models.Q(settled_at__isnull=True, outcome__in=("told otherwise", "not placed")),
            ),
        ]
