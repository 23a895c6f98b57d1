"""Reads one court hearing, one defendant at a time: nationality, convictions, and a recommendation for deportation.

A court sends no prison number. A defendant is tied to a record only through a police or criminal-record number
whose check letter fits; otherwise the hearing waits until a record opens that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.exchange.content import content_key
from casekeeper.exchange.court_results import tells_of_deportation, term_of
from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.exchange.statements import (
    identifier,
    name_and_birth,
    nationality_claim,
    on_day,
    on_list_day,
    subject_of,
)
from casekeeper.facts import Kind
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.facts.immigration import BailGranted, DeportationOrdered, DetentionAuthorised, NoLongerOfInterest
from casekeeper.facts.nationalities import Nationality, is_plainly_british, nationality_from
from casekeeper.facts.sentence import Convicted, DeportationRecommended

SOURCE = "common-platform"
OUTCOMES = frozenset({"5500", "5501", "5502", "5503"})
"""Immigration detainee, bail, decision to deport, no longer of interest."""


def defendants(document: Any) -> list[Any]:
    """The hearing as one document for each defendant, so that one bad defendant does not spoil the others."""
    hearing = document.get("hearing", document) if isinstance(document, dict) else document
    if not isinstance(hearing, dict) or not isinstance(hearing.get("prosecutionCases"), list):
        return [document]
    shared = {name: value for name, value in hearing.items() if name != "prosecutionCases"}
    found = [
        {
            "hearing": shared,
            "case": case.get("id"),
            "prosecutionCaseIdentifier": case.get("prosecutionCaseIdentifier"),
            "defendant": one,
        }
        for case in hearing["prosecutionCases"]
        if isinstance(case, dict) and isinstance(case.get("defendants"), list)
        for one in case["defendants"]
    ]
    return found or [document]


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What the hearing says about one defendant."""
    if not isinstance(document, dict) or not isinstance(document.get("defendant"), dict):
        return Unreadable(
            "a hearing with prosecutionCases, each with defendants", what_came(document),
            "Ask the court service for the hearing again, then redrive.",
        )  # fmt: skip
    warnings: list[str] = []
    hearing = Fields({"hearing": document.get("hearing") or {}}, warnings).object("hearing")
    defendant = Fields(document["defendant"], warnings, "defendant.")
    key = defendant.text("masterDefendantId", longest=60) or defendant.text("id", longest=60)
    hearing_id = hearing.text("id", longest=50)
    if not key or not hearing_id:
        return Unreadable(
            "an id of the hearing and of the defendant", "one of them is missing", "Ask the court for it again."
        )
    identity = list(_identity(defendant, on))
    subjects = [
        subject for said in identity if isinstance(said, IdentifierGiven) and (subject := subject_of(said))
        and said.scheme in ("pnc", "cro", "prison_number")
    ]  # fmt: skip
    day = _hearing_day(hearing)
    results = list(_results(hearing, defendant, hearing_id))
    statements = [on_list_day(said, on) for said in identity]
    statements += [on_day(said, day, on=on, warnings=warnings) if day else on_list_day(said, on) for said in results]
    immigration = (DeportationRecommended, DetentionAuthorised, DeportationOrdered, BailGranted)
    recommended = any(isinstance(said, immigration) for said in results)
    return Said(
        source=SOURCE,
        key=f"{hearing_id}/{key[:36]}/{_of_case(document)}"[:120],
        subjects=tuple(dict.fromkeys(subjects)),
        statements=tuple({statement.identity: statement for statement in statements}.values()),
        warnings=tuple(warnings),
        opens="the court recommended deportation or recorded an immigration outcome" if recommended else "",
        keep_if_unknown=bool(subjects) and not is_plainly_british(_nationalities(defendant)),
    )


def _of_case(document: dict[str, Any]) -> str:
    """One defendant may stand in several cases of a hearing; each says its own."""
    names = ("case", "prosecutionCaseIdentifier")
    defendant = document["defendant"].get("id")
    return content_key([defendant, *(document.get(name) for name in names)])[:16]


def _hearing_day(hearing: Fields) -> date | None:
    days = [day for row in hearing.objects("hearingDays") if (day := row.day("sittingDay"))]
    return max(days, default=None)


def _identity(defendant: Fields, on: date) -> Iterator[Kind]:
    person = defendant.object("personDefendant")
    details = person.object("personDetails")
    typed = [
        ("pnc", defendant.text("pncId", longest=60)), ("cro", defendant.text("croNumber", longest=60)),
        ("asn", person.text("arrestSummonsNumber", longest=60)),
        ("national_insurance", details.text("nationalInsuranceNumber", longest=60)),
        ("prison_number", defendant.text("prisonerNumber", longest=60)),
    ]  # fmt: skip
    for scheme, text in typed:
        if text:
            yield identifier(scheme, text, on=on, warnings=defendant.warnings)
    yield from _names(details, on, "main")
    for alias in defendant.objects("aliases"):
        yield from _names(alias, on, "alias")
    for nationality in _nationalities(defendant):
        yield nationality_claim(nationality, confidence="recorded", warnings=defendant.warnings)


def _nationalities(defendant: Fields) -> list[Nationality]:
    details = defendant.object("personDefendant").object("personDetails")
    texts = (details.text(name, longest=200) for name in ("nationalityCode", "additionalNationalityCode"))
    return [nationality_from(text) for text in texts if text]


def _names(fields: Fields, on: date, use: str) -> Iterator[Kind]:
    yield from name_and_birth(fields, on=on, use=use)


def _results(hearing: Fields, defendant: Fields, hearing_id: str) -> Iterator[Kind]:
    court = hearing.object("courtCentre")
    name = court.text("name", longest=200) or court.text("roomName", longest=200) or court.text("code", longest=60)
    told = False
    for offence in defendant.objects("offences"):
        results = [*offence.objects("judicialResults"), *offence.objects("results")]
        yield from _convicted(offence, results, name)
        for result in results:
            for said in _outcome(result, name, hearing_id):
                told = told or isinstance(said, DeportationRecommended)
                yield said
    for result in [*defendant.objects("judicialResults"), *defendant.objects("defendantCaseJudicialResults")]:
        yield from _outcome(result, name, hearing_id)


def _convicted(offence: Fields, results: list[Fields], court: str) -> Iterator[Kind]:
    """A conviction only where the court says so: a conviction date, a guilty verdict or plea, or a sentence."""
    plea = offence.object("plea").text("pleaValue", longest=60).upper()
    verdict = offence.object("verdict").object("verdictType").text("category", longest=100).upper()
    terms = [term for result in results if (term := term_of(result, court, offence.text("offenceTitle", longest=500)))]
    guilty = offence.has("convictionDate") or plea == "GUILTY" or verdict.startswith("GUILTY") or bool(terms)
    title = offence.text("offenceTitle", longest=1000) or offence.text("offenceCode", longest=60)
    if guilty and title:
        yield Convicted(
            offence=title, offence_code=offence.text("offenceCode", longest=60),
            offence_on=offence.day("startDate") or offence.day("offenceDate"), court=court,
        )  # fmt: skip
    yield from terms


def _outcome(result: Fields, court: str, hearing_id: str) -> Iterator[Kind]:
    codes = {result.text(name, longest=20) for name in ("resultCode", "cjsCode", "outcomeCode", "code")}
    code = next((code for code in sorted(codes) if code in OUTCOMES), "")
    if code:
        yield from _immigration_outcome(code, hearing_id)
    elif tells_of_deportation(result):
        yield DeportationRecommended(court=court, hearing=hearing_id)


def _immigration_outcome(code: str, hearing_id: str) -> Iterator[Kind]:
    """The outcome codes by which prisons record immigration decisions as if a court had made them."""
    if code == "5500":
        yield DetentionAuthorised()
    elif code == "5501":
        yield BailGranted()
    elif code == "5502":
        yield DeportationOrdered()
    else:
        yield NoLongerOfInterest(reason="other", comment=f"court outcome at hearing {hearing_id}")
