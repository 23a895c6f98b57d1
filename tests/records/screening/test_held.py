"""One index in the process: built once, loaded again, and never behind what the database says."""

from __future__ import annotations

import json
import os
import stat
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import program_connection
from tests.invented_lists import InventedLists, WordIndex, entry

from casekeeper.matching.screening.entry import Query
from casekeeper.records.screening import changes, held, saved

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def names(text: str, dataset: str = "all") -> list[str]:
    return [one.id for one in held.current().search(Query("q", (text,)), dataset=dataset)]


def until_ready(seconds: float = 10) -> None:
    ends = time.monotonic() + seconds
    while not held.is_ready():
        assert time.monotonic() < ends, "the index was not built in time"
        time.sleep(0.01)


def test_it_is_built_in_the_background_and_refuses_until_it_is_there(lists: InventedLists) -> None:
    assert not held.is_ready()
    with pytest.raises(held.NotReady, match="made ready"):
        held.current()
    until_ready()
    assert names("Osgar Tvelding") == ["harbour/1"]


def test_an_index_that_cannot_be_built_says_so_and_is_tried_again(
    lists: InventedLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(lists, "entries", lambda dataset: 1 / 0)
        held.start()
        held._builder.join(10)  # type: ignore[union-attr]
        with pytest.raises(held.NotReady, match="ZeroDivisionError"):
            held.current()
        held._builder.join(10)  # type: ignore[union-attr]
    held.start()
    until_ready()


def test_a_new_entry_is_found_at_the_next_question_and_a_withdrawn_one_is_not(lists: InventedLists) -> None:
    held.wait()
    began = time.perf_counter()
    lists.now["harbour"]["9"] = lists.now["harbour"]["1"]._replace(entry=entry(9, "Pell Oduwayo"))
    changes.note("harbour", ["9"])
    assert names("Pell Oduwayo") == ["harbour/9"]
    del lists.now["harbour"]["9"]
    changes.note("harbour", ["9"])
    assert names("Pell Oduwayo") == []
    assert time.perf_counter() - began < 0.2, "two changes, a tenth of a second each"


def test_a_change_that_another_process_commits_is_seen_at_the_next_question(lists: InventedLists) -> None:
    held.wait()
    lists.now["harbour"]["9"] = lists.now["harbour"]["1"]._replace(entry=entry(9, "Pell Oduwayo"))
    with program_connection() as other:
        other.execute(
            "INSERT INTO screening_change (dataset, entry, at_transaction) "
            "VALUES ('harbour', '9', pg_current_xact_id()::text::bigint)"
        )
        assert names("Pell Oduwayo") == [], "not committed yet"
        other.commit()
        assert names("Pell Oduwayo") == ["harbour/9"]


def test_a_change_committed_late_is_not_missed_though_later_ones_were_seen_before(lists: InventedLists) -> None:
    held.wait()
    with program_connection() as slow:
        slow.execute(
            "INSERT INTO screening_change (dataset, entry, at_transaction) "
            "VALUES ('harbour', '8', pg_current_xact_id()::text::bigint)"
        )
        for number in range(20, 25):
            lists.now["harbour"][str(number)] = lists.now["harbour"]["1"]._replace(
                entry=entry(number, f"Quick {number}")
            )
            changes.note("harbour", [str(number)])
            assert names(f"Quick {number}")[:1] == [f"harbour/{number}"]
        lists.now["harbour"]["8"] = lists.now["harbour"]["1"]._replace(entry=entry(8, "Slow Marwick"))
        slow.commit()
    assert names("Slow Marwick") == ["harbour/8"]


def test_what_a_transaction_has_not_committed_is_not_put_into_the_index(lists: InventedLists) -> None:
    held.wait()
    before = lists.now["harbour"]["1"]
    try:
        with transaction.atomic():
            lists.now["harbour"]["9"] = before._replace(entry=entry(9, "Pell Oduwayo"))
            changes.note("harbour", ["9"])
            assert names("Pell Oduwayo") == []
            raise RuntimeError("rolled back")
    except RuntimeError:
        del lists.now["harbour"]["9"]
    assert names("Pell Oduwayo") == []


def test_a_new_version_of_a_list_puts_in_the_difference_alone(lists: InventedLists) -> None:
    index = held.wait().index
    lists.publish("harbour", entry(1, "Osgar Tvelding"), entry(4, "Ilse Brandwijk"))
    assert names("Mirela Quorne") == []
    assert names("Ilse Brandwijk") == ["harbour/4"]
    assert held.current().versions == {"harbour": "2"}
    assert held.current().index is index


def test_a_list_that_changed_much_is_built_beside_the_old_one_and_what_left_it_is_gone_at_once(
    lists: InventedLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "AT_ONCE", 2)
    old = held.wait()
    lists.publish("harbour", *(entry(number, f"Nobody Number{number}") for number in range(100, 120)))
    assert names("Osgar Tvelding") == []
    held._builder.join(10)  # type: ignore[union-attr]
    assert held.current() is not old
    assert names("Number103 Nobody")[:1] == ["harbour/103"]
    assert held.current().versions == {"harbour": "2"}


def test_a_restart_loads_what_was_saved_and_puts_in_what_changed_since(lists: InventedLists) -> None:
    held.wait()
    lists.now["harbour"]["9"] = lists.now["harbour"]["1"]._replace(entry=entry(9, "Pell Oduwayo"))
    changes.note("harbour", ["9"])
    held.forget()
    lists.entries = lambda dataset: pytest.fail("built again")  # type: ignore[method-assign, assignment]
    held.wait()
    assert names("Pell Oduwayo") == ["harbour/9"]
    assert names("Osgar Tvelding") == ["harbour/1"]


def test_what_is_saved_only_its_owner_may_read(lists: InventedLists, settings: Any) -> None:
    held.wait()
    folder = Path(settings.SCREENING_FOLDER)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir() if file.name != "lock"}
    assert modes == {"index": 0o600, "stamp.json": 0o600}


@pytest.mark.parametrize(
    "harm", ["another database", "another model", "a torn file", "a stamp that is none", "no index"]
)
def test_a_saved_index_that_is_not_ours_or_not_whole_is_built_anew(
    harm: str, lists: InventedLists, settings: Any
) -> None:
    held.wait()
    held.forget()
    folder = Path(settings.SCREENING_FOLDER)
    stamp = json.loads((folder / "stamp.json").read_text())
    if harm == "another database":
        (folder / "stamp.json").write_text(json.dumps(stamp | {"database": "1/2"}))
    elif harm == "another model":
        (folder / "stamp.json").write_text(json.dumps(stamp | {"model": "words 0"}))
    elif harm == "a torn file":
        os.truncate(folder / "index", 7)
    elif harm == "no index":
        (folder / "index").unlink()
    else:
        (folder / "stamp.json").write_text("[")
    assert saved.load(WordIndex) is None
    assert len(held.wait().index) == 3
    assert names("Osgar Tvelding") == ["harbour/1"]


def test_a_dataset_is_searched_alone_and_all_are_searched_together(lists: InventedLists) -> None:
    lists.publish("quay", entry(1, "Osgar Tvelding"))
    held.wait()
    assert set(names("Osgar Tvelding")) == {"harbour/1", "quay/1"}
    assert names("Osgar Tvelding", "quay") == ["quay/1"]


def test_several_threads_ask_while_entries_come_and_go(lists: InventedLists) -> None:
    held.wait()
    faults: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(20):
                assert names("Osgar Tvelding")[:1] == ["harbour/1"]
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(30, 50):
        lists.now["harbour"][str(number)] = lists.now["harbour"]["1"]._replace(entry=entry(number, f"Quick {number}"))
        changes.note("harbour", [str(number)])
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(held.current().index) == 23


STEPS = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["come", "go", "publish", "forget"])), max_size=12)


@given(steps=STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_the_index_holds_what_is_on_the_lists(lists: InventedLists, steps: list[Any]) -> None:
    lists.publish("harbour", entry(1, "Osgar Tvelding"))
    first = lists.now["harbour"]["1"]
    for number, step in steps:
        there = lists.now["harbour"]
        if step == "come":
            there[str(number)] = first._replace(entry=entry(number, f"Changed {number}"))
            changes.note("harbour", [str(number)])
        elif step == "go":
            there.pop(str(number), None)
            changes.note("harbour", [str(number)])
        elif step == "publish":
            lists.publish("harbour", *(entry(one, f"Version {one}") for one in range(1, number)))
        else:
            held.forget()
        index = held.wait().index
        assert {one: index.entry(one).names for one in index.entries} == {
            one.key: one.entry.names for one in lists.now["harbour"].values()
        }
