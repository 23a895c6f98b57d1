"""The documents a prison would send today about the invented people it holds, in the shape of its own services.

Members with nothing to say are left out, as the real ones do; names are upper-case; nationality is a demonym.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from casekeeper.synthetic.strands import InPrison
from casekeeper.synthetic.told import Invented, Life
from casekeeper.synthetic.who import LANGUAGES, Who

NAMES_OF_PRISONS = {
    "WWI": "Wandsworth", "BMI": "Birmingham", "LEI": "Leeds", "MRI": "Manchester", "BNI": "Bullingdon",
    "HOI": "High Down", "PVI": "Pentonville", "LPI": "Liverpool", "NMI": "Nottingham", "CFI": "Cardiff",
    "DMI": "Durham", "EXI": "Exeter", "BZI": "Bronzefield", "HCI": "Huntercombe", "MSI": "Maidstone",
    "MHI": "Morton Hall", "FDI": "Ford", "RSI": "Risley", "GHI": "Garth", "LTI": "Littlehey", "OWI": "Oakwood",
    "BWI": "Berwyn",
}  # fmt: skip
_STATUS = {
    "SENTENCED": ("SENT03", "Convicted"), "REMAND": ("RX", "Remand"), "IMMIGRATION_DETAINEE": ("DET", "Remand"),
    "INDETERMINATE_SENTENCE": ("LIFE", "Convicted"), "RECALL": ("LR", "Convicted"),
}  # fmt: skip


def prisoner(chance: Random, who: Who, held: InPrison, *, demonym: str | None = None) -> dict[str, Any]:
    """One prisoner as the prison service's search gives them."""
    imprisonment, convicted = _STATUS[held.legal_status]
    document: dict[str, Any] = {
        "prisonerNumber": who.prison_number,
        "pncNumber": who.pnc or None,
        "croNumber": who.cro or None,
        "bookingId": held.plan.booking if held.plan else str(1_200_000 + chance.randrange(400_000)),
        "firstName": who.name.given.upper(),
        "lastName": who.name.family.upper(),
        "dateOfBirth": who.born.isoformat(),
        "gender": "Female" if who.woman else "Male",
        "nationality": demonym if demonym is not None else (who.origin.demonym if who.nationality_known else None),
        "status": "ACTIVE IN",
        "inOutStatus": "IN",
        "lastMovementTypeCode": "ADM",
        "lastMovementReasonCode": "N" if held.legal_status == "REMAND" else "I",
        "lastMovementDate": held.received_on.isoformat(),
        "prisonId": held.prison,
        "prisonName": f"{NAMES_OF_PRISONS[held.prison]} (HMP)",
        "aliases": _aliases(who),
        "languages": _languages(who),
        "legalStatus": held.legal_status,
        "imprisonmentStatus": imprisonment,
        "convictedStatus": convicted,
        "recall": held.legal_status == "RECALL",
        "indeterminateSentence": held.legal_status == "INDETERMINATE_SENTENCE",
        "receptionDate": held.received_on.isoformat(),
        "lastAdmissionDate": held.received_on.isoformat(),
        "restrictedPatient": False,
        **_sentence(held),
    }
    return {name: said for name, said in document.items() if said is not None}


def _aliases(who: Who) -> list[dict[str, str]] | None:
    if who.alias is None:
        return None
    return [{"firstName": who.alias.given.upper(), "lastName": who.alias.family.upper(),
             "dateOfBirth": who.born.isoformat()}]  # fmt: skip


def _languages(who: Who) -> list[dict[str, Any]] | None:
    codes = {"Romanian": "ROM", "Polish": "POL", "Vietnamese": "VIE", "Albanian": "ALB", "Arabic": "ARA"}
    code = codes.get(LANGUAGES.get(who.origin.tradition, ""))
    return [{"type": "PREF_SPEAK", "code": code, "speakSkill": "G"}] if code else None


def _sentence(held: InPrison) -> dict[str, Any]:
    plan = held.plan
    if plan is None:
        return {}
    extended = plan.kind == "extended"
    release = plan.release_on.isoformat()
    return {
        "sentenceStartDate": plan.sentenced_on.isoformat(),
        "sentenceExpiryDate": plan.expiry_on.isoformat(),
        "licenceExpiryDate": plan.expiry_on.isoformat(),
        "conditionalReleaseDate": None if extended else release,
        "paroleEligibilityDate": release if extended else None,
        "releaseDate": release,
        "nonDtoReleaseDate": release,
        "nonDtoReleaseDateType": "CRD",
        "mostSeriousOffence": plan.offence,
        "allConvictedOffences": [
            {"statuteCode": plan.offence_code[:4], "offenceCode": plan.offence_code, "offenceDescription": plan.offence,
             "latestBooking": True, "sentenceStartDate": plan.sentenced_on.isoformat(), "primarySentence": True}
        ],
    }  # fmt: skip


def sentence_dates(who: Who, held: InPrison) -> dict[str, Any] | None:
    """The booking's sentence dates, the early removal date among them; None while not sentenced."""
    plan = held.plan
    if plan is None:
        return None
    document = {
        "offenderNo": who.prison_number,
        "bookingId": int(plan.booking),
        "sentenceStartDate": plan.sentenced_on,
        "sentenceExpiryDate": plan.expiry_on,
        "licenceExpiryDate": plan.expiry_on,
        "conditionalReleaseDate": plan.release_on if plan.kind != "extended" else None,
        "paroleEligibilityDate": plan.parole_eligible_on,
        "earlyRemovalSchemeEligibilityDate": plan.early_removal_on,
        "releaseDate": plan.release_on,
        "nonDtoReleaseDate": plan.release_on,
    }
    return {
        name: said.isoformat() if isinstance(said, date) else said
        for name, said in document.items()
        if said is not None
    }


def british(chance: Random, who: Who, today: date) -> dict[str, Any]:
    """Somebody on the prison's list who is plainly recorded as British: no record is opened for them."""
    received_on = today - timedelta(days=chance.randrange(1, 900))
    held = InPrison(chance.choice(tuple(NAMES_OF_PRISONS)), received_on, "REMAND", None)
    return prisoner(chance, who, held, demonym="British")


def put_together(life: Life, serial: int, who: Who, held: InPrison | None, story: str = "") -> Invented:
    """What was told about a person and the documents that go with it."""
    return Invented(
        serial=serial,
        prison_number=who.prison_number,
        name=who.full,
        told=tuple(life.told) if held is None or held.told_directly else (),
        prisoner=prisoner(life.chance, who, held) if held else None,
        sentence_dates=sentence_dates(who, held) if held else None,
        story=story,
    )
