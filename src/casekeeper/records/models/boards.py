"""Lists kept beside positions: each time somebody was lost, and what units asked of one another; and stocks by day."""

from __future__ import annotations

from django.db import models

from casekeeper.records.models.ledger import Person


class LostSpellRow(models.Model):
    """One spell of being out of contact, an absconder or located. Open while `until` is empty; an end stays counted.

    A projection like a duty: made from the facts, never edited. `grade` and `team` are those of today.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="lost_spells", db_index=False)
    state = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True)
    ended = models.CharField(max_length=20, default="")
    grade = models.CharField(max_length=1)
    team = models.CharField(max_length=20)
    ours = models.BooleanField()
    misses = models.SmallIntegerField()
    last_contact_on = models.DateField(null=True)
    steps = models.SmallIntegerField()
    last_step_on = models.DateField(null=True)
    checks = models.SmallIntegerField()
    proposed = models.BooleanField()

    class Meta:
        db_table = "lost_spell"
        constraints = [models.UniqueConstraint(fields=["person", "state", "since"], name="one_spell_of_a_day")]
        indexes = [
            models.Index(
                fields=["state", "since", "id"], name="lost_now", include=["grade", "team", "ours", "steps", "person"],
                condition=models.Q(until__isnull=True),
            ),
            models.Index(
                fields=["state", "since", "id"], name="lost_nothing_done",
                condition=models.Q(until__isnull=True, steps=0),
            ),
            models.Index(fields=["state", "until"], name="lost_ended", condition=models.Q(until__isnull=False)),
            models.Index(fields=["state", "since"], name="lost_began"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.state} since {self.since}"


class UnitRequest(models.Model):
    """One request from a unit to another: a projection. `number` is that of the fact that asked."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="unit_requests")
    number = models.BigIntegerField()
    by_unit = models.CharField(max_length=30)
    to_unit = models.CharField(max_length=30)
    what = models.CharField(max_length=200)
    asked_on = models.DateField()
    needed_by = models.DateField(null=True)
    state = models.CharField(max_length=20)
    state_on = models.DateField()
    escalated = models.BooleanField()

    class Meta:
        db_table = "unit_request"
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="one_request_of_a_number")]
        indexes = [
            models.Index(fields=["to_unit", "state", "asked_on", "id"], name="request_to_us"),
            models.Index(fields=["by_unit", "state", "asked_on", "id"], name="request_by_us"),
        ]

    def __str__(self) -> str:
        return f"request {self.number}"


class PlaceCount(models.Model):
    """How many people were in one place on one day, and how many came and left that day, as counted over everybody.

    Made anew by `casekeeper stocks`, as known then; stock is the stock of the day before and who came and left.
    """

    day = models.DateField()
    place = models.CharField(max_length=40)
    people = models.IntegerField()
    came = models.IntegerField()
    left = models.IntegerField()

    class Meta:
        db_table = "place_count"
        constraints = [
            models.UniqueConstraint(fields=["day", "place"], name="one_count_a_day"),
            models.CheckConstraint(
                condition=models.Q(people__gte=0, came__gte=0, left__gte=0), name="counts_are_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} on {self.day}"
