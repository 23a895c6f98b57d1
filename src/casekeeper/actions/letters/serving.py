"""Records how a letter was served: the fact of service that the duties read, with the clock it starts.

To the file only where delivery was impossible, with the reason; such papers wait, and are handed over in one step when
the person is met, which starts the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, cast, get_args

from casekeeper.actions.holding import held
from casekeeper.actions.letters.issuing import reference_of, services, unserved
from casekeeper.actions.letters.still_right import against_certificate
from casekeeper.actions.letters.templates import Template, template_of
from casekeeper.actions.letters.writing import UNTIL, asked_of, stage_for
from casekeeper.actions.own_words import words_in
from casekeeper.actions.permissions import Worker, may_record, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Fact, History, Kind, history_of
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.bail import BailNoticeServed
from casekeeper.facts.consideration import Decided, InformationRequested, LiabilityNoticeSent, ServiceMethod
from casekeeper.facts.departures import AttemptPlanned, RemovalNoticeServed
from casekeeper.facts.immigration import DeportationOrderServed
from casekeeper.facts.letters import LetterIssued, LetterServed
from casekeeper.facts.serving import PapersHandedOver
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars, Nation
from casekeeper.position.appeals.decisions import left_after, stage_of
from casekeeper.position.claims.certified import claim_refused
from casekeeper.position.consideration import order_in_force
from casekeeper.position.papers_on_file import TO_FILE, came_back, papers_on_file
from casekeeper.position.service_clock import HOME, Paper, Sending, ServiceClock, clock_of
from casekeeper.position.serving import representative_on
from casekeeper.records import clock
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused

METHODS: tuple[ServiceMethod, ...] = get_args(ServiceMethod)
COPIES: frozenset[Paper] = frozenset(
    {"appealable decision", "removal notice", "departure details", "deportation order"}
)
"""Papers of which a representative who acts has to have a copy."""
Copied = Literal["copied", "not copied", "none instructed"]
COPIED: tuple[Copied, ...] = get_args(Copied)
SERVED_BY: Mapping[Paper, type[Kind]] = {
    "liability notice": LiabilityNoticeSent, "appealable decision": AppealableDecisionServed,
    "removal notice": RemovalNoticeServed, "departure details": RemovalNoticeServed,
    "bail notice": BailNoticeServed, "letter": LetterServed, "deportation order": DeportationOrderServed,
    "information request": InformationRequested,
}  # fmt: skip
"""By paper, the kind of fact that says it was served; the duties and gates read these and no others."""


NO_RECEIPT: tuple[type[Kind], ...] = (LiabilityNoticeSent, InformationRequested)
"""Papers of which only the day that the law deems counts."""


class Service(NamedTuple):
    """How a letter was served. `proof` is the proof, or to the file why delivery was impossible."""

    method: ServiceMethod
    on: date
    proof: str
    received_on: date | None = None
    representative: Copied = "none instructed"


def clock_if(person: Person, number: int, service: Service) -> ServiceClock:
    """The clock that this service would start. Raises Refused where the letter does not wait to be served."""
    asked = asked_of(person)
    letter = _issued(asked.history, number)
    return _clock(letter, service, asked.law, asked.calendars)


def differs(letter: Fact[LetterIssued], found: ServiceClock) -> str:
    """What the letter says of its days that this service makes otherwise; empty where they agree."""
    data = letter.said.data
    last = next((data[name] for name in UNTIL if name in data), "")
    told = [each for each in (data.get("served_on", ""), last) if each]
    now = [day.isoformat() for day in (found.served_on, found.until) if day is not None]
    return "" if not now or told == now[: len(told)] else f"The letter names {' and '.join(told)}."


def record_service(person: Person, number: int, service: Service, *, user: Worker, by: str) -> int:
    """Record the service; the number of its fact. Raises Refused, NotAllowed."""
    with held(person):
        history = history_of(person.reference, facts_of([person.id]).get(person.id, []))
        letter = _issued(history, number)
        require(may_record(user, served_kind(letter), person))
        _check(letter, service)
        if wrong := _against_certificate(person, letter, service.on):
            raise Refused(wrong)
        _check_copy(history, letter, service)
        said = fact_of_service(history, letter, service)
        return record_fact(person, said, service.on, source="letters", by=by, user=user)


def served_kind(letter: Fact[LetterIssued]) -> type[Kind]:
    """The kind of fact that says this letter was served."""
    return SERVED_BY[_template(letter).paper]


def hand_over(person: Person, paper: int, *, proof: str, where: str, user: Worker, by: str) -> int:
    """Hand over what waits on the file: one step, and its clock runs from today. Raises Refused, NotAllowed."""
    with held(person):
        history = history_of(person.reference, facts_of([person.id]).get(person.id, []))
        if paper not in {fact.first_number for fact in papers_on_file(history)}:
            raise Refused(f"Fact {paper} is no paper that waits on the file to be handed over.")
        if not proof.strip():
            raise Refused("Say what proves that it was handed over, such as the person's signature.")
        letter = _letter_behind(history, paper)
        if letter is not None and (wrong := _against_certificate(person, letter, clock.today())):
            raise Refused(f"{wrong} Do not hand this one over.")
        said = PapersHandedOver(paper=paper, where=where, proof=proof, handed_by=by)
        return record_fact(person, said, clock.today(), source="letters", by=by, user=user)


def clock_of_service(
    fact: Fact[Any], handed: Fact[PapersHandedOver] | None, law: Law, calendars: Calendars, history: History
) -> ServiceClock:
    """The clock that a recorded service started, whether or not it served a letter of ours.

    `history` is asked whether a certificate stands behind a decision, and when the person left.
    """
    paper = next((paper for paper, kind in SERVED_BY.items() if kind is type(fact.said)), "letter")
    if isinstance(fact.said, RemovalNoticeServed):
        paper = "departure details" if fact.said.notice == "departure details" else "removal notice"
    said = fact.said
    nation: Nation = getattr(said, "nation", HOME)
    if handed is not None:
        sending = Sending("by hand", max(handed.on, fact.on), nation)
    elif came_back(history, fact) is not None:
        return ServiceClock(None, not_computed="It came back: nothing runs until it is served anew or handed over.")
    else:
        sending = Sending(said.method, fact.on, nation, received_on=getattr(said, "received_on", None))
        if not said.proof.strip():
            return ServiceClock(None, not_computed="Service is not proved: nothing runs until it is.")
    if isinstance(said, AppealableDecisionServed):
        sending = sending._replace(stage=stage_of(history, fact), departed_on=left_after(history, sending.on))
    return clock_of(cast(Paper, paper), sending, law, calendars)


def _issued(history: History, number: int) -> Fact[LetterIssued]:
    found = next((each for each in unserved(history) if each.first_number == number), None)
    if found is None:
        raise Refused(f"Fact {number} is no letter that waits to be served.")
    return found


def _template(letter: Fact[LetterIssued]) -> Template:
    return template_of(letter.said.letter, letter.said.template_version)


def _clock(letter: Fact[LetterIssued], service: Service, law: Law, calendars: Calendars) -> ServiceClock:
    named = letter.said.data.get("nation")
    nation: Nation = next((each for each in calendars if each == named), HOME)
    stage = stage_for(_template(letter), letter.said.data)
    sending = Sending(service.method, service.on, nation, stage, received_on=service.received_on)
    return clock_of(_template(letter).paper, sending, law, calendars)


def _check(letter: Fact[LetterIssued], service: Service) -> None:
    if service.on > clock.today():
        raise Refused(f"The day it was served lies ahead. Give a day up to {clock.today()}.")
    if service.on < letter.on:
        raise Refused(f"The letter was issued on {letter.on}; it cannot have been served before. Check the day.")
    if not service.proof.strip():
        raise Refused(
            "Say why delivery was impossible: only then does a paper go to the file."
            if service.method == TO_FILE
            else "Say what proves it: a signature, a number of recorded delivery. Without proof no time runs."
        )
    if service.received_on is not None and (service.received_on < service.on or service.received_on > clock.today()):
        raise Refused("The day proved to be that of receipt lies between the day it was sent and today.")
    if service.received_on is not None and served_kind(letter) in NO_RECEIPT:
        raise Refused("For this notice only the day that the law deems counts here. Leave the day of receipt empty.")


def _against_certificate(person: Person, letter: Fact[LetterIssued], on: date) -> str:
    """A decision that is certified never goes out with the letter for one that is not, nor the reverse."""
    return against_certificate(asked_of(person, on), _template(letter), letter.said.data)


def _letter_behind(history: History, paper: int) -> Fact[LetterIssued] | None:
    """The letter of ours that the fact of service names, if it names one."""
    number = next((number for number, fact in services(history).items() if fact.first_number == paper), None)
    return next((each for each in history.of(LetterIssued) if each.first_number == number), None)


def _check_copy(history: History, letter: Fact[LetterIssued], service: Service) -> None:
    """Whoever acts for the person has to have a copy; that nobody acts is not said while somebody does."""
    acting = representative_on(history, service.on)
    if _template(letter).paper in COPIES and acting is not None and service.representative == "none instructed":
        raise Refused(f"{acting.said.name} acts for the person. Say whether they were sent a copy.")


def fact_of_service(history: History, letter: Fact[LetterIssued], service: Service) -> Kind:
    """The fact that says so, of the kind that the duties and gates read."""
    data, paper = letter.said.data, _template(letter).paper
    proof = f"Delivery was impossible: {service.proof}" if service.method == TO_FILE else service.proof
    common: dict[str, Any] = {
        "method": service.method, "proof": proof, "language": words_in(letter.said.language).english_name,
        "document": reference_of(letter.first_number),
    }  # fmt: skip
    if paper == "liability notice":
        return LiabilityNoticeSent(**common)
    if paper == "information request":
        return InformationRequested(questions=int(data["any_question"]), **common)
    common["received_on"] = service.received_on
    if paper == "bail notice":
        return BailNoticeServed(**common)
    if paper == "letter":
        return LetterServed(letter=letter.first_number, **common)
    common["representative"] = service.representative
    if paper == "deportation order":
        order = order_in_force(history)
        return DeportationOrderServed(order=order.first_number if order is not None else None, **common)
    if paper == "appealable decision":
        return _decision(history, letter, common)
    if paper == "removal notice":
        return RemovalNoticeServed(notice="intention to remove", **common)
    leaves_on = date.fromisoformat(data["leaves_on"])
    planned = history.latest(AttemptPlanned)
    return RemovalNoticeServed(
        notice="departure details", leaves_on=leaves_on, longer_period=data["more_time"],
        attempt=planned.first_number if planned is not None else None, **common,
    )  # fmt: skip


def _decision(history: History, letter: Fact[LetterIssued], common: Mapping[str, Any]) -> AppealableDecisionServed:
    """Served as certified, the decision keeps its stage in the country: withdraw the certificate, and that runs."""
    data, template = letter.said.data, _template(letter)
    decided, claim = history.latest(Decided), claim_refused(history, data["decision"])
    stage = stage_for(template, data)
    return AppealableDecisionServed(
        decision=data["decision"], nation=data["nation"], claim=claim.number if claim is not None else None,
        rests_on=decided.first_number if decided is not None else None,
        stage=stage if stage == "FT_OOC_2" else "FT_IC", certified=template.certificate or "no", **common,
    )  # fmt: skip
