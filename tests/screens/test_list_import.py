"""A list imported on screen: seen first, kept once confirmed; the checks of the command, a limit, no other door."""

from __future__ import annotations

import gzip
import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.making_lists import brought, entity

from casekeeper.records.models import ListScreened, ListVersion, Quarantined
from casekeeper.screens.lists import uploads

pytestmark = pytest.mark.database
NOBODY = {"id": "inv-1", "schema": "Person", "properties": {"name": ["Otto Nobody"]}}


@pytest.fixture(autouse=True)
def a_folder(settings: Any, tmp_path: Path) -> Path:
    settings.UPLOADS_FOLDER = tmp_path / "uploads"
    return tmp_path / "uploads"


@pytest.fixture
def manager(signed_in: Callable[..., Client]) -> Client:
    return signed_in("intake", "manager")


def lines(*entities: dict[str, Any]) -> bytes:
    return "\n".join(json.dumps(one) for one in entities).encode()


def choose(client: Client, content: bytes, **fields: str) -> Any:
    file = SimpleUploadedFile("port.jsonl", content)
    return client.post("/lists/import", {"name": "port-watch", "format": "ftm", "file": file} | fields)


def confirm(client: Client, page: Any, **more: str) -> Any:
    """Press the button of the page that says what would change."""
    hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page.content.decode()))
    return client.post("/lists/import", hidden | more)


def said(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_a_file_is_tried_first_and_imported_once_confirmed_with_its_differences_shown(
    manager: Client, a_folder: Path
) -> None:
    page = choose(manager, lines(NOBODY), publisher="A port", kind="watch list")
    assert "port-watch (a new list)" in said(page)
    assert "New 1" in said(page)
    assert ListVersion.objects.count() == 0
    (kept,) = a_folder.iterdir()
    assert (kept.stat().st_mode & 0o777, a_folder.stat().st_mode & 0o777) == (0o600, 0o700)
    answer = confirm(manager, page)
    version = ListVersion.objects.get()
    assert answer["Location"] == f"/lists/{version.alert_list_id}/versions/1"
    assert (version.imported_by, version.source, version.alert_list.publisher) == (
        "intake.manager", "port.jsonl", "A port",
    )  # fmt: skip
    assert list(a_folder.iterdir()) == []
    shown = said(manager.get(answer["Location"]))
    assert "Version 1 of port-watch is imported" in shown
    assert "Otto Nobody" in shown
    assert "have not been screened against it yet" in shown
    ListScreened.objects.create(dataset="port-watch", version="1", at=version.imported_at)
    assert "have been screened against it" in said(manager.get(answer["Location"]))


def test_a_packed_file_is_read_and_the_same_file_again_changes_nothing(manager: Client) -> None:
    packed = gzip.compress(lines(NOBODY), mtime=0)
    confirm(manager, choose(manager, packed))
    again = choose(manager, packed)
    assert "This file was read before" in said(again)
    assert "nothing changed" in said(manager.get(confirm(manager, again)["Location"]))
    assert ListVersion.objects.count() == 1


def test_a_version_that_leaves_out_too_much_is_imported_only_when_somebody_says_that_it_is_meant(
    manager: Client,
) -> None:
    brought(*(entity(f"inv-{n}", f"Otto Nobody {n}") for n in range(20)), digest="one", name="port-watch")
    page = choose(manager, lines(NOBODY))
    assert "It leaves out 19 entries" in said(page)
    refused = confirm(manager, page)
    assert "Say that the loss is meant" in said(refused)
    assert "<title>Error: " in refused.content.decode()
    assert ListVersion.objects.count() == 1
    confirm(manager, refused, accept_loss="yes")
    assert ListVersion.objects.get(number=2).loss_accepted


def test_lines_that_cannot_be_read_are_counted_before_and_in_quarantine_after(manager: Client) -> None:
    page = choose(manager, lines(NOBODY) + b"\n{broken")
    assert "they go into quarantine" in said(page)
    assert Quarantined.objects.count() == 0
    answer = confirm(manager, page)
    assert Quarantined.objects.get().source == "list port-watch"
    assert "1 line could not be read" in said(manager.get(answer["Location"]))


@pytest.mark.parametrize(
    ("content", "fields", "told"),
    [
        (b"", {}, "The file is empty"),
        (b"not a list at all", {}, "Expected a list with at least one person"),
        (lines(NOBODY), {"name": ""}, "Enter the name of the list"),
        (lines(NOBODY), {"name": "own"}, "may not be called"),
        (lines(NOBODY), {"format": "xml"}, "Choose what kind of file it is"),
        (
            lines(NOBODY),
            {"published-day": "40", "published-month": "1", "published-year": "2026"},
            "must be a real date",
        ),
        (lines(NOBODY), {"published-day": "1", "published-month": "1", "published-year": "2027"}, "today or earlier"),
        (gzip.compress(lines(NOBODY))[:-4], {}, "is not whole"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    content: bytes, fields: dict[str, str], told: str, manager: Client, a_folder: Path
) -> None:
    page = choose(manager, content, **fields)
    assert told in said(page)
    assert "<title>Error: " in page.content.decode()
    assert ListVersion.objects.count() == 0
    assert not a_folder.exists() or list(a_folder.iterdir()) == []


def test_a_file_over_the_limit_is_refused_packed_or_not(
    manager: Client, a_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 100_000)
    monkeypatch.setattr(uploads, "LARGEST_UNPACKED", 200_000)
    assert "casekeeper lists import" in said(choose(manager, b"x" * 100_001))
    bomb = gzip.compress(b" " * 200_001)
    assert len(bomb) < 1_000
    assert "Unpacked, the file is larger" in said(choose(manager, bomb))
    assert not a_folder.exists() or list(a_folder.iterdir()) == []


def test_no_other_page_takes_a_file_not_even_from_somebody_who_is_not_signed_in(
    signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bytes] = []
    monkeypatch.setattr(
        uploads.TemporaryFileUploadHandler, "receive_data_chunk", lambda self, raw, start: taken.append(raw)
    )
    for client, address in ((Client(), "/sign-in"), (signed_in(), "/find"), (Client(), "/screening")):
        client.post(address, {"file": SimpleUploadedFile("large.bin", b"x" * 100_000)})
    assert taken == []


def test_who_may_not_import_is_refused_and_sees_no_button(signed_in: Callable[..., Client], db: Any) -> None:
    for unit, grade in (("intake", "officer"), ("gatekeeper", "manager"), ("prison", "manager"), ("", "inspector")):
        client = signed_in(unit, grade)
        assert client.get("/lists/import").status_code == 403
        assert choose(client, lines(NOBODY)).status_code == 403
    assert b"/lists/import" not in signed_in("intake", "officer").get("/lists").content
    assert b"/lists/import" in signed_in("casework", "manager").get("/lists").content
    assert ListVersion.objects.count() == 0


def test_a_kept_file_is_found_by_its_whole_name_alone_and_goes_after_an_hour(manager: Client, a_folder: Path) -> None:
    page = choose(manager, lines(NOBODY))
    (old,) = a_folder.iterdir()
    for name in ("../secret-key", "", "x" * 32, old.name[:-1]):
        assert "Choose the list" in said(manager.post("/lists/import", {
            "name": "port-watch", "format": "ftm", "step": "confirm", "kept": name}))  # fmt: skip
    os.utime(old, (time.time() - 3700, time.time() - 3700))
    choose(manager, lines(NOBODY))
    assert not old.exists()
    assert "Choose the list" in said(confirm(manager, page))
    assert ListVersion.objects.count() == 0
