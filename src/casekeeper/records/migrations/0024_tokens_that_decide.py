"""A token says whether the person it acts for takes each decision in the program; those there are do not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0023_family_rows"),
    ]

    operations = [
        migrations.AddField(
            model_name="apitoken",
            name="decides",
            field=models.BooleanField(default=False),
        ),
    ]
