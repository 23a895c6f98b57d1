"""What the source said of the country of a document, beside the code that was read from it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0019_country_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="paperlisted",
            name="country_said",
            field=models.CharField(default="", max_length=60),
        ),
    ]
