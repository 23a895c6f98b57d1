"""What happened in an appeal since it was lodged, as one version of the case tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from casekeeper.exchange.fields import Fields
from casekeeper.exchange.tribunal.codes import ENDED, GROUNDS, IN_TIME, LATENESS, OUTCOMES, PERMISSION
from casekeeper.exchange.tribunal.held import yes
from casekeeper.facts import Kind
from casekeeper.facts.appeals import (
    AppealEnded,
    AppealLatenessDecided,
    AppealOutcome,
    PermissionAskedFor,
    PermissionDecided,
    TribunalState,
    TribunalStateTold,
)

NUMBER_TO_COME = 0
"""Stands in for the number of the fact that lodges the appeal, which is known when both are recorded."""
SIDES: tuple[tuple[str, Literal["the person", "us"]], ...] = (("Appellant", "the person"), ("Respondent", "us"))


class UnknownCode(ValueError):
    """A code of the tribunal's that we do not know; the message says what was expected."""


class Step(NamedTuple):
    """One thing that happened, on its day where the case gives one."""

    said: Kind
    day: date | None
    same_as: str = ""


def steps(case: Fields, state: TribunalState, changed_on: date | None) -> Iterator[Step]:
    """In the order in which an appeal goes. Raises UnknownCode."""
    yield from _lateness(case)
    yield Step(
        TribunalStateTold(
            appeal=NUMBER_TO_COME, state=state, hearing_on=case.day("listCaseHearingDate"),
            hearing_centre=case.text("hearingCentre", longest=120),
        ),
        changed_on,
    )  # fmt: skip
    yield from _outcome(case)
    for side, by in SIDES:
        yield from _permission(case, side, by)
    if state == "ended":
        yield from _ended(case)
    if state in ("ftpaSubmitted", "ftpaDecided") and not any(_asked(case, side) for side, _ in SIDES):
        raise UnknownCode("ftpaAppellantSubmitted or ftpaRespondentSubmitted: who asked for permission")
    decided = any(case.text(f"ftpa{side}DecisionOutcomeType", longest=40) for side, _ in SIDES)
    if state == "ftpaDecided" and not decided:
        raise UnknownCode("ftpaAppellantDecisionOutcomeType or ftpaRespondentDecisionOutcomeType, as it was decided")


def _lateness(case: Fields) -> Iterator[Step]:
    code = case.text("outOfTimeDecisionType", longest=40)
    if not code or code == IN_TIME:
        return
    said = AppealLatenessDecided(appeal=NUMBER_TO_COME, outcome=_known(code, LATENESS, "outOfTimeDecisionType"))
    yield Step(said, case.day("outOfTimeDecisionDate"), f"lateness {code}")


def _outcome(case: Fields) -> Iterator[Step]:
    code = (case.text("isDecisionAllowed", longest=40) or case.text("appealDecision", longest=40)).lower()
    if not code:
        return
    outcome = _known(code, OUTCOMES, "isDecisionAllowed")
    sent = case.day("sendDecisionsAndReasonsDate")
    if sent is None:
        case.warn("sendDecisionsAndReasonsDate", "none: the decision was not sent yet, and is recorded when it was")
        return
    yield Step(AppealOutcome(appeal=NUMBER_TO_COME, outcome=outcome, **_by_ground(case, outcome)), sent)


def _by_ground(case: Fields, outcome: str) -> dict[str, Any]:
    """A dismissed appeal failed on every ground; an allowed one says on which only where there was a single one."""
    stated, unknown = _grounds(case)
    raised = list(dict.fromkeys(GROUNDS[each] for each in stated))
    if outcome == "allowed" and len(raised) + unknown > 1:
        case.warn(
            "isDecisionAllowed", "allowed, and more than one ground was raised: on which is to be recorded by hand"
        )
        return {}
    return {ground: outcome for ground in raised}


def _grounds(case: Fields) -> tuple[list[str], int]:
    """Those we know, and how many others there are."""
    value = case.raw("appealGroundsForDisplay")
    stated = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
    unknown = [each for each in stated if each not in GROUNDS]
    if unknown:
        case.warn("appealGroundsForDisplay", f"{len(unknown)} of its grounds are not known here; left out")
    return [each for each in stated if each in GROUNDS], len(unknown)


def _asked(case: Fields, side: str) -> bool:
    """Does anything in the case say that this side asked for permission?"""
    names = (f"ftpa{side}DecisionOutcomeType", f"ftpa{side}ApplicationDate")
    return any(case.has(name) for name in names) or bool(yes(case, f"ftpa{side}Submitted"))


def _permission(case: Fields, side: str, by: Literal["the person", "us"]) -> Iterator[Step]:
    code = case.text(f"ftpa{side}DecisionOutcomeType", longest=40)
    asked = case.day(f"ftpa{side}ApplicationDate")
    if _asked(case, side):
        late = yes(case, f"ftpa{side}SubmissionOutOfTime")
        time: Any = "not stated" if late is None else "late" if late else "in time"
        yield Step(PermissionAskedFor(appeal=NUMBER_TO_COME, by=by, time=time), asked, f"asked {side}")
    if code:
        outcome = _known(code, PERMISSION, f"ftpa{side}DecisionOutcomeType")
        yield Step(
            PermissionDecided(appeal=NUMBER_TO_COME, outcome=outcome),
            case.day(f"ftpa{side}DecisionDate"),
            f"permission {side} {code}",
        )


def _ended(case: Fields) -> Iterator[Step]:
    text = case.text("endAppealOutcome", longest=100)
    if not text:
        case.warn("endAppealOutcome", "the appeal ended and the case does not say how; record it by hand")
        return
    letters = "".join(each for each in text.lower() if each.isalpha())
    said = AppealEnded(appeal=NUMBER_TO_COME, how=_known(letters, ENDED, "endAppealOutcome"))
    yield Step(said, case.day("endAppealDate"), f"ended {letters}")


def _known(code: str, table: Any, name: str) -> Any:
    if code not in table:
        raise UnknownCode(f"{name}: one of {', '.join(table)}")
    return table[code]
