"""The commands that compare records, and that tell what a person's record is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from tests.linking import plain_score, record

from casekeeper.actions.judge_records import judge_records
from casekeeper.actions.part_records import part_records
from casekeeper.actions.record_fact import record_fact
from casekeeper.config.command_line import main
from casekeeper.facts.consideration import WorkNoted
from casekeeper.records import clock
from casekeeper.records.identities import comparing
from casekeeper.records.identities.comparing import Model
from casekeeper.records.models import LinkProposal, LinkWaiting

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def a_plain_model(db: Any) -> Iterator[None]:
    comparing.use(Model(plain_score, "plain 1"))
    yield
    comparing.use(None)


def run(*arguments: str) -> str:
    answer = CliRunner().invoke(main, list(arguments))
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_records_that_changed_are_compared_once_and_all_of_them_when_asked():
    record("Ansel Verrucci"), record("Verrucci Ansel", born="1988")
    assert json.loads(run("propose-links", "--json"))["proposed"] == 1
    assert LinkWaiting.objects.count() == 0
    assert json.loads(run("propose-links", "--json"))["compared"] == 0
    LinkProposal.objects.all().delete()
    assert json.loads(run("propose-links", "--all", "--json"))["proposed"] == 1


def test_identities_tell_the_join_and_after_it_is_taken_back_what_was_decided_meanwhile():
    older, newer = record("Ansel Verrucci"), record("Verrucci Ansel", born="1988")
    judge_records(older, newer, judgement="same", reasons="one photograph", by="an officer")
    said = json.loads(run("identities", newer.reference, "--json"))
    assert [each["joined"] and each["joined"]["how"] for each in said["records"]] == [None, "judgement"]
    record_fact(older, WorkNoted(what="Letter sent."), clock.today(), source="casework", by="another officer")
    part_records(newer, reasons="brothers", by="a test")
    for person in (older, newer):
        told = run("identities", person.reference)
        assert "brothers" in told
        assert "by another officer" in told
