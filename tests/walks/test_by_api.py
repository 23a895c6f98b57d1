"""Eight cases from the prison's list and the referral to the end by the API, in the name of whoever does each step."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from tests.at_the_minute import it_is
from tests.walks.standing import check_standing
from tests.walks.stories import WALKS
from tests.walks.telling import WORKERS, Step, Walk

from casekeeper.api.tokens import new_token
from casekeeper.facts import payload_of
from casekeeper.records.models import FactRow, User

pytestmark = [pytest.mark.database, pytest.mark.django_db]


class Api:
    """One client of the API, with a token for each worker and one that delivers and reads."""

    def __init__(self) -> None:
        self.client = Client()
        self.sent = 0
        self.reader = new_token("reader", feeds=["prisoners"], may_read_people=True)
        self.tokens = {who: self._token(who, *WORKERS[who]) for who in WORKERS}

    def _token(self, who: str, unit: str, grade: str) -> str:
        User.objects.create_user(who, unit=unit, grade=grade)
        return new_token(f"{who}'s program", feeds=[], acts_for=who, decides=True)

    def deliver(self, document: Any) -> None:
        answer = self._post("feeds/prisoners", document, self.reader).json()
        assert (answer["new"], answer["quarantined"]) == (1, 0)

    def record(self, number: str, step: Step, numbers: dict[str, int]) -> Any:
        fact = {"kind": step.kind.key, "happened": str(step.on), "said": payload_of(step.said(numbers))}
        self.sent += 1
        return self._post(f"people/{number}/facts", {"facts": [fact]}, self.tokens[step.who], f"{self.sent}")

    def explained(self, number: str) -> Any:
        return self.client.get(f"/api/v1/people/{number}", headers={"Authorization": f"Bearer {self.reader}"}).json()

    def _post(self, path: str, body: Any, token: str, key: str = "") -> Any:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
        return self.client.post(f"/api/v1/{path}", json.dumps(body), content_type="application/json", headers=headers)


@pytest.mark.parametrize("walk", [pytest.param(walk, id=walk.title) for walk in WALKS])
def test_a_case_goes_from_its_referral_to_its_end_by_the_api(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    api, numbers = Api(), {}
    it_is(monkeypatch, walk.starts)
    api.deliver(walk.listed)
    for step in walk.steps:
        it_is(monkeypatch, step.on)
        before = FactRow.objects.count()
        answer = api.record(walk.number, step, numbers)
        if step.refused:
            assert answer.status_code in (403, 409), (step, answer.json())
            assert re.search(step.refused, answer.json()["detail"]), answer.json()
            assert FactRow.objects.count() == before
        else:
            assert answer.status_code == 201, (step, answer.json())
            numbers[step.called] = answer.json()["recorded"][0]
        check_standing(step, api.explained(walk.number))
