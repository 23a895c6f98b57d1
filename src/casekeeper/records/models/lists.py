"""Others' lists: each list, its versions, and what each entry said, in its own words, from version to version."""

from __future__ import annotations

from django.db import models


class AlertList(models.Model):
    """A list that somebody else keeps: sanctions, wanted persons, another country's alerts."""

    name = models.CharField(max_length=50, unique=True)
    publisher = models.CharField(max_length=120, default="")
    kind = models.CharField(max_length=60, default="")
    invented = models.BooleanField(default=False)

    class Meta:
        db_table = "alert_list"

    def __str__(self) -> str:
        return self.name


class ListVersion(models.Model):
    """One import that said something. `read_at` is when a file with this content was last read: the list's freshness.

    Counts are against the version before; `skipped` are entities that are not people, by schema.
    """

    alert_list = models.ForeignKey(AlertList, on_delete=models.CASCADE, related_name="versions")
    number = models.IntegerField()
    published_on = models.DateField(null=True)
    imported_at = models.DateTimeField()
    read_at = models.DateTimeField()
    imported_by = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    format = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    entries = models.IntegerField()
    new = models.IntegerField()
    changed = models.IntegerField()
    gone = models.IntegerField()
    unchanged = models.IntegerField()
    unreadable = models.IntegerField()
    skipped = models.JSONField(default=dict)
    loss_accepted = models.BooleanField(default=False)

    class Meta:
        db_table = "list_version"
        constraints = [models.UniqueConstraint(fields=["alert_list", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.alert_list.name}, version {self.number}"


class ListEntryRow(models.Model):
    """What an entry said in the versions `[since, until)`; `until` is empty while it stands. `payload` is a
    FollowTheMoney entity in the list's own words; where the list has another form, `said` in it is the original.
    """

    alert_list = models.ForeignKey(AlertList, on_delete=models.CASCADE, related_name="entries")
    entry_id = models.CharField(max_length=200)
    since = models.IntegerField()
    until = models.IntegerField(null=True)
    digest = models.CharField(max_length=64)
    payload = models.JSONField()

    class Meta:
        db_table = "list_entry"
        constraints = [
            models.UniqueConstraint(fields=["alert_list", "entry_id", "since"], name="one_wording_a_version"),
            models.UniqueConstraint(
                fields=["alert_list", "entry_id"], condition=models.Q(until__isnull=True), name="one_wording_stands"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("since")), name="wording_lasts"
            ),
        ]
        indexes = [
            models.Index(fields=["alert_list", "since", "entry_id"], name="list_entry_since"),
            models.Index(
                fields=["alert_list", "until", "entry_id"], name="list_entry_until",
                condition=models.Q(until__isnull=False),
            ),
        ]  # fmt: skip
