"""The shapes a delivery comes in, and what becomes of the parts that are broken."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.exchange.streaming import LONGEST_DOCUMENT, Item, open_documents

DOCUMENTS: list[Any] = [{"a": number, "b": {"c": [1, "}]"]}, "name": 'Zoë " \\'} for number in range(5)]


def items(text: bytes) -> list[Item]:
    return list(open_documents(io.BytesIO(text)))


def documents(text: bytes) -> list[Any]:
    return [item.document for item in items(text) if item.problem is None]


SHAPES = {
    "array": json.dumps(DOCUMENTS),
    "indented array": json.dumps(DOCUMENTS, indent=2),
    "page": json.dumps({"content": DOCUMENTS, "pageable": {"size": 5}, "last": True}),
    "page with content last": json.dumps({"pageable": {"x": [1]}, "content": DOCUMENTS}, indent=1),
    "lines": "\n".join(json.dumps(one) for one in DOCUMENTS),
    "lines with Windows ends and blank ones": "\r\n\r\n".join(json.dumps(one) for one in DOCUMENTS) + "\r\n",
    "indented objects": "\n".join(json.dumps(one, indent=2) for one in DOCUMENTS),
    "an array of pages": json.dumps([{"content": DOCUMENTS[:2]}, {"content": DOCUMENTS[2:]}]),
    "lines with a mark before each": "\n".join("\ufeff" + json.dumps(one) for one in DOCUMENTS),
    "two pages": json.dumps({"content": DOCUMENTS[:2]}) + "\n" + json.dumps({"content": DOCUMENTS[2:]}),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("packed", [False, True])
def test_every_shape_gives_the_same_documents(shape: str, mark: bytes, packed: bool) -> None:
    text = mark + SHAPES[shape].encode()
    assert documents(gzip.compress(text) if packed else text) == DOCUMENTS


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_text_of_two_or_four_bytes_a_character_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert documents(json.dumps(DOCUMENTS, ensure_ascii=False).encode(encoding)) == DOCUMENTS


@pytest.mark.parametrize(
    "shape", ['[{"x":"%s"},{"a":2}]', '{"x":"%s"}\n{"a":2}', '{"content":[{"x":"%s"},{"a":2}],"n":1}']
)
@pytest.mark.parametrize("size", [10_000_000, 40_000_000])
def test_a_document_beyond_measure_does_not_take_the_next_one_with_it(shape: str, size: int) -> None:
    first, second = items((shape % ('\\"]}' + "N" * size)).encode())
    assert second.document == {"a": 2}
    assert (first.problem is None) == (size < LONGEST_DOCUMENT)


def test_a_page_larger_than_the_window_is_streamed() -> None:
    many = [{"n": number, "x": "y" * 900} for number in range(3000)]
    assert documents(json.dumps({"content": many, "last": True}).encode()) == many
    assert documents(json.dumps(many, indent=3).encode()) == many


def test_one_document_alone_is_one_document() -> None:
    assert documents(json.dumps(DOCUMENTS[0]).encode()) == DOCUMENTS[:1]


@pytest.mark.parametrize("text", [b"", b"  \n ", b"\xef\xbb\xbf", b"[]", b'{"content":[]}'])
def test_nothing_gives_nothing(text: bytes) -> None:
    assert items(text) == []


def test_a_bad_line_does_not_stop_the_rest() -> None:
    found = items(b'{"a":1}\n{"a":\xff\n{bad}\n{"a":3}')
    assert [item.document for item in found if item.problem is None] == [{"a": 1}, {"a": 3}]
    assert [item.place for item in found if item.problem] == ["item 2", "item 3"]


def test_a_bad_member_of_an_array_does_not_stop_the_rest() -> None:
    found = items(b'[{"a":1},{"a":oops,"b":{"c":[1]}},{"a":3}]')
    assert [item.document for item in found] == [{"a": 1}, None, {"a": 3}]
    assert found[1].raw == '{"a":oops,"b":{"c":[1]}}'


@pytest.mark.parametrize("shape", ["array", "page"])
def test_what_came_before_a_cut_is_read_and_the_cut_has_a_place(shape: str) -> None:
    text = SHAPES[shape].encode()
    for length in range(len(text) - 1):
        found = items(text[:length])
        read = [item.document for item in found if item.problem is None]
        assert read == DOCUMENTS[: len(read)]
        assert length == 0 or shape == "page" or any(item.cut for item in found), length


def test_bytes_that_are_not_utf_8_inside_a_text_do_not_lose_the_document() -> None:
    (found,) = items(b'{"name":"Z\xff"}')
    assert found.document["name"].startswith("Z")


def test_a_member_that_stands_twice_is_noticed() -> None:
    (found,) = items(b'{"a":1,"a":2}')
    assert (found.document, found.repeated) == ({"a": 2}, True)


@pytest.mark.parametrize("text", [b"[" * 200_000, b'{"a":' * 100_000, b'{"a":' + b"9" * 5000 + b"}"])
def test_depth_and_size_beyond_measure_are_unreadable_and_no_crash(text: bytes) -> None:
    assert all(item.problem is not None for item in items(text))


def test_what_is_not_a_number_is_kept_as_text() -> None:
    assert documents(b'{"a":NaN,"b":-Infinity}') == [{"a": "NaN", "b": "-Infinity"}]


def test_a_damaged_compressed_file_says_so() -> None:
    packed = gzip.compress(json.dumps([{"n": number} for number in range(50_000)]).encode())
    found = items(packed[: len(packed) // 2])
    assert len(found) > 1000
    assert found[-1].cut


@given(st.binary(max_size=300))
def test_any_bytes_have_an_answer(text: bytes) -> None:
    items(text)


@given(st.sampled_from(sorted(SHAPES)), st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_a_shape_broken_anywhere_has_an_answer(shape: str, at: int, broken: bytes) -> None:
    text = SHAPES[shape].encode()
    items(text[:at] + broken + text[at + len(broken) :])
