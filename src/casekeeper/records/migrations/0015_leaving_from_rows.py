"""Who could leave today, and who is planned to, are read from rows of their own, no longer from what was derived."""

from django.db import migrations, models

GONE = "drop index if exists position_removable; drop index if exists position_leaving;"
BACK = """
create index position_removable on position (person_id)
    where body #>> '{position,removable today,outcome}' = 'met';
create index position_leaving on position ((body #>> '{position,departure,value,leaves_on}'), person_id)
    where body #>> '{position,departure,outcome}' = 'met';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0014_tokens_that_act"),
    ]

    operations = [
        migrations.RunSQL(GONE, BACK),
        migrations.RemoveIndex(model_name="attemptrow", name="attempts_open"),
        migrations.RemoveIndex(model_name="readinessrow", name="removable_today"),
        migrations.RemoveIndex(model_name="readinessrow", name="leaving_by_day"),
        migrations.AddIndex(
            model_name="attemptrow",
            index=models.Index(
                condition=models.Q(("open", True)), fields=["leaves_on", "number"], name="attempts_open"
            ),
        ),
        migrations.AddIndex(
            model_name="attemptrow",
            index=models.Index(
                condition=models.Q(("cause", "not planned")), fields=["departed_on", "number"], name="left_unplanned"
            ),
        ),
        migrations.AddIndex(
            model_name="readinessrow",
            index=models.Index(
                condition=models.Q(("removable", "met")), fields=["since", "person"], name="removable_today"
            ),
        ),
    ]
