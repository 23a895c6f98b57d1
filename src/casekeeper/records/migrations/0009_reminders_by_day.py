"""Whose next report is on a day: so that the relay reads who is to be reminded, and not everybody told to report."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0008_centres")]

    operations = [
        migrations.AddIndex(
            model_name="positionrow",
            index=models.Index(
                condition=models.Q(("continues_in__isnull", True), ("is_open", True), ("reports_on__isnull", False)),
                fields=["reports_on"],
                name="position_reminders",
            ),
        ),
    ]
