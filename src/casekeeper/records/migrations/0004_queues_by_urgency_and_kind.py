"""Indexes for the filters of a queue that may leave a few duties of very many."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_outbox_in_doubt"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="dutyrow",
            index=models.Index(
                condition=models.Q(("ended__isnull", True), ("urgent", True)),
                fields=["owed_by", "due", "id"],
                name="duty_urgent",
            ),
        ),
        migrations.AddIndex(
            model_name="dutyrow",
            index=models.Index(
                condition=models.Q(("ended__isnull", True)),
                fields=["owed_by", "what", "due", "id"],
                name="duty_of_a_kind",
            ),
        ),
    ]
