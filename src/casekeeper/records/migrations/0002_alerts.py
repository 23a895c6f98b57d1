"""Comparisons of what registers hold with what we hold; and an index of the records with alerts."""

from django.db import migrations, models

INDEX = """
create index position_with_alerts on position (person_id)
    where (body #> '{position,alerts,value,0}') is not null and continues_in_id is null;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0005_who_may_see_and_was_it_verified")]

    operations = [
        migrations.CreateModel(
            name="RegisterRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=20)),
                ("day", models.DateField()),
                ("read_at", models.DateTimeField()),
                ("file", models.CharField(default="", max_length=200)),
                ("digest", models.CharField(default="", max_length=64)),
                ("lines", models.IntegerField(default=0)),
                ("of_others", models.IntegerField(default=0)),
                ("unreadable", models.IntegerField(default=0)),
                ("expected", models.IntegerField(default=0)),
                ("seen", models.IntegerField(default=0)),
                ("lost", models.IntegerField(default=0)),
                ("over_held", models.IntegerField(default=0)),
                ("differing", models.IntegerField(default=0)),
                ("gone", models.IntegerField(default=0)),
                ("whole", models.BooleanField(default=True)),
                ("refused", models.TextField(default="")),
                ("found", models.JSONField(default=list)),
            ],
            options={
                "db_table": "register_run",
                "indexes": [models.Index(fields=["register", "-day"], name="register_run_newest")],
            },
        ),
        migrations.RunSQL(INDEX, "drop index if exists position_with_alerts"),
    ]
