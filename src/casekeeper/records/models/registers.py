"""The daily comparison of what registers hold with what we hold: one row for each time holdings were read."""

from __future__ import annotations

from django.db import models


class RegisterRun(models.Model):
    """One reading of a register's holdings. `refused` says why nothing was concluded from who is missing, if so.

    `found` lists what differs: alert keys and what is the matter, with no personal data.
    """

    register = models.CharField(max_length=20)
    day = models.DateField()
    read_at = models.DateTimeField()
    file = models.CharField(max_length=200, default="")
    digest = models.CharField(max_length=64, default="")
    lines = models.IntegerField(default=0)
    of_others = models.IntegerField(default=0)
    unreadable = models.IntegerField(default=0)
    expected = models.IntegerField(default=0)
    seen = models.IntegerField(default=0)
    lost = models.IntegerField(default=0)
    over_held = models.IntegerField(default=0)
    differing = models.IntegerField(default=0)
    gone = models.IntegerField(default=0)
    whole = models.BooleanField(default=True)
    refused = models.TextField(default="")
    found = models.JSONField(default=list)

    class Meta:
        db_table = "register_run"
        indexes = [models.Index(fields=["register", "-day"], name="register_run_newest")]

    def __str__(self) -> str:
        return f"{self.register} holdings of {self.day}"
