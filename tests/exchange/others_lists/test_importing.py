"""Others' lists come in by versions: what each changed, what is refused, and that no file stops the program."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from casekeeper.actions.import_list import Imported, LosesTooMuch, Wording
from casekeeper.actions.permissions import NotAllowed
from casekeeper.config import command_line
from casekeeper.config.commands import lists as lists_command
from casekeeper.exchange.others_lists import FORMATS, import_file
from casekeeper.exchange.others_lists.wording import Bad, wording_of
from casekeeper.exchange.redriving import redrive_one
from casekeeper.matching.screening import Document
from casekeeper.matching.screening.follow_the_money import BadLine
from casekeeper.records.models import AlertList, ListEntryRow, ListVersion, Quarantined, User
from casekeeper.records.queries.lists import (
    entries_changed_in,
    entries_of_current_versions,
    payloads_of_current_version,
    wordings_of,
)
from casekeeper.records.refused import Refused

database = [pytest.mark.database, pytest.mark.django_db]


def person(number: int, **said: Any) -> dict[str, Any]:
    properties = {"name": [f"Invented Person {number}"], **{name: [value] for name, value in said.items()}}
    return {"id": f"inv-{number}", "schema": "Person", "properties": properties, "last_seen": "2026-01-01"}


def lines(*entities: Any) -> bytes:
    return b"\n".join(one if isinstance(one, bytes) else orjson.dumps(one) for one in entities)


@pytest.fixture
def bring(tmp_path: Path) -> Any:
    def bring_in(content: bytes, **given: Any) -> Imported:
        file = tmp_path / "list.jsonl"
        file.write_bytes(content)
        return import_file("invented", file, by="a test", **given)

    return bring_in


class TestStored:
    pytestmark = database

    def test_a_newer_version_gives_the_difference_and_the_older_words_stay(self, bring: Any) -> None:
        first = bring(lines(*(person(number, birthDate="1970") for number in range(12))))
        assert (first.new, first.changed, first.gone, first.unchanged) == (12, 0, 0, 0)
        later = [person(number, birthDate="1971" if number == 3 else "1970") for number in range(1, 13)]
        second = bring(lines(*later))
        assert (second.new, second.changed, second.gone, second.unchanged) == (1, 1, 1, 10)
        changes = {one.entry_id: one for one in entries_changed_in(second.version)}
        assert {id_: one.change for id_, one in changes.items()} == {
            "inv-0": "gone", "inv-3": "changed", "inv-12": "new",
        }  # fmt: skip
        assert (changes["inv-3"].before.born, changes["inv-3"].after.born) == (("1970",), ("1971",))
        assert changes["inv-0"].after is None
        alert_list = AlertList.objects.get(name="invented")
        assert [(row.since, row.until) for row in wordings_of(alert_list, "inv-3")] == [(1, 2), (2, None)]
        standing = {one.entry.id: one.version for one in entries_of_current_versions(["invented"])}
        assert standing == {f"inv-{n}": 2 if n in (3, 12) else 1 for n in range(1, 13)}

    def test_the_same_file_again_changes_nothing_but_when_it_was_last_read(self, bring: Any) -> None:
        content = lines(person(1), person(2))
        first = bring(content)
        again = bring(content)
        assert again.same
        assert again.version.number == 1
        assert again.version.read_at > first.version.read_at
        assert (ListVersion.objects.count(), ListEntryRow.objects.count()) == (1, 2)

    def test_what_a_publisher_stamps_anew_is_no_change(self, bring: Any) -> None:
        bring(lines(person(1)))
        second = bring(lines({**person(1), "last_seen": "2026-02-02"}))
        assert (second.unchanged, second.changed, second.version.number) == (1, 0, 2)

    def test_a_version_that_loses_more_than_the_policy_allows_is_refused_until_accepted(self, bring: Any) -> None:
        bring(lines(*(person(number) for number in range(20))))
        cut = lines(*(person(number) for number in range(17)))
        with pytest.raises(LosesTooMuch, match="leaves out 3 of 20"):
            bring(cut)
        assert ListEntryRow.objects.filter(until=None).count() == 20
        assert bring(cut, accept_loss=True).gone == 3
        eighteen_in_twenty = lines(*(person(number) for number in range(16)))
        assert bring(eighteen_in_twenty).gone == 1

    def test_bad_lines_are_counted_and_quarantined_and_leave_when_a_newer_version_comes(self, bring: Any) -> None:
        done = bring(lines(person(1), b"{broken", {"schema": "Person"}, person(1), {"id": "c", "schema": "Company"}))
        assert (done.entries, done.unreadable, done.skipped) == (1, 3, {"Company": 1})
        waiting = Quarantined.objects.filter(source="list invented", resolved_at=None)
        assert waiting.count() == 3
        held = waiting.first()
        assert held is not None
        assert not redrive_one(held.id, by="a test").resolved
        bring(lines(person(1), person(2)))
        assert waiting.count() == 0

    def test_a_list_with_nobody_on_it_and_a_broken_archive_change_nothing(self, bring: Any) -> None:
        bring(lines(person(1)))
        with pytest.raises(Refused, match="at least one person"):
            bring(b"nothing at all")
        with pytest.raises(Refused, match="not whole"):
            bring(gzip.compress(lines(person(2), person(3)))[:-9])
        assert [one.entry.id for one in entries_of_current_versions()] == ["inv-1"]

    def test_trying_says_the_difference_and_keeps_nothing(self, bring: Any) -> None:
        tried = bring(lines(person(1)), only_try=True)
        assert (tried.new, tried.version) == (1, None)
        assert not AlertList.objects.exists()

    def test_compressed_files_and_nul_characters_are_read(self, bring: Any) -> None:
        bring(gzip.compress(lines(person(1, notes="a\x00b"))))
        assert next(payloads_of_current_version("invented"))["properties"]["notes"] == ["ab"]

    def test_passports_and_sanctions_on_lines_of_their_own_lie_in_their_holder(self, bring: Any) -> None:
        passport = {"id": "p", "schema": "Passport", "properties": {"holder": ["inv-1"], "number": ["N7"]}}
        sanction = {"id": "s", "schema": "Sanction", "properties": {"entity": ["inv-1"], "reason": ["Invented"]}}
        bring(lines(passport, person(1), sanction))
        (found,) = entries_of_current_versions()
        assert found.entry.documents == (Document("N7", "passport"),)
        (payload,) = payloads_of_current_version("invented")
        assert payload["properties"]["sanctions"][0]["properties"]["reason"] == ["Invented"]

    def test_an_export_is_read_back_as_the_same_list(self, bring: Any, tmp_path: Path) -> None:
        bring(lines(person(1, nationality="fr"), person(2)))
        file = tmp_path / "out.jsonl"
        file.write_bytes(lines(*payloads_of_current_version("invented")))
        import_file("copy", file, by="a test")
        both = [[one.entry for one in entries_of_current_versions([name])] for name in ("invented", "copy")]
        assert both[0] == both[1]

    def test_only_those_the_table_of_permissions_names_import_a_list(self, bring: Any) -> None:
        with pytest.raises(NotAllowed):
            bring(lines(person(1)), user=User(unit="casework", grade="officer"))
        assert bring(lines(person(1)), user=User(unit="casework", grade="manager")).new == 1

    def test_the_command_imports_shows_and_exports(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(command_line, "set_up", lambda: None)
        file = tmp_path / "list.jsonl"
        file.write_bytes(lines(person(1), b"{"))
        run = CliRunner().invoke
        done = run(lists_command.command, ["import", "invented", str(file), "--json"])
        assert json.loads(done.stdout)["new"] == 1
        assert "invented" in run(lists_command.command, ["show"]).output
        assert json.loads(run(lists_command.command, ["export", "invented"]).stdout)["id"] == "inv-1"
        assert "There is no list" in run(lists_command.command, ["export", "nothing"]).output


NOTICE = {"entity_id": "2099/1", "forename": "INVENTED", "name": "NOBODY", "date_of_birth": "1970", "sex_id": "F",
          "nationalities": ["FR"], "arrest_warrants": [{"issuing_country_id": "ZZ", "charge": "Invented"}]}  # fmt: skip
CSV = "\ufeffid,given_name,surname,aliases,date_of_birth,nationality,sex,reason,shoe_size\n" \
      "7,Invented,Nobody,Nemo;Outis,1970-03,Albanian,F,Invented,44\n8,too,few\n"  # fmt: skip
SAMPLES = {
    "ftm": lines(person(1, birthDate="1970"), {"id": "p", "schema": "Passport", "properties": {"holder": ["inv-1"]}}),
    "interpol": orjson.dumps({"total": 1, "_embedded": {"notices": [NOTICE]}}),
    "csv": CSV.encode(),
}


def _read(format: str, content: bytes) -> list[Wording | BadLine | Bad]:
    found = FORMATS[format](io.BytesIO(content), {})
    return [one if isinstance(one, Bad) else wording_of(one, 1) for one in found]


@pytest.mark.parametrize(
    "content", [SAMPLES["interpol"], orjson.dumps(NOTICE), orjson.dumps([NOTICE]), lines(NOTICE, b"")]
)
def test_interpol_notices_are_read_as_pages_single_notices_and_lines(content: bytes) -> None:
    (one,) = _read("interpol", content)
    assert isinstance(one, Wording)
    said = json.loads(one.payload)
    assert one.entry_id == "2099/1"
    assert said["properties"]["name"] == ["INVENTED NOBODY"]
    assert said["properties"]["birthDate"] == ["1970"]
    assert said["said"] == NOTICE


def test_csv_rows_are_read_by_their_column_names_and_a_short_row_is_told() -> None:
    one, bad = _read("csv", SAMPLES["csv"])
    assert isinstance(one, Wording)
    said = json.loads(one.payload)
    assert said["properties"]["alias"] == ["Nemo", "Outis"]
    assert said["properties"]["sanctions"][0]["properties"]["reason"] == ["Invented"]
    assert said["said"]["shoe_size"] == "44"
    assert isinstance(bad, Bad)
    assert bad.why.expected.startswith("9 values")


@settings(max_examples=250)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_a_damaged_file_is_read_or_told_as_bad_and_never_falls_over(format: str, data: st.DataObject) -> None:
    content = SAMPLES[data.draw(st.sampled_from(sorted(SAMPLES)))]
    at = data.draw(st.integers(0, len(content)))
    gone, put = data.draw(st.integers(0, 30)), data.draw(st.binary(max_size=8) | st.just(b"[" * 3000))
    for one in _read(format, content[:at] + put + content[at + gone :]):
        assert isinstance(one, Wording | BadLine | Bad)
        if isinstance(one, Wording):
            assert "\\u0000" not in one.payload
