"""The sealer covers every committed fact, once, in whatever order writers commit; and may be run at any time."""

from __future__ import annotations

import json
import stat
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from tests.records.ledgers import named, person

from casekeeper.records import clock
from casekeeper.records.models import FactRow, SealedBatch
from casekeeper.records.refused import Refused
from casekeeper.records.sealing.seal import seal, waiting
from casekeeper.records.sealing.seal_key import KeyUnreadable, read_heads
from casekeeper.records.sealing.verifying import verify

pytestmark = pytest.mark.django_db(transaction=True)


def ranges() -> list[list[list[int]]]:
    return list(SealedBatch.objects.order_by("number").values_list("facts", flat=True))


def test_every_fact_is_sealed_once_and_sealing_again_does_nothing() -> None:
    numbers = named(person(), 25)
    assert waiting() == 25
    done = seal(batch=10)
    assert (done.batches, done.facts, done.total) == (3, 25, 25)
    assert ranges()[0] == [[numbers[0], numbers[9]]]
    assert seal().batches == 0
    assert waiting() == 0
    assert verify().whole


def test_each_head_goes_to_the_file_outside_the_database_with_its_signature() -> None:
    named(person(), 5)
    done = seal()
    (line,) = settings.HEADS_FILE.read_text().splitlines()
    assert json.loads(line)["number"] == 1
    assert read_heads(settings.HEADS_FILE)[0].head == bytes(SealedBatch.objects.get().head)
    assert done.public_key == settings.SEAL_KEY.with_suffix(".pub").read_text().strip()


def test_the_key_is_readable_by_its_owner_alone_and_stays() -> None:
    first = seal().public_key
    assert stat.S_IMODE(settings.SEAL_KEY.stat().st_mode) == 0o600
    assert seal().public_key == first


def test_a_key_file_that_holds_no_key_is_refused_with_what_to_do() -> None:
    settings.SEAL_KEY.write_text("not a key")
    with pytest.raises(KeyUnreadable, match="64 hexadecimal digits"):
        seal()


def test_a_writer_that_commits_late_is_neither_waited_for_nor_lost(program_login: Any) -> None:
    whose = person()
    (first,) = named(whose, 1)
    row = FactRow.objects.filter(number=first).values_list().get()
    columns = "number, person_id, kind, happened_from, happened_until, recorded_at, source, recorded_by"
    late = program_login.execute("SELECT nextval('fact_number')").fetchone()[0]
    program_login.execute(
        f"INSERT INTO fact ({columns}, payload, salt, content_hash) SELECT {late}, person_id, kind, happened_from, "
        "happened_until, recorded_at, source, recorded_by, payload, salt, content_hash FROM fact WHERE number = %s",
        [row[0]],
    )
    (after,) = named(whose, 1, start=5)
    seal()
    assert ranges() == [[[first, first], [after, after]]]
    program_login.commit()
    seal()
    assert ranges()[1] == [[late, late]]
    assert seal().batches == 0
    # The copied row keeps the first one's hash, which is not its own: the check says so, and says nothing else.
    assert [fault.fact for fault in verify().faults] == [late]


def test_a_hole_that_a_failed_transaction_left_is_no_fault() -> None:
    whose = person()
    named(whose, 2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('fact_number')")
    named(whose, 2)
    seal()
    assert len(ranges()[0]) == 2
    assert verify().whole


def test_two_sealers_at_once_make_one_chain() -> None:
    named(person(), 60)
    errors: list[BaseException] = []

    def run() -> None:
        try:
            seal(batch=5)
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert SealedBatch.objects.count() == 12
    assert {head.number for head in read_heads(settings.HEADS_FILE)} == set(range(1, 13))
    assert verify().whole


def test_heads_that_a_crash_kept_from_the_file_are_written_by_the_next_run() -> None:
    named(person(), 3)
    seal()
    settings.HEADS_FILE.unlink()
    assert "lacks 1 of 1 heads" in " ".join(verify().notices)
    seal()
    assert len(read_heads(settings.HEADS_FILE)) == 1
    assert verify().notices == []


def test_the_sealer_stops_where_the_end_of_the_ledger_was_cut_off() -> None:
    named(person(), 3)
    seal()
    settings.HEADS_FILE.write_text(settings.HEADS_FILE.read_text().replace('"number": 1', '"number": 2'))
    with pytest.raises(Refused, match="cut off"):
        seal()


def test_a_day_after_a_seal_the_places_before_it_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    whose = person()
    named(whose, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('fact_number')")
        (hole,) = cursor.fetchone()
    named(whose, 1)
    seal()
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    named(whose, 1)
    seal()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO fact SELECT %s, kind, happened_from, happened_until, recorded_at, source, recorded_by, "
            "message_id, corrects, payload, salt, content_hash, person_id FROM fact WHERE number = %s",
            [hole, hole + 1],
        )
    assert seal().batches == 0
    assert any("closed for longer than a day" in fault.says and fault.fact == hole for fault in verify().faults)


def test_an_empty_ledger_is_whole() -> None:
    assert seal().batches == 0
    assert verify().whole
