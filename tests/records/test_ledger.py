"""Facts go in, numbered and hashed, and come back as they were said; joined records are followed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from casekeeper.facts import FactRefused, Kind, history_of
from casekeeper.facts.correction import Correction
from casekeeper.facts.identity import NameStated, RecordJoined
from casekeeper.facts.sentence import Sentenced
from casekeeper.periods import Period, day_of
from casekeeper.records.ledger import NewFact, append, facts_of, new_reference, open_person, open_persons
from casekeeper.records.models import FactRow, Person
from casekeeper.records.models.ledger import LedgerRefuses

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def person() -> Person:
    return open_person(opened_at=NOW, invented=True)


def add(whose: Person, said: Kind, **more: Any) -> int:
    fact = NewFact(whose.pk, said, more.pop("happened", day_of(DAY)), "test", "A. Tester", **more)
    with transaction.atomic():
        return append([fact])[0]


def names_of(whose: Person, **more: Any) -> list[str]:
    history = history_of(whose.reference, facts_of([whose.pk], **more)[whose.pk], more.get("known_on"))
    return [fact.said.full for fact in history.of(NameStated)]


def test_a_fact_comes_back_as_it_was_said() -> None:
    whose = person()
    said = Sentenced(years=2, months=6, court="Crown Court at Öre", offence='Theft, "aggravated"\n\\u0000 written out')
    number = add(whose, said, happened=Period(DAY, date(2027, 1, 1)), message_id="m-1")
    (fact,) = facts_of([whose.pk])[whose.pk]
    assert (fact.number, fact.said, fact.happened) == (number, said, Period(DAY, date(2027, 1, 1)))
    assert (fact.source, fact.recorded_by, fact.message_id, fact.corrects) == ("test", "A. Tester", "m-1", None)


@pytest.mark.parametrize("count", [3, 300])
def test_many_facts_keep_their_order_however_many(count: int) -> None:
    people = open_persons(3, opened_at=NOW)
    facts = [NewFact(people[n % 3].pk, NameStated(full=f"Name {n}"), day_of(DAY), "test", "t") for n in range(count)]
    with transaction.atomic():
        numbers = append(facts)
    assert numbers == sorted(numbers)
    found = facts_of([whose.pk for whose in people])
    assert [f.said.full for f in found[people[1].pk]] == [f"Name {n}" for n in range(1, count, 3)]


def test_facts_are_added_only_inside_a_transaction(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="inside transaction"):
        append([NewFact(1, NameStated(full="x"), day_of(DAY), "test", "t")])


@pytest.mark.parametrize(
    ("said", "because"),
    [
        (NameStated(full="a\x00b"), "NUL character"),
        (Correction(reason="r", instead={"full": "a\ud800b"}), "surrogate"),
        (Correction(reason="r", instead={"years": 1.5}), "whole number"),
    ],
)
def test_what_would_not_come_back_the_same_is_refused_with_the_reason(said: Kind, because: str) -> None:
    whose = person()
    first = add(whose, NameStated(full="x"))
    corrects = first if isinstance(said, Correction) else None
    with pytest.raises(FactRefused, match=because):
        add(whose, said, corrects=corrects)


def test_a_fact_of_nobody_is_refused() -> None:
    with pytest.raises(FactRefused, match="no record with id"), transaction.atomic():
        append([NewFact(999_999_999, NameStated(full="x"), day_of(DAY), "test", "t")])


def test_a_correction_of_a_fact_that_does_not_exist_is_refused() -> None:
    with pytest.raises(FactRefused, match="no fact 123456789"):
        add(person(), Correction(reason="r", withdrawn=True), corrects=123456789)


def test_a_correction_on_another_persons_record_is_refused() -> None:
    number = add(person(), NameStated(full="x"))
    with pytest.raises(FactRefused, match="another person"):
        add(person(), Correction(reason="r", withdrawn=True), corrects=number)


def test_a_correction_must_say_what_it_corrects() -> None:
    with pytest.raises(FactRefused, match="names the fact it corrects"):
        add(person(), Correction(reason="r", withdrawn=True))


def test_the_model_of_a_fact_refuses_to_be_saved_or_deleted() -> None:
    number = add(person(), NameStated(full="x"))
    row = FactRow.objects.get(number=number)
    with pytest.raises(LedgerRefuses, match=r"records\.ledger\.append"):
        row.save()
    with pytest.raises(LedgerRefuses, match="Correct it"):
        row.delete()


def test_a_record_joined_into_another_is_told_with_it() -> None:
    kept, gone = person(), person()
    add(kept, NameStated(full="Kept"))
    add(gone, NameStated(full="Gone"))
    add(gone, RecordJoined(into=kept.reference, removed_number="A1", retained_number="A2"))
    assert names_of(kept) == ["Kept", "Gone"]
    assert names_of(gone) == ["Gone"]
    assert not history_of(kept.reference, facts_of([kept.pk])[kept.pk]).has(RecordJoined)


def test_joins_are_followed_along_the_line_and_a_ring_does_no_harm() -> None:
    first, second, third = (person() for _ in range(3))
    for whose, into in ((first, second), (second, third), (third, first)):
        add(whose, NameStated(full=f"of {whose.reference}"))
        add(whose, RecordJoined(into=into.reference, removed_number="A1", retained_number="A2"))
    assert len(names_of(third)) == 3
    assert len(names_of(first)) == 3


def test_withdrawing_a_join_restores_what_joining_brought_together() -> None:
    kept, gone = person(), person()
    add(gone, NameStated(full="Gone"))
    join = add(gone, RecordJoined(into=kept.reference, removed_number="A1", retained_number="A2"))
    assert names_of(kept) == ["Gone"]
    add(gone, Correction(reason="two people", withdrawn=True), corrects=join)
    assert names_of(kept) == []
    assert names_of(gone) == ["Gone"]


def test_a_join_restated_by_a_correction_leads_to_the_other_record() -> None:
    wrong, right, gone = (person() for _ in range(3))
    add(gone, NameStated(full="Gone"))
    said = RecordJoined(into=wrong.reference, removed_number="A1", retained_number="A2")
    join = add(gone, said)
    instead = {"into": right.reference, "removed_number": "A1", "retained_number": "A3"}
    add(gone, Correction(reason="typed wrongly", instead=instead), corrects=join)
    assert names_of(wrong) == []
    assert names_of(right) == ["Gone"]


def test_before_a_join_was_known_the_records_are_told_apart() -> None:
    kept, gone = person(), person()
    add(gone, NameStated(full="Gone"), recorded_at=NOW)
    said = RecordJoined(into=kept.reference, removed_number="A1", retained_number="A2")
    add(gone, said, recorded_at=NOW + timedelta(days=10))
    assert names_of(kept, known_on=DAY + timedelta(days=9)) == []
    assert names_of(kept, known_on=DAY + timedelta(days=10)) == ["Gone"]


def test_a_fact_of_a_joined_record_can_be_corrected_from_the_record_it_continues_in() -> None:
    kept, gone = person(), person()
    number = add(gone, NameStated(full="Gone"))
    add(gone, RecordJoined(into=kept.reference, removed_number="A1", retained_number="A2"))
    add(kept, Correction(reason="misspelt", instead={"full": "Gone Right"}), corrects=number)
    assert names_of(kept) == ["Gone Right"]


def test_references_are_distinct_and_look_like_references() -> None:
    people = open_persons(500, opened_at=NOW)
    assert len({whose.reference for whose in people}) == 500
    assert all(len(new_reference()) == 9 and new_reference()[4] == "-" for _ in range(20))


def test_a_number_taken_by_a_failed_transaction_is_never_used() -> None:
    whose = person()
    first = add(whose, NameStated(full="one"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('fact_number')")
    assert add(whose, NameStated(full="two")) == first + 2
