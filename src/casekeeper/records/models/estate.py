"""Removal centres and what was told of them; whole lists of movement orders and of bookings, each in its own words."""

from __future__ import annotations

from django.db import models


class RemovalCentre(models.Model):
    """A place at which people are held; feeds name it by name or code. `heard_at`: when it last sent a heartbeat."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120, unique=True)
    invented = models.BooleanField(default=False)
    heard_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "removal_centre"

    def __str__(self) -> str:
        return self.name


class EstateStatement(models.Model):
    """One thing told of a centre: beds, names of its beds, a heartbeat, an event. Only ever added to.

    `at` is the moment it speaks of, `person` the centre's own number for somebody. By `key` the same
    event is known again.
    """

    centre = models.ForeignKey(RemovalCentre, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=20)
    said = models.JSONField()
    at = models.DateTimeField()
    person = models.CharField(max_length=60, default="")
    bed = models.CharField(max_length=60, default="")
    key = models.CharField(max_length=120, null=True, unique=True)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=150)

    class Meta:
        db_table = "estate_statement"
        indexes = [
            models.Index(fields=["kind", "at"], name="estate_by_moment"),
            models.Index(fields=["person"], name="estate_by_person", condition=~models.Q(person="")),
            models.Index(fields=["centre", "bed"], name="estate_by_bed", condition=~models.Q(bed="")),
        ]


class EstateSnapshot(models.Model):
    """A whole list, as it came: `orders` to move, or `bookings`. The newest of its kind holds; old ones are deleted."""

    kind = models.CharField(max_length=20)
    rows = models.JSONField()
    at = models.DateTimeField()
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=150)

    class Meta:
        db_table = "estate_snapshot"
        indexes = [models.Index(fields=["kind", "at"], name="snapshot_newest")]
