"""Lists kept beside positions on the way to departure: appeals, detention, documents, arrests, removal windows.

Projections like a duty: made from the facts by `records/projections/departure_rows.py`, never edited. What each
column means is said there.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce

from casekeeper.records.models.ledger import Person


class AppealListed(models.Model):
    """One appeal."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.BigIntegerField()
    appeal = models.CharField(max_length=60)
    lodged_on = models.DateField()
    late = models.BooleanField()
    from_abroad = models.BooleanField()
    pending = models.BooleanField()
    standing = models.CharField(max_length=200)
    tribunal_state = models.CharField(max_length=40)
    hearing_on = models.DateField(null=True)
    hearing_centre = models.CharField(max_length=60)
    further_until = models.DateField(null=True)
    result = models.CharField(max_length=20)
    court = models.CharField(max_length=40)
    decided_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    grounds = ArrayField(models.CharField(max_length=60))
    evidence_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    owed = models.CharField(max_length=120)
    owed_by = models.DateField(null=True)

    class Meta:
        db_table = "appeal_row"
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="one_appeal_of_a_number")]
        indexes = [
            models.Index(fields=["lodged_on", "id"], name="appeal_pending", condition=models.Q(pending=True)),
            models.Index(fields=["owed_by", "id"], name="appeal_owed", condition=models.Q(owed_by__isnull=False)),
            models.Index(fields=["hearing_on", "id"], name="appeal_hearing", condition=models.Q(pending=True)),
            models.Index(fields=["lodged_on", "result", "id"], name="appeal_by_year", include=["person", "pending"]),
            models.Index(Coalesce("ended_on", "decided_on", "lodged_on"), "id", name="appeal_ended"),
        ]

    def __str__(self) -> str:
        return f"appeal {self.number}"


class DetentionListed(models.Model):
    """The last episode of detention of one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.BigIntegerField()
    began_on = models.DateField()
    until = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    next_review = models.CharField(max_length=40)
    next_grade = models.CharField(max_length=20)
    next_on = models.DateField(null=True)
    days_over = models.IntegerField()
    changed = models.CharField(max_length=80)
    changed_on = models.DateField(null=True)
    change_by = models.DateField(null=True)
    report = models.CharField(max_length=120)
    report_on = models.DateField(null=True)
    report_by = models.DateField(null=True)
    panel_on = models.DateField(null=True)
    panel_answer_by = models.DateField(null=True)
    release_by = models.DateField(null=True)
    hearing_on = models.DateField(null=True)
    summary_by = models.DateField(null=True)

    class Meta:
        db_table = "detention_row"
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="one_episode_of_a_number")]
        indexes = [
            models.Index(
                fields=["next_on", "id"], name="detention_due", condition=models.Q(until__isnull=True),
                include=["person", "days_over"],
            ),
            models.Index(
                fields=["until", "id"], name="detention_over",
                condition=models.Q(until__isnull=False, days_over__gt=0),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"detention {self.number}"


class PaperListed(models.Model):
    """One document to travel on, or one application for one."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.BigIntegerField()
    held = models.BooleanField()
    document = models.CharField(max_length=40)
    country = models.CharField(max_length=60)
    country_said = models.CharField(max_length=60, default="")
    since = models.DateField()
    valid_until = models.DateField(null=True)
    held_by = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    state_on = models.DateField()
    ended_on = models.DateField(null=True)
    unused = models.BooleanField()

    class Meta:
        db_table = "paper_row"
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="one_paper_of_a_number")]
        indexes = [
            models.Index(fields=["held", "since", "id"], name="paper_stock", condition=models.Q(ended_on__isnull=True)),
            models.Index(fields=["valid_until", "id"], name="paper_expiring", condition=models.Q(held=True)),
            models.Index(fields=["since", "id"], name="paper_unused", condition=models.Q(unused=True)),
            models.Index(fields=["country", "held"], name="paper_by_country"),
            models.Index(fields=["state", "ended_on", "id"], name="paper_ended", condition=models.Q(held=False)),
            models.Index(fields=["since", "id"], name="paper_by_day"),
        ]

    def __str__(self) -> str:
        return f"paper {self.number}"


class ArrestListed(models.Model):
    """One arrest and its check abroad."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    number = models.BigIntegerField()
    force = models.CharField(max_length=80)
    arrested_on = models.DateField()
    state = models.CharField(max_length=20)
    why = models.CharField(max_length=60)
    country = models.CharField(max_length=3)
    channel = models.CharField(max_length=40)
    sent_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    reply_by = models.DateField(null=True)
    reply = models.CharField(max_length=40)
    replied_on = models.DateField(null=True)
    check_by = models.DateField(null=True)
    missed_on = models.DateField(null=True)
    missed_in = models.CharField(max_length=3)

    class Meta:
        db_table = "arrest_row"
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="one_arrest_of_a_number")]
        indexes = [
            models.Index(fields=["arrested_on", "id"], name="arrest_unchecked", condition=models.Q(state="nothing")),
            models.Index(fields=["reply_by", "id"], name="arrest_awaited", condition=models.Q(reply_by__isnull=False)),
            models.Index(fields=["missed_on", "id"], name="arrest_missed", condition=models.Q(missed_on__isnull=False)),
            models.Index(fields=["arrested_on", "force", "state"], name="arrest_by_force", include=["person"]),
        ]

    def __str__(self) -> str:
        return f"arrest {self.number}"


class FamilyMember(models.Model):
    """Somebody in a family group, by their own record alone. Who else is in it is found by its name."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=20)
    since = models.DateField()
    relation = models.CharField(max_length=30)
    part = models.CharField(max_length=30)
    is_child = models.CharField(max_length=12)
    stage = models.CharField(max_length=60)
    leave_by = models.DateField(null=True)
    parted_on = models.DateField(null=True)

    class Meta:
        db_table = "family_row"
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="once_in_a_family")]
        indexes = [models.Index(fields=["name"], name="family_stands", condition=models.Q(parted_on__isnull=True))]

    def __str__(self) -> str:
        return f"in family group {self.name}"


class RemovalWindow(models.Model):
    """The window of early removal of somebody who is to leave, and what stood in the way on its first and last days."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    opens_on = models.DateField()
    closes_on = models.DateField()
    decided_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended = models.CharField(max_length=60)
    asked_on = models.DateField(null=True)
    way_first = models.JSONField()
    last_on = models.DateField()
    way_last = models.JSONField()

    class Meta:
        db_table = "removal_window"
        constraints = [models.UniqueConstraint(fields=["person", "opens_on"], name="one_window_of_a_day")]
        indexes = [models.Index(fields=["opens_on", "id"], name="window_opens", include=["closes_on", "ended_on"])]

    def __str__(self) -> str:
        return f"window from {self.opens_on}"
