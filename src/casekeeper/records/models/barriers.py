"""Barriers and safeguards that stand open, kept beside positions for the page over all people.

A projection like a duty: made from the facts by `records/projections/barrier_rows.py`, never edited. What each column
means is said there.
"""

from __future__ import annotations

from django.db import models

from casekeeper.records.models.ledger import Person


class BarrierListed(models.Model):
    """One that stands open for somebody whose record is open."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    code = models.CharField(max_length=10)
    nth = models.SmallIntegerField()
    since = models.DateField()
    opened = models.BooleanField()
    why = models.CharField(max_length=200)
    fact = models.BigIntegerField(null=True)
    clear_by = models.DateField(null=True)
    changes_on = models.DateField(null=True)
    recode_by = models.DateField(null=True)

    class Meta:
        db_table = "barrier_row"
        constraints = [models.UniqueConstraint(fields=["person", "code", "nth"], name="one_barrier_of_a_place")]
        indexes = [
            models.Index(fields=["since", "id"], name="barrier_by_day", include=["person", "code", "clear_by"]),
            models.Index(fields=["code", "since", "id"], name="barrier_by_code", include=["person"]),
            models.Index(
                fields=["clear_by", "id"], name="barrier_expected", condition=models.Q(clear_by__isnull=False)
            ),
            models.Index(
                fields=["recode_by", "id"], name="barrier_recode", condition=models.Q(recode_by__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"barrier {self.code}, number {self.nth}"
