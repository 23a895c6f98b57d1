"""Cases as the tribunal sends them, of appellants who do not exist."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

DATA: dict[str, Any] = {
    "appealReferenceNumber": "HU/51234/2026", "homeOfficeReferenceNumber": "A1234567",
    "homeOfficeDecisionDate": "2026-01-20", "appealType": "refusalOfHumanRights", "appealSubmissionDate": "2026-02-01",
    "appellantGivenNames": "Besnik Dritan", "appellantFamilyName": "Kodra", "appellantDateOfBirth": "1990-05-21",
    "appellantNationalities": [{"id": "1", "value": {"code": "AL"}}], "appellantInUk": "Yes",
    "submissionOutOfTime": "No", "hearingCentre": "exampleton", "appellantInDetention": "Yes",
    "detentionStatus": "detained", "isAcceleratedDetainedAppeal": "No", "detentionFacility": "prison",
    "prisonName": "Exampleton", "prisonNOMSNumber": {"prison": "C2468DE"}, "deportationOrderOptions": "Yes",
    "appealGroundsForDisplay": ["refusalHumanRights"],
}  # fmt: skip
CASE: dict[str, Any] = {
    "id": "1600000000000001", "state": "appealSubmitted", "last_modified": "2026-02-02T10:00:00.000", "case_data": DATA,
}  # fmt: skip


def case(state: str = "appealSubmitted", modified: str = "2026-02-02", **changes: Any) -> dict[str, Any]:
    """The case as it stands later; a change to None leaves the member out."""
    made = deepcopy(CASE) | {"state": state, "last_modified": f"{modified}T10:00:00.000"}
    data = made["case_data"] | changes
    made["case_data"] = {name: value for name, value in data.items() if value is not None}
    return made


DECIDED: dict[str, Any] = case(
    "ftpaDecided", "2026-06-20", listCaseHearingDate="2026-05-01T10:00:00.000", isDecisionAllowed="dismissed",
    sendDecisionsAndReasonsDate="2026-05-20", ftpaAppellantSubmitted="Yes", ftpaAppellantApplicationDate="2026-06-01",
    ftpaAppellantDecisionOutcomeType="refused", ftpaAppellantDecisionDate="2026-06-20",
)  # fmt: skip
