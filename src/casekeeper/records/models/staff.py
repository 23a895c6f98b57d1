"""The people who work here, what they handed to each other, and every look at a record."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from casekeeper.records.models.ledger import Person


class User(AbstractUser):
    """Somebody who signs in. `unit` and `grade` decide what they may see and do.

    `by_program` is set, for one request, where a program acts in their name: it is not kept.
    """

    by_program = False

    unit = models.CharField(max_length=30, default="")
    grade = models.CharField(max_length=20, default="officer")

    class Meta:
        db_table = "staff_user"


class HandOff(models.Model):
    """A duty offered by one unit to another. The sender owns it until the receiver accepts."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    key = models.CharField(max_length=120)
    from_unit = models.CharField(max_length=30)
    to_unit = models.CharField(max_length=30)
    reason = models.TextField()
    offered_by = models.CharField(max_length=120)
    offered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=120, default="")
    answered_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)
    answer = models.TextField(default="")

    class Meta:
        db_table = "hand_off"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"],
                condition=models.Q(answered_at__isnull=True),
                name="one_offer_at_a_time",
            )
        ]


class SignInFailed(models.Model):
    """A name and password that were not right. Only a digest of the name is kept, and only for a while."""

    name = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "sign_in_failed"
        indexes = [models.Index(fields=["name", "at"], name="sign_in_failed_by_name")]


class Look(models.Model):
    """Somebody looked at a record: who, when, which page, for what task. Only ever added to."""

    at = models.DateTimeField()
    user = models.CharField(max_length=150)
    unit = models.CharField(max_length=30)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT)
    what = models.CharField(max_length=200)
    purpose = models.CharField(max_length=200, default="")
    count = models.IntegerField(default=1)

    class Meta:
        db_table = "look"
        indexes = [models.Index(fields=["person", "at"], name="look_by_person")]
