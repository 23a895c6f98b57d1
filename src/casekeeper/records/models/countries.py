"""Notices of the country desk, as they were told: one row for each step, only ever added to."""

from __future__ import annotations

from django.db import models

from casekeeper.records.models.ledger import Person


class CountryNoticeStep(models.Model):
    """A notice was told, looked at again and goes on, or ended. `notice` is the step that told it; none for that one.

    The same fields, in the same words, as `law/notices.py`, where a notice is put together from its steps.
    """

    notice = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later_steps")
    step = models.CharField(max_length=10)
    country = models.CharField(max_length=3, default="")
    what = models.CharField(max_length=30, default="")
    on = models.DateField()
    expected_until = models.DateField(null=True)
    review_on = models.DateField(null=True)
    reason = models.TextField()
    document = models.CharField(max_length=120)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=150)

    class Meta:
        db_table = "country_notice_step"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step="told", notice__isnull=True) & ~models.Q(country="") & ~models.Q(what="")
                | models.Q(step__in=("goes on", "ended"), notice__isnull=False, country="", what=""),
                name="country_notice_step_of_one_kind",
            ),
            models.CheckConstraint(condition=~models.Q(document="") & ~models.Q(reason=""), name="notice_has_papers"),
            models.UniqueConstraint(
                fields=["notice"], condition=models.Q(step="ended"), name="country_notice_ends_once"
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.notice_id or self.pk}: {self.step}"


class PersonCountry(models.Model):
    """A country that somebody would be returned to, or left for. Derived: written by `projections/deriving` alone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    country = models.CharField(max_length=3)
    nationality = models.BooleanField()
    planned = models.BooleanField()
    left_for = models.BooleanField()

    class Meta:
        db_table = "person_country"
        constraints = [models.UniqueConstraint(fields=["person", "country"], name="one_row_a_country")]
        indexes = [models.Index(fields=["country", "person"], name="people_of_a_country")]

    def __str__(self) -> str:
        return f"country {self.country}"
