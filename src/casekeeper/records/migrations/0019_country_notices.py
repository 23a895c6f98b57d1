"""Notices on countries, only ever added to; and of each person the countries they would be returned to."""

import django.db.models.deletion
from django.db import migrations, models

ADDED_TO_ONLY = """
create trigger country_notice_step_never_changes before update or delete on country_notice_step
    for each row execute function ledger_refuses();
create trigger country_notice_step_never_emptied before truncate on country_notice_step
    for each statement execute function ledger_refuses();
"""
UNDO = """
drop trigger if exists country_notice_step_never_changes on country_notice_step;
drop trigger if exists country_notice_step_never_emptied on country_notice_step;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0018_windows_as_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="CountryNoticeStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=10)),
                ("country", models.CharField(default="", max_length=3)),
                ("what", models.CharField(default="", max_length=30)),
                ("on", models.DateField()),
                ("expected_until", models.DateField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("reason", models.TextField()),
                ("document", models.CharField(max_length=120)),
                ("told_at", models.DateTimeField()),
                ("told_by", models.CharField(max_length=150)),
                (
                    "notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later_steps",
                        to="records.countrynoticestep",
                    ),
                ),
            ],
            options={
                "db_table": "country_notice_step",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("notice__isnull", True),
                                ("step", "told"),
                                models.Q(("country", ""), _negated=True),
                                models.Q(("what", ""), _negated=True),
                            ),
                            models.Q(
                                ("country", ""),
                                ("notice__isnull", False),
                                ("step__in", ("goes on", "ended")),
                                ("what", ""),
                            ),
                            _connector="OR",
                        ),
                        name="country_notice_step_of_one_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                        ),
                        name="notice_has_papers",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("step", "ended")), fields=("notice",), name="country_notice_ends_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonCountry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("country", models.CharField(max_length=3)),
                ("nationality", models.BooleanField()),
                ("planned", models.BooleanField()),
                ("left_for", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "db_table": "person_country",
                "indexes": [models.Index(fields=["country", "person"], name="people_of_a_country")],
                "constraints": [models.UniqueConstraint(fields=("person", "country"), name="one_row_a_country")],
            },
        ),
        migrations.RunSQL(ADDED_TO_ONLY, UNDO),
    ]
