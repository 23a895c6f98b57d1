"""What else happens while an invented person is held: medical reports, bail hearings, reviews left out at the end.

Shares are our own choice, so that each list about detention has somebody on it and most are in order. A chance of its
own, so that what is invented elsewhere stays what it was.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from casekeeper.facts.detention import (
    BailHearingHeld,
    BailHearingListed,
    BailSummarySent,
    MedicalReportAnswered,
    MedicalReportReceived,
)
from casekeeper.synthetic.told import Life

REPORT, ANSWERED, HEARING, SUMMARY_SENT, LEFT_OUT = 0.15, 0.7, 0.35, 0.6, 0.2
MOST_LEFT_OUT = 35
MANAGER = "casework.manager"


def reviews_end_on(began_on: date, until: date, today: date) -> date:
    """The last day on which a review is told of: for some who are held today, a while ago."""
    chance = Random(f"reviews {began_on} {until}")
    if until < today or chance.random() >= LEFT_OUT:
        return until
    return until - timedelta(days=chance.randrange(5, MOST_LEFT_OUT))


def tell_reports_and_hearings(life: Life, began_on: date, until: date) -> None:
    """A doctor's report, and a bail hearing, for some; for those held today of the last days."""
    chance = Random(f"reports {began_on} {until} {len(life.told)}")
    aside = Life(chance, life.today, life.told)
    days = (until - began_on).days
    if days < 5:
        return
    first = 0 if until < life.today else max(0, days - 40)
    if chance.random() < REPORT:
        on = began_on + timedelta(days=chance.randrange(first, days))
        report = aside.tell(MedicalReportReceived(concern="health harmed by detention", by="A. Doctor"), on, by=MANAGER)
        if report is not None and chance.random() < ANSWERED:
            answer = MedicalReportAnswered(
                report=report, outcome="detention goes on", reasons="Care is given where the person is held.",
                decided_by=MANAGER,
            )  # fmt: skip
            aside.tell(answer, on + timedelta(days=chance.randrange(1, 5)), by=MANAGER)
    if chance.random() < HEARING:
        _tell_hearing(aside, began_on + timedelta(days=chance.randrange(max(0, days - 12), days)), until)


def _tell_hearing(life: Life, listed_on: date, until: date) -> None:
    chance = life.chance
    hearing_on = life.next_working_day(listed_on, chance.randrange(4, 11))
    listed = BailHearingListed(hearing_on=hearing_on, reference=f"BA/{chance.randrange(10_000, 99_999)}")
    hearing = life.tell(listed, listed_on, source="tribunal", by="tribunal")
    if hearing is None:
        return
    if chance.random() < SUMMARY_SENT:
        summary = BailSummarySent(hearing=hearing, document="Summary (invented)")
        life.tell(summary, min(hearing_on, listed_on + timedelta(days=chance.randrange(1, 6))), by=MANAGER)
    if hearing_on < until:
        life.tell(BailHearingHeld(hearing=hearing, outcome="refused"), hearing_on, source="tribunal", by="tribunal")
