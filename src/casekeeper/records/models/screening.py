"""Screening: what was asked and why, what was found, how it was judged, and what changed in what is searched."""

from __future__ import annotations

import uuid

from django.db import models

from casekeeper.records.models.exchange import ApiToken
from casekeeper.records.models.ledger import Person


class ScreeningRun(models.Model):
    """Many people screened at once: who asked, why, against what, and what came of it.

    One row stands for all checks of the run that found nothing; each that found something has a row of its own.
    """

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=20)
    by = models.CharField(max_length=150)
    purpose = models.CharField(max_length=200)
    dataset = models.CharField(max_length=80)
    list_versions = models.JSONField()
    model_version = models.CharField(max_length=60)
    threshold = models.FloatField()
    checks = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    hits = models.IntegerField(default=0)
    cleared = models.IntegerField(default=0)
    lapsed = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)

    class Meta:
        db_table = "screening_run"


class Check(models.Model):
    """One question to the index. `id` is the decision number that the answer carries.

    `asked` holds the question's own words only where a hit has to be judged and they are nowhere else. Otherwise
    the digests alone are kept: they tell whether the same was asked of the same traveller, and nothing more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    unit = models.CharField(max_length=30)
    purpose = models.CharField(max_length=200)
    way = models.CharField(max_length=20)
    dataset = models.CharField(max_length=80)
    list_versions = models.JSONField()
    model_version = models.CharField(max_length=60)
    threshold = models.FloatField(null=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="checks")
    traveller = models.CharField(max_length=64)
    asked_digest = models.CharField(max_length=64)
    asked = models.JSONField(null=True)
    cleared_before = models.IntegerField(default=0)
    run = models.ForeignKey(ScreeningRun, null=True, on_delete=models.PROTECT)

    class Meta:
        db_table = "screening_check"
        indexes = [
            models.Index(fields=["at"], name="screening_check_at"),
            models.Index(fields=["traveller"], name="screening_check_traveller"),
            models.Index(fields=["person"], name="screening_check_person", condition=models.Q(person__isnull=False)),
        ]


class Hit(models.Model):
    """An entry that may be the one asked for, with the entry's words and the parts of the score as they were then.

    `fact` is the number of the suggestion on a person's record; the judgement is then a fact too.
    """

    screened = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="hits")
    entry = models.CharField(max_length=280)
    dataset = models.CharField(max_length=80)
    entry_digest = models.CharField(max_length=64)
    list_version = models.CharField(max_length=80, default="")
    score = models.FloatField()
    weight = models.FloatField()
    parts = models.JSONField()
    words = models.JSONField()
    fact = models.BigIntegerField(null=True, unique=True)

    class Meta:
        db_table = "screening_hit"
        indexes = [models.Index(fields=["entry"], name="screening_hit_entry")]


class HitJudgement(models.Model):
    """What somebody judged of a hit that concerns no person of ours. Withdrawn with a name and a reason, and kept."""

    hit = models.ForeignKey(Hit, on_delete=models.CASCADE, related_name="judgements")
    judgement = models.CharField(max_length=20)
    reasons = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    withdrawn_by = models.CharField(max_length=150, default="")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(default="")

    class Meta:
        db_table = "screening_judgement"
        constraints = [
            models.UniqueConstraint(
                fields=["hit"], condition=models.Q(withdrawn_at__isnull=True), name="one_standing_judgement_of_a_hit"
            )
        ]


class ScreeningChange(models.Model):
    """Something in what is searched changed: an entry of a list, an alert of ours, or (no entry) a whole list.

    `at_transaction` is the number of the transaction that wrote it, so that whoever reads from the oldest
    transaction still running on misses nothing and nobody waits for anybody.
    """

    dataset = models.CharField(max_length=80)
    entry = models.CharField(max_length=280, default="")
    at_transaction = models.BigIntegerField()

    class Meta:
        db_table = "screening_change"
        indexes = [models.Index(fields=["at_transaction"], name="screening_change_at")]


class PersonToScreen(models.Model):
    """A person whose identity facts changed and who was not screened since."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    since = models.DateTimeField()

    class Meta:
        db_table = "person_to_screen"


class TravellerScreened(models.Model):
    """Who of the passenger lists was screened last with which data against which lists, by digest alone."""

    traveller = models.CharField(max_length=64, primary_key=True)
    asked_digest = models.CharField(max_length=64)
    stamp = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "traveller_screened"
        indexes = [models.Index(fields=["at"], name="traveller_screened_at")]


class ListScreened(models.Model):
    """Up to which version of a list the whole person store has been screened."""

    dataset = models.CharField(max_length=80, primary_key=True)
    version = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        db_table = "list_screened"


class Calibration(models.Model):
    """The score from which so many of 10,000 checks of people on no list are alerted, measured on a seeded sample."""

    at = models.DateTimeField()
    page = models.CharField(max_length=120)
    list_versions = models.JSONField()
    stamp = models.CharField(max_length=64)
    model_version = models.CharField(max_length=60)
    sample = models.CharField(max_length=120)
    sample_size = models.IntegerField()
    asked_per_10000 = models.IntegerField()
    score = models.FloatField()
    measured_per_10000 = models.FloatField()

    class Meta:
        db_table = "screening_calibration"
        indexes = [models.Index(fields=["page", "-at"], name="screening_calibration_page")]


class ApiUse(models.Model):
    """How many questions a token asked in a minute: what its limit is counted by."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE)
    minute = models.DateTimeField()
    questions = models.IntegerField()

    class Meta:
        db_table = "api_use"
        constraints = [models.UniqueConstraint(fields=["token", "minute"], name="one_count_a_token_and_minute")]
