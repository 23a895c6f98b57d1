"""Ordinary tables of reference data that an office may change."""

from __future__ import annotations

from django.db import models


class BankHolidayOverride(models.Model):
    """A bank holiday added to or taken from the installed calendar, with where that was announced."""

    nation = models.CharField(max_length=20)
    day = models.DateField()
    title = models.CharField(max_length=200)
    is_holiday = models.BooleanField(default=True)
    source = models.CharField(max_length=300)
    added_at = models.DateTimeField()

    class Meta:
        db_table = "bank_holiday_override"
        constraints = [models.UniqueConstraint(fields=["nation", "day"], name="one_override_a_day_and_nation")]
