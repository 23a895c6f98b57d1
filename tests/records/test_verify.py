"""verify finds what was done to the ledger by somebody whom the database did not stop, and names the row."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from django.conf import settings
from tests.records.ledgers import add, named, person, tampering

from casekeeper.facts.correction import Correction
from casekeeper.facts.identity import NameStated, RecordJoined
from casekeeper.records.models import SealedBatch
from casekeeper.records.sealing.checking import Verdict
from casekeeper.records.sealing.hashing import Columns, content_hash, payload_digest
from casekeeper.records.sealing.seal import seal
from casekeeper.records.sealing.verifying import rows, verify

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def numbers(transactional_db: None) -> list[int]:
    """Thirty facts of three people, sealed in batches of ten."""
    found = [number for _ in range(3) for number in named(person(), 10)]
    seal(batch=10)
    assert verify().whole
    return found


def tampered(*statements: tuple[str, list[Any]]) -> Verdict:
    with tampering() as owner:
        for statement, values in statements:
            owner.execute(statement, values)
    return verify()


def first_of(verdict: Verdict) -> tuple[int | None, str]:
    assert not verdict.whole
    return verdict.faults[0].fact, verdict.faults[0].says


def test_an_edited_payload_is_found(numbers: list[int]) -> None:
    statement = """UPDATE fact SET payload = payload || '{"full": "Somebody Else"}' WHERE number = %s"""
    fact, says = first_of(tampered((statement, [numbers[13]])))
    assert fact == numbers[13]
    assert "the payload or a column was changed" in says


@pytest.mark.parametrize(
    "change",
    [
        "happened_from = happened_from - 1", "happened_until = NULL", "kind = 'custody.released'",
        "recorded_at = recorded_at - interval '1 microsecond'", "source = 'prison'", "recorded_by = 'B. Tester'",
        "message_id = 'm'", "salt = '\\x00'", "person_id = person_id + 1", "corrects = number - 1",
    ],
)  # fmt: skip
def test_an_edited_column_is_found(numbers: list[int], change: str) -> None:
    fact, _ = first_of(tampered((f"UPDATE fact SET {change} WHERE number = %s", [numbers[4]])))
    assert fact == numbers[4]


def test_a_person_given_anothers_reference_is_found(numbers: list[int]) -> None:
    fact, says = first_of(tampered(("UPDATE person SET reference = 'XXXX-XXXX' WHERE id = (SELECT person_id FROM fact "
                                    "WHERE number = %s)", [numbers[10]])))  # fmt: skip
    assert fact == numbers[10]
    assert "does not fit its hash" in says


def test_a_deleted_row_is_found_and_named(numbers: list[int]) -> None:
    fact, says = first_of(tampered(("DELETE FROM fact WHERE number = %s", [numbers[15]])))
    assert fact == numbers[15]
    assert f"fact {numbers[15]} is missing: batch 2 sealed it" in says


def test_a_swapped_pair_is_found(numbers: list[int]) -> None:
    one, other = numbers[3], numbers[22]
    verdict = tampered(
        ("UPDATE fact SET number = -1 WHERE number = %s", [one]),
        ("UPDATE fact SET number = %s WHERE number = %s", [one, other]),
        ("UPDATE fact SET number = %s WHERE number = -1", [other]),
    )
    assert {fault.fact for fault in verdict.faults} >= {one, other}


def test_a_pair_whose_payloads_were_swapped_is_found(numbers: list[int]) -> None:
    swap = """UPDATE fact f SET payload = o.payload, salt = o.salt, content_hash = o.content_hash FROM fact o
              WHERE (f.number, o.number) IN ((%s, %s), (%s, %s))"""
    one, other = numbers[3], numbers[5]
    verdict = tampered((swap, [one, other, other, one]))
    assert {fault.fact for fault in verdict.faults} >= {one, other}


def test_a_row_rewritten_with_a_hash_that_fits_is_found_by_its_batch(numbers: list[int]) -> None:
    row = next(row for row in rows() if row.columns.number == numbers[12])
    forged = Columns(*row.columns[:7], "Somebody Else", *row.columns[8:])
    assert row.payload is not None
    assert row.salt is not None
    digest = content_hash(forged, payload_digest(row.salt, row.payload.replace(": ", ":")))
    statement = "UPDATE fact SET recorded_by = 'Somebody Else', content_hash = %s WHERE number = %s"
    verdict = tampered((statement, [digest, numbers[12]]))
    assert verdict.faults[0].batch == 2
    assert "does not come to the head that was sealed" in verdict.faults[0].says


def test_a_cut_tail_of_rows_is_found(numbers: list[int]) -> None:
    fact, says = first_of(tampered(("DELETE FROM fact WHERE number > %s", [numbers[24]])))
    assert fact == numbers[25]
    assert "are missing: batch 3 sealed them" in says


def test_a_cut_tail_of_rows_with_their_batches_is_found_by_the_file_of_heads(numbers: list[int]) -> None:
    verdict = tampered(
        ("DELETE FROM fact WHERE number > %s", [numbers[19]]), ("DELETE FROM sealed_batch WHERE number = 3", [])
    )
    assert verdict.faults[0].batch == 3
    assert "the end was cut off" in verdict.faults[0].says


def test_a_batch_cut_from_the_middle_is_found(numbers: list[int]) -> None:
    verdict = tampered(("DELETE FROM sealed_batch WHERE number = 2", []))
    assert any("batch 2 is missing" in fault.says for fault in verdict.faults)


@pytest.mark.parametrize("change", ["count = count + 1", "total = total + 1", "highest = highest + 1",
                                    "sealed_at = sealed_at + interval '1 second'", "previous_head = head",
                                    "head = previous_head", "signature = head || head",
                                    "facts = facts[1:0]", "erasures = '{7}'"])  # fmt: skip
def test_a_forged_batch_is_found(numbers: list[int], change: str) -> None:
    verdict = tampered((f"UPDATE sealed_batch SET {change} WHERE number = 2", []))
    assert not verdict.whole


def test_a_batch_sealed_with_another_key_is_found(numbers: list[int]) -> None:
    named(person(), 5)
    others = settings.HEADS_FILE.with_name("other.jsonl")
    shutil.copy(settings.HEADS_FILE, others)
    seal(key_file=settings.SEAL_KEY.with_name("another-key"), heads_file=others)
    verdict = verify()
    assert "was not signed with the sealing key" in verdict.faults[0].says
    assert verdict.faults[0].batch == 4


def test_a_row_put_in_without_its_own_hash_is_found(numbers: list[int]) -> None:
    statement = (
        "INSERT INTO fact SELECT 0, kind, happened_from, happened_until, recorded_at, source, recorded_by, "
        "message_id, corrects, payload, salt, content_hash, person_id FROM fact WHERE number = %s"
    )
    verdict = tampered((statement, [numbers[0]]))
    assert not verdict.whole


def test_facts_not_sealed_yet_are_a_notice_and_no_fault(numbers: list[int]) -> None:
    named(person(), 4)
    verdict = verify()
    assert verdict.whole
    assert "4 facts are not sealed yet" in verdict.notices[0]


def test_a_payload_missing_without_an_erasure_is_found(numbers: list[int]) -> None:
    fact, says = first_of(tampered(("UPDATE fact SET payload = NULL, salt = NULL WHERE number = %s", [numbers[7]])))
    assert fact == numbers[7]
    assert "no erasure says" in says


def test_a_correction_that_points_at_nothing_is_found(transactional_db: None) -> None:
    whose = person()
    (first, _) = named(whose, 2)
    (correction,) = add(whose, Correction(reason="r", withdrawn=True), corrects=first)
    fact, says = first_of(tampered(("DELETE FROM fact WHERE number = %s", [first])))
    assert fact == correction
    assert f"corrects fact {first}, which is not in the ledger" in says


def test_a_correction_across_joined_records_is_no_fault(transactional_db: None) -> None:
    kept, gone = person(), person()
    (first,) = named(gone, 1)
    add(gone, RecordJoined(into=kept.reference, removed_number="A1", retained_number="A2"))
    add(kept, Correction(reason="r", withdrawn=True), corrects=first)
    assert verify().whole


def test_facts_written_in_any_script_verify(transactional_db: None) -> None:
    add(
        person(),
        *(NameStated(full=name) for name in ("Łukasz Ørn", "Σοφία", "李小龙", "نور", "👩‍🚀", 'a"b\\c\n\t\x01')),
    )
    seal()
    assert verify().whole
    assert SealedBatch.objects.count() == 1
