"""Each decision that may be appealed: proved served or not, until when an appeal may come, and whether it is certified.

The time runs from the day of service, which is never earlier than sending: the later day is the safer one. A
certificate takes the appeal from inside the country away only while a senior person's certificate stands behind it.
Whoever has to leave first, by the stage or by such a certificate, has time from the day they left: till then none
runs.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.claims import ClaimCertified
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.claims.certified import is_withdrawn
from casekeeper.position.leaving_made import departures_made
from casekeeper.position.serving import Served, service_of
from casekeeper.position.when.appeal_deadline import FROM_DEPARTURE, NOT_LEFT, deadline_at

IN_COUNTRY = frozenset({"FT_IC", "FT_IC_FAST"})


class AppealableDecision(NamedTuple):
    """One decision. `may_appeal_until` is None where no time has begun to run, or the law gives none."""

    fact: Fact[AppealableDecisionServed]
    served: Served
    may_appeal_until: date | None
    not_computed: str
    certificate: Fact[ClaimCertified] | None

    @property
    def number(self) -> int:
        return self.fact.first_number

    @property
    def from_inside(self) -> bool:
        """May an appeal be brought from inside the country?"""
        return self.fact.said.stage in IN_COUNTRY and self.certificate is None

    def may_still_be_appealed_on(self, day: date) -> bool:
        """From inside the country, and the time has not run out, or has not begun because service is not proved."""
        return self.from_inside and (self.may_appeal_until is None or day <= self.may_appeal_until)


def decisions_of(history: History, law: Law, calendars: Calendars) -> tuple[AppealableDecision, ...]:
    """Every appealable decision served, in order."""
    return tuple(_decision(history, fact, law, calendars) for fact in history.of(AppealableDecisionServed))


def _decision(
    history: History, fact: Fact[AppealableDecisionServed], law: Law, calendars: Calendars
) -> AppealableDecision:
    served = service_of(history, fact, law, calendars[fact.said.nation])
    certificate = certificate_behind(history, fact)
    if served.on is None:
        return AppealableDecision(fact, served, None, "service is not proved", certificate)
    stage = stage_of(history, fact)
    start = served.on if stage != FROM_DEPARTURE else left_after(history, served.on)
    if start is None:
        return AppealableDecision(fact, served, None, NOT_LEFT, certificate)
    until = deadline_at(stage, fact.said.nation, start, law, calendars)
    return AppealableDecision(fact, served, until.date, until.reason or "", certificate)


def stage_of(history: History, fact: Fact[AppealableDecisionServed]) -> str:
    """The stage whose time limit runs: where a certificate stands behind it, that of somebody who must leave first."""
    if fact.said.stage in IN_COUNTRY and certificate_behind(history, fact) is not None:
        return FROM_DEPARTURE
    return fact.said.stage


def left_after(history: History, served_on: date) -> date | None:
    """The first day on which the person left, on or after the day of service."""
    return next((fact.on for fact in departures_made(history) if fact.on >= served_on), None)


def certificate_behind(history: History, fact: Fact[AppealableDecisionServed]) -> Fact[ClaimCertified] | None:
    """The certificate that stands behind a decision served as certified; None where it does not stand."""
    said = fact.said
    if said.certified == "no":
        return None
    for certificate in reversed(history.of(ClaimCertified)):
        if certificate.said.under == said.certified and said.claim in (None, certificate.said.claim):
            return None if is_withdrawn(history, certificate) else certificate
    return None
