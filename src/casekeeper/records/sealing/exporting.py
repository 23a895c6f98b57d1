"""export: the whole ledger as JSON lines, in one state, for checking elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from casekeeper.records import clock
from casekeeper.records.sealing.erasures import erasures_by_number
from casekeeper.records.sealing.export_lines import lines_of
from casekeeper.records.sealing.hashing import instant
from casekeeper.records.sealing.seal_key import kept_public_key, read_heads
from casekeeper.records.sealing.verifying import batches, rows


def export(file: Path, *, progress: Callable[[int], object] | None = None) -> int:
    """Write the ledger to the file; how many facts. The file appears whole or not at all, readable by us alone."""
    heads = read_heads(settings.HEADS_FILE)
    draft = file.with_name(f".{file.name}.part")
    facts = -1
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        sealed, erased = batches(), erasures_by_number()
        lines = lines_of(
            batches=sealed, erasures=erased.values(), heads=heads, rows=rows(progress),
            public_key=kept_public_key(settings.SEAL_KEY), exported_at=instant(clock.now()),
        )  # fmt: skip
        count = 0
        draft.touch(mode=0o600)
        with draft.open("w", encoding="utf-8") as out:
            for line in lines:
                out.write(line)
                count += 1
        facts = count - 2 - len(sealed) - len(erased) - len(heads)
    draft.replace(file)
    return facts
