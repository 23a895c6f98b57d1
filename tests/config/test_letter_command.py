"""`casekeeper letter`: the last one issued with its own bytes, or a draft that says so."""

from __future__ import annotations

import hashlib

import pytest
from click.testing import CliRunner
from tests.letters_people import TODAY, liable, our_office, worker  # noqa: F401
from tests.reading_pdf import Read

from casekeeper.actions.letters.issuing import issue_letter
from casekeeper.actions.letters.writing import prepare
from casekeeper.config.command_line import main
from casekeeper.facts.letters import LetterIssued
from casekeeper.records.models import FactRow, Look

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("our_office")]
TYPED = {"method": "by hand", "sent_on": TODAY.isoformat(), "reasons": "Fourteen months."}


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())


def run(*arguments):
    return CliRunner().invoke(main, ["letter", *arguments])


def test_the_letter_issued_comes_out_with_its_own_bytes_and_the_look_is_logged(db, tmp_path):
    person, user = liable(), worker("casework")
    issue_letter(person, prepare(person, "liability_notice", "ar", TYPED), why="x", user=user, by=user.username)
    out = tmp_path / "letter.pdf"
    answer = run(person.reference, "liability_notice", "--language", "ar", "--out", str(out))
    assert answer.exit_code == 0, answer.output
    digest = FactRow.objects.get(kind=LetterIssued.model_fields["kind"].default).payload["digest"]
    assert hashlib.sha256(out.read_bytes()).hexdigest() == digest
    assert digest in answer.output
    assert Look.objects.filter(person=person, user="command line", what="letter as PDF").exists()
    other = run(person.reference, "liability_notice", "--out", str(out))
    assert other.exit_code != 0
    assert "was issued to this person" in other.output


def test_a_draft_says_so_and_what_is_missing_is_named(db, tmp_path):
    person = liable()
    out = tmp_path / "letter.pdf"
    say = [part for name, text in TYPED.items() for part in ("--say", f"{name}={text}")]
    answer = run("M1234567", "liability_notice", "--language", "ro", "--out", str(out), *say)
    assert answer.exit_code == 0, answer.output
    assert "a draft" in answer.output
    assert Read(out.read_bytes()).root["/Lang"] == "ro"
    assert not FactRow.objects.filter(person=person, kind__startswith="letter.").exists()
    less = run("M1234567", "liability_notice", "--out", str(out), "--say", "reasons=x")
    assert less.exit_code != 0
    assert "How it will be served: choose one" in less.output
    assert "--say takes NAME=TEXT" in run("M1234567", "liability_notice", "--out", str(out), "--say", "x").output
    assert "0 records answer" in run("nobody", "liability_notice", "--out", str(out)).output
    assert "There is no letter" in run("M1234567", "none", "--out", str(out), "--say", "a=b").output
