"""Where the tribunal believes the appellant is held; another kind of facility clears what was of the one before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casekeeper.exchange.fields import Fields
from casekeeper.exchange.tribunal.codes import FACILITIES
from casekeeper.facts.identifiers import canonical
from casekeeper.facts.tribunal import TribunalDetentionTold

OF_FACILITY: Mapping[str, tuple[str, ...]] = {
    "immigrationRemovalCentre": ("ircName",),
    "prison": ("prisonName", "prisonNOMSNumber", "custodialSentence", "dateCustodialSentence", "releaseDateProvided",
               "releaseDate"),
    "other": ("otherDetentionFacilityName",),
}  # fmt: skip
OF_ANY = ("detentionBuilding", "detentionAddressLines", "detentionPostcode")


class UnknownFacility(ValueError):
    """A kind of facility we do not know."""


def yes(fields: Fields, name: str) -> bool | None:
    """Yes or No, as the tribunal writes them; None where it says neither."""
    text = fields.text(name, longest=20).lower() if not isinstance(fields.raw(name), bool) else ""
    if isinstance(fields.raw(name), bool):
        return bool(fields.raw(name))
    if text in ("yes", "no"):
        return text == "yes"
    if text:
        fields.warn(name, "expected Yes or No; left out")
    return None


def cleared(case: Mapping[str, Any]) -> dict[str, Any]:
    """The case without what belongs to another kind of facility than the one it names, or to any where none is."""
    facility = case.get("detentionFacility") if case.get("appellantInDetention") == "Yes" else None
    others = {name for kind, names in OF_FACILITY.items() if kind != facility for name in names}
    gone = others | (set(OF_ANY) | {"detentionFacility"} if facility is None else set())
    return {name: value for name, value in case.items() if name not in gone}


def told(case: Fields, document: Mapping[str, Any]) -> TribunalDetentionTold | None:
    """None where the case does not say whether the person is detained. Raises UnknownFacility."""
    detained = yes(case, "appellantInDetention")
    if detained is None:
        return None
    kept = Fields(cleared(document), case.warnings, "case_data.")
    for name in sorted(set(document) - set(cleared(document))):
        if document[name] not in (None, "", {}, [], "No"):
            case.warn(name, "belongs to another kind of facility; left out")
    code = kept.text("detentionFacility", longest=40)
    if code and code not in FACILITIES:
        raise UnknownFacility(code)
    return TribunalDetentionTold(
        detained=detained,
        facility=FACILITIES.get(code, "not stated"),
        place=_place(kept),
        prison_number=prison_number(kept),
        released_on=kept.day("releaseDate"),
        bail_pending=yes(kept, "hasPendingBailApplications"),
    )


def prison_number(case: Fields) -> str:
    """The prison number in its canonical form, of somebody held in a prison; empty where it is none."""
    typed = case.object("prisonNOMSNumber").text("prison", longest=40)
    if not typed:
        return ""
    read = canonical("prison_number", typed)
    if read.warning:
        case.warn("prisonNOMSNumber", read.warning)
        return ""
    return read.text


def _place(case: Fields) -> str:
    found = [case.text("ircName", longest=120), case.text("prisonName", longest=120),
             case.object("otherDetentionFacilityName").text("other", longest=120)]  # fmt: skip
    return next((name for name in found if name), "")
