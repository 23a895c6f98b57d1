"""Immigration Act 1971, s 7: might the person have been settled here on 1 January 1973, and so be exempt?

Where the date of birth allows it and the nationality is, or may be, Commonwealth or Irish, we ask other departments
first; the person does not have to prove it, and "no record found" proves nothing.
"""

from __future__ import annotations

from casekeeper.facts import History
from casekeeper.facts.identity import LongResidence, NationalityClaimed
from casekeeper.law import Law, Value
from casekeeper.position.age import Born
from casekeeper.position.answer import Answer, Outcome, Reason, because

QUESTION = "settled before 1973"
SETTLED_ON = "immigration_act_1971.settled_on"
COMMONWEALTH = "immigration_act_1971.commonwealth_countries"
SAYS_NOTHING = frozenset({"UNKNOWN", "REFUSED", "OTHER"})
_ENQUIRY = ("a residence enquiry made by us of other departments (settled here on 1 January 1973?)",)

_NOT_COMMONWEALTH = Answer(
    QUESTION, Outcome.NOT_MET, None, (Reason("No claim to a Commonwealth or Irish nationality", None, COMMONWEALTH),)
)


def settled_before_1973(history: History, law: Law, when: Born) -> Answer:
    """Met where a person found so, cannot tell where the enquiry is still to be made, otherwise not met."""
    settled = law[SETTLED_ON].values[0]
    if when.first is not None and when.first >= settled.value:
        return _born_later(settled)
    enquiry = history.latest(LongResidence)
    if enquiry is not None and enquiry.said.outcome != "enquiry open":
        exempt = enquiry.said.outcome != "not resident"
        reason = because(f"Residence enquiry: {enquiry.said.outcome}", enquiry, settled)
        return Answer(QUESTION, Outcome.MET if exempt else Outcome.NOT_MET, None, (reason,))
    if not _may_be_commonwealth(history, law):
        return _NOT_COMMONWEALTH
    text = "Residence enquiry still open" if enquiry is not None else _why(when)
    missing = _ENQUIRY if when.known else ("a date of birth", *_ENQUIRY)
    return Answer(QUESTION, Outcome.CANNOT_TELL, None, (because(text, enquiry, settled),), missing)


def _born_later(settled: Value) -> Answer:
    return Answer(QUESTION, Outcome.NOT_MET, None, (because(f"Born on or after {settled.value}", under=settled),))


def _why(when: Born) -> str:
    born = "May have been born before 1973" if when.known else "No date of birth is known"
    return f"{born}, and the nationality is or may be Commonwealth or Irish"


def _may_be_commonwealth(history: History, law: Law) -> bool:
    """Any claim, on any list there ever was, is enough; so is having no claim that names a nationality."""
    codes = {claim.said.nationality for claim in history.of(NationalityClaimed)} - SAYS_NOTHING
    if not codes or "IRL" in codes or "GBR" in codes:
        return True
    return any(not codes.isdisjoint(listed.value) for listed in law[COMMONWEALTH].values)
