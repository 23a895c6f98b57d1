"""What was derived, kept so that it can be searched. A cache: stamped, rebuilt by one command, never edited."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from casekeeper.records.models.ledger import Person


class PositionRow(models.Model):
    """Where one person stands, as derived. `body` is the whole derivation as plain data.

    It holds from `as_at` up to `next_boundary`; in between nothing in it changes, so nothing rewrites it.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="position")
    as_at = models.DateField()
    law_version = models.CharField(max_length=32)
    code_version = models.CharField(max_length=32)
    last_fact = models.BigIntegerField()
    name = models.CharField(max_length=10_000, default="")
    is_open = models.BooleanField()
    whereabouts = models.CharField(max_length=40)
    prison = models.CharField(max_length=10, default="")
    stage = models.CharField(max_length=60, default="")
    release_gate = models.CharField(max_length=20, default="")
    released_unconsidered_on = models.DateField(null=True)
    next_legal_date = models.DateField(null=True)
    release_on = models.DateField(null=True)
    hold_until = models.DateField(null=True)
    live_duties = models.SmallIntegerField(default=0)
    continues_in = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    next_boundary = models.DateField(null=True)
    reports_on = models.DateField(null=True)
    reports_at = models.CharField(max_length=5, default="")
    reports_place = models.CharField(max_length=120, default="")
    reports_how = models.CharField(max_length=20, default="")
    reports_every = models.CharField(max_length=20, default="")
    reports_unkept = ArrayField(models.DateField(), default=list, db_default=[])
    body = models.JSONField()

    class Meta:
        db_table = "position"
        indexes = [
            models.Index(fields=["next_boundary"], name="position_boundary"),
            models.Index(fields=["release_on"], name="position_release"),
            models.Index(fields=["whereabouts"], name="position_whereabouts"),
            # How full a centre is, is counted from this index alone; a board finds its people by it, on any day.
            models.Index(
                fields=["reports_place", "reports_on"],
                name="position_at_place",
                include=["reports_at", "reports_every", "reports_how", "is_open", "continues_in"],
                condition=~models.Q(reports_place=""),
            ),
            # The board of a day gone by: few of those told to report, found without reading the others.
            GinIndex(fields=["reports_unkept"], name="position_unkept", condition=~models.Q(reports_unkept=[])),
            models.Index(
                fields=["reports_on"],
                name="position_reminders",
                condition=models.Q(is_open=True, continues_in__isnull=True, reports_on__isnull=False),
            ),
            models.Index(
                fields=["released_unconsidered_on"],
                name="position_unconsidered",
                condition=models.Q(released_unconsidered_on__isnull=False),
            ),
            models.Index(
                fields=["hold_until"],
                name="position_open_without_duty",
                condition=models.Q(is_open=True, live_duties=0),
            ),
            models.Index(fields=["person"], name="position_open", condition=models.Q(is_open=True)),
        ]


class DutyRow(models.Model):
    """One duty, as derived, with the rung of its ladder that the last sweep saw it reach.

    Its steps are the day after it was due and the days of its ladder. `next_rung_on` is the first step not
    yet recorded as reached, so a step is recorded once however late or often the sweep runs.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="duties")
    key = models.CharField(max_length=120)
    what = models.CharField(max_length=120)
    owed_by = models.CharField(max_length=30)
    arose = models.DateField()
    due = models.DateField()
    start_by = models.DateField(null=True)
    ladder = ArrayField(models.DateField(), default=list)
    rung = models.SmallIntegerField(default=0)
    next_rung_on = models.DateField(null=True)
    ended = models.CharField(max_length=20, null=True)
    ended_on = models.DateField(null=True)
    waiting_on = models.CharField(max_length=20, default="us")
    urgent = models.BooleanField(default=False)
    page = models.CharField(max_length=120)
    provision = models.CharField(max_length=300)
    confirmed = models.BooleanField()
    body = models.JSONField()

    class Meta:
        db_table = "duty"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_duty_of_a_key")]
        indexes = [
            models.Index(
                fields=["owed_by", "due", "id"],
                name="duty_queue",
                include=["waiting_on", "rung", "person"],
                condition=models.Q(ended__isnull=True),
            ),
            models.Index(
                fields=["owed_by", "due", "id"],
                name="duty_climbed",
                condition=models.Q(ended__isnull=True, rung__gte=1),
            ),
            # What came while a departure was under way: looked up every few seconds by whoever has it.
            models.Index(
                fields=["arose", "id"], name="duty_under_way", condition=models.Q(key__startswith="consider under way:")
            ),
            # Filters of the queue that may leave a few of very many: found, not searched for along the whole queue.
            models.Index(
                fields=["owed_by", "due", "id"],
                name="duty_urgent",
                condition=models.Q(ended__isnull=True, urgent=True),
            ),
            models.Index(
                fields=["owed_by", "what", "due", "id"],
                name="duty_of_a_kind",
                condition=models.Q(ended__isnull=True),
            ),
            models.Index(fields=["person"], name="duty_live", condition=models.Q(ended__isnull=True)),
            models.Index(
                fields=["next_rung_on"],
                name="duty_next_rung",
                condition=models.Q(ended__isnull=True, next_rung_on__isnull=False),
            ),
        ]


class IdentifierRow(models.Model):
    """Which record an identifier leads to."""

    scheme = models.CharField(max_length=30)
    canonical = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identifiers")

    class Meta:
        db_table = "identifier"
        constraints = [
            models.UniqueConstraint(fields=["scheme", "canonical", "person"], name="identifier_once_a_person")
        ]


class DutyChange(models.Model):
    """A duty moved, was raised, climbed a rung, ended or was withdrawn: when we noticed, and why."""

    at = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    key = models.CharField(max_length=120)
    change = models.CharField(max_length=20)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    cause = models.CharField(max_length=200)

    class Meta:
        db_table = "duty_change"
        indexes = [models.Index(fields=["person", "at"], name="duty_change_person")]


class SweepRun(models.Model):
    """One run of the sweep: from which day to which, how many were looked at, what changed, what failed."""

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    as_at = models.DateField()
    previous_as_at = models.DateField(null=True)
    derived = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    rungs = models.IntegerField(default=0)
    failed = models.JSONField(default=list)
    open_without_duty = models.IntegerField(default=0)

    class Meta:
        db_table = "sweep_run"


class Verification(models.Model):
    """One run of `verify` over the database. `first_fault` names facts, batches and no person."""

    at = models.DateTimeField()
    facts = models.BigIntegerField()
    unsealed = models.BigIntegerField(default=0)
    faults = models.IntegerField(default=0)
    first_fault = models.TextField(default="")

    class Meta:
        db_table = "verification"
