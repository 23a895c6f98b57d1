"""Of each person by when a document has to be asked for, when one is expected, and when it is needed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0020_country_said"),
    ]

    operations = [
        migrations.AddField(
            model_name="readinessrow",
            name="document_asked_by",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="readinessrow",
            name="document_expected_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="readinessrow",
            name="document_needed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="readinessrow",
            index=models.Index(
                condition=models.Q(("document_needed_on__isnull", False)),
                fields=["document_needed_on", "person"],
                name="document_needed",
            ),
        ),
    ]
