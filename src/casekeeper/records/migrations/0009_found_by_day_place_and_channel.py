"""Whom to remind is found by the day, who is on a board by the place, and messages to people among all others."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_centres"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="positionrow",
            name="position_reports",
        ),
        migrations.AddField(
            model_name="positionrow",
            name="reports_unkept",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.DateField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="outboxmessage",
            index=models.Index(
                condition=models.Q(("channel__in", ["sms", "email", "letter"])),
                fields=["outcome", "id"],
                name="outbox_to_people",
            ),
        ),
        migrations.AddIndex(
            model_name="positionrow",
            index=models.Index(
                condition=models.Q(("reports_place", ""), _negated=True),
                fields=["reports_place", "reports_on"],
                include=("reports_at", "reports_every", "reports_how", "is_open", "continues_in"),
                name="position_at_place",
            ),
        ),
        migrations.AddIndex(
            model_name="positionrow",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("reports_unkept", []), _negated=True),
                fields=["reports_unkept"],
                name="position_unkept",
            ),
        ),
        migrations.AddIndex(
            model_name="positionrow",
            index=models.Index(
                condition=models.Q(("continues_in__isnull", True), ("is_open", True), ("reports_on__isnull", False)),
                fields=["reports_on"],
                name="position_reminders",
            ),
        ),
    ]
