"""What somebody tells us on their own pages becomes facts of their own record: five kinds, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from casekeeper.actions.holding import held
from casekeeper.actions.own_pages.view import own_view
from casekeeper.actions.permissions import Permission, require
from casekeeper.actions.record_fact import record_facts
from casekeeper.facts import Kind
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.reporting import ExplanationGiven, ReportAttended
from casekeeper.facts.told_by_person import AnswersGiven, ChangeAsked
from casekeeper.records import clock
from casekeeper.records.models import FactRow, OwnSession

SOURCE, BY = "own pages", "the person"
MAY_TELL: frozenset[str] = frozenset(
    {ReportAttended.key, AnswersGiven.key, ExplanationGiven.key, ChangeAsked.key, ContactDetailGiven.key}
)
"""Everything that a person can record of themselves."""


def may_tell(session: OwnSession, said: Kind) -> Permission:
    """May this be recorded in this session? Only by somebody confirmed, and only these kinds."""
    if session.confirmed_at is None:
        return Permission(False, "Nobody has shown yet that they are the person.")
    if said.key not in MAY_TELL:
        return Permission(False, f"A {said.label.lower()} is not recorded on the person's own pages.")
    return Permission(True, "The person's own words.")


def tell(session: OwnSession, said: Sequence[Kind], once: str) -> bool:
    """Record it on this session's own record; False where the same form was sent before. Raises NotAllowed."""
    for each in said:
        require(may_tell(session, each))
    key = f"own:{session.pk}:{once[:40]}"
    with held(session.person):
        if FactRow.objects.filter(person_id=session.person_id, message_id=key).exists():
            return False
        today = clock.today()
        record_facts(session.person, [(each, today) for each in said], source=SOURCE, by=BY, message_id=key)
    return True


def report(session: OwnSession, answers: AnswersGiven, once: str) -> bool:
    """Record the answers, and with them the report where one can be made here today. Was it a report?"""
    with held(session.person):
        is_open = own_view(session.person, clock.today()).open_now is not None
        said: list[Kind] = [answers]
        if answers.new_telephone:
            said.append(ContactDetailGiven(means="telephone", detail=answers.new_telephone))
        if is_open:
            said.append(ReportAttended(channel="digital", identity="confirmed", at=_time()))
        return tell(session, said, once) and is_open


def _time() -> str:
    from casekeeper.facts import LEGAL_ZONE

    return clock.now().astimezone(LEGAL_ZONE).strftime("%H:%M")
