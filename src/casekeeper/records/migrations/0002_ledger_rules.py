"""What one row of the ledger can prove, the database holds: nothing is changed, taken out or emptied."""

from __future__ import annotations

from django.db import migrations

REFUSE = """
create sequence fact_number as bigint;
alter sequence fact_number owned by fact.number;

alter table fact add constraint fact_corrects_a_fact foreign key (corrects) references fact (number);

-- Which record a record continues in, as the join or its correction names it.
create index fact_joins on fact (coalesce(payload ->> 'into', payload #>> '{instead,into}'))
    where coalesce(payload ->> 'into', payload #>> '{instead,into}') is not null;
create index sealed_erasures on sealed_batch (number) where cardinality(erasures) > 0;

create function ledger_refuses() returns trigger language plpgsql as $$
begin
    raise exception using
        errcode = 'insufficient_privilege',
        message = format('The table %I is only ever added to; %s is refused.', tg_table_name, lower(tg_op)),
        hint = 'Put a fact right with a correction. Personal data is erased with: casekeeper erase';
end
$$;

-- The one change that is let through: the owner of the table, erasing, takes payload and salt away and nothing else.
create function fact_refuses() returns trigger language plpgsql as $$
begin
    if current_setting('casekeeper.erasing', true) = 'yes'
        and pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'usage')
        and new.payload is null and new.salt is null
        and row(new.number, new.person_id, new.kind, new.happened_from, new.happened_until, new.recorded_at,
                new.source, new.recorded_by, new.message_id, new.corrects, new.content_hash)
            is not distinct from
            row(old.number, old.person_id, old.kind, old.happened_from, old.happened_until, old.recorded_at,
                old.source, old.recorded_by, old.message_id, old.corrects, old.content_hash)
    then
        return new;
    end if;
    raise exception using
        errcode = 'insufficient_privilege',
        message = 'The table fact is only ever added to; update is refused.',
        hint = 'Put a fact right with a correction. Personal data is erased with: casekeeper erase';
end
$$;

create trigger fact_never_changes before update on fact for each row execute function fact_refuses();
create trigger fact_never_leaves before delete on fact for each row execute function ledger_refuses();
create trigger fact_never_emptied before truncate on fact for each statement execute function ledger_refuses();
"""

ALSO = """
create trigger {table}_never_changes before update or delete on {table}
    for each row execute function ledger_refuses();
create trigger {table}_never_emptied before truncate on {table}
    for each statement execute function ledger_refuses();
"""

UNDO = """
drop trigger if exists fact_never_changes on fact;
drop trigger if exists fact_never_leaves on fact;
drop trigger if exists fact_never_emptied on fact;
drop function if exists fact_refuses();
drop function if exists ledger_refuses() cascade;
drop index if exists fact_joins;
drop index if exists sealed_erasures;
alter table fact drop constraint if exists fact_corrects_a_fact;
drop sequence if exists fact_number;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunSQL(
            REFUSE + "".join(ALSO.format(table=table) for table in ("sealed_batch", "erasure", "look")), UNDO
        ),
    ]
