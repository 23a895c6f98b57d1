"""People told to report, and absconders, who were never sentenced: invented in the proportions of the published counts.

    invent_reporters(national_share(0.01), today)      # 765 who report and 552 absconders, evenly mixed

Person number n is the same whatever the size. Offenders among both are in the other population (see `strands`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from casekeeper.facts.absconding import CameBack, Circulated, ContactLost, ReturnHandled, TraceStepTaken
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed, Channel
from casekeeper.facts.consideration import WorkNoted
from casekeeper.facts.contact import ContactAttempted, ContactDetailFailed, ContactDetailGiven, LostByUs
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.facts.immigration import BailGranted
from casekeeper.facts.reporting import ExplanationDecided, Frequency, FrequencySet, ReportAttended
from casekeeper.facts.requests import RequestAnswered, RequestAsked, RequestTakenOn, UnitName
from casekeeper.facts.safeguards import HarmGrade, HarmGraded
from casekeeper.facts.told_by_person import OwnPagesApproved
from casekeeper.position.reporting.days import days_of
from casekeeper.synthetic import reporting_shape as shape
from casekeeper.synthetic.after_decision import country_of
from casekeeper.synthetic.centres import slot_for
from casekeeper.synthetic.told import HOME_OFFICE, Invented, Life
from casekeeper.synthetic.who import invent_who, tell_names, tell_nationality

SEED = "reporters"
FIRST_SERIAL = 6_000_000
"""So that nobody has the number of somebody in the other population."""
OFFICER, MANAGER, TRACER = "reporting.officer", "casework.manager", "tracing.officer"
_GOLDEN = 0.6180339887498949


def national_share(share: float) -> int:
    """How many people stand for that share of the country's."""
    return round(share * (shape.REPORTING_NOT_OFFENDERS + shape.ABSCONDERS_NOT_OFFENDERS))


def invent_reporters(how_many: int, today: date, seed: str = SEED) -> Iterator[Invented]:
    """So many, evenly mixed."""
    for serial in range(how_many):
        yield one(serial, today, seed)


def one(serial: int, today: date, seed: str = SEED) -> Invented:
    """Person of that number."""
    chance = Random(f"{seed}/{today}/{serial}")
    life = Life(chance, today)
    who = invent_who(chance, FIRST_SERIAL + serial, today)
    reference = f"J{(serial * 2_654_437 + 40_503) % 10_000_000:07d}"
    everybody = shape.REPORTING_NOT_OFFENDERS + shape.ABSCONDERS_NOT_OFFENDERS
    place = (serial * _GOLDEN) % 1.0
    reports = place < shape.REPORTING_NOT_OFFENDERS / everybody
    declared_on = None if reports else today - timedelta(days=_banded(chance, shape.SINCE_DECLARED))
    begins = _begins(life, declared_on)
    tell_names(life, who, begins)
    number = IdentifierGiven(scheme="home_office_reference", as_typed=reference, canonical=reference)
    life.tell(number, begins, source=HOME_OFFICE, by="intake.officer")
    tell_nationality(life, who, begins, resolved=True)
    if declared_on is None:
        _tell_reporter(life, begins)
    else:
        _tell_absconder(life, begins, declared_on)
    if chance.random() < shape.ASKED_SHARE:
        _tell_request(life, "casework" if reports else "tracing")
    if reports:
        _tell_what_may_fail(life, begins, Random(f"{seed}/documents/{serial}"))
    return Invented(
        FIRST_SERIAL + serial, "", who.full, tuple(life.told), known_by=("home_office_reference", reference)
    )


def _begins(life: Life, declared_on: date | None) -> date:
    """The day of the last decision on reporting; of an absconder, before the time it took to declare."""
    if declared_on is None:
        return life.next_working_day(life.today - timedelta(days=life.chance.randrange(20, shape.LONGEST_TOLD)))
    taken = max(40, int(life.chance.gauss(shape.DAYS_TO_DECLARE, 60)))
    return life.next_working_day(declared_on - timedelta(days=taken + 60))


def _tell_bail(life: Life, on: date, every: Frequency, grade: HarmGrade) -> date:
    """Bail, conditions, grade, frequency, notice, a number; the first day to report."""
    chance = life.chance
    place, channel = _where(chance)
    first_on = on + timedelta(days=chance.randrange(1, shape.FIRST_REPORT_WITHIN))
    slot = slot_for(chance.randrange(10_000))
    reasons = "As the papers show."
    condition = BailConditionSet(
        condition="reporting", purpose="to keep in touch while the case goes on", channel=channel, place=place,
        power="Immigration Act 1971, Schedule 2, paragraph 16", source_unit="asylum",
    )  # fmt: skip
    life.tell(BailGranted(granted_by="Secretary of State"), on, source=HOME_OFFICE, by=OFFICER)
    life.tell(condition, on, source=HOME_OFFICE, by=OFFICER)
    life.tell(HarmGraded(grade=grade, reasons=reasons, graded_by=MANAGER), on, by=MANAGER)
    life.tell(
        FrequencySet(every=every, first_on=first_on, at=slot, reasons=reasons, set_by=OFFICER, as_proposed=True),
        on, by=OFFICER,
    )  # fmt: skip
    proof = "" if chance.random() < shape.NEVER_PROVED_SHARE else "Signed receipt"
    life.tell(BailNoticeServed(method="by hand", proof=proof, document="BAIL 201"), on, by=OFFICER)
    number = f"07700 900{chance.randrange(1000):03d}"
    life.tell(ContactDetailGiven(means="telephone", detail=number), on, by=OFFICER)
    return first_on


def _tell_reporter(life: Life, begins: date) -> None:
    """Only the lowest grade reports each quarter: others would be silent for too long before their day."""
    chance = life.chance
    every: Frequency = chance.choices(*_two(shape.EVERY))[0]  # type: ignore[assignment]
    grade: HarmGrade = "D"
    if every != "quarterly":
        grade = chance.choices(*_two(shape.GRADES_OF_REPORTERS))[0]  # type: ignore[assignment]
    pattern = chance.choices(*_two(shape.COMPLIANCE))[0]
    if pattern == "came back":
        _tell_return(life, begins)
    first_on = _tell_bail(life, begins, every, grade)
    silent_from = life.today + timedelta(days=1)
    if pattern == "out of contact":
        silent_from = life.today - timedelta(days=min(shape.DAYS_TO_DECLARE, int(chance.expovariate(1 / 110)) + 60))
    came = _came_to(life)
    days = [_open(life, day) for day in days_of(every, first_on, begins, life.today)]
    if pattern == "a miss is open":
        silent_from = days[-1] if days else silent_from
    for day in days:
        if day < silent_from:
            _report(life, day, came, skips=pattern == "sometimes" and chance.random() < shape.SKIPS)
    if came.channel == "digital":
        approved = OwnPagesApproved(
            confirmed_by="date of birth", has_device="yes", reasons="Has a telephone.", approved_by=OFFICER
        )
        life.tell(approved, begins, by=OFFICER)
    if pattern != "out of contact":
        worked_on = life.next_working_day(life.today - timedelta(days=chance.randrange(2, 40)))
        life.tell(WorkNoted(what="Documents asked of the embassy."), max(begins, worked_on))


def _tell_return(life: Life, begins: date) -> None:
    """Was declared an absconder, came back, and was dealt with; then everything was decided anew."""
    lost_on = life.next_working_day(begins - timedelta(days=life.chance.randrange(60, 700)))
    life.tell(BailGranted(granted_by="Secretary of State"), lost_on - timedelta(days=300), source=HOME_OFFICE)
    life.tell(ContactLost(standing="absconder", declared_by=MANAGER), lost_on, by=MANAGER)
    life.tell(CameBack(how="Came to the centre."), begins - timedelta(days=3), by=OFFICER)
    said = ReturnHandled(papers="All that waited.", conditions="Set anew.", why="Homeless for months.")
    life.tell(said, begins - timedelta(days=2), by=MANAGER)


def _tell_request(life: Life, to_unit: UnitName) -> None:
    """One unit asked another lately: some not taken on yet, some answered."""
    chance = life.chance
    asked_on = life.next_working_day(life.today - timedelta(days=chance.randrange(1, 20)))
    what = chance.choice(("Is the address still theirs?", "Serve the papers that wait", "Which embassy was asked?"))
    by_unit: UnitName = "casework" if to_unit == "tracing" else "reporting"
    said = RequestAsked(by_unit=by_unit, to_unit=to_unit, what=what, why="Before the next step.", asked_by=OFFICER)
    number = life.tell(said, asked_on, by=OFFICER)
    if number is None or chance.random() < 0.4:
        return
    taken_on = life.next_working_day(asked_on, chance.randrange(1, 4))
    taken = life.tell(RequestTakenOn(request=number, taken_by=MANAGER), taken_on, by=MANAGER)
    if taken is not None and chance.random() < 0.5:
        answered = RequestAnswered(request=number, answer="Yes, as of last week.", answered_by=MANAGER)
        life.tell(answered, life.next_working_day(taken_on, chance.randrange(1, 9)), by=MANAGER)


def _tell_what_may_fail(life: Life, begins: date, chance: Random) -> None:
    """A document that ends some day, and now and then a number that reaches nobody any more.

    Drawn apart and told last, so that everything else about person number n stays what it is.
    """
    if chance.random() < shape.DOCUMENT_SHARE:
        held_by: Any = chance.choice(("the department", "the person"))
        kind: Any = chance.choices(("passport", "national identity card"), (80, 20))[0]
        ends = life.today + timedelta(days=chance.randrange(-300, 3_300))
        number = f"ZZ{chance.randrange(1_000_000):06d}"
        said = DocumentHeld(document=kind, number=number, issuer=country_of(life), valid_until=ends, held_by=held_by)
        life.tell(said, begins, by=OFFICER)
    if chance.random() < shape.NUMBER_FAILED_SHARE:
        given = next((each.said for each in life.told if isinstance(each.said, ContactDetailGiven)), None)
        if given is not None:
            failed_on = life.next_working_day(life.today - timedelta(days=chance.randrange(2, 15)))
            said_failed = ContactDetailFailed(detail=given.detail, how="A text message came back.")
            life.tell(said_failed, max(begins, failed_on), source="outbox", by="relay")


def _came_to(life: Life) -> ReportAttended:
    """A report kept as the condition says: at the centre at the hour, or by the other channel."""
    condition = next(each.said for each in life.told if isinstance(each.said, BailConditionSet))
    often = next(each.said for each in life.told if isinstance(each.said, FrequencySet))
    return ReportAttended(place=condition.place, channel=condition.channel, at=often.at, identity="confirmed")


def _report(life: Life, day: date, came: ReportAttended, *, skips: bool) -> None:
    """Kept; or missed, rung up about and explained within the week."""
    if not skips:
        life.tell(came, day, by=OFFICER)
        return
    rung = ContactAttempted(channel="telephone", at="10:15", result="spoke to the person")
    life.tell(rung, life.next_working_day(day, 1), by=OFFICER)
    said = ExplanationDecided(report_on=day, outcome="accepted", reasons="Ill, with a note.", decided_by=OFFICER)
    life.tell(said, life.next_working_day(day, 3), by=OFFICER)


def _tell_absconder(life: Life, begins: date, declared_on: date) -> None:
    chance = life.chance
    grade: HarmGrade = chance.choices(*_two(shape.GRADES_OF_ABSCONDERS))[0]  # type: ignore[assignment]
    every: Frequency = chance.choices(*_two(shape.EVERY))[0]  # type: ignore[assignment]
    first_on = _tell_bail(life, begins, every, grade)
    for day in [_open(life, each) for each in days_of(every, first_on, begins, begins + timedelta(days=60))][:3]:
        life.tell(ReportAttended(identity="confirmed"), day, by=OFFICER)
    life.tell(ContactLost(standing="absconder", declared_by=MANAGER), declared_on, by=MANAGER)
    if chance.random() < shape.LOST_BY_US_SHARE:
        found_on = declared_on + timedelta(days=chance.randrange(1, 400))
        life.tell(LostByUs(how="A change of address was not recorded.", found_by=OFFICER), found_on, by=OFFICER)
    if chance.random() >= shape.TRACED_SHARE:
        return
    life.tell(
        Circulated(reference="invented", referred_to="tracing"), life.next_working_day(declared_on, 1), by=MANAGER
    )
    for number in range(chance.randrange(1, 5)):
        source = chance.choice(("police", "benefits", "credit and address data", "family and friends"))
        result = chance.choices(("nothing", "lead", "false hit"), (80, 12, 8))[0]
        said = TraceStepTaken(
            source=source, lawful_basis="necessary for immigration control", result=result,
            proportionate="The least that may find the person.",
        )  # fmt: skip
        life.tell(said, life.next_working_day(declared_on, 4 + 28 * number + chance.randrange(6)), by=TRACER)


def _where(chance: Random) -> tuple[str, Channel]:
    """Half at the three crowded centres; the others spread over the rest, police stations, telephone and digital."""
    if chance.random() < shape.AT_THREE_CENTRES:
        return chance.choices(*_two(shape.CROWDED))[0], "reporting centre"
    channel: Channel = chance.choices(*_two(shape.CHANNELS_ELSEWHERE))[0]  # type: ignore[assignment]
    return (chance.choices(*_two(shape.OTHER_CENTRES))[0] if channel == "reporting centre" else ""), channel


def _open(life: Life, day: date) -> date:
    return life.next_working_day(day)


def _banded(chance: Random, bands: tuple[tuple[int, int, int], ...]) -> int:
    low, high, _ = chance.choices(bands, [people for _, _, people in bands])[0]
    return chance.randrange(low, high)


def _two(shares: dict[str, int]) -> tuple[list[str], list[int]]:
    return list(shares), list(shares.values())
