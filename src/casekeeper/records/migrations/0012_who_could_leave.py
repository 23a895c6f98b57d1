"""Who could leave today, and who is planned to, are found by index in what was derived."""

from django.db import migrations

INDEXES = """
create index position_removable on position (person_id)
    where body #>> '{position,removable today,outcome}' = 'met';
create index position_leaving on position ((body #>> '{position,departure,value,leaves_on}'), person_id)
    where body #>> '{position,departure,outcome}' = 'met';
"""
UNDO = "drop index if exists position_removable; drop index if exists position_leaving;"


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0011_departures"),
    ]

    operations = [migrations.RunSQL(INDEXES, UNDO)]
