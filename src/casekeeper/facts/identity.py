"""Who the person is said to be: names, birth date, nationality claims, identifiers. Each is a claim with a source."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind
from casekeeper.periods import PartialDate

Confidence = Literal["stated", "recorded", "documented", "determined"]
"""How a nationality is known: said by the person, copied from a record, shown by a document, or
decided by the unit whose decision it is. Only the last closes the question against other claims."""


class NameStated(Kind):
    """A name the person uses or has used, in any script, as it was written."""

    kind: Literal["identity.name_stated"] = "identity.name_stated"
    label: ClassVar[str] = "Name"

    full: str = Field(title="Full name, as written", min_length=1, max_length=10_000)
    forenames: str = Field("", title="Forenames")
    surname: str = Field("", title="Surname")
    use: Literal["main", "alias", "birth", "married", "other"] = Field("main", title="How the name is used")


class BirthDateStated(Kind):
    """A date of birth, whole or in part. An alias may carry its own."""

    kind: Literal["identity.birth_date_stated"] = "identity.birth_date_stated"
    label: ClassVar[str] = "Date of birth"

    born: PartialDate = Field(title="Date of birth (a year, year and month, or full date)")
    use: Literal["main", "alias", "disputed", "verified"] = Field("main", title="How the date is used")


class NationalityClaimed(Kind):
    """A claim to a nationality, with how it is known. Claims stand side by side; none erases another."""

    kind: Literal["identity.nationality_claimed"] = "identity.nationality_claimed"
    label: ClassVar[str] = "Nationality claim"

    nationality: str = Field(
        title="Nationality (ISO code of three letters, STATELESS or UNKNOWN)",
        pattern=r"^([A-Z]{3}|XK|STATELESS|UNKNOWN|REFUSED|OTHER)$",
    )
    as_written: str = Field("", title="As the source wrote it")
    confidence: Confidence = Field("recorded", title="How it is known")
    evidence: str = Field("", title="Evidence or document reference")


class IdentifierGiven(Kind):
    """A reference number another system gives the person: as typed, and in canonical form."""

    kind: Literal["identity.identifier_given"] = "identity.identifier_given"
    label: ClassVar[str] = "Identifier"

    scheme: Literal[
        "prison_number", "pnc", "cro", "home_office_reference", "cid_person", "uan", "gwf", "crn",
        "booking", "asn", "national_insurance", "other",
    ] = Field(title="Kind of identifier")  # fmt: skip
    as_typed: str = Field(title="As typed", min_length=1)
    canonical: str = Field("", title="Canonical form")
    warning: str = Field("", title="What is doubtful about it")


class SexRecorded(Kind):
    """Sex as a source recorded it. Held for the record; never an input to any ordering of work."""

    kind: Literal["identity.sex_recorded"] = "identity.sex_recorded"
    label: ClassVar[str] = "Sex as recorded"

    sex: str = Field(title="As recorded")


class LanguageNeeded(Kind):
    """A language the person speaks, and whether an interpreter is needed."""

    kind: Literal["identity.language_needed"] = "identity.language_needed"
    label: ClassVar[str] = "Language"

    language: str = Field(title="Language")
    interpreter: bool | None = Field(None, title="Is an interpreter needed?")


class LongResidence(Kind):
    """Residence enquiry under section 7 of the Immigration Act 1971: settled here on 1 January 1973?"""

    kind: Literal["identity.long_residence_enquired"] = "identity.long_residence_enquired"
    label: ClassVar[str] = "Pre-1973 residence enquiry"
    substantive: ClassVar[bool] = True

    outcome: Literal["enquiry open", "resident on the day and five years before decision", "not resident"] = Field(
        title="Outcome of the enquiry"
    )
    evidence: str = Field("", title="Evidence, and which departments were asked")


class RecordJoined(Kind):
    """This record was found to be the same person's as another and continues there; withdrawable."""

    kind: Literal["identity.record_joined"] = "identity.record_joined"
    label: ClassVar[str] = "Record continues in another"
    by_hand: ClassVar[bool] = False

    into: str = Field(title="Reference of the record it continues in")
    removed_number: str = Field(title="Prison number removed")
    retained_number: str = Field(title="Prison number retained")
    how: Literal["source", "identifier", "judgement"] = Field("source", title="How they were found to be one person's")
    because: str = Field("", title="The identifier, or the reasons of the judgement")
    judgement: int | None = Field(None, title="Number of the judgement")


class Died(Kind):
    """The person has died."""

    kind: Literal["identity.died"] = "identity.died"
    label: ClassVar[str] = "Died"
    substantive: ClassVar[bool] = True

    evidence: str = Field("", title="How we know")


class LeaveGranted(Kind):
    """Permission to enter or stay, for the days it runs; open-ended for indefinite leave."""

    kind: Literal["immigration.leave_granted"] = "immigration.leave_granted"
    label: ClassVar[str] = "Leave granted"
    lasts: ClassVar[bool] = True
    substantive: ClassVar[bool] = True

    leave: Literal[
        "indefinite",
        "limited",
        "restricted",
        "EU Settlement Scheme settled",
        "EU Settlement Scheme pre-settled",
        "temporary permission",
    ] = Field(title="Kind of leave")
    reference: str = Field("", title="Decision reference")


class LeaveEnded(Kind):
    """Leave was cancelled, revoked or given up before its end. For a confirmed victim: with its document."""

    kind: Literal["immigration.leave_ended"] = "immigration.leave_ended"
    label: ClassVar[str] = "Leave ended"
    substantive: ClassVar[bool] = True

    reason: str = Field(title="Why it ended", min_length=1)
    document: str = Field("", title="Document reference")


class ArrivedInCountry(Kind):
    """The person is said to have come to live here on this day."""

    kind: Literal["identity.arrived"] = "identity.arrived"
    label: ClassVar[str] = "Arrived in the country"

    how: str = Field("", title="How we know")
    born_here: bool = Field(False, title="Born in the United Kingdom")
