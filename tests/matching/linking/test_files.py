"""Files of records: our columns and the usual others are read, what cannot be read is said, nothing is guessed."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.matching.linking.files import FileRefused, read_records


def test_the_columns_of_a_csv_become_a_record_and_unknown_ones_are_left_aside() -> None:
    lines = ["id,given_name,surname,aliases,date_of_birth,nationality,sex,postcode,pnc,shoe_size\n",
             "7,Jan,Kowal,J Koval; Ivan Koval,1980-02-01,pol,Male,zz1 1zz,02/73319Z,43\n"]  # fmt: skip
    (record,) = read_records(lines, "one.csv")
    assert record.names == ("Jan Kowal", "J Koval", "Ivan Koval")
    assert (record.given_names, record.surnames) == (("Jan",), ("Kowal",))
    assert (record.born, record.nationalities, record.sex) == (("1980-02-01",), ("POL",), "m")
    assert record.postcodes == ("ZZ11ZZ",)
    assert [(one.scheme, one.canonical, one.trusted) for one in record.identifiers] == [("pnc", "2002/0073319Z", True)]


def test_the_columns_of_a_public_test_set_are_known() -> None:
    lines = ["rec_id, given_name, surname, street_number, address_1, suburb, postcode, state, date_of_birth,"
             " soc_sec_id\n",
             "rec-1-org, anna, muster, 7, sample street, mill town, 2119, sa, 19560409, 1234567\n"]  # fmt: skip
    (record,) = read_records(lines, "a.csv")
    assert record.id == "rec-1-org"
    assert record.addresses == ("7 sample street mill town sa",)
    assert record.identifiers[0].canonical == "1234567"


def test_json_lines_may_hold_lists() -> None:
    line = json.dumps({"unique_id": 7, "name": "Jan Kowal", "aliases": ["Ян Коваль"], "nationalities": ["pol", "ukr"]})
    (record,) = read_records([line], "one.jsonl")
    assert record.id == "7"
    assert record.names == ("Jan Kowal", "Ян Коваль")
    assert record.nationalities == ("POL", "UKR")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["name,born\n", "Jan,1980\n"], "expected a heading line with a column id"),
        (["id,shoe_size\n", "1,43\n"], "no column is known to be compared"),
        (["id,name\n", "1,Jan\n", "1,Jon\n"], "the id '1' stands on line 2 and on line 3"),
        (["id,name\n", ",Jan\n"], "line 2: expected an id"),
        (['{"id": 1, "name": "Jan"}\n', "{oops\n"], "line 2: expected one JSON object a line"),
        (['{"id": 1}\n', "[1]\n"], "line 2: expected a JSON object; got list"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what_was_expected(lines: list[str], said: str) -> None:
    with pytest.raises(FileRefused, match=said.replace("'", ".")):
        read_records(lines, "bad.csv")


@given(st.lists(st.text()))
def test_no_file_breaks_the_reader(lines: list[str]) -> None:
    with suppress(FileRefused):
        assert all(record.id for record in read_records(lines, "any"))


VALUES = st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists)
ROWS = st.lists(st.dictionaries(st.sampled_from(["id", "name", "date_of_birth", "identifier", "sex"]), VALUES))


@given(ROWS)
def test_no_json_value_breaks_the_reader(rows: list[dict[str, object]]) -> None:
    with suppress(FileRefused):
        assert all(record.id for record in read_records([json.dumps(row) for row in rows], "any"))
