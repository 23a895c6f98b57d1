"""Until when may a decision be appealed, by how it was served, where, certified or not, and whether the person left?

The cases lie in tests/cases/appeals_after_service. What shows on the letters page is what the gate uses.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from tests.making import history, the_calendars, the_law

from casekeeper.actions.letters.serving import clock_of_service
from casekeeper.facts import History
from casekeeper.facts.appeals import (
    AppealableDecisionServed,
    AppealLodged,
    AppealOutcome,
    FirstStage,
    PermissionDecided,
)
from casekeeper.facts.claims import CertificateWithdrawn, ClaimCertified
from casekeeper.facts.consideration import ServiceMethod
from casekeeper.facts.immigration import Departed
from casekeeper.facts.serving import PapersHandedOver
from casekeeper.periods.calendars import NATIONS
from casekeeper.position.appeals.rights import appeals_of

FILE = Path(__file__).parents[1] / "cases" / "appeals_after_service" / "first_stages.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"]
CLAIM = 1


def _told(case: dict[str, Any]) -> History:
    under = case.get("certified", "no")
    said = {key: case[key] for key in ("stage", "nation", "method")}
    served = AppealableDecisionServed(
        decision="refusal of a human-rights claim", claim=CLAIM, received_on=case.get("received"),
        proof="" if case.get("proof") == "none" or case["method"] == "to file" else "signed",
        certified={"no certificate": "section 94"}.get(under, under), **said,
    )  # fmt: skip
    told: list[Any] = [(case["sent"], served)]
    if under.startswith("section"):
        told.append((case["sent"], ClaimCertified(
            claim=CLAIM, under=under, country="ALB", reasons="Invented", certified_by="A. Senior", document="INV-1",
        )))  # fmt: skip
    if "withdrawn" in case:
        told.append((case["withdrawn"], CertificateWithdrawn(claim=CLAIM, reasons="Invented")))
    if "handed" in case:
        told.append((case["handed"], PapersHandedOver(paper=1, proof="signed", handed_by="A. Officer")))
    if "left" in case:
        told.append((case["left"], Departed(how="removed", to="ALB")))
    return history(*told)


@pytest.mark.parametrize("case", [pytest.param(each, id=f"{each['nation']}: {each['what']}") for each in CASES])
def test_worked_case(case: dict[str, Any]) -> None:
    told = _told(case)
    found = appeals_of(told, the_law(), the_calendars(), case["sent"])
    assert found is not None
    (decision,) = found.decisions
    assert decision.served.on == case.get("served")
    assert decision.may_appeal_until == case.get("date")
    assert case.get("reason", "") in decision.not_computed
    handed = next(iter(told.of(PapersHandedOver)), None)
    clock = clock_of_service(decision.fact, handed, the_law(), the_calendars(), told)
    assert (clock.until, clock.exhausted_after) == (case.get("ends"), case.get("date"))
    assert bool(clock.not_computed) == ("date" not in case)


@pytest.mark.parametrize("nation", NATIONS)
def test_every_first_stage_method_and_certificate_has_a_case_in_every_nation(nation: str) -> None:
    there = [case for case in CASES if case["nation"] == nation]
    assert {case["stage"] for case in there} == set(get_args(FirstStage))
    assert {case["method"] for case in there if case["stage"] == "FT_IC"} == set(get_args(ServiceMethod))
    assert {case.get("certified", "no") for case in there} == {"no", "section 94", "section 94B", "no certificate"}
    assert {("left" in case) for case in there if case["stage"] == "FT_OOC_1"} == {True, False}


def test_a_certified_decision_stands_in_nobodys_way_from_the_day_it_was_served() -> None:
    case = next(each for each in CASES if each["what"] == "certified and still here")
    found = appeals_of(_told(case), the_law(), the_calendars(), case["sent"])
    assert found is not None
    assert found.since == case["sent"]
    assert found.exhausted.outcome.value == "met"


ON = date(2026, 11, 23)


def _further(court: str, lodged: AppealLodged, *, nation: str | None, refused: bool = False) -> date | None:
    """Until when somebody may go further after a step on Monday 23 November 2026."""
    told: list[Any] = []
    if nation is not None:
        served = AppealableDecisionServed(decision="refusal of a human-rights claim", proof="signed", nation=nation)
        told.append((ON - timedelta(days=200), served))
    told.append((ON - timedelta(days=190), lodged))
    number = len(told)
    told.append(
        (ON - timedelta(days=1 if refused else 0), AppealOutcome(appeal=number, court=court, outcome="dismissed"))
    )
    if refused:
        told.append((ON, PermissionDecided(appeal=number, by_court=court, outcome="refused")))
    found = appeals_of(history(*told), the_law(), the_calendars(), ON)
    assert found is not None
    assert found.appeals[0].pending
    return found.appeals[0].may_go_further_until


@pytest.mark.parametrize(
    ("place", "nation", "court", "refused", "until"),
    [
        # First-tier dismissed: 14 days and 1 in country, 28 and 1 abroad.
        ("in the country", "england-and-wales", "First-tier Tribunal", False, "2026-12-08"),
        ("from abroad", "england-and-wales", "First-tier Tribunal", False, "2026-12-22"),
        ("not stated", "england-and-wales", "First-tier Tribunal", False, "2026-12-08"),  # decided as in country
        ("not stated", None, "First-tier Tribunal", False, "2026-12-22"),  # nobody knows from where: the later
        # First-tier refused permission: 14 days and 1, or a month and 1.
        ("in the country", "scotland", "First-tier Tribunal", True, "2026-12-08"),
        ("from abroad", "scotland", "First-tier Tribunal", True, "2026-12-24"),
        # Upper Tribunal dismissed: 12 days and 1, or 38 and 1 (31 December is closed, 1 January a holiday).
        ("in the country", "northern-ireland", "Upper Tribunal", False, "2026-12-08"),
        ("from abroad", "northern-ireland", "Upper Tribunal", False, "2027-01-05"),
        ("from abroad", "scotland", "Upper Tribunal", False, "2027-01-06"),  # 4 January is a holiday there
        # Upper Tribunal refused: 30 days and 1 to the Court of Appeal, 43 and 1 to the Court of Session.
        ("in the country", "england-and-wales", "Upper Tribunal", True, "2026-12-24"),
        ("in the country", "scotland", "Upper Tribunal", True, "2027-01-06"),
        ("in the country", "northern-ireland", "Upper Tribunal", True, "2027-01-06"),
        ("in the country", None, "Upper Tribunal", True, "2027-01-06"),  # which nation is not known: the latest
    ],
)
def test_the_time_to_go_further_after_each_step(
    place: Any, nation: str | None, court: Any, refused: bool, until: str
) -> None:
    decision = None if nation is None else 1
    lodged = AppealLodged(place=place, time="in time", decision=decision)
    assert str(_further(court, lodged, nation=nation, refused=refused)) == until
