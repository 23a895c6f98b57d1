"""Reporting centres, what is told of them, arrivals; and of each person the next report, to be found by its day."""

import django.db.models.deletion
from django.db import migrations, models

ADDED_TO_ONLY = """
create trigger centre_statement_never_changes before update or delete on centre_statement
    for each row execute function ledger_refuses();
"""
UNDO = "drop trigger if exists centre_statement_never_changes on centre_statement;"


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0007_own_pages"),
    ]

    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("on", models.DateField()),
                ("at", models.CharField(max_length=5)),
                ("typed", models.CharField(max_length=100)),
                ("way", models.CharField(max_length=20)),
                ("by", models.CharField(max_length=150)),
                ("received_at", models.DateTimeField()),
                ("outcome", models.CharField(max_length=20)),
                ("fact", models.BigIntegerField(null=True)),
                ("beside", models.BigIntegerField(null=True)),
                ("settled", models.CharField(default="", max_length=40)),
                ("settled_because", models.TextField(default="")),
                ("settled_by", models.CharField(default="", max_length=150)),
                ("settled_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "arrival",
            },
        ),
        migrations.CreateModel(
            name="Centre",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120, unique=True)),
                ("town", models.CharField(default="", max_length=120)),
                ("invented", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "centre",
            },
        ),
        migrations.CreateModel(
            name="CentreStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("said", models.JSONField()),
                ("starts", models.DateField()),
                ("ends", models.DateField(null=True)),
                ("told_at", models.DateTimeField()),
                ("told_by", models.CharField(max_length=150)),
            ],
            options={
                "db_table": "centre_statement",
            },
        ),
        migrations.AddField(
            model_name="positionrow",
            name="reports_at",
            field=models.CharField(default="", max_length=5),
        ),
        migrations.AddField(
            model_name="positionrow",
            name="reports_every",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.AddField(
            model_name="positionrow",
            name="reports_how",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.AddField(
            model_name="positionrow",
            name="reports_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="positionrow",
            name="reports_place",
            field=models.CharField(default="", max_length=120),
        ),
        migrations.AddIndex(
            model_name="factrow",
            index=models.Index(
                condition=models.Q(("kind__in", ("reporting.attended", "reporting.interview_held"))),
                fields=["happened_from"],
                name="fact_of_a_report",
            ),
        ),
        migrations.AddIndex(
            model_name="positionrow",
            index=models.Index(
                condition=models.Q(("reports_on__isnull", False)),
                fields=["reports_place", "reports_on"],
                name="position_reports",
            ),
        ),
        migrations.AddField(
            model_name="arrival",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="arrivals", to="records.person"
            ),
        ),
        migrations.AddField(
            model_name="arrival",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="arrivals", to="records.centre"
            ),
        ),
        migrations.AddField(
            model_name="centrestatement",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="records.centre"
            ),
        ),
        migrations.AddIndex(
            model_name="arrival",
            index=models.Index(fields=["centre", "on"], name="arrival_of_a_day"),
        ),
        migrations.AddIndex(
            model_name="arrival",
            index=models.Index(
                condition=models.Q(("person__isnull", False)), fields=["person", "on"], name="arrival_of_a_person"
            ),
        ),
        migrations.AddIndex(
            model_name="arrival",
            index=models.Index(
                condition=models.Q(("outcome__in", ("told otherwise", "not placed")), ("settled_at__isnull", True)),
                fields=["centre", "on"],
                name="arrival_to_settle",
            ),
        ),
        migrations.AddConstraint(
            model_name="centrestatement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"),
                name="centre_statement_period_not_empty",
            ),
        ),
        migrations.RunSQL(ADDED_TO_ONLY, UNDO),
    ]
