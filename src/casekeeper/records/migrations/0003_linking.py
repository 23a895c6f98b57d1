"""Pairs of records that may be one person's, and the keys by which they find each other."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_alerts"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60)),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "db_table": "link_key",
                "indexes": [models.Index(fields=["person"], name="link_key_by_person")],
                "constraints": [models.UniqueConstraint(fields=("key", "person"), name="link_key_once_a_person")],
            },
        ),
        migrations.CreateModel(
            name="LinkWaiting",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.person",
                    ),
                ),
            ],
            options={"db_table": "link_waiting"},
        ),
        migrations.CreateModel(
            name="LinkProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fact", models.BigIntegerField()),
                ("weight", models.FloatField()),
                ("parts", models.JSONField(default=list)),
                (
                    "flags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("model", models.CharField(default="", max_length=60)),
                ("state", models.CharField(default="waiting", max_length=20)),
                ("proposed_at", models.DateTimeField()),
                ("scored_at", models.DateTimeField()),
                (
                    "holder",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.person",
                    ),
                ),
                (
                    "left",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
                (
                    "right",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.person"
                    ),
                ),
            ],
            options={
                "db_table": "link_proposal",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "unsure"])),
                        fields=["-weight", "id"],
                        name="link_to_judge",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("left", "right"), name="one_proposal_a_pair"),
                    models.CheckConstraint(
                        condition=models.Q(("left__lt", models.F("right"))), name="proposal_in_one_order"
                    ),
                ],
            },
        ),
    ]
