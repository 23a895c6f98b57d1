"""How an invented person came into prison, was sentenced, moved, and left."""

from __future__ import annotations

from datetime import date, timedelta

from casekeeper.facts.custody import LegalStatusRecorded, Received, Released, Transferred
from casekeeper.facts.immigration import BailGranted, Departed, DetentionBegan, DetentionEnded
from casekeeper.facts.sentence import Convicted, DeportationRecommended, Sentenced
from casekeeper.synthetic.after_decision import tell_detention_reviews
from casekeeper.synthetic.sentencing import Plan, dates_of
from casekeeper.synthetic.told import COURT, HOME_OFFICE, PRISON, Life

PRISONS = ("WWI", "BMI", "LEI", "MRI", "BNI", "HOI", "PVI", "LPI", "NMI", "CFI", "DMI", "EXI", "BZI")
TRAINING = ("HCI", "MSI", "MHI", "FDI", "RSI", "GHI", "LTI", "OWI", "BWI")
CENTRES = ("Brook House", "Colnbrook", "Harmondsworth", "Yarl's Wood", "Derwentside")


def tell_reception(life: Life, on: date, *, remand: bool, booking: str) -> str:
    """Received into a local prison. Returns its code."""
    prison = life.chance.choice(PRISONS)
    status = "REMAND" if remand else "SENTENCED"
    said = Received(prison=prison, booking=booking, reason="N" if remand else "I", legal_status=status)
    life.tell(said, on, source=PRISON, by=PRISON)
    life.tell(LegalStatusRecorded(status=status), on, source=PRISON, by=PRISON)
    return prison


def tell_sentence(life: Life, plan: Plan) -> None:
    """Conviction, sentence and the dates the prison worked out from it."""
    years, months = plan.term
    day = plan.sentenced_on
    convicted = Convicted(offence=plan.offence, offence_code=plan.offence_code, court=plan.court,
                          offence_on=day - timedelta(days=life.chance.randrange(60, 700)))  # fmt: skip
    life.tell(convicted, day, lag=life.chance.randrange(0, 3), source=COURT, by=COURT)
    sentenced = Sentenced(sentence=plan.kind, years=years, months=months, court=plan.court, offence=plan.offence)
    life.tell(sentenced, day, lag=life.chance.randrange(0, 3), source=COURT, by=COURT)
    if plan.months >= 18 and life.chance.random() < 0.06:
        life.tell(DeportationRecommended(court=plan.court), day, source=COURT, by=COURT)
    life.tell(LegalStatusRecorded(status="SENTENCED"), day, source=PRISON, by=PRISON)
    life.tell(dates_of(plan), day, lag=life.chance.randrange(1, 6), source=PRISON, by=PRISON)


def tell_transfer(life: Life, from_prison: str, after: date) -> str:
    """Many move to a training prison some weeks after sentence. Returns where the person is today."""
    if life.chance.random() < 0.4:
        return from_prison
    to, on = life.chance.choice(TRAINING), after + timedelta(days=life.chance.randrange(20, 90))
    moved = life.tell(Transferred(prison=to, from_prison=from_prison), on, source=PRISON, by=PRISON)
    return to if moved is not None else from_prison


def tell_detention(life: Life, on: date, place: str, until: date | None = None) -> None:
    """Held under immigration powers from the day the sentence let the person go."""
    life.tell(LegalStatusRecorded(status="IMMIGRATION_DETAINEE"), on, source=PRISON, by=PRISON)
    life.tell(DetentionBegan(place=place), on, source=HOME_OFFICE, by="gatekeeper.officer")
    tell_detention_reviews(life, on, until or life.today)


def tell_move_to_centre(life: Life, prison: str, on: date) -> None:
    """From prison to a removal centre."""
    said = Released(prison=prison, reason="DEIRC", to="immigration detention")
    life.tell(said, on, source=PRISON, by=PRISON)
    life.tell(DetentionBegan(place=life.chance.choice(CENTRES)), on, source=HOME_OFFICE, by="gatekeeper.officer")
    tell_detention_reviews(life, on, life.today)


def tell_release_on_bail(life: Life, prison: str, on: date, *, was_detained: bool) -> None:
    """Out on immigration bail, from prison or a removal centre."""
    judge = "tribunal" if life.chance.random() < 0.6 else "Secretary of State"
    life.tell(BailGranted(granted_by=judge), on, source=HOME_OFFICE, by="gatekeeper.officer")
    if was_detained:
        life.tell(DetentionEnded(reason="bail"), on, source=HOME_OFFICE, by="gatekeeper.officer")
    life.tell(Released(prison=prison, reason="BD", to="immigration bail"), on, source=PRISON, by=PRISON)


def tell_departure(life: Life, prison: str, on: date, *, early: bool, country: str) -> None:
    """Left the country, under the Early Removal Scheme or after the sentence."""
    life.tell(Released(prison=prison, reason="DE" if early else "DD", to="removal"), on, source=PRISON, by=PRISON)
    how = "early removal scheme" if early else "removed"
    said = Departed(how=how, to=country, evidence="Boarding confirmed by the escort")
    life.tell(said, on, source=HOME_OFFICE, by="gatekeeper.officer")
