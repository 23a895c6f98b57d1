"""FollowTheMoney entities in and out: both forms, what is skipped, and what no line may do."""

from __future__ import annotations

import io
import json
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casekeeper.matching.screening import Document, ListEntry, Query
from casekeeper.matching.screening.follow_the_money import (
    BadLine,
    entry_of,
    entry_of_ftm,
    query_of,
    read_entries,
    tidy_date,
    to_ftm,
)  # fmt: skip

NESTED: dict[str, Any] = {
    "id": "inv-1", "caption": "Testina Madeupova", "schema": "Person", "datasets": ["invented"], "target": True,
    "first_seen": "2025-01-01T00:00:00", "properties": {
        "name": ["Testina Madeupova"], "alias": ["Тестина Мадеупова", "Testina Madeupova"], "weakAlias": ["Tess"],
        "birthDate": ["1971-03", "unknown"], "nationality": ["bg"], "citizenship": ["BGR"], "gender": ["female"],
        "passportNumber": ["X123"], "topics": ["wanted"],
        "sanctions": [{"id": "s1", "schema": "Sanction", "properties": {"reason": ["Invented"]}}],
        "identification": [
            {"id": "p1", "schema": "Passport", "properties": {"number": ["Y 9"], "country": ["bg"]}},
            {"id": "p2", "schema": "Identification", "properties": {"number": ["77"], "type": ["Identity card"]}},
        ],
    },
}  # fmt: skip


def _lines(*entities: object) -> io.BytesIO:
    return io.BytesIO(b"\n".join(orjson.dumps(one) for one in entities))


def test_an_entry_has_its_names_dates_states_and_documents_from_the_nested_form() -> None:
    assert entry_of_ftm(orjson.dumps(NESTED)) == ListEntry(
        "inv-1", ("Testina Madeupova", "Тестина Мадеупова"), ("Tess",), ("1971-03",), ("bg",), "f",
        (Document("X123", "passport"), Document("Y 9", "passport", "bg"), Document("77", "national id")),
    )  # fmt: skip


@pytest.mark.parametrize("passport_first", [True, False])
def test_a_passport_on_a_line_of_its_own_joins_its_holder_wherever_it_stands(passport_first: bool) -> None:
    person = {"id": "a", "schema": "Person", "properties": {"name": ["Ann Other"]}}
    passport = {"id": "p", "schema": "Passport", "properties": {"holder": ["a"], "number": ["N1"], "country": ["ie"]}}
    found = list(read_entries(_lines(*((passport, person) if passport_first else (person, passport)))))
    assert found == [ListEntry("a", ("Ann Other",), documents=(Document("N1", "passport", "ie"),))]


def test_companies_and_vessels_are_skipped_and_counted_and_what_does_not_say_its_schema_is_read() -> None:
    skipped: dict[str, int] = {}
    found = list(
        read_entries(
            _lines({"id": "c", "schema": "Company"}, {"id": "v", "schema": "Vessel"}, {"id": "n", "name": "No Schema"},
                   {"id": "l", "schema": "LegalEntity", "properties": {"name": ["Either Or"]}}), skipped,
        )
    )  # fmt: skip
    assert [one.id for one in found if isinstance(one, ListEntry)] == ["n", "l"]
    assert skipped == {"Company": 1, "Vessel": 1}


@pytest.mark.parametrize(
    ("line", "came"),
    [
        (b"{", "not JSON"), (b"[1]", "a list"), (b'{"schema":"Person"}', "missing"), (b'"\xff\xfe"', "not JSON"),
        (b'{"id":"a","schema":"Person","properties":{"name":[{}]}}', "without any"), (b"\x00\x00", "not JSON"),
        (b'{"id":"a","a":' + b"[" * 5000 + b"]" * 5000 + b"}", "not JSON"), (b'{"id":1e999,"name":"A"}', "JSON"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_says_what_was_expected_and_what_came(line: bytes, came: str) -> None:
    bad, good = read_entries([line, b'{"id": "b", "name": "Next Line"}'])
    assert isinstance(bad, BadLine)
    assert str(bad).startswith("line 1: expected ")
    assert came in bad.came or came in str(bad)
    assert isinstance(good, ListEntry)


def test_a_byte_order_mark_and_empty_lines_are_not_bad_lines() -> None:
    found = list(read_entries([b'\xef\xbb\xbf{"id": 7, "name": "A\\u0000B"}\r\n', b"\r\n", b""]))
    assert found == [ListEntry("7", ("A B",))]


def test_two_sexes_that_disagree_are_none_and_a_country_is_not_a_nationality() -> None:
    assert entry_of({"id": "a", "name": "A", "gender": ["male", "female"], "country": ["fr"]}) == ListEntry("a", ("A",))


def test_a_name_in_parts_is_put_together_only_where_there_is_no_full_one() -> None:
    parts = {"id": "a", "firstName": "Ann", "lastName": ["Other"]}
    assert entry_of(parts) == ListEntry("a", ("Ann Other",))
    assert entry_of({**parts, "name": "Ann B Other"}) == ListEntry("a", ("Ann B Other",))


def test_a_query_is_read_flat_and_as_an_entity_and_needs_a_name_or_a_document() -> None:
    expected = Query("1", ("Ann Other",), ("1970",), ("al",), "f", (Document("N1", "passport"),))
    flat = {"id": 1, "name": "Ann Other", "birthDate": 1970, "nationality": "Albanian", "gender": "F",
            "passportNumber": "N1"}  # fmt: skip
    assert query_of(flat) == expected
    assert query_of({"id": "1", "schema": "Person", "properties": {k: [v] for k, v in flat.items()}}) == expected
    assert isinstance(query_of({"id": "1", "birthDate": "1970"}), BadLine)
    assert isinstance(query_of([flat]), BadLine)


_text = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
_entries = st.builds(
    ListEntry, _text, st.lists(_text, min_size=1, max_size=4, unique=True).map(tuple),
    st.lists(_text, max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(["1970", "1971-02", "1972-03-04"]), unique=True).map(tuple),
    st.lists(st.sampled_from(["fr", "xk", "suhh"]), unique=True).map(tuple), st.sampled_from(["", "m", "f"]),
    st.lists(
        st.builds(Document, _text, st.sampled_from(["passport", "national id", "pnc", "cro", "other"]),
                  st.sampled_from(["", "gb"])), max_size=3, unique=True).map(tuple),
)  # fmt: skip


@given(_entries)
def test_what_is_written_out_is_read_back_as_the_same_entry(entry: ListEntry) -> None:
    found = entry_of_ftm(orjson.dumps(to_ftm(entry)))
    assert isinstance(found, ListEntry)
    assert sorted(found.documents) == sorted(entry.documents)
    assert (found.id, found.names, found.weak_names, found.born) == (
        entry.id, entry.names, entry.weak_names, entry.born,
    )  # fmt: skip
    assert (found.nationalities, found.sex) == (entry.nationalities, entry.sex)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["id", "schema", "properties", "name", "birthDate", "holder", "number", "gender", "nationality", "x"]
    ), inner, max_size=5), max_leaves=12,
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(_json, max_size=4))
def test_any_json_at_all_is_an_entry_or_a_bad_line(said: list[object]) -> None:
    lines = [json.dumps(one).encode() for one in said]
    for found in [*read_entries(lines), *read_entries(iter(lines))]:
        assert isinstance(found, ListEntry | BadLine)
        if isinstance(found, ListEntry):
            orjson.dumps(to_ftm(found))
    for one in said:
        assert isinstance(query_of(one), Query | BadLine)


@settings(max_examples=300)
@given(st.integers(0, 600), st.binary(max_size=6), st.integers(0, 8))
def test_a_damaged_line_is_an_entry_or_a_bad_line(at: int, put: bytes, gone: int) -> None:
    line = orjson.dumps(NESTED)
    damaged = line[:at] + put + line[at + gone :]
    for found in read_entries(io.BytesIO(damaged)):
        assert isinstance(found, ListEntry | BadLine)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert tidy_date(text) == "" or len(tidy_date(text)) in (4, 7, 10)
