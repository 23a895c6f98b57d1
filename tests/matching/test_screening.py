"""The index of alerts, over invented entries."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casekeeper.matching.screening import AlertIndex, Candidate, Document, ListEntry, Query
from casekeeper.matching.screening.born import (
    FAR,
    MONTH,
    ONE_PART,
    SAME,
    SAME_OFFICE_DAY,
    SWAPPED,
    YEAR,
    born_number,
    relation,
)
from casekeeper.matching.screening.keeping import IndexRefused

PASSPORT = Document("AB 123-4567", "passport", "ru")
PEOPLE = (
    ListEntry("a1", ("Mohamed Ali Rashidi", "محمد علي الراشدي"), ("Abu Karim",), ("1971-03-04",), ("iq",), "m"),
    ListEntry("a2", ("Yevgeny Petrovich Kuznetsov",), (), ("1980",), ("ru",), "m", (PASSPORT,)),
    ListEntry("a3", ("Juan García López",), (), ("1990-05-06", "1990-06-05")),
    ListEntry("a4", ("Abd al-Karim Hamid",), (), ("1965-01-01",), ("af",)),
    ListEntry("a5", ("王小明",), (), ("1999-12-31",), ("cn",)),
    ListEntry("a6", ("Mary Fernickson",), (), ("1971-03-04",), ("gb",), "f"),
)  # fmt: skip
FILLERS = tuple(
    ListEntry(f"f{number}", (f"{a}{b}ov {c}{a}in",), born=(f"19{50 + number % 50}-0{1 + number % 9}-11",))
    for number, (a, b, c) in enumerate((a, b, c) for a in ("bal", "dor", "kim") for b in "aeiou" for c in ("pet", "ru"))
)


@pytest.fixture(scope="module")
def index() -> AlertIndex:
    return AlertIndex.build((*PEOPLE, *FILLERS))


def _first(index: AlertIndex, name: str, **more: object) -> Candidate:
    return index.search(Query("q", (name,), **more), 5)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "id_"),
    [
        ("Rashidi, Muhammad Aly", "a1"), ("محمد الراشدي", "a1"), ("Evgueni Kouznetsov", "a2"), ("Kuznecov E. P.", "a2"),
        ("Juan Garcia", "a3"), ("Abdulkarim Hamid", "a4"), ("Abdul Karim Hamed", "a4"), ("Xiaoming Wang", "a5"),
        ("Mary Fernikson", "a6"), ("Mary Frenickson", "a6"), ("MaryFernickson", "a6"), ("Abu Karim", "a1"),
    ],
)  # fmt: skip
def test_somebody_is_found_under_another_spelling(index: AlertIndex, asked: str, id_: str) -> None:
    assert _first(index, asked).id == id_


def test_every_score_unfolds_into_parts_that_add_up(index: AlertIndex) -> None:
    query = Query("q", ("Evgeny Kuznetsof",), ("1980-02-03",), ("ru",), "m", (Document("AB1234567"),))
    found = index.search(query)[0]
    assert found.weight == pytest.approx(sum(part.weight for part in found.parts), abs=1e-3)
    assert {part.term for part in found.parts} == {"name", "birth date", "document", "nationality", "sex"}
    assert all(part.said for part in found.parts)


def test_a_document_alone_finds_its_holder(index: AlertIndex) -> None:
    found = index.search(Query("q", documents=(Document("ab1234567"),)))
    assert [one.id for one in found] == ["a2"]


def test_a_birth_date_speaks_for_or_against_and_silence_says_nothing(index: AlertIndex) -> None:
    without = _first(index, "Mary Fernickson").weight
    assert _first(index, "Mary Fernickson", born=("1971-03-04",)).weight > without
    assert _first(index, "Mary Fernickson", born=("1940-08-09",)).weight < without
    assert _first(index, "Mary Fernickson", born=("unknown",)).weight == without


def test_a_nationality_is_never_decisive(index: AlertIndex) -> None:
    named, other = _first(index, "Mary Fernickson"), _first(index, "Mary Fernickson", nationalities=("fr",))
    assert other.id == named.id
    assert named.weight - other.weight < 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1971-03-04", "1971-03-04", SAME), ("1971-01-01", "1971-01-01", SAME_OFFICE_DAY),
        ("1971-03-04", "1971-04-03", SWAPPED), ("1971", "1971-04-03", YEAR), ("1971-01-01", "1971-04-03", YEAR),
        ("1971-04", "1971-04-03", MONTH), ("1971-03-04", "1971-03-05", ONE_PART), ("1971-03-04", "1950-09-10", FAR),
    ],
)  # fmt: skip
def test_birth_dates_are_compared_as_far_as_they_are_known(one: str, other: str, expected: int) -> None:
    assert relation(born_number(one), born_number(other)) == expected
    assert relation(born_number(other), born_number(one)) == expected


@given(st.text(max_size=30))
def test_a_birth_date_that_cannot_be_read_is_not_known(written: str) -> None:
    assert born_number(written) >= 0


def test_an_added_entry_is_found_at_once_and_a_removed_one_no_more() -> None:
    index = AlertIndex.build((*PEOPLE, *FILLERS))
    index.add(ListEntry("new", ("Zbigniew Testowski",)))
    assert _first(index, "Zbigniev Testowsky").id == "new"
    assert index.remove("new")
    assert "new" not in [one.id for one in index.search(Query("q", ("Zbigniew Testowski",)))]
    index.add(ListEntry("a6", ("Mary Marlingdale",)))
    assert _first(index, "Mary Marlingdale").id == "a6"
    assert index.entry("a6").names == ("Mary Marlingdale",)
    assert len(index) == len(PEOPLE) + len(FILLERS)
    assert not index.remove("nobody")


def test_a_kept_index_answers_as_the_one_it_was_made_from(index: AlertIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "alerts.index")
    again = AlertIndex.load(tmp_path / "alerts.index")
    for person in PEOPLE:
        query = Query("q", person.names, person.born, person.nationalities, person.sex, person.documents)
        assert again.search(query) == index.search(query)
        assert again.entry(person.id) == person


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"not an index")
    with pytest.raises(IndexRefused, match="Build it again"):
        AlertIndex.load(tmp_path / "broken")


def test_threads_do_not_disturb_one_another(index: AlertIndex) -> None:
    expected = {person.id: index.search(Query("q", person.names)) for person in PEOPLE}
    wrong: list[str] = []

    def ask() -> None:
        for _ in range(30):
            wrong.extend(p.id for p in PEOPLE if index.search(Query("q", p.names)) != expected[p.id])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@settings(deadline=None, max_examples=150)
@given(name=st.text(max_size=60), born=st.text(max_size=12), number=st.text(max_size=12), id_=st.text(max_size=10))
def test_whatever_is_asked_is_answered(index: AlertIndex, name: str, born: str, number: str, id_: str) -> None:
    found = index.search(Query(id_, (name,), (born,), documents=(Document(number),)))
    assert all(0 <= one.score <= 1 for one in found)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=40), st.text(max_size=12)), max_size=5))
def test_whatever_is_listed_comes_back_as_it_was(listed: list[tuple[str, str, str]]) -> None:
    entries = {id_: ListEntry(id_, (name,), born=(born,)) for id_, name, born in listed}
    index = AlertIndex.build([ListEntry(id_, (name,), born=(born,)) for id_, name, born in listed], with_symbols=False)
    assert len(index) == len(entries)
    index.search(Query("q", tuple(name for _, name, _ in listed)))


def test_ids_of_control_characters_stay_apart() -> None:
    ids = [" ", "\x1f", "\x1e", "\x1d", "\x1b", "\x1b0", "\x1b2", "a\x1fb"]
    index = AlertIndex.build([ListEntry(id_, ("Ana Bell",)) for id_ in ids], with_symbols=False)
    assert {entry.id for entry in index.entries()} == set(ids)
    assert all(index.entry(id_).id == id_ for id_ in ids)


@pytest.mark.parametrize(
    ("asked", "id_"),
    [
        ("Kuznetsovyevgeny", "a2"), ("Kuznetzsovyevgeny", "a2"), ("Fernicksonmary", "a6"), ("Maryfernikson", "a6"),
        ("Abdulkarim Hamid", "a4"), ("Abdelkarim", "a4"), ("Mohamedrashidi", "a1"),
    ],
)  # fmt: skip
def test_a_name_written_as_one_word_is_found_in_any_order_and_with_a_slip(
    index: AlertIndex, asked: str, id_: str
) -> None:
    assert _first(index, asked).id == id_


def test_a_part_that_is_somebody_else_s_name_is_still_met_by_one_like_it() -> None:
    listed = AlertIndex.build([ListEntry("b1", ("Serkan Ozjan",)), ListEntry("b2", ("Murat Ozcan",)), *FILLERS])
    assert _first(listed, "Ozcanserkan").id == "b1"
