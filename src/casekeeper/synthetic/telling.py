"""How a worked story is told: who it is about, the steps of a usual case, and the story's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from casekeeper.facts.consideration import InformationRequested, LiabilityNoticeSent
from casekeeper.facts.referral import ReferralAcknowledged, Referred, Triaged
from casekeeper.facts.sentence import SentenceKind
from casekeeper.synthetic import documents, shape
from casekeeper.synthetic.alerts import tell_alerts
from casekeeper.synthetic.custody import tell_reception, tell_sentence
from casekeeper.synthetic.names import Name
from casekeeper.synthetic.sentencing import Plan, plan
from casekeeper.synthetic.strands import InPrison
from casekeeper.synthetic.told import PRISON, Invented, Life
from casekeeper.synthetic.who import Who, invent_who, tell_home_office_reference, tell_identity

Teller = Callable[[int, date], Iterator[Invented]]


@dataclass(frozen=True)
class Story:
    """`who` finds the person, `about` says what the story shows."""

    who: str
    about: str
    tell: Teller


@dataclass(frozen=True)
class Cast:
    """One person of a story and their life, while it is being told."""

    serial: int
    life: Life
    who: Who

    def days_ago(self, days: int) -> date:
        """So many days before today; negative for days ahead."""
        return self.life.today - timedelta(days=days)

    def release_in(self, days: int, months: int, kind: SentenceKind = "ordinary") -> Plan:
        """A sentence of so many months that ends in release so many days from today."""
        custody = (plan(Random(0), self.life.today, months, kind).release_on - self.life.today).days
        return plan(self.life.chance, self.days_ago(custody - days), months, kind)

    def done(self, held: InPrison | None = None, story: str = "") -> Invented:
        """The person, finished, with the alerts that their grounds called for."""
        tell_alerts(self.life, self.serial)
        return documents.put_together(self.life, self.serial, self.who, held, story)


def cast(serial: int, today: date, given: str, family: str, code: str, *, age: int = 34, native: str = "") -> Cast:
    """A person of a story, with a name that stays the same from day to day."""
    chance = Random(f"story/{serial}/{today}")
    origin = next(one for one in shape.ORIGINS if one.code == code)
    who = invent_who(chance, serial, today, origin=origin, age=age, name=Name(given, family, native))
    return Cast(serial, Life(chance, today), _as_recorded(who))


def _as_recorded(who: Who) -> Who:
    """Stories say for themselves what is unclear: nationality known, no alias by chance."""
    values = {**vars(who), "nationality_known": True, "alias": None, "woman": False}
    return Who(**values)


def tell_until_sentence(one: Cast, made: Plan, *, remand_days: int = 40) -> str:
    """Reception, identity, sentence. Returns the prison."""
    received_on = made.sentenced_on - timedelta(days=remand_days)
    prison = tell_reception(one.life, received_on, remand=remand_days > 0, booking=made.booking)
    tell_identity(one.life, one.who, received_on)
    tell_sentence(one.life, made)
    return prison


def tell_until_triage(one: Cast, made: Plan, prison: str, *, outcome: str = "consider deportation") -> date:
    """Referred, acknowledged and triaged within days of the sentence. Returns the day of triage."""
    referred_on = one.life.next_working_day(made.sentenced_on, 3)
    one.life.tell(Referred(by=prison, previous_convictions="none"), referred_on, source=PRISON, by="prison.officer")
    one.life.tell(ReferralAcknowledged(receipt=f"R-{one.serial:04d}"), referred_on, by="intake.officer")
    triaged_on = one.life.next_working_day(referred_on, 3)
    tell_home_office_reference(one.life, one.who, triaged_on)
    said = Triaged(outcome=outcome, reasons="As the sentence and the record show.", under="liability pages")
    one.life.tell(said, triaged_on, by="intake.officer")
    return triaged_on


def tell_until_notice(one: Cast, triaged_on: date) -> date:
    """Questions and notice of liability, the same day as triage. Returns the day."""
    one.life.tell(InformationRequested(questions=9), triaged_on)
    one.life.tell(LiabilityNoticeSent(proof="Signed receipt"), triaged_on)
    return triaged_on


def held(made: Plan, prison: str, legal_status: str = "SENTENCED") -> InPrison:
    """What the prison says of somebody it holds under this sentence."""
    return InPrison(prison, made.sentenced_on, legal_status, made)
