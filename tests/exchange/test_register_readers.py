"""What registers send: answers and holdings, well made and not. Nothing raises; what is bad is told with its reason."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.payloads import ANSWER, DAY
from tests.exchange.test_hostile_documents import HOSTILE

from casekeeper.exchange.registers.answers import parse
from casekeeper.exchange.registers.holdings import Bad, Entry, NotOurs, entries
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.facts.alerts import AlertAcknowledged, AlertProposed, AlertRejected, alert_key, alert_number
from casekeeper.position.alerts import alerts_of
from casekeeper.records.registers import Details, message_for, missing_for

ENTRY = {"ourReference": "CK-12", "reference": "B1", "surname": "VERRUCCI", "born": "1988-04-12"}
DETAILS = Details("Verrucci", "Ansel|Bo", "Ansel Bo Verrucci", ("A. Verruci",), "1988-04", ("POL", "UNKNOWN"), "Male",
                  (("pnc", "2019/0214407P"),))  # fmt: skip


def read(text: str | bytes) -> list[Any]:
    return list(entries(text.encode() if isinstance(text, str) else text))


def test_an_answer_says_what_became_of_which_message() -> None:
    found = parse(ANSWER, on=DAY)
    assert isinstance(found, Said)
    assert found.subjects == ("alert:CK-4711",)
    (statement,) = found.statements
    assert statement.said == AlertAcknowledged(alert=4711, where="sis return", message="create", reference="SI0042")
    assert statement.happened.start == date(2026, 3, 1)
    found = parse(ANSWER | {"outcome": "rejected", "reasons": "No date of birth"}, on=DAY)
    assert isinstance(found, Said)
    assert isinstance(found.statements[0].said, AlertRejected)


@pytest.mark.parametrize(
    "change",
    [{"register": "the moon"}, {"ourReference": "4711"}, {"ourReference": "CK-"}, {"ourReference": "CK-0"},
     {"outcome": "maybe"}, {"ourReference": "CK-٣"}],
)  # fmt: skip
def test_an_answer_that_does_not_say_which_alert_where_or_what_is_unreadable(change: dict[str, Any]) -> None:
    found = parse(ANSWER | change, on=DAY)
    assert isinstance(found, Unreadable)
    assert found.expected
    assert found.what_to_do


@pytest.mark.parametrize("text", [
    json.dumps(ENTRY), json.dumps([ENTRY]), json.dumps(ENTRY) + "\n",
    "ourReference,reference,surname,born\nck-12,B1,Verrucci,1988/04/12\n",
    "\ufeffours,their_reference,name,date_of_birth\r\nCK-12,B1,VERRUCCI,1988-04-12\r\n",
])  # fmt: skip
def test_holdings_are_read_in_either_form(text: str) -> None:
    assert read(text) == [Entry(12, "B1", (("surname", "verrucci"), ("date of birth", "1988-04-12")))]
    assert read(gzip.compress(text.encode())) == read(text)


def test_what_others_own_or_the_register_struck_out_is_not_ours() -> None:
    assert read(json.dumps([{"reference": "B9"}, ENTRY | {"status": "Deleted"}])) == [NotOurs(), NotOurs()]


@pytest.mark.parametrize("text", ["", "\n\n", "name,born\nX,1990\n", b"\x1f\x8b\x08broken"])
def test_a_file_that_cannot_be_holdings_is_cut_and_concludes_nothing(text: str | bytes) -> None:
    (bad,) = read(text)
    assert isinstance(bad, Bad)
    assert bad.cut


def test_the_last_line_of_a_file_that_was_cut_off_says_so() -> None:
    *_, last = read("ours,surname,born\nCK-1,A,1990\nCK-2,B")
    assert isinstance(last, Bad)
    assert last.cut
    *_, last = read(json.dumps(ENTRY) + '\n{"ourReference": "CK-1')
    assert isinstance(last, Bad)
    assert last.cut


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_told_to_be_bad(text: bytes) -> None:
    for found in read(text):
        assert isinstance(found, Entry | NotOurs | Bad)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(ENTRY)), HOSTILE), max_size=4), st.integers(0, 40))
@settings(max_examples=300, deadline=None)
def test_any_entry_is_read_or_told_to_be_bad(made: list[dict[str, Any]], at: int) -> None:
    text = json.dumps([ENTRY, *made]).encode()
    for found in (*read(text), *read(text[:at] + text[at + 1 :])):
        assert isinstance(found, Entry | NotOurs | Bad)
        if isinstance(found, Entry):
            assert 0 < found.alert < 10**18


def test_a_key_is_read_back_as_the_number_it_was_made_from() -> None:
    assert all(alert_number(alert_key(number).lower()) == number for number in (1, 4711, 10**17))
    assert alert_number("CK-1.5") is alert_number("KC-1") is alert_number("CK--1") is None


def made_alert(**said: Any) -> Any:
    from tests.making import the_law
    from tests.position.alert_histories import GROUND, START, told

    from casekeeper.facts import history_of

    proposed = AlertProposed(ground="deportation order", ground_fact=GROUND, registers=("border",), reasons="x", **said)
    return alerts_of(history_of("TEST-0001", [told(2, START, proposed)]), the_law(), START)[0]


def test_each_register_is_sent_its_own_shape_and_a_withdrawal_names_nobody() -> None:
    alert = made_alert(action="Stop", threat=True, suspended=False, entry_ban=True, leave_by=date(2026, 4, 1))
    border = message_for("border", "create", alert, DETAILS)
    assert border["lines"] == [
        "A|CK-2|VERRUCCI|ANSEL BO|1988-04|M|POL UNKNOWN|DEPORTATION ORDER|STOP",
        "A|CK-2|VERRUCI|A.|1988-04|M|POL UNKNOWN|DEPORTATION ORDER|STOP",
    ]
    sis = message_for("sis return", "create", alert, DETAILS)
    assert (sis["type"], sis["operation"], sis["f_date_of_birth"]) == ("return", "enter", "1988-04")
    assert {name[0] for name in sis if name[1:2] == "_"} >= set("afjlmoxyz")
    assert message_for("police", "update", alert, DETAILS)["pncId"] == "2019/0214407P"
    interpol = message_for("interpol", "create", alert, DETAILS)
    assert (interpol["date_of_birth"], interpol["nationalities"], interpol["sex_id"]) == ("1988/04", ["PL"], "M")
    for register in ("border", "sis return", "sis refusal", "police", "interpol"):
        body = message_for(register, "withdraw", alert, DETAILS, reference="R9")  # type: ignore[arg-type]
        assert body["ourReference"] == "CK-2"
        assert body["theirReference"] == "R9"
        assert "verrucci" not in json.dumps(body).lower()


def test_a_return_alert_says_what_its_minimum_still_wants() -> None:
    nobody = Details("", "", "", (), "unknown", (), "", ())
    assert missing_for("sis return", made_alert(), nobody) == [
        "a surname", "a date of birth", "what to do on a hit",
        "whether the person is a threat to public policy or security", "whether it is suspended or postponed",
        "whether there is an entry ban", "the last day for voluntary departure",
    ]  # fmt: skip
    whole = made_alert(action="Stop", threat=False, suspended=False, entry_ban=False, leave_by=date(2026, 4, 1))
    assert missing_for("sis return", whole, DETAILS) == []
    assert missing_for("border", whole, nobody) == ["a surname"]
