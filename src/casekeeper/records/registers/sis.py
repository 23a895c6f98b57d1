"""The Schengen Information System: an alert for return (Reg. (EU) 2018/1860, art 4) or for refusal of entry
(Reg. (EU) 2018/1861, art 20). Members carry the letter of the regulation's list; what is not known is left out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from casekeeper.facts import Fact
from casekeeper.facts.alerts import AlertProposed, Message
from casekeeper.position.alerts import Alert
from casekeeper.records.registers.details import Details, known_born, sex_letter

REASONS = {
    "deportation order": "return decision",
    "exclusion decision": "refusal of entry: threat to public policy or security",
    "absconder declaration": "return decision; absconded",
    "conviction": "refusal of entry: conviction",
}
TYPE = {"sis return": "return", "sis refusal": "refusal of entry"}
_MINIMUM = {
    "a_surnames": "a surname",
    "f_date_of_birth": "a date of birth",
    "j_reason": "the reason",
    "l_decision": "the reference to the decision",
    "m_action": "what to do on a hit",
    "o_threat": "whether the person is a threat to public policy or security",
    "y_suspended": "whether it is suspended or postponed",
    "z_entry_ban": "whether there is an entry ban",
}
_MINIMUM_RETURN = {"x_leave_by": "the last day for voluntary departure"}


def sis_alert(register: str, message: Message, alert: Alert, details: Details) -> dict[str, Any]:
    """The alert with members (a) to (z) that are known, or what names it where it is withdrawn."""
    if message == "withdraw":
        return {"type": TYPE[register], "operation": "delete"}
    said = alert.proposed.said
    members: dict[str, Any] = {
        "a_surnames": details.surname,
        "b_forenames": details.forenames,
        "d_previous_names_and_aliases": list(details.aliases),
        "f_date_of_birth": known_born(details.born),
        "g_gender": sex_letter(details.sex),
        "h_nationalities": list(details.nationalities),
        "i_warnings": list(said.warnings),
        "j_reason": REASONS[said.ground],
        "k_authority": "the authority that runs this record",
        "l_decision": _decision(alert.proposed),
        "m_action": said.action,
        "o_threat": said.threat,
        "x_leave_by": said.leave_by.isoformat() if isinstance(said.leave_by, date) else None,
        "y_suspended": said.suspended,
        "z_entry_ban": said.entry_ban,
    }
    known = {name: value for name, value in members.items() if value not in (None, "", [])}
    return {"type": TYPE[register], "operation": "enter" if message == "create" else "update", **known}


def missing_for_sis(register: str, alert: Alert, details: Details) -> list[str]:
    """What the system's minimum asks for and the alert does not say."""
    told = sis_alert(register, "create", alert, details)
    wanted = _MINIMUM | (_MINIMUM_RETURN if register == "sis return" else {})
    return [words for name, words in wanted.items() if name not in told]


def _decision(proposed: Fact[AlertProposed]) -> str:
    return f"{proposed.said.ground}, fact {proposed.said.ground_fact}"
