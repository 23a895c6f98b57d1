"""Reads one prisoner as the prison service's search gives them: who, where, under which sentence and dates.

The document carries no day of its own; `on` is the day of the list. What has a day in the document keeps
it. Ethnicity, religion, marks, alerts, addresses and photographs are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.prisoner_custody import custody_statements
from casekeeper.exchange.said import Said, Statement, Unreadable
from casekeeper.exchange.statements import (
    identifier,
    name_and_birth,
    nationality_claim,
    on_day,
    on_list_day,
    subject_of,
)
from casekeeper.facts import Kind
from casekeeper.facts.identifiers import canonical, is_prison_number
from casekeeper.facts.identity import LanguageNeeded, SexRecorded
from casekeeper.facts.nationalities import is_plainly_british, nationality_from
from casekeeper.facts.sentence import Convicted, DatesCalculated, Sentenced

SOURCE = "prisoner-search"

DATES = {
    "sentence_start": "sentenceStartDate", "sentence_expiry": "sentenceExpiryDate",
    "licence_expiry": "licenceExpiryDate", "conditional_release": "conditionalReleaseDate",
    "automatic_release": "automaticReleaseDate", "non_parole": "nonParoleDate",
    "parole_eligibility": "paroleEligibilityDate", "actual_parole": "actualParoleDate",
    "post_recall_release": "postRecallReleaseDate",
    "home_detention_curfew_eligibility": "homeDetentionCurfewEligibilityDate",
    "home_detention_curfew": "homeDetentionCurfewActualDate", "tariff": "tariffDate",
    "confirmed_release": "confirmedReleaseDate", "release": "releaseDate",
}  # fmt: skip
"""Our name of each sentence date, and the name in the document."""

_IDENTIFIER_TYPES = {"PNC": "pnc", "CRO": "cro", "NINO": "national_insurance", "HOREF": "home_office_reference"}


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What the document says about the prisoner on the day of the list, or why it cannot be read."""
    if not isinstance(document, dict):
        return Unreadable(
            "an object about one prisoner", what_came(document), "Send the prisoners as objects, then redrive."
        )
    warnings: list[str] = []
    fields = Fields(document, warnings)
    number = prison_number_in(fields)
    if not number:
        return no_prison_number(fields)
    statements = [*_identity(fields, number, on), *custody_statements(fields, on), *_sentence(fields, on)]
    return Said(
        source=SOURCE,
        key=number,
        subjects=_subjects(number, statements),
        statements=tuple(statements),
        warnings=tuple(warnings),
        opens=_reason_to_open(fields),
        present_in=_present_in(fields),
    )


def prison_number_in(fields: Fields, *names: str) -> str:
    """The prison number in canonical form; empty where it is missing or not of the form."""
    for name in names or ("prisonerNumber", "offenderNo"):
        typed = fields.raw(name)
        if isinstance(typed, str) and typed.strip():
            number = canonical("prison_number", typed[:60]).text
            return number if is_prison_number(number) else ""
    return ""


def no_prison_number(fields: Fields, name: str = "prisonerNumber") -> Unreadable:
    came = fields.raw(name)
    return Unreadable(
        f"{name}: a letter, four digits and two letters, such as B4321CD",
        "nothing" if came is None else f"{what_came(came)} not of that form",
        "Ask the prison for the right number, or correct the document and redrive it.",
    )


def _subjects(number: str, statements: list[Statement]) -> tuple[str, ...]:
    found = [f"prison_number:{number}"]
    for statement in statements:
        if statement.said.key == "identity.identifier_given":
            subject = subject_of(statement.said)  # type: ignore[arg-type]
            if subject.startswith(("pnc:", "cro:", "booking:")) and subject not in found:
                found.append(subject)
    return tuple(found)


def _present_in(fields: Fields) -> str:
    here = fields.text("status", longest=60).upper() == "ACTIVE IN"
    return fields.text("prisonId", longest=10).upper() if here else ""


def _identity(fields: Fields, number: str, on: date) -> Iterator[Statement]:
    for said in _identity_kinds(fields, number, on):
        yield on_list_day(said, on)


def _identity_kinds(fields: Fields, number: str, on: date) -> Iterator[Kind]:
    yield identifier("prison_number", fields.text("prisonerNumber", longest=60) or number, on=on, warnings=[])
    yield from name_and_birth(fields, on=on, use="main")
    for alias in fields.objects("aliases"):
        yield from name_and_birth(alias, on=on, use="alias")
    for found in _nationalities(fields):
        yield nationality_claim(found, confidence="stated", warnings=fields.warnings)
    yield from _identifiers(fields, on)
    if sex := fields.text("gender", longest=60):
        yield SexRecorded(sex=sex)
    for language in fields.objects("languages"):
        if code := language.text("code", longest=60):
            yield LanguageNeeded(language=code, interpreter=language.flag("interpreterRequested"))


def _nationalities(fields: Fields) -> list[Any]:
    """The nationality as the prison writes it, and a second one where it writes two."""
    texts = [fields.text(name, longest=200) for name in ("nationality", "secondNationality", "multipleNationality")]
    return [nationality_from(texts[0])] + [nationality_from(text) for text in texts[1:] if text]


def _identifiers(fields: Fields, on: date) -> Iterator[Kind]:
    typed = [("pnc", fields.text("pncNumber", longest=60)), ("cro", fields.text("croNumber", longest=60))]
    typed += [("booking", fields.text(name, longest=60)) for name in ("bookNumber", "bookingId")]
    for row in fields.objects("identifiers"):
        scheme = _IDENTIFIER_TYPES.get(row.text("type", longest=60).upper())
        if scheme:
            typed.append((scheme, row.text("value", longest=60)))
    seen: set[tuple[str, str]] = set()
    for scheme, text in typed:
        if text and (scheme, text) not in seen:
            seen.add((scheme, text))
            yield identifier(scheme, text, on=on, warnings=fields.warnings)


def _sentence(fields: Fields, on: date) -> Iterator[Statement]:
    dates = dates_calculated(fields)
    start = dates.sentence_start if dates else None
    if dates:
        yield on_list_day(dates, on)
    if dates and dates.indeterminate:
        said = Sentenced(sentence="indeterminate", life=fields.text("imprisonmentStatus").upper().find("LIFE") >= 0)
        yield on_day(said, start, on=on, warnings=fields.warnings) if start else on_list_day(said, on)
    for row in fields.objects("allConvictedOffences"):
        offence = row.text("offenceDescription", longest=1000) or row.text("offenceCode", longest=60)
        if not offence:
            row.warn("offenceDescription", "no offence named; the row is left out")
            continue
        said_of = Convicted(
            offence=offence, offence_code=row.text("offenceCode", longest=60), offence_on=row.day("offenceDate")
        )
        day = row.day("sentenceStartDate")
        yield on_day(said_of, day, on=on, warnings=fields.warnings) if day else on_list_day(said_of, on)


def dates_calculated(fields: Fields) -> DatesCalculated | None:
    """The sentence dates the prison holds; None where it holds none."""
    days = {ours: fields.day(theirs) for ours, theirs in DATES.items()}
    indeterminate = (
        fields.flag("indeterminateSentence") is True or fields.text("legalStatus") == "INDETERMINATE_SENTENCE"
    )
    recall = fields.flag("recall") is True or fields.text("legalStatus") == "RECALL"
    if not any(days.values()) and not indeterminate and not recall:
        return None
    start, expiry = days["sentence_start"], days["sentence_expiry"]
    if start and expiry and expiry < start:
        fields.warn("sentenceExpiryDate", "lies before the sentence starts; both are kept")
    return DatesCalculated(
        booking=fields.text("bookNumber", longest=60),
        added_days=fields.number("additionalDaysAwarded"),
        indeterminate=indeterminate,
        recall=recall,
        **days,
    )


def _reason_to_open(fields: Fields) -> str:
    """Why this document alone opens a record; empty for somebody plainly British with no sign of interest."""
    if not is_plainly_british(_nationalities(fields)):
        return "the nationality is not plainly British"
    if fields.text("legalStatus") == "IMMIGRATION_DETAINEE":
        return "held as an immigration detainee"
    if "immigration" in fields.text("imprisonmentStatusDescription").lower():
        return "held under immigration powers"
    if fields.flag("interestToImmigration") or any(
        row.text("type") == "IMM" and row.text("resultValue").upper() in ("Y", "YES")
        for row in fields.objects("profileInformation")
    ):
        return "marked as of interest to immigration"
    return ""
