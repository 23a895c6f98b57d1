"""Others' lists: each list, its versions, and what each entry said from version to version."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0003_linking")]

    operations = [
        migrations.CreateModel(
            name="AlertList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=50, unique=True)),
                ("publisher", models.CharField(default="", max_length=120)),
                ("kind", models.CharField(default="", max_length=60)),
                ("invented", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "alert_list",
            },
        ),
        migrations.CreateModel(
            name="ListEntryRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry_id", models.CharField(max_length=200)),
                ("since", models.IntegerField()),
                ("until", models.IntegerField(null=True)),
                ("digest", models.CharField(max_length=64)),
                ("payload", models.JSONField()),
                (
                    "alert_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="records.alertlist"
                    ),
                ),
            ],
            options={
                "db_table": "list_entry",
                "indexes": [
                    models.Index(fields=["alert_list", "since", "entry_id"], name="list_entry_since"),
                    models.Index(
                        condition=models.Q(("until__isnull", False)),
                        fields=["alert_list", "until", "entry_id"],
                        name="list_entry_until",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("alert_list", "entry_id", "since"), name="one_wording_a_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("alert_list", "entry_id"),
                        name="one_wording_stands",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"),
                        name="wording_lasts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ListVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("published_on", models.DateField(null=True)),
                ("imported_at", models.DateTimeField()),
                ("read_at", models.DateTimeField()),
                ("imported_by", models.CharField(max_length=120)),
                ("source", models.CharField(max_length=200)),
                ("format", models.CharField(max_length=20)),
                ("digest", models.CharField(max_length=64)),
                ("entries", models.IntegerField()),
                ("new", models.IntegerField()),
                ("changed", models.IntegerField()),
                ("gone", models.IntegerField()),
                ("unchanged", models.IntegerField()),
                ("unreadable", models.IntegerField()),
                ("skipped", models.JSONField(default=dict)),
                ("loss_accepted", models.BooleanField(default=False)),
                (
                    "alert_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="records.alertlist"
                    ),
                ),
            ],
            options={
                "db_table": "list_version",
                "constraints": [models.UniqueConstraint(fields=("alert_list", "number"), name="one_version_a_number")],
            },
        ),
    ]
