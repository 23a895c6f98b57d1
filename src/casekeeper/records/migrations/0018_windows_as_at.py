"""What stood in the way on the first and on the last day of a window of early removal is kept beside it."""

from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0017_what_came_under_way"),
    ]

    operations = [
        migrations.AddField("removalwindow", "way_first", models.JSONField(default=list), preserve_default=False),
        migrations.AddField(
            "removalwindow", "last_on", models.DateField(default=date(1970, 1, 1)), preserve_default=False
        ),
        migrations.AddField("removalwindow", "way_last", models.JSONField(default=list), preserve_default=False),
    ]
