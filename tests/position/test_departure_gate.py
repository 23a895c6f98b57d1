"""The gate of departure: open when all is ready, closed by each safeguard and line, opened again only by deciding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.country_notices import law_with, told
from tests.making import derived, the_calendars, the_law
from tests.ready_to_depart import LEAVES_ON, OTHER_LINES, PLANNED_AS, READY, STOPS, ready, ready_history

from casekeeper.duties.derivation import derive
from casekeeper.duties.duty import Unit
from casekeeper.facts import KINDS, Kind
from casekeeper.facts.appeals import AppealableDecisionServed, AppealLatenessDecided, AppealLodged
from casekeeper.facts.casework import BarrierCleared, BarrierOpened
from casekeeper.facts.challenges import BarrierTestMade, ChallengeIssued
from casekeeper.facts.claims import RepresentativeEnded, RepresentativeInstructed
from casekeeper.facts.departures import AttemptPlanned, DepartureCheckMade, RemovalNoticeServed
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded, ChildNoted
from casekeeper.facts.identity import Died, NationalityClaimed
from casekeeper.facts.immigration import Departed, DeportationOrderRevoked, DeportationOrderServed
from casekeeper.facts.trafficking import ConclusiveGroundsDecided, ReasonableGroundsDecided, TraffickingReferred
from casekeeper.law import Law
from casekeeper.position.departure.missed_window import missed_window, priced
from casekeeper.position.departure.proof import proof_of_departure
from casekeeper.position.departure.safeguards import NAMED_AS, SAFEGUARDS, decider_of

DAY = LEAVES_ON.isoformat()
MORNING = LEAVES_ON


def gate(*more: tuple[date, Kind], day: str = DAY, leave_out: type[Kind] | None = None):
    return derived(ready_history(*more, leave_out=leave_out), day).gates["depart"]


def test_somebody_for_whom_all_is_ready_may_leave_and_is_removable() -> None:
    found = derived(ready_history(), DAY)
    assert found.gates["depart"].outcome == "met"
    assert set(found.gates["depart"].value["lines"].values()) == {"met"}
    assert found.position["removable today"].outcome == "met"
    assert len(found.gates["depart"].value["lines"]) == 14


@pytest.mark.parametrize("code", SAFEGUARDS)
def test_each_barrier_that_somebody_opened_closes_the_gate_if_it_is_hard(code: str) -> None:
    opened = (MORNING, BarrierOpened(code=code, evidence="seen"))  # type: ignore[arg-type]
    assert gate(opened).outcome == ("not met" if SAFEGUARDS[code].hard else "met")
    number = len(READY) + 1
    cleared = (MORNING, BarrierCleared(barrier=number, document="D1", by_unit="whoever decides"))
    assert gate(opened, cleared).outcome == "met"


def test_each_safeguard_that_follows_from_a_notice_is_closed_by_one() -> None:
    for code in [code for code, line in SAFEGUARDS.items() if line.by_notice]:
        found = derive(ready_history(), law_with(told("ALB")), the_calendars(), MORNING)
        assert found.gates["depart"].outcome == "not met"
        assert code in found.position["safeguards"].value


@pytest.mark.parametrize("said", STOPS)
def test_each_thing_that_anybody_may_say_closes_the_gate_with_nobody_opening_a_barrier(said: str) -> None:
    code, facts = STOPS[said]
    found = derived(ready_history(*((MORNING, each) for each in facts)), DAY)
    assert found.gates["depart"].outcome != "met"
    assert code in found.position["safeguards"].value
    assert found.position["removable today"].outcome != "met"


def test_every_line_of_the_registry_is_walked_and_names_what_exists() -> None:
    units = {unit.value for unit in Unit}
    walked = {code for code, _ in STOPS.values()}
    for code, line in SAFEGUARDS.items():
        assert line.owner in units
        assert line.next_action
        assert line.page is None or line.page in the_law()
        assert set(line.raises) <= KINDS.keys()
        assert not line.raises or code in walked, f"{code} follows from {line.raises}, and no test raises it"
        assert line.by_notice == (code == "BAR-16"), "a notice on a country is walked in test_country_notices.py"
    assert {code for codes in NAMED_AS.values() for code in codes} <= SAFEGUARDS.keys()
    assert decider_of("UNKNOWN") is None


@pytest.mark.parametrize("what", OTHER_LINES)
def test_each_line_that_is_not_met_closes_the_gate_and_says_whose_it_is(what: str) -> None:
    line, said = OTHER_LINES[what]
    on = date(2026, 5, 21) if what == "a representative who got no copy" else LEAVES_ON
    found = gate((on, said))
    assert found.outcome != "met"
    assert found.value["lines"][line] != "met"


@pytest.mark.parametrize(
    ("left_out", "line"),
    [
        (DeportationOrderServed, "order served"), (DocumentHeld, "document valid to the day"),
        (RemovalNoticeServed, "notice run"), (BestInterestsRecorded, "child's record"),
        (DepartureCheckMade, "fitness"), (NationalityClaimed, "identity"),
    ],
)  # fmt: skip
def test_silence_never_counts_as_met(left_out: type[Kind], line: str) -> None:
    found = gate(leave_out=left_out)
    assert found.outcome != "met"
    assert found.value["lines"][line] != "met"


def test_the_notice_runs_five_working_days_and_the_gate_opens_the_day_after() -> None:
    # Served on Thursday 21 May 2026; Monday 25 May is a bank holiday: the period ends on Friday 29 May.
    assert gate(day="2026-05-29").value["lines"]["notice run"] == "not met"
    assert gate(day="2026-05-30").value["lines"]["notice run"] == "met"


def test_fitness_holds_for_as_long_as_the_page_says_and_no_longer_whatever_a_clinician_names() -> None:
    def fit_on(day: date, until: date | None) -> str:
        fit = DepartureCheckMade(check="fitness to travel", result="met", valid_until=until, made_by="A. Doctor")
        more = (date(2026, 6, 9), fit)
        return gate(more, day=day.isoformat()).value["lines"]["fitness"]

    for named in (None, date(2026, 12, 31), date(2026, 6, 19)):
        assert fit_on(date(2026, 6, 19), named) == "met"
        assert fit_on(date(2026, 6, 20), named) == "not met"
    assert fit_on(date(2026, 6, 12), date(2026, 6, 12)) == "met"
    assert fit_on(date(2026, 6, 13), date(2026, 6, 12)) == "not met"


def test_an_escort_is_agreed_for_as_long_as_was_said() -> None:
    agreed = DepartureCheckMade(
        check="escort", result="met", attempt=PLANNED_AS, valid_until=date(2026, 7, 31), made_by="A. Planner"
    )
    assert gate((date(2026, 6, 9), agreed), day="2026-07-31").value["lines"]["escort"] == "met"
    assert gate((date(2026, 6, 9), agreed), day="2026-08-01").value["lines"]["escort"] == "not met"


def test_a_victim_is_protected_until_both_the_decision_and_the_end_of_recovery() -> None:
    number = len(READY) + 1
    referred = (date(2026, 2, 2), TraffickingReferred(by="an officer"))
    positive = (date(2026, 2, 9), ReasonableGroundsDecided(referral=number, outcome="positive", document="R1"))
    assert gate(referred, positive).outcome == "not met"
    conclusive = (date(2026, 2, 16), ConclusiveGroundsDecided(referral=number, outcome="negative", document="C1"))
    assert "BAR-06" in derived(ready_history(referred, positive, conclusive), "2026-03-11").position["safeguards"].value
    assert gate(referred, positive, conclusive).outcome == "met"


def test_a_late_appeal_stops_removal_until_the_tribunal_rejects_it() -> None:
    number = len(READY) + 1
    lodged = (MORNING, AppealLodged(time="late", decision=7))
    assert gate(lodged).outcome == "not met"
    assert gate(lodged, (MORNING, AppealLatenessDecided(appeal=number, outcome="rejected"))).outcome == "met"


def test_a_review_in_court_stops_removal_unless_the_written_test_says_otherwise_and_an_order_always() -> None:
    number = len(READY) + 1
    test = BarrierTestMade(
        challenge=number, outcome="does not stop removal", reasons="An appeal was decided last month.",
        author="A. Litigator", document="T1",
    )  # fmt: skip
    review = (MORNING, ChallengeIssued(challenge="judicial review"))
    order = (MORNING, ChallengeIssued(challenge="injunction or interim order"))
    assert gate(review, (MORNING, test)).outcome == "met"
    assert gate(order, (MORNING, test)).outcome == "not met"


def test_who_wants_to_go_is_not_kept_and_is_told_what_stands_open() -> None:
    wish = (LEAVES_ON, AttemptPlanned(leaves_on=LEAVES_ON, how="voluntary"))
    found = gate(wish, leave_out=DeportationOrderServed)
    assert found.outcome == "met"
    assert "order served" in " ".join(reason.text.lower() for reason in found.reasons)


def test_found_british_late_nothing_proceeds() -> None:
    british = (MORNING, NationalityClaimed(nationality="GBR", confidence="determined"))
    found = derived(ready_history(british), DAY)
    assert found.gates["depart"].value["lines"]["identity"] == "not met"
    assert "BAR-15" in found.position["safeguards"].value


def test_a_revoked_order_closes_the_gate_and_the_duty_to_serve_it_lapses() -> None:
    found = derived(
        ready_history((MORNING, DeportationOrderRevoked(reason="allowed")), leave_out=DeportationOrderServed), DAY
    )
    assert found.gates["depart"].value["lines"]["order served"] == "not met"
    assert [each.ended for each in found.duties if each.key.startswith("serve order")] == ["lapsed"]


def test_nobody_departs_who_has_died_and_everything_lapses() -> None:
    found = derived(ready_history((MORNING, Died())), DAY)
    assert found.gates["depart"].outcome == "not met"
    assert not found.is_open


def test_a_referral_on_the_morning_of_departure_closes_the_gate_and_is_a_duty_at_once() -> None:
    found = derived(ready_history((MORNING, TraffickingReferred(by="an officer of the centre"))), DAY)
    assert found.gates["depart"].outcome == "not met"
    assert any(each.key.startswith("reasonable grounds") and each.is_open for each in found.duties)
    assert any(each.key.startswith("review changed facts") and each.is_open for each in found.duties)


def test_a_child_noted_after_the_record_was_made_reopens_it() -> None:
    noted = (MORNING, ChildNoted(source="a school"))
    assert gate(noted).value["lines"]["child's record"] == "not met"
    again = BestInterestsRecorded(
        found="a child is affected and was considered", children=1, reasons="What is best was weighed.",
        considered_by="A. Officer",
    )  # fmt: skip
    assert gate(noted, (MORNING, again)).outcome == "met"


def test_the_proof_of_a_departure_shows_each_line_as_it_was_known_that_day() -> None:
    facts = ready((LEAVES_ON, Departed(how="removed", to="ALB")))
    proof = proof_of_departure("TEST-0001", facts, the_law(), the_calendars(), len(facts))
    assert proof.complete
    assert len(proof.lines) == 14
    order = next(line for line in proof.lines if line.name == "order served")
    assert {(told.fact, told.recorded_by) for told in order.grounds} == {
        (6, "an invented officer"), (7, "an invented officer"),
    }  # fmt: skip
    with pytest.raises(LookupError, match="confirms no departure"):
        proof_of_departure("TEST-0001", facts, the_law(), the_calendars(), 1)


NOTICE_PERIOD = "immigration_and_asylum_act_1999.removal_notice_period"


def law_published_after(day: date, value: int) -> Law:
    """Today's law, where the notice period was put back to the past by a page published on the day."""
    page = the_law()[NOTICE_PERIOD]
    first = date(2026, 1, 1)
    late = replace(page.on(LEAVES_ON), value=value, effective_on=first, source="A later page", published_on=day)
    return the_law().with_pages(replace(page, values=(*page.values, late), _by_day={}))


def test_a_departure_is_proved_by_the_law_published_by_its_day_and_shows_what_a_later_page_says() -> None:
    facts = ready((LEAVES_ON, Departed(how="removed", to="ALB")))
    law = law_published_after(LEAVES_ON + timedelta(days=1), 60)
    proof = proof_of_departure("TEST-0001", facts, law, the_calendars(), len(facts))
    assert proof.complete
    lines = {line.name: line for line in proof.lines if line.by_law_of_now is not None}
    assert set(lines) == {"notice run"}
    assert lines["notice run"].by_law_of_now.outcome == "not met"
    (page,) = proof.otherwise
    assert (page.page, page.day) == (NOTICE_PERIOD, date(2026, 5, 21))
    assert (page.then.value, page.now.value) == (the_law()[NOTICE_PERIOD].on(LEAVES_ON).value, 60)


def test_a_page_published_on_the_day_of_departure_or_before_judges_it() -> None:
    facts = ready((LEAVES_ON, Departed(how="removed", to="ALB")))
    proof = proof_of_departure("TEST-0001", facts, law_published_after(LEAVES_ON, 60), the_calendars(), len(facts))
    assert not proof.complete
    assert proof.otherwise == ()
    assert all(line.by_law_of_now is None for line in proof.lines)


def test_a_page_of_which_nothing_was_published_then_has_nothing_in_force_and_the_proof_says_both() -> None:
    page = the_law()[NOTICE_PERIOD]
    later = LEAVES_ON + timedelta(days=30)
    values = tuple(replace(value, published_on=later) for value in page.values)
    law = the_law().with_pages(replace(page, values=values, _by_day={}))
    facts = ready((LEAVES_ON, Departed(how="removed", to="ALB")))
    proof = proof_of_departure("TEST-0001", facts, law, the_calendars(), len(facts))
    line = next(each for each in proof.lines if each.name == "notice run")
    assert (line.outcome, line.by_law_of_now.outcome) == ("cannot tell", "met")
    assert [(each.then, each.now.value) for each in proof.otherwise] == [(None, page.on(LEAVES_ON).value)]


def test_a_departure_that_happened_against_a_closed_gate_is_recorded_warned_of_and_looked_into() -> None:
    claim = (LEAVES_ON, STOPS["words that amount to an asylum claim"][1][0])
    found = derived(ready_history(claim, (LEAVES_ON, Departed(how="not stated"))), "2026-06-11")
    assert found.position["whereabouts"].value == "departed"
    assert any(each.key.startswith("departure against gate") and each.is_open for each in found.duties)
    assert any("closed gate" in warning.text for warning in found.warnings)
    assert found.is_open
    fine = derived(ready_history((LEAVES_ON, Departed(how="removed"))), "2026-06-11")
    assert not any(each.key.startswith("departure against gate") for each in fine.duties)


def test_a_missed_window_is_counted_in_days_and_in_both_sums() -> None:
    found = missed_window(date(2026, 3, 1), date(2026, 3, 31), the_law())
    assert (found.days, found.pence_full, found.pence_at_margin) == (30, 299_640, 230_100)
    assert not any(value.confirmed for value in found.under)


def test_the_published_saving_of_early_removal_comes_out_within_one_in_a_hundred_at_both_prices() -> None:
    """1,886 people, 146 days each: 27.5 million pounds as published at full cost, 21.1 million at the margin."""
    found = priced(1_886 * 146, date(2014, 1, 1), the_law())
    assert found.pence_full == pytest.approx(27_500_000_00, rel=0.01)
    assert found.pence_at_margin == pytest.approx(21_100_000_00, rel=0.01)


def test_an_unserved_decision_starts_no_clock_and_the_rights_cannot_be_told() -> None:
    told = (date(2026, 2, 2), AppealableDecisionServed(decision="refusal of a protection claim", method="courier"))
    found = derived(ready_history(told), DAY).position["appeal rights"]
    assert found.outcome == "cannot tell"
    assert found.missing


def test_a_decision_of_which_the_representative_has_no_copy_keeps_appeal_rights_open_until_it_is_copied() -> None:
    acting = ((date(2025, 1, 2), RepresentativeInstructed(name="An invented solicitor")),
              (date(2025, 3, 3), RepresentativeEnded()))  # fmt: skip
    paper = AppealableDecisionServed(decision="refusal of a protection claim", proof="Signed receipt")
    copied = paper.model_copy(update={"representative": "copied"})
    served_on = date(2025, 1, 10)
    found = gate(*acting, (served_on, paper))
    assert found.value["lines"]["appeal rights exhausted"] == "not met"
    assert any("not sent a copy of the decision of 2025-01-10" in reason.text for reason in found.reasons)
    for enough in ((served_on, copied), (date(2025, 2, 3), copied)):
        assert gate(*acting, (served_on, paper), enough).outcome == "met"
    assert gate((served_on, paper)).outcome == "met", "nobody acts"
