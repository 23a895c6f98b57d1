"""Who is in a family group is found in the ledger by the group's name, and the groups of a record by the record."""

from django.db import migrations

INDEXES = """
create index fact_of_family_group on fact ((payload ->> 'group'))
    where kind = 'family.grouped' and payload ->> 'group' is not null;
create index fact_in_family_group on fact (person_id)
    where kind = 'family.grouped' and payload ->> 'group' is not null;
"""
UNDO = "drop index if exists fact_of_family_group; drop index if exists fact_in_family_group;"


class Migration(migrations.Migration):
    dependencies = [("records", "0015_leaving_from_rows")]
    operations = [migrations.RunSQL(INDEXES, UNDO)]
