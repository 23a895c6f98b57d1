"""Pairs of records that may be one person's, and the keys by which they find each other. Both can be made again."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from casekeeper.records.models.ledger import Person


class LinkKey(models.Model):
    """A key by which this record finds others that may be the same person's (see `matching.linking.found_by`)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=60)

    class Meta:
        db_table = "link_key"
        constraints = [models.UniqueConstraint(fields=["key", "person"], name="link_key_once_a_person")]
        indexes = [models.Index(fields=["person"], name="link_key_by_person")]


class LinkWaiting(models.Model):
    """A record whose names, birth dates or numbers changed, and that waits to be compared with others."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        db_table = "link_waiting"


class LinkProposal(models.Model):
    """A pair that was compared and found worth a look: its weight, part by part, and what became of it.

    `left` is the record opened first. `state` is *waiting* until somebody judges; then the judgement; *below* where
    the weight fell under the threshold. `fact` is the suggestion in the ledger, which raises the duty to judge; it
    stands on `holder`, one of the two. While the two are joined by another way, the pair waits unseen.
    """

    left = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    holder = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    fact = models.BigIntegerField()
    weight = models.FloatField()
    parts = models.JSONField(default=list)
    flags = ArrayField(models.CharField(max_length=40), default=list)
    model = models.CharField(max_length=60, default="")
    state = models.CharField(max_length=20, default="waiting")
    proposed_at = models.DateTimeField()
    scored_at = models.DateTimeField()

    class Meta:
        db_table = "link_proposal"
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="one_proposal_a_pair"),
            models.CheckConstraint(condition=models.Q(left__lt=models.F("right")), name="proposal_in_one_order"),
        ]
        indexes = [
            models.Index(
                fields=["-weight", "id"], name="link_to_judge", condition=models.Q(state__in=["waiting", "unsure"])
            )
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"
