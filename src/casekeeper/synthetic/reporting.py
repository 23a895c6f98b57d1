"""How an invented person on bail reports: conditions, notice, grade, the days kept and missed, and contact lost."""

from __future__ import annotations

from datetime import date, timedelta

from casekeeper.facts.absconding import Circulated, ContactLost, TraceStepTaken
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed, Channel, ConditionType
from casekeeper.facts.contact import ContactAttempted, ContactDetailGiven
from casekeeper.facts.reporting import ExplanationDecided, Frequency, FrequencySet, ReportAttended
from casekeeper.facts.safeguards import HarmGrade, HarmGraded
from casekeeper.synthetic import shape
from casekeeper.synthetic.centres import centre_for, slot_for
from casekeeper.synthetic.told import HOME_OFFICE, Life

OFFICER, MANAGER = "reporting.officer", "casework.manager"
GRADES: tuple[HarmGrade, ...] = ("A", "B", "C", "D")
SHARES = (5, 25, 50, 20)
NEVER_PROVED_SHARE = 0.04
SKIPS_SHARE = 0.06
KEPT_DAYS = 85
"""Reports are told of the last months only, since how often was last decided."""


def tell_conditions(
    life: Life, on: date, *kinds: ConditionType, channel: Channel = "reporting centre", proof: str | None = None
) -> None:
    """Conditions of bail, and the notice of them handed over with proof the same day."""
    for condition in kinds:
        said = BailConditionSet(
            condition=condition, purpose="to keep in touch while the case goes on", channel=channel,
            power="Immigration Act 1971, Schedule 3, paragraph 2",
            place=centre_for(_own(life)).name if condition == "reporting" else "",
        )  # fmt: skip
        life.tell(said, on, source=HOME_OFFICE, by="gatekeeper.officer")
    if proof is None:
        proof = "" if life.chance.random() < NEVER_PROVED_SHARE else "Signed receipt"
    life.tell(BailNoticeServed(method="by hand", proof=proof, document="BAIL 201"), on, by=OFFICER)


def tell_frequency(life: Life, on: date, every: Frequency, first_on: date, grade: HarmGrade) -> None:
    """The grade, how often and from when; the notice of it goes out the same day."""
    reasons = "As the papers show."
    life.tell(HarmGraded(grade=grade, reasons=reasons, graded_by=MANAGER, source="the sentence"), on, by=MANAGER)
    said = FrequencySet(every=every, first_on=first_on, at=slot_for(_own(life)), reasons=reasons, set_by=OFFICER,
                        as_proposed=True)  # fmt: skip
    life.tell(said, on, by=OFFICER)


def tell_reporting(life: Life, released_on: date) -> None:
    """Reports of the last months, and the loss of contact where there was one."""
    chance = life.chance
    grade = chance.choices(GRADES, SHARES)[0]
    lost = chance.random()
    is_lost = lost < shape.ABSCONDED_SHARE + 0.05
    last = life.today
    if is_lost:
        last = released_on + timedelta(days=chance.randrange(20, max(21, (life.today - released_on).days)))
    begins = life.next_working_day(max(released_on, last - timedelta(days=KEPT_DAYS)))
    every: Frequency = "weekly" if grade == "A" else "fortnightly" if grade == "B" else "monthly"
    step = 7 if grade == "A" else 14
    tell_frequency(life, begins, every, begins + timedelta(days=7), grade)
    tell_conditions(life, begins, "reporting")
    life.tell(
        ContactDetailGiven(means="telephone", detail=f"07700 900{chance.randrange(1000):03d}"), begins, by=OFFICER
    )
    days = [begins + timedelta(days=7 + step * nth) for nth in range(KEPT_DAYS // step + 1)]
    if every == "monthly":
        days = [_months_on(begins + timedelta(days=7), nth) for nth in range(KEPT_DAYS // 28)]
    for day in days:
        if day < last:
            _report(life, day, skips=chance.random() < SKIPS_SHARE)
    if is_lost:
        _tell_loss(life, last, "absconder" if lost < shape.ABSCONDED_SHARE else "out of contact")


def _own(life: Life) -> int:
    """A number that is this life's alone and the same each time, drawn from nothing."""
    first = life.told[0].recorded_at if life.told else None
    return int(first.timestamp()) * 2_654_435_761 % 1_000_003 if first is not None else 0


def _report(life: Life, day: date, *, skips: bool) -> None:
    """Kept; or missed, rung up about and explained within the week."""
    if not skips:
        life.tell(
            ReportAttended(place=centre_for(_own(life)).name, channel="reporting centre", identity="confirmed"),
            life.next_working_day(day),
            by=OFFICER,
        )
        return
    rung_on = life.next_working_day(day, 1)
    rung = ContactAttempted(channel="telephone", at="10:15", result="spoke to the person")
    life.tell(rung, rung_on, by=OFFICER)
    accepted = ExplanationDecided(
        report_on=life.next_working_day(day), outcome="accepted", reasons="Ill, with a note.", decided_by=OFFICER
    )
    life.tell(accepted, life.next_working_day(day, 3), by=OFFICER)


def _tell_loss(life: Life, last: date, standing: str) -> None:
    lost_on = life.next_working_day(last, 35)
    life.tell(ContactLost(standing=standing, declared_by=MANAGER), lost_on, by=MANAGER)
    if standing != "absconder" or life.chance.random() < 0.5:
        return
    life.tell(Circulated(reference="invented", referred_to="tracing"), life.next_working_day(lost_on, 1), by=MANAGER)
    for number in range(life.chance.randrange(4)):
        said = TraceStepTaken(source="police", lawful_basis="law enforcement", result="nothing")
        life.tell(said, life.next_working_day(lost_on, 10 + 25 * number), by="tracing.officer")


def _months_on(first: date, number: int) -> date:
    """The same day of a later month; invented people report no later than the 28th."""
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    return date(year, month + 1, first.day) if first.day <= 28 else first + timedelta(days=28 * number)
