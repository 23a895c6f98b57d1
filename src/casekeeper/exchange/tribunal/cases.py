"""Reads one case of the Immigration and Asylum Chamber: that it was lodged, how it stands, and how it came out.

Every version of a case says all of it again; what is new in it is added. A code we do not know puts the whole version
in quarantine: half a case would say that nothing is pending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.said import Said, Statement, Unreadable
from casekeeper.exchange.statements import identifier, on_day, on_list_day, subject_of
from casekeeper.exchange.tribunal import appellant, held
from casekeeper.exchange.tribunal.codes import APPEAL_TYPES, IN_TIME, NOT_LODGED, OTHER_STATES, STATES
from casekeeper.exchange.tribunal.progress import UnknownCode, steps
from casekeeper.facts.appeals import AppealLodged
from casekeeper.facts.identity import IdentifierGiven

SOURCE = "tribunal"
DATA = ("case_data", "caseData", "data")


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What the case says. An appeal that is only begun says who the person is, and nothing of an appeal."""
    if not isinstance(document, dict):
        return Unreadable("an object of one case", what_came(document), "Send one object for each case.")
    outer = Fields(document, [])
    name = next((each for each in DATA if isinstance(document.get(each), dict)), "")
    if not name:
        return Unreadable("case_data: the case as an object", "none", "Ask the tribunal for the case again.")
    case = outer.object(name)
    state = outer.text("state", longest=60) or case.text("state", longest=60)
    number = case.text("appealReferenceNumber", longest=40) or outer.text("id", longest=40)
    if not number:
        return Unreadable("appealReferenceNumber, or the id of the case", "neither", "Ask for the case again.")
    if state not in STATES and state not in NOT_LODGED | OTHER_STATES:
        return _unknown("state: one the tribunal is known to use")
    try:
        return _said(outer, case, document[name], state, number, on)
    except (UnknownCode, held.UnknownFacility) as error:
        return _unknown(str(error) if isinstance(error, UnknownCode) else "detentionFacility: a kind that is known")


def _said(outer: Fields, case: Fields, document: dict[str, Any], state: str, number: str, on: date) -> Said:
    reference = appellant.reference(case, on)
    where = held.told(case, document)
    given = [reference] if isinstance(reference, IdentifierGiven) else []
    if where is not None and where.prison_number:
        given.insert(0, identifier("prison_number", where.prison_number, on=on, warnings=[]))
    subjects = [subject for each in given if (subject := subject_of(each))]
    statements = [on_list_day(each, on) for each in (*given, *appellant.identity(case, on))]
    if where is not None:
        statements.append(_dated(where, outer.day("last_modified"), on, case.warnings))
    if state not in NOT_LODGED:
        statements += _appeal(outer, case, state, number, on)
    return Said(
        source=SOURCE, key=f"case/{number}", subjects=tuple(dict.fromkeys(subjects)), statements=tuple(statements),
        warnings=tuple(case.warnings), opens=_why_ours(case, state, where),
        opens_if_disputed="its Home Office reference leads to a record of another name or date of birth; to be judged",
        also_strong=("home_office_reference",), keep_if_unknown=bool(subjects) and state not in NOT_LODGED,
    )  # fmt: skip


def _why_ours(case: Fields, state: str, where: Any) -> str:
    """An appeal against a deportation order, or by somebody in a prison, is about somebody who has a record here."""
    if state in NOT_LODGED:
        return ""
    if held.yes(case, "deportationOrderOptions") or held.yes(case, "caseFlagDeportExists"):
        return "the tribunal has an appeal of somebody with a deportation order"
    in_prison = where is not None and where.facility == "prison"
    return "the tribunal has an appeal of somebody held in a prison" if in_prison else ""


def _appeal(outer: Fields, case: Fields, state: str, number: str, on: date) -> Iterator[Statement]:
    day = case.day("appealSubmissionDate") or outer.day("created_date")
    lodged = AppealLodged(
        appeal=_type(case), reference=number, time=_time(case), place=_place(case),
        accelerated=bool(held.yes(case, "isAcceleratedDetainedAppeal")),
        representative=case.text("legalRepName", longest=200),
    )  # fmt: skip
    first = _dated(lodged, day, on, case.warnings, same_as=f"lodged {number}")
    yield first
    for step in steps(case, STATES.get(state, "other"), outer.day("last_modified")):
        same_as = f"{number} {step.same_as}" if step.same_as else ""
        yield replace(_dated(step.said, step.day, on, case.warnings, same_as), refers=("appeal", first.identity))


def _dated(said: Any, day: date | None, on: date, warnings: list[str], same_as: str = "") -> Statement:
    if day is None:
        return Statement(said, on_list_day(said, on).happened, dated=False, same_as=same_as)
    found = on_day(said, day, on=on, warnings=warnings)
    return Statement(said, found.happened, dated=not same_as, same_as=same_as)


def _type(case: Fields) -> Any:
    code = case.text("appealType", longest=60)
    if code and code not in APPEAL_TYPES:
        raise UnknownCode(f"appealType: one of {', '.join(APPEAL_TYPES)}")
    return APPEAL_TYPES.get(code, "not stated")


def _time(case: Fields) -> Any:
    if case.text("outOfTimeDecisionType", longest=40) == IN_TIME:
        return "in time"
    late = held.yes(case, "submissionOutOfTime")
    return "not stated" if late is None else "late" if late else "in time"


def _place(case: Fields) -> Any:
    here, abroad = held.yes(case, "appellantInUk"), held.yes(case, "appealOutOfCountry")
    if here is None and abroad is None:
        return "not stated"
    return "in the country" if here or (here is None and abroad is False) else "from abroad"


def _unknown(expected: str) -> Unreadable:
    return Unreadable(
        expected, "a code that is not known here",
        "Nothing was taken from it. Find out what the code means, have it added to the reader, then redrive.",
    )  # fmt: skip
