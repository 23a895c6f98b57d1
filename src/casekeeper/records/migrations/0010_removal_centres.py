"""Removal centres, what was told of them, and whole lists of orders and bookings."""

import django.db.models.deletion
from django.db import migrations, models

ADDED_TO_ONLY = """
create trigger estate_statement_never_changes before update or delete on estate_statement
    for each row execute function ledger_refuses();
"""
UNDO = "drop trigger if exists estate_statement_never_changes on estate_statement;"


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_found_by_day_place_and_channel"),
    ]

    operations = [
        migrations.CreateModel(
            name="RemovalCentre",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("invented", models.BooleanField(default=False)),
                ("heard_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "removal_centre",
            },
        ),
        migrations.CreateModel(
            name="EstateSnapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("rows", models.JSONField()),
                ("at", models.DateTimeField()),
                ("told_at", models.DateTimeField()),
                ("told_by", models.CharField(max_length=150)),
            ],
            options={
                "db_table": "estate_snapshot",
                "indexes": [models.Index(fields=["kind", "at"], name="snapshot_newest")],
            },
        ),
        migrations.CreateModel(
            name="EstateStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("said", models.JSONField()),
                ("at", models.DateTimeField()),
                ("person", models.CharField(default="", max_length=60)),
                ("bed", models.CharField(default="", max_length=60)),
                ("key", models.CharField(max_length=120, null=True, unique=True)),
                ("told_at", models.DateTimeField()),
                ("told_by", models.CharField(max_length=150)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="records.removalcentre",
                    ),
                ),
            ],
            options={
                "db_table": "estate_statement",
                "indexes": [
                    models.Index(fields=["kind", "at"], name="estate_by_moment"),
                    models.Index(
                        condition=models.Q(("person", ""), _negated=True),
                        fields=["person"],
                        name="estate_by_person",
                    ),
                    models.Index(
                        condition=models.Q(("bed", ""), _negated=True), fields=["centre", "bed"], name="estate_by_bed"
                    ),
                ],
            },
        ),
        migrations.RunSQL(ADDED_TO_ONLY, UNDO),
    ]
